"""Every kind of page in a real browser: accessible, nothing too wide, nothing from elsewhere, no error, no cookie."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from browser_windows import DESKTOP, PHONE, Visit
from page_checks import EVERYTHING, OF_COLOURS, too_wide, violations, violations_in_all_forms
from page_kinds import EVERY, KINDS

LEFT = "() => [document.cookie, localStorage.length, sessionStorage.length]"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("address", KINDS)
def test_page_is_accessible(window: Visit, address: str) -> None:
    """One load of the page for all sizes and colours: they are but styles."""
    window.trouble.clear()
    page = window.open(address)
    found = list(violations_in_all_forms(page))
    assert not found, "\n".join(found)
    assert window.trouble == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_results_of_the_search_are_accessible(window: Visit, size: ViewportSize) -> None:
    page = window.open("massnahmen/m-001/")
    page.set_viewport_size(size)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.get_by_role("searchbox").fill("Markt")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    found = list(violations(page, "Suche", EVERYTHING))
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += violations(page, "Suche dunkel", OF_COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert not found, "\n".join(found)


def test_no_page_is_too_wide_or_leaves_anything_or_asks_elsewhere(window: Visit) -> None:
    window.trouble.clear()
    wide = {}
    for address in EVERY:
        page = window.open(address)
        assert page.evaluate(LEFT) == ["", 0, 0], address
        wide[address] = list(too_wide(page))
    assert {address: found for address, found in wide.items() if found} == {}
    assert window.page.context.cookies() == []
    assert window.trouble == []
