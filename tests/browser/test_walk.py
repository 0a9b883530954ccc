"""With the tab key through whole pages: every stop is seen, free, named and in its order, and there is a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from browser_windows import DESKTOP, PHONE, Visit
from keyboard_walk import walk

PAGES = ("", "massnahmen/m-001/", "massnahmen/", "kosten/")
SIZES = {"desktop": DESKTOP, "phone": PHONE}

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", PAGES)
def test_walk_through_the_page(window: Visit, address: str, size: str) -> None:
    page = window.open(address)
    page.set_viewport_size(SIZES[size])
    if address == "massnahmen/":
        expect(page.locator(".isek-filters")).to_be_visible()
    found, count = walk(page)
    assert not found, "\n".join(found)
    assert count > 20
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


@pytest.mark.parametrize("size", SIZES)
def test_walk_through_the_search(visits: Callable[..., Any], size: str) -> None:
    viewport: ViewportSize = SIZES[size]
    with visits(viewport=viewport) as visit:
        page = visit.open("massnahmen/m-001/")
        page.set_viewport_size(viewport)
        page.get_by_role("button", name="Suche", exact=True).click()
        page.get_by_role("searchbox").fill("Markt")
        page.get_by_role("dialog").get_by_role("link").first.wait_for()
        found, count = walk(page)
        assert not found, "\n".join(found)
        assert count >= page.get_by_role("dialog").get_by_role("link").count()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
