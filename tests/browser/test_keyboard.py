"""With the keyboard alone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from browser_windows import DESKTOP, PHONE, Visit

MEASURE = "massnahmen/m-001/"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_skip_link_comes_first(window: Visit) -> None:
    page = window.open(MEASURE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#inhalt")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_menu_opens_and_closes(window: Visit, size: ViewportSize) -> None:
    page = window.open(MEASURE)
    page.set_viewport_size(size)
    menu, summary = page.locator(".isek-menu"), page.locator(".isek-menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Glossar")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.isek-menu nav') !== null")
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Glossar")).to_be_hidden()
    expect(summary).to_be_focused()


def test_search_finds_and_leads_there(window: Visit) -> None:
    page = window.open(MEASURE)
    opener = page.get_by_role("button", name="Suche")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Suche")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Markt")
    first = page.get_by_role("dialog").get_by_role("link").first
    expect(first).to_contain_text("arkt")
    there = first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url == there or url.endswith(str(there)))
    expect(page.get_by_role("heading", level=1)).to_contain_text("arkt")


def test_search_closes(window: Visit) -> None:
    page = window.open(MEASURE)
    opener = page.get_by_role("button", name="Suche")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_every_stop_is_seen(window: Visit) -> None:
    """No stop of the tab key is invisible, on a phone neither."""
    page = window.open(MEASURE)
    page.set_viewport_size(PHONE)
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        if stop["width"] < 1 or stop["height"] < 1 or stop["right"] < 1 or stop["left"] > PHONE["width"] - 1:
            hidden.append(stop["html"])
    assert hidden == []


STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const { width, height, left, right } = e.getBoundingClientRect();
  return { width, height, left, right, html: e.outerHTML.slice(0, 120) };
}"""


def test_everything_is_there_without_javascript(window: Visit, visits: Callable[..., Any]) -> None:
    main = window.open(MEASURE).locator("main").inner_text()
    with visits(java_script_enabled=False) as visit:
        page = visit.open(MEASURE)
        assert page.locator("main").inner_text() == main
        page.locator(".isek-menu > summary").click()
        page.locator(".isek-menu").get_by_role("link", name="Glossar").click()
        page.wait_for_url("**/glossar/")
        assert visit.trouble == []


def test_table_of_measures_is_there_without_javascript(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        page = visit.open("massnahmen/")
        assert page.locator("main table tbody tr").count() >= 30
        expect(page.locator("main table tbody a").first).to_be_visible()
