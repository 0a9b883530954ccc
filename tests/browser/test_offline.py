"""The search on a line that breaks: it says so, offers another try, and is there again as soon as the line is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser_windows import Visit
from page_checks import EVERYTHING, violations

LOST = "Die Suche lässt sich gerade nicht laden. Bitte prüfen Sie die Verbindung."
AGAIN = "Noch einmal versuchen"
WORDS = ("Markt", "Schule", "Bahnhof", "Linde")

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture
def away(visits: Callable[..., Any]) -> Iterator[Visit]:
    """A window of its own: what it has loaded once it would have offline as well."""
    with visits() as visit:
        yield visit


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Suche", exact=True).click()
    return page.get_by_role("dialog", name="Suche")


def line(page: Page, *, broken: bool) -> None:
    page.context.set_offline(broken)


def no_errors(visit: Visit) -> None:
    """Browsers and the engine note what they could not load; nothing else."""
    told = re.compile("ERR_INTERNET_DISCONNECTED|Failed to load (?:the meta index|the index chunk|(?:the )?Pagefind)")
    assert [one for one in visit.trouble if not told.search(one)] == []


def test_line_broken_before_the_search_is_opened(away: Visit) -> None:
    page = away.open("massnahmen/m-001/")
    line(page, broken=True)
    dialog = opened(page)
    expect(dialog.get_by_text(LOST)).to_be_visible()
    expect(dialog).to_have_accessible_description(LOST)
    assert not list(violations(page, "ohne Verbindung", EVERYTHING, within="dialog"))
    dialog.get_by_role("button", name=AGAIN).click()
    expect(dialog.get_by_text(LOST)).to_be_visible()
    line(page, broken=False)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").fill("Markt")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("arkt")
    no_errors(away)


def test_closed_and_opened_again(away: Visit) -> None:
    page = away.open("massnahmen/m-001/")
    line(page, broken=True)
    opened(page).get_by_role("button", name="Schließen").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    line(page, broken=False)
    expect(opened(page).get_by_role("searchbox")).to_be_focused()


def test_field_of_the_start_page_keeps_its_text(away: Visit) -> None:
    page = away.open("")
    line(page, broken=True)
    page.get_by_label("Was möchten Sie wissen?").fill("Marktstraße")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_text(LOST)).to_be_visible()
    line(page, broken=False)
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("Marktstraße")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Marktstraße")


@pytest.mark.parametrize("lost", ["finden.js", "pagefind.js", "suche.json", "pagefind-entry.json", "wasm", "pf_meta"])
def test_any_part_that_is_missing_is_asked_for_again(away: Visit, lost: str) -> None:
    page = away.open("massnahmen/m-001/")
    page.route(lambda url: lost in url, lambda route: route.abort())
    dialog = opened(page)
    expect(dialog.get_by_role("status")).to_have_text(LOST)
    dialog.get_by_role("searchbox").fill("Markt")
    page.unroute_all()
    dialog.get_by_role("button", name=AGAIN).click()
    expect(dialog.get_by_role("link").first).to_contain_text("arkt")
    expect(dialog.get_by_role("button", name=AGAIN)).to_be_hidden()


def test_line_that_breaks_while_one_types(away: Visit) -> None:
    page = away.open("massnahmen/m-001/")
    dialog = opened(page)
    status = dialog.get_by_role("status")
    expect(status).to_contain_text("Einträge")
    line(page, broken=True)
    for word in WORDS:
        dialog.get_by_role("searchbox").fill(word)
        expect(status).to_have_text(LOST)
        expect(dialog.get_by_role("link")).to_have_count(0)
    line(page, broken=False)
    expect(status).to_contain_text(f"„{WORDS[-1]}“")
    expect(dialog.get_by_role("link").first).to_be_visible()
    no_errors(away)


@pytest.mark.parametrize("lost", ["**/suche/**", "**/*.pf_fragment"])
def test_typing_on_tries_again(away: Visit, lost: str) -> None:
    page = away.open("massnahmen/m-001/")
    dialog = opened(page)
    expect(dialog.get_by_role("status")).to_contain_text("Einträge")
    page.route(lost, lambda route: route.abort())
    dialog.get_by_role("searchbox").fill("Markt")
    expect(dialog.get_by_role("status")).to_have_text(LOST)
    page.unroute_all()
    dialog.get_by_role("searchbox").fill("Marktstraße")
    expect(dialog.get_by_role("link").first).to_contain_text("Marktstraße")


def test_page_of_all_indexes_answers_what_its_address_asks(away: Visit) -> None:
    page = away.open("suche/?suche=Marktstra%C3%9Fe")
    expect(page.get_by_role("searchbox")).to_have_value("Marktstraße")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Marktstraße")
