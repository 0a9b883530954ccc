"""The start page: its field leads into the search, and without a script to all indexes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from browser_windows import Visit

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_field_opens_the_search_with_its_text(window: Visit) -> None:
    page = window.open("")
    page.get_by_label("Was möchten Sie wissen?").fill("Marktstraße")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Suche")
    expect(dialog.get_by_role("searchbox")).to_have_value("Marktstraße")
    expect(dialog.get_by_role("link").first).to_contain_text("Marktstraße")


def test_field_leads_to_all_indexes_without_javascript(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        page = visit.open("")
        page.get_by_label("Was möchten Sie wissen?").fill("Markt")
        page.keyboard.press("Enter")
        page.wait_for_url("**/suche/?suche=Markt")
        expect(page.get_by_role("heading", level=1)).to_have_text("Alle Verzeichnisse")
        expect(page.get_by_role("main")).to_contain_text("auch ohne die Suche")


def test_field_says_where_all_indexes_are(window: Visit) -> None:
    page = window.open("")
    page.get_by_role("search").get_by_role("link", name="Alle Verzeichnisse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle Verzeichnisse")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 412, 768, 1024, 1366])
def test_header_without_javascript_stays_on_one_line(visits: Callable[..., Any], width: int) -> None:
    with visits(java_script_enabled=False, viewport={"width": width, "height": 740}) as visit:
        visit.page.goto(visit.url)
        header = visit.page.locator(".isek-top")
        assert header.evaluate("one => one.offsetHeight") <= 80
        brand = header.locator(".isek-brand b").bounding_box()
        assert brand
        assert brand["height"] < 50
        expect(header.get_by_role("link", name="Verzeichnisse")).to_be_in_viewport(ratio=1)
        expect(header.locator("summary")).to_be_in_viewport(ratio=1)
