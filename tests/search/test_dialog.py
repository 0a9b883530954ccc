"""The dialog of the search: with the keyboard alone, narrowed down, on slow lines, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser_windows import Visit

FOCUSED = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def typed(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).to_contain_text(f"„{query}“")


def test_arrows_lead_through_the_results(search: Page) -> None:
    typed(search, "Bahnhof")
    links = search.get_by_role("dialog").get_by_role("link")
    search.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(search.get_by_role("searchbox")).to_be_focused()


def test_tab_leads_from_the_field_to_the_results(search: Page) -> None:
    typed(search, "Bahnhof")
    for name in ("Schließen", "Art", "Themenfeld", "Raum"):
        search.keyboard.press("Tab")
        assert name in str(search.evaluate(FOCUSED))
    search.keyboard.press("Tab")
    expect(search.get_by_role("dialog").get_by_role("link").first).to_be_focused()


def test_escape_leads_back_to_the_button(search: Page) -> None:
    search.keyboard.press("Escape")
    expect(search.get_by_role("dialog")).to_be_hidden()
    expect(search.get_by_role("button", name="Suche", exact=True)).to_be_focused()


@pytest.mark.parametrize(("label", "name"), [("Art", "Beschluss"), ("Themenfeld", "Wohnen"), ("Raum", "Altstadt")])
def test_filters_narrow_the_results_down(search: Page, label: str, name: str) -> None:
    typed(search, "Bahnhof")
    status, select = search.get_by_role("status"), search.get_by_label(label, exact=True)
    before = status.inner_text()
    option = _option(search, label, name)
    select.select_option(label=option)
    expect(status).to_contain_text(f"{option.rpartition('(')[2][:-1]} Treffer")
    select.select_option(index=0)
    expect(status).to_have_text(before)


def _option(page: Page, label: str, name: str) -> str:
    """The option with its count, such as „Beschluss (3)“."""
    options = page.get_by_label(label, exact=True).locator("option").all_text_contents()
    return next(option for option in options if re.fullmatch(rf"{name} \(\d+\)", option))


def test_more_results_get_the_focus(search: Page) -> None:
    typed(search, "Bahnhof")
    links = search.get_by_role("dialog").get_by_role("link")
    expect(links).to_have_count(10)
    search.get_by_role("button", name="Weitere Treffer zeigen").click()
    expect(links.nth(10)).to_be_focused()


def test_what_is_found_is_text(search: Page) -> None:
    typed(search, "Wärme")
    inside = search.get_by_role("dialog").locator("ol *")
    assert set(inside.evaluate_all("(all) => all.map((one) => one.localName)")) == {"li", "a", "span", "p", "mark"}


def test_tells_that_it_loads_and_that_it_failed(visit: Visit) -> None:
    page = visit.open("massnahmen/m-002/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suche/pagefind.js", hold)
    with page.expect_request("**/suche/pagefind.js"):
        page.get_by_role("button", name="Suche", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Die Suche wird geladen …")
    held[0].abort()
    expect(page.get_by_role("status")).to_contain_text("lässt sich gerade nicht laden")
    page.unroute("**/suche/pagefind.js")
    visit.trouble.clear()


def test_without_scripts_the_indexes_are_linked(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Suche", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Verzeichnisse").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle Verzeichnisse")
    expect(page.get_by_role("main").get_by_role("link", name="Maßnahmen").first).to_be_visible()
    context.close()
