"""The pages of the history and an archived site in a real browser: accessible, and walked with the keyboard alone."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_windows import DESKTOP, PHONE, Handler, Visit
from keyboard_walk import walk
from page_checks import too_wide, violations_in_all_forms
from published import publish

ARCHIVE = "fassungen/f-1/seite/"
PAGES = (
    "fassungen/", "fassungen/f-2/", "fassungen/f-4/", "massnahmen/m-020/", "massnahmen/m-028/", "massnahmen/m-012/",
    ARCHIVE, f"{ARCHIVE}massnahmen/m-001/", f"{ARCHIVE}massnahmen/",
)  # fmt: skip
LONG = ("fassungen/f-4/",)
"""All that is folded away would take a minute; it is like that of the others."""
SIZES = {"desktop": DESKTOP, "phone": PHONE}
SWITCH = "massnahmen/?seit=neu-F-3"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="session")
def published(root: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Visit]]:
    """The example as `make site` builds it, with its archived sites; opens windows on it."""
    folder = tmp_path_factory.mktemp("lindenfurt")
    # Beside a copy of the content, so that nothing is kept in the repository.
    shutil.copytree(root / "content", folder / "content")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("watch: [plugins, theme]\n", "")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = publish(folder, "--lokal")
    assert done.code == 0, done.output
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(done.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    contexts = []

    def visit(**options: Any) -> Visit:
        contexts.append(browser.new_context(locale="de-DE", **options))
        contexts[-1].set_default_timeout(5000)
        return Visit(contexts[-1].new_page(), f"http://127.0.0.1:{server.server_port}/")

    yield visit
    for context in contexts:
        context.close()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(published: Callable[..., Visit]) -> Visit:
    """One window for all tests."""
    return published()


def opened(site: Visit, address: str) -> Page:
    """A page with what is folded away on it, also the Synopse; of a long one the first of each kind."""
    page = site.open(address)
    folds = "#aenderungen > :nth-child(3) details, #texte details" if address in LONG else "main details"
    page.evaluate("all => document.querySelectorAll(all).forEach((one) => (one.open = true))", folds)
    return page


@pytest.mark.parametrize("address", PAGES)
def test_page_is_accessible(site: Visit, address: str) -> None:
    site.trouble.clear()
    page = opened(site, address)
    # Menu and search are looked at elsewhere.
    found = list(violations_in_all_forms(page, framed=False))
    assert not found, "\n".join(found)
    assert list(too_wide(page)) == []
    assert site.trouble == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", [page for page in PAGES if page not in LONG])
def test_walk_through_the_page(site: Visit, address: str, size: str) -> None:
    page = opened(site, address)
    page.set_viewport_size(SIZES[size])
    found, count = walk(page)
    assert not found, "\n".join(found)
    assert count > 10


def test_walk_through_a_long_page(site: Visit) -> None:
    """What is folded away can be opened on the way."""
    page = site.open("fassungen/f-4/")
    found, count = walk(page)
    assert not found, "\n".join(found)
    assert count > 50
    folds = page.locator("main details > summary")
    for at in (0, folds.count() - 1):
        folds.nth(at).press("Enter")
        expect(folds.nth(at).locator("xpath=..")).to_have_attribute("open", "")


def test_nothing_of_what_changed_is_told_by_colour_alone(site: Visit) -> None:
    page = opened(site, "fassungen/f-4/")
    for mark, word in (("ins", "Eingefügt: "), ("del", "Gestrichen: ")):
        found = page.locator(f".isek-diff {mark}").all_text_contents()
        assert found
        assert all(word in text for text in found)
    signs = page.locator("#aenderungskarte .isek-map-nr").all_inner_texts()
    assert {text[0] for text in signs} == {"+", "−", "⤙", "↔"}
    legend = page.locator("#aenderungskarte .isek-map-legend li").all_inner_texts()
    assert [text.split()[0] for text in legend if text.split()[0] in "+−⤙↔"] == ["+", "−", "⤙", "↔"]


def test_what_is_dropped_leads_to_what_followed(site: Visit) -> None:
    page = site.open("massnahmen/m-020/")
    expect(page.get_by_role("heading", name="Warum")).to_be_visible()
    link = page.locator("#nachfolger").get_by_role("link")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/massnahmen/m-013/")


def test_from_the_register_to_an_old_page_and_back(site: Visit) -> None:
    page = site.open("fassungen/f-1/")
    page.get_by_role("link", name="Website dieser Fassung").press("Enter")
    page.wait_for_url(f"**/{ARCHIVE}")
    page.locator(".isek-bar, header").get_by_role("link", name="Maßnahmen").first.press("Enter")
    page.wait_for_url(f"**/{ARCHIVE}massnahmen/")
    page.goto(f"{site.url}{ARCHIVE}massnahmen/m-001/")
    notice = page.get_by_role("complementary", name="Hinweis zur Fassung")
    assert "Sie lesen die Fassung F-1" in notice.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(notice.get_by_role("link", name="Dieselbe Seite heute")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}massnahmen/m-001/")


@pytest.mark.parametrize("script", [True, False])
def test_the_synopsis_is_printed_without_being_opened(published: Callable[..., Visit], script: bool) -> None:
    page = published(java_script_enabled=script).open("fassungen/f-2/")
    table = page.locator("#synopse table")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    assert table.locator("thead th").all_text_contents() == ["Was", "Bisher", "Neu", "Grund", "Beschluss"]
    expect(page.locator("#aenderungen table").first).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("#synopse summary").press("Enter")
    expect(table).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_synopsis_is_printed_alone(published: Callable[..., Visit], script: bool) -> None:
    page = published(java_script_enabled=script).open("fassungen/f-2/")
    page.get_by_role("link", name="Nur die Synopse drucken").click()
    table = page.locator("#synopse table")
    expect(table).to_be_visible()
    back = page.get_by_role("link", name="Wieder die ganze Seite drucken")
    expect(back).to_be_visible()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for other in ("#bilanz", "#aenderungen table", "#texte", "footer", "nav", ".isek-side"):
        expect(page.locator(other).first).to_be_hidden()
    page.emulate_media(media="screen")
    back.click()
    page.emulate_media(media="print")
    expect(page.locator("#aenderungen table").first).to_be_visible()


def test_the_switch_shows_what_is_new(site: Visit) -> None:
    page = site.open("massnahmen/")
    everything = page.locator("#tabelle tbody tr").count()
    shown = page.locator("#tabelle tbody tr:not([hidden])")
    expect(page.locator(".isek-filters")).to_be_visible()
    switch = page.get_by_label("Geändert")
    # In F-4 everything was changed.
    switch.select_option("F-3")
    expect(shown).to_have_count(everything)
    switch.select_option("neu-F-3")
    marks = shown.locator("th small").all_inner_texts()
    assert 0 < len(marks) < everything
    assert set(marks) == {"neu in F-4", "durch Zusammenlegung neu in F-4"}
    assert page.evaluate("location.search") == "?seit=neu-F-3"
    with page.expect_download() as started:
        page.get_by_role("button", name="Angezeigte Zeilen als CSV").click()
    rows = list(csv.reader(io.StringIO(Path(started.value.path()).read_text("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == len(marks) + 1
    assert not any("neu in" in cell for row in rows for cell in row)


def test_the_switch_is_in_the_address(site: Visit) -> None:
    page = site.open(SWITCH)
    expect(page.get_by_label("Geändert")).to_have_value("neu-F-3")
    expect(page.get_by_role("status")).to_contain_text("19 von 55")


def test_marks_are_there_without_a_script(published: Callable[..., Visit]) -> None:
    page = published(java_script_enabled=False).open(SWITCH)
    marks = page.locator("#tabelle th small")
    expect(marks).to_have_count(page.locator("#tabelle tbody tr").count())
    expect(marks.first).to_be_visible()
    page.goto(page.url.replace(SWITCH, "massnahmen/m-012/"))
    page.get_by_role("link", name="geändert in F-4").click()
    assert page.url.endswith("#historie")
    expect(page.locator("#historie")).to_be_in_viewport()
