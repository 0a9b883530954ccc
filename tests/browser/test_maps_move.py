"""Maps that move: in the place of their pictures, by mouse, finger and keyboard, filtered like the table."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from browser_windows import DESKTOP, PHONE, Visit
from page_checks import EVERYTHING, OF_COLOURS, violations

MAP = "karte/"
BLOCK, BLOCK_OF_AREAS = "kapitel/raeume/", "kapitel/gebiet/"
HERE = {"latitude": 49.0192, "longitude": 11.4502, "accuracy": 25.0}
FAR_OFF = {"latitude": 52.52, "longitude": 13.4, "accuracy": 25.0}
HEAVIEST = 100_000
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
SCROLLED = """() => scrollY > 200 && new Promise(done => {
  const before = scrollY;
  setTimeout(() => done(before === scrollY), 150);
})"""
FOCUSED = "document.activeElement.dataset.tool ?? document.activeElement.className"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def opened(window: Visit, query: str = "", address: str = MAP) -> Page:
    """A page whose map moves already; what came before is forgotten."""
    window.open("impressum/")
    page = window.open(address + query)
    page.locator("[data-karte]").scroll_into_view_if_needed()
    expect(page.locator(".isek-live-scale")).not_to_be_empty()
    return page


def shown(page: Page) -> Locator:
    """The entries of the list."""
    return page.locator(".isek-map-list li:not([hidden])")


def numbers(page: Page) -> set[str]:
    return set(shown(page).locator(".isek-map-nr").all_inner_texts())


def popup(page: Page) -> Locator:
    return page.locator(".isek-popup")


@pytest.fixture
def calm(visits: Callable[..., Any]) -> Iterator[Visit]:
    """A window where nothing moves by itself, and the place of the device is known."""
    with visits(reduced_motion="reduce", geolocation=HERE, permissions=["geolocation"]) as visit:
        yield visit


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_takes_the_place_of_its_picture(visits: Callable[..., Any], size: Any) -> None:
    with visits() as visit:
        page = visit.page
        page.route("**/leaflet/leaflet.js", lambda _: None)
        page.set_viewport_size(size)
        page.goto(visit.url + MAP, wait_until="domcontentloaded")
        expect(page.locator(".isek-map-filters")).to_be_visible()
        picture = page.locator(".isek-map-figure:first-child .isek-sheet:visible").bounding_box()
        page.unroute("**/leaflet/leaflet.js")
        page.reload()
        expect(page.locator(".isek-live .isek-pin").first).to_be_visible()
        assert page.locator(".isek-live").bounding_box() == pytest.approx(picture, abs=1)
        assert page.locator(".isek-sheet:visible").count() == 0
        assert page.evaluate(SHIFTS) < 0.01


def test_its_numbers_are_those_of_the_list(calm: Visit) -> None:
    page = opened(calm)
    page.evaluate(
        "document.querySelectorAll('[data-tool=out]').forEach(b => { for (let i = 0; i < 6; i++) b.click() })"
    )
    told = {one.split(" ")[0] for one in page.locator(".isek-live .isek-pin text").all_text_contents()}
    assert told <= numbers(page)
    assert page.locator(".isek-live .isek-pin").count() == shown(page).count()
    assert (
        page.locator(".isek-live .isek-pin title").first.text_content() in page.locator(".isek-map-list").inner_text()
    )
    assert calm.trouble == []


def test_the_list_shows_entries_on_the_map(calm: Visit) -> None:
    page = opened(calm)
    entry = shown(page).nth(11)
    title = entry.get_by_role("link").inner_text()
    button = entry.get_by_role("button", name="Auf der Karte zeigen")
    button.focus()
    page.keyboard.press("Enter")
    link = popup(page).get_by_role("link")
    expect(link).to_be_focused()
    assert link.inner_text() == title
    assert popup(page).bounding_box()["y"] > 0  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(popup(page)).to_have_count(0)
    expect(button).to_be_focused()


def test_a_number_opens_what_it_stands_for(calm: Visit) -> None:
    page = opened(calm)
    pin = page.locator(".isek-live .isek-pin:has(rect)").nth(3)
    title = pin.locator("title").text_content() or "?"
    pin.locator("rect").click()
    assert title in popup(page).get_by_role("link").inner_text()
    popup(page).get_by_role("button", name="Schließen").click()
    expect(popup(page)).to_have_count(0)
    assert "isek-live-map" in page.evaluate(FOCUSED)


def test_a_measure_leads_to_its_place(calm: Visit) -> None:
    page = calm.open("massnahmen/m-001/")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="Auf der großen Karte zeigen").click()
    expect(popup(page).get_by_role("link")).to_be_focused()
    assert title in popup(page).inner_text()
    assert popup(page).is_visible()


def test_keyboard(calm: Visit) -> None:
    """The buttons, the map, then what is below: nothing on the map itself is a stop."""
    page = opened(calm)
    page.locator(".isek-live-skip").focus()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert stops[:4] == ["in", "out", "home", "full"]
    assert stops[4].startswith("isek-live-map")
    before = page.locator(".isek-live .leaflet-map-pane").get_attribute("style")
    page.keyboard.press("ArrowRight")
    assert page.locator(".isek-live .leaflet-map-pane").get_attribute("style") != before
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.isek-live')")
    page.locator(".isek-live-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "isek-map-list"


def test_filters_are_those_of_the_table(calm: Visit) -> None:
    page = calm.open("massnahmen/?themenfeld=T-MOB&status=planung&sortierung=-kosten")
    page.get_by_role("link", name="Auf der Karte zeigen").click()
    expect(page.locator(".isek-live .isek-pin").first).to_be_visible()
    assert page.get_by_label("Themenfeld").input_value() == "T-MOB"
    assert page.get_by_label("Stand").input_value() == "planung"
    count = shown(page).count()
    assert 0 < count < page.locator(".isek-map-list li").count()
    expect(page.locator(".isek-count")).to_contain_text(f"{count} von 40 Maßnahmen auf der Karte")
    assert set(page.locator(".isek-live .isek-pin text").all_text_contents()) <= numbers(page)
    page.get_by_label("Stand").select_option("")
    assert shown(page).count() > count
    page.get_by_role("link", name="Als Tabelle zeigen").click()
    assert page.evaluate("location.search") == "?sortierung=-kosten&themenfeld=T-MOB"
    page.go_back()
    page.get_by_role("button", name="Filter zurücksetzen").click()
    expect(shown(page)).to_have_count(40)
    assert page.evaluate("location.search") == "?sortierung=-kosten"


def test_what_cannot_be_filtered_here_is_told(calm: Visit) -> None:
    page = opened(calm, "?akteur=A-BAU&utm_source=brief&raum=R-WEG")
    expect(page.locator(".isek-count")).to_contain_text("0 von 40 Maßnahmen")
    expect(page.locator(".isek-count")).to_contain_text("Den Filter „akteur“ gibt es hier nicht")
    expect(page.locator(".isek-count")).not_to_contain_text("utm_source")


def test_searched_by_words(calm: Visit) -> None:
    page = opened(calm)
    page.get_by_label("Titel, Nummer oder Ort").fill("marktstrasse UMBAU m-001")
    expect(shown(page)).to_have_count(1)
    assert page.locator(".isek-live .isek-pin").count() == 1
    page.get_by_label("Titel, Nummer oder Ort").fill("")
    expect(shown(page)).to_have_count(40)


@pytest.mark.parametrize(("typed", "id"), [("M-012", "M-012"), ("M 12", "M-012"), ("m1.2", "M-001.2"), ("rw 2", "RW2")])
def test_ids_are_not_confused(calm: Visit, typed: str, id: str) -> None:
    page = opened(calm)
    page.get_by_label("Titel, Nummer oder Ort").fill(typed)
    expect(shown(page)).to_have_count(1)
    assert shown(page).get_attribute("data-id") == id


def test_what_is_near(calm: Visit) -> None:
    page = opened(calm)
    first = shown(page).locator(".isek-map-nr").all_inner_texts()
    page.get_by_role("button", name="Was ist in meiner Nähe?").click()
    told = page.locator(".isek-near-told")
    expect(told).to_contain_text("ist nach Entfernung sortiert")
    away = page.locator(".isek-map-far").all_inner_texts()
    assert len(away) == 40
    metres = [
        float(one.split()[0].replace(",", ".")) * (1000 if " km" in one.replace("\xa0", " ") else 1) for one in away
    ]
    assert metres == sorted(metres)
    expect(page.locator(".isek-here")).to_have_count(1)
    assert not list(violations(page, "Nähe", EVERYTHING))
    page.get_by_role("button", name="Standort vergessen").click()
    expect(page.locator(".isek-map-far")).to_have_count(0)
    assert shown(page).locator(".isek-map-nr").all_inner_texts() == first
    assert calm.trouble == []


def test_who_is_elsewhere_is_told(visits: Callable[..., Any]) -> None:
    with visits(geolocation=FAR_OFF, permissions=["geolocation"]) as visit:
        page = opened(visit)
        page.get_by_role("button", name="Was ist in meiner Nähe?").click()
        expect(page.locator(".isek-near-told")).to_contain_text("außerhalb dieser Karte")
        expect(page.locator(".isek-map-far")).to_have_count(0)


def test_who_says_no_is_told_what_helps(visits: Callable[..., Any]) -> None:
    with visits() as visit:
        page = opened(visit)
        page.get_by_role("button", name="Was ist in meiner Nähe?").click()
        expect(page.locator(".isek-near-told")).to_contain_text("hilft der Filter „Raum“")


def test_the_whole_screen_and_back(calm: Visit) -> None:
    page = opened(calm)
    full = page.get_by_role("button", name="Karte auf dem ganzen Bildschirm")
    full.click()
    expect(page.locator(".isek-live-full")).to_be_visible()
    assert page.evaluate("document.fullscreenElement?.className").startswith("isek-live")
    expect(page.locator(".isek-live-credit")).to_contain_text("Grundkarte: © Stadt Lindenfurt")
    page.evaluate("document.exitFullscreen()")
    expect(page.locator(".isek-live-full")).to_have_count(0)
    expect(full).to_be_focused()


def test_where_there_is_no_fullscreen_a_layer_does(calm: Visit) -> None:
    page = opened(calm)
    page.evaluate("delete Element.prototype.requestFullscreen")
    full = page.get_by_role("button", name="Karte auf dem ganzen Bildschirm")
    full.click()
    box = page.locator(".isek-live").bounding_box()
    assert box == {"x": 0, "y": 0, **DESKTOP}
    assert page.evaluate("document.querySelector('.isek-top').inert")
    assert not list(violations(page, "groß", EVERYTHING))
    page.keyboard.press("Escape")
    expect(page.locator(".isek-live-full")).to_have_count(0)
    assert not page.evaluate("document.querySelector('.isek-top').inert")
    expect(full).to_be_focused()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("state", ["plain", "popup", "filtered"])
def test_every_state_is_accessible(calm: Visit, state: str, size: Any) -> None:
    page = opened(calm, "?themenfeld=T-MOB" if state == "filtered" else "")
    page.set_viewport_size(size)
    if state == "popup":
        page.get_by_role("button", name="Auf der Karte zeigen").nth(5).click()
        expect(popup(page)).to_be_visible()
    found = list(violations(page, state, EVERYTHING))
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += violations(page, f"{state} dunkel", OF_COLOURS)
    assert not found, "\n".join(found)
    assert calm.trouble == []


def test_maps_in_texts_move_too(calm: Visit) -> None:
    page = opened(calm, address=BLOCK)
    page.get_by_role("button", name="Auf der Karte zeigen").first.click()
    expect(popup(page).get_by_role("link")).to_be_focused()
    assert not list(violations(page, "Block", EVERYTHING))
    page = opened(calm, address=BLOCK_OF_AREAS)
    assert page.locator(".isek-live .isek-trace-raum").count() > 3
    assert not list(violations(page, "Räume", EVERYTHING))
    assert calm.trouble == []


def test_the_basemap_goes_with_the_light(calm: Visit) -> None:
    page = opened(calm)
    ground = page.locator(".isek-live-ground")
    assert "dunkel" not in (ground.get_attribute("src") or "")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect(ground).to_have_attribute("src", re.compile("grundkarte-dunkel-"))


def test_one_finger_scrolls_the_page(visits: Callable[..., Any]) -> None:
    with visits(has_touch=True, viewport=PHONE) as visit:
        page = opened(visit)
        page.set_viewport_size(PHONE)
        page.locator(".isek-live").scroll_into_view_if_needed()
        before, pane = page.evaluate("scrollY"), page.locator(".leaflet-map-pane").get_attribute("style")
        box = page.locator(".isek-live").bounding_box()
        assert box is not None
        touch = page.context.new_cdp_session(page)
        for step, kind in enumerate(["touchStart", *["touchMove"] * 10, "touchEnd"]):
            points = [{"x": 180, "y": box["y"] + 300 - 20 * step}] if kind != "touchEnd" else []
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            page.wait_for_timeout(20)
        page.wait_for_function("before => scrollY > before + 100", arg=before)
        assert page.locator(".leaflet-map-pane").get_attribute("style") == pane
        expect(page.locator(".isek-live-hint")).to_have_text("Mit zwei Fingern lässt sich die Karte bewegen.")


def test_the_wheel_scrolls_the_page(visits: Callable[..., Any]) -> None:
    with visits() as visit:
        page = opened(visit)
        scale = page.locator(".isek-live-scale")
        page.locator(".isek-live").hover()
        before = scale.inner_text()
        page.mouse.wheel(0, 300)
        page.wait_for_function(SCROLLED)
        assert scale.inner_text() == before
        page.locator(".isek-live").hover()
        still = page.evaluate("scrollY")
        page.keyboard.down("Control")
        page.mouse.wheel(0, 900)
        page.keyboard.up("Control")
        expect(scale).not_to_have_text(before)
        assert page.evaluate("scrollY") == still


def test_paper_shows_the_picture(calm: Visit) -> None:
    page = opened(calm)
    page.emulate_media(media="print")
    assert page.locator(".isek-sheet:visible").count() == 2
    assert page.locator(".isek-live:visible").count() == 0


def test_what_fails_leaves_the_picture(visits: Callable[..., Any]) -> None:
    for lost in ("**/leaflet/leaflet.js", "**/massnahmen.geojson", "**/karte.css", "**/karte-liste.js"):
        with visits() as visit:
            visit.page.route(lost, lambda route: route.abort())
            page = visit.open(MAP)
            page.wait_for_timeout(300)
            assert page.locator(".isek-sheet:visible").count() == 2, lost
            assert page.locator(".isek-live").count() == 0, lost


def test_without_scripts_there_is_no_form(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        page = visit.open(MAP)
        assert page.locator(".isek-filters:visible, .isek-map-show").count() == 0
        assert page.locator(".isek-sheet:visible").count() == 2


def test_the_page_weighs_little(visits: Callable[..., Any], site_url: str) -> None:
    """All that the page of the map loads, packed as servers do."""
    with visits() as visit:
        page = opened(visit)
        page.reload()
        expect(page.locator(".isek-live .isek-pin").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        addresses = page.evaluate("performance.getEntriesByType('resource').map(e => e.name.split('#')[0])")
        assert any("leaflet.js" in one for one in addresses)
        assert visit.trouble == []
    own = {one for one in addresses if one.startswith(site_url)}
    sizes = {one: len(gzip.compress(urlopen(one).read())) for one in {*own, f"{site_url}{MAP}"}}
    assert sum(sizes.values()) < HEAVIEST, sizes
