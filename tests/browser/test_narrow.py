"""Narrow screens: what is secondary is folded there and nowhere else, and what looks like cards is still a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser_windows import DESKTOP, PHONE, Visit

FOLDED = ("", "ziele/", "beschluesse/", "massnahmen/m-001/", "themenfelder/t-mob/", "fassungen/f-4/")
STACKED = ("massnahmen/", "massnahmen/m-001/", "kosten/", "akteure/", "leitfragen/")
OPEN = "[...document.querySelectorAll('.isek-narrow')].map((one) => one.open)"
SEEN = "[...document.querySelectorAll('.isek-narrow > summary')].filter((one) => one.checkVisibility()).length"
WITHOUT_ROLE = """() => [...document.querySelectorAll(
  ".isek-stack, .isek-stack :is(thead, tbody, tfoot, tr, th, td)")].filter((one) => !one.role).length"""
LONGEST = 16_000
"""No page of the example may be longer than this on a phone, in pixels: it was 21,900."""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def on_a_phone(visit: Visit, address: str) -> Page:
    page = visit.open(address)
    page.set_viewport_size(PHONE)
    page.reload(wait_until="load")
    return page


@pytest.mark.parametrize("address", FOLDED)
def test_only_narrow_screens_fold(visits: Callable[..., Any], address: str) -> None:
    with visits() as visit:
        page = on_a_phone(visit, address)
        assert set(page.evaluate(OPEN)) == {False}
        assert page.evaluate("document.documentElement.scrollHeight") < LONGEST
        page.set_viewport_size(DESKTOP)
        page.wait_for_function(f"() => {OPEN}.every(Boolean)")
        assert page.evaluate(SEEN) == 0


def test_nothing_is_folded_without_javascript(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        assert on_a_phone(visit, "ziele/").locator("details.isek-narrow:not([open])").count() == 0


@pytest.mark.parametrize("address", STACKED)
def test_cards_are_still_tables(visits: Callable[..., Any], address: str) -> None:
    with visits() as visit:
        page = on_a_phone(visit, address)
        assert page.evaluate(WITHOUT_ROLE) == 0
        table = page.get_by_role("table").first
        assert table.get_by_role("columnheader", include_hidden=True).count() > 0
        assert table.get_by_role("rowheader").count() > 0


def test_what_does_not_scroll_is_no_stop(visits: Callable[..., Any]) -> None:
    """A table that fits is none; one in a text that does not is one."""
    with visits() as visit:
        page = visit.open("massnahmen/m-001/")
        page.set_viewport_size(DESKTOP)
        expect(page.locator(".isek-table-wrap[tabindex]")).to_have_count(0)
        page = visit.open("kapitel/anlass-und-beteiligung/")
        page.set_viewport_size({"width": 320, "height": 800})
        table = page.locator(".isek-prose table").first
        expect(table).to_have_attribute("tabindex", "0")
        page.set_viewport_size(DESKTOP)
        expect(table).not_to_have_attribute("tabindex", "0")
        assert visit.trouble == []


def test_without_javascript_every_table_can_be_reached(visits: Callable[..., Any]) -> None:
    with visits(java_script_enabled=False) as visit:
        assert visit.open("massnahmen/m-001/").locator(".isek-table-wrap:not([tabindex='0'])").count() == 0


def test_a_table_in_a_folded_note_scrolls_by_itself(visits: Callable[..., Any]) -> None:
    with visits() as visit:
        page = visit.open("massnahmen/m-005/")
        page.set_viewport_size({"width": 320, "height": 800})
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_every_page_tells_its_address(visits: Callable[..., Any]) -> None:
    with visits() as visit:
        for address in ("", "kosten/", "raeume/r-alt/", "massnahmen/m-001/"):
            page = visit.open(address)
            shown = page.locator(".isek-address code, .isek-cite code")
            assert shown.all_inner_texts() == [page.locator("link[rel=canonical]").get_attribute("href")]
