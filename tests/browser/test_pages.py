"""Every kind of page in a real browser: accessible, nothing too wide, nothing from elsewhere, no error."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from browser_windows import DESKTOP, PHONE, Visit
from page_checks import EVERYTHING, OF_COLOURS, too_wide, violations, violations_in_all_forms
from site_builds import ROOT

PAGES = (
    "", "leitfragen/", "leitfragen/lf-15/", "empfehlungen/", "themenfelder/", "themenfelder/t-mob/", "ziele/",
    "raeume/", "raeume/r-alt/", "massnahmen/", "massnahmen/m-001/", "massnahmen/m-7.1/", "massnahmen/rw1/", "orte/",
    "zeitplan/", "kosten/", "umsetzungsstand/", "indikatoren/", "fachkonzepte/", "fachkonzepte/fk-ehk/", "akteure/",
    "akteure/a-rat/", "beschluesse/", "beteiligung/", "stellungnahmen/", "fassungen/", "fassungen/f-4/", "glossar/",
    "daten/", "impressum/", "datenschutz/", "barrierefreiheit/", "leichte-sprache/", "gebaerdensprache/", "mitmachen/",
    "gibt-es-nicht/",
)  # fmt: skip
# the blocks stand in the chapters
CHAPTERS = tuple(f"kapitel/{path.stem[3:]}/" for path in sorted((ROOT / "content/kapitel").glob("*.md")))

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("address", [*PAGES, *CHAPTERS])
def test_page(window: Visit, address: str) -> None:
    """One load of the page for all sizes and colours: they are but styles."""
    window.trouble.clear()
    page = window.open(address)
    found = [*violations_in_all_forms(page), *too_wide(page)]
    assert not found, "\n".join(found)
    assert window.trouble == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_menu_and_search_are_accessible(window: Visit, size: ViewportSize) -> None:
    page = window.open("massnahmen/m-001/")
    page.set_viewport_size(size)
    page.locator(".isek-menu > summary").click()
    found = list(violations(page, "Menü", EVERYTHING))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Markt")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    found += violations(page, "Suche", EVERYTHING)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += violations(page, "Suche dunkel", OF_COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert not found, "\n".join(found)
