"""The start page: its field leads into the search, and without a script to the table of measures."""

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


def test_field_leads_to_the_measures_without_javascript(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        page = visit.open("")
        page.get_by_label("Was möchten Sie wissen?").fill("Markt")
        page.keyboard.press("Enter")
        page.wait_for_url("**/massnahmen/?suche=Markt")
        expect(page.get_by_role("heading", level=1)).to_have_text("Maßnahmen")
