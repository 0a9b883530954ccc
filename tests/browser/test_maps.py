"""Maps as pictures, in a real browser: the ground lies below them, numbers lie apart, the list says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from browser_windows import Visit

WITH_MAPS = ("", "karte/", "raeume/", "raeume/r-alt/", "raeume/r-stadt/", "themenfelder/t-mob/")
WIDTHS = (320, 360, 700, 1024, 1366, 1920)
OVERLAPPING = """() => [...document.querySelectorAll(".isek-sheet")].filter(s => s.offsetWidth).flatMap(sheet => {
  const boxes = [...sheet.querySelectorAll(".isek-pin rect")].map(r => [r, r.getBoundingClientRect()]);
  const names = [...sheet.querySelectorAll(".isek-drawn > text, .isek-drawn > svg > text[transform]")];
  const texts = names.filter(t => !t.closest("[transform]")).map(t => [t, t.getBoundingClientRect()]);
  const all = [...boxes, ...texts], found = [], told = e => e.textContent || e.parentNode.textContent;
  all.forEach(([a, p], i) => all.slice(i + 1).forEach(([b, q]) => {
    const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (wide > 1.5 && high > 1.5) found.push(`${told(a)} / ${told(b)}`);
  }));
  return found;
})"""
GROUNDS = """dark => [...document.querySelectorAll(".isek-ground")].filter(i => i.offsetWidth)
  .every(i => i.complete && i.naturalWidth && i.currentSrc.includes("dunkel") === dark)"""
SAME_SCALE = """() => [...document.querySelectorAll(".isek-sheet")].filter(s => s.offsetWidth).map(s => {
  const image = s.querySelector("img").getBoundingClientRect();
  const view = s.querySelector(".isek-drawn > svg").viewBox.baseVal;
  return Math.abs(image.width / image.height - view.width / view.height) < .02;
})"""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def window(visits: Callable[..., Any]) -> Iterator[Visit]:
    """Where nothing makes them move, maps are pictures."""
    with visits() as visit:
        visit.page.route("**/isek/karte.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        yield visit


@pytest.mark.parametrize("address", WITH_MAPS)
def test_nothing_lies_on_another(window: Visit, address: str) -> None:
    page = window.open(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERLAPPING) == [], width


def test_the_ground_goes_with_the_light(window: Visit) -> None:
    window.trouble.clear()
    page = window.open("karte/")
    page.wait_for_function(GROUNDS, arg=False)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(GROUNDS, arg=True)
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_function(GROUNDS, arg=False)
    page.emulate_media(media="screen", color_scheme="light")
    assert window.trouble == []


def test_ground_and_drawing_have_one_scale(window: Visit) -> None:
    page = window.open("karte/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SAME_SCALE) == [True, True]


def test_numbers_lead_to_measures_by_mouse_alone(window: Visit) -> None:
    page = window.open("karte/")
    pin = page.locator(".isek-sheet-wide a.isek-pin").first
    name = pin.locator("title").text_content()
    pin.locator("rect").click()
    assert page.locator("h1").inner_text() in (name or "")
    assert tab_stops(window.open("karte/")) == 0


def tab_stops(page: Page) -> int:
    """The links in maps that a keyboard reaches."""
    return int(page.evaluate("document.querySelectorAll('.isek-sheet a:not([tabindex=\"-1\"])').length"))


def test_the_list_stands_below_the_map(window: Visit) -> None:
    page = window.open("karte/")
    numbers = page.locator(".isek-map-nr").all_inner_texts()
    drawn = set(page.locator(".isek-sheet-wide .isek-pin text").all_text_contents())
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
    assert drawn == set(numbers)
    assert page.locator(".isek-map-list a").count() == len(numbers)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["massnahmen/m-005/", "massnahmen/m-031/", "massnahmen/kg3/"])
def test_a_measure_loads_the_light_ground_only(visits: Callable[..., Any], address: str, scheme: str) -> None:
    loaded: list[str] = []
    with visits(color_scheme=scheme) as visit:
        visit.page.on("request", lambda request: loaded.append(request.url.partition("#")[0].rpartition("/")[2]))
        page = visit.open(address)
        page.locator(".isek-locator").scroll_into_view_if_needed()
        page.wait_for_function(GROUNDS, arg=scheme == "dark")
    (ground,) = [name for name in loaded if name.startswith("grundkarte")]
    assert ground.rpartition("-")[0] == ("grundkarte-klein-dunkel" if scheme == "dark" else "grundkarte-klein")
    assert not [name for name in loaded if name.startswith("karte")]
