"""Every kind of page in a real browser: accessible, nothing too wide, nothing from elsewhere, no error."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from browser_windows import DESKTOP, PHONE, Visit
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
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("address", [*PAGES, *CHAPTERS])
def test_page(window: Visit, address: str) -> None:
    """One load of the page for all sizes and colours: they are but styles."""
    window.trouble.clear()
    page = window.open(address)
    found = [*violations_in_all_forms(page), *too_wide(page)]
    assert not found, "\n".join(found)
    assert window.trouble == []


def violations_in_all_forms(page: Page) -> Iterator[str]:
    """What axe finds, on a desktop and a phone, in light and dark; in dark only what depends on colours."""
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        yield from violations(page, f"hell {size['width']}", {"type": "tag", "values": STANDARDS})
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        yield from violations(page, f"dunkel {size['width']}", {"type": "rule", "values": OF_COLOURS})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def violations(page: Page, form: str, rules: dict[str, Any]) -> Iterator[str]:
    """What axe finds: rule, element and cause."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe())
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    for violation in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        for node in violation["nodes"]:
            yield f"{form}: {violation['id']}: {node['html'][:160]}: {node['failureSummary']}"


@cache
def axe() -> str:
    """The source of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def too_wide(page: Page) -> Iterator[str]:
    """Pages that must be scrolled sideways on a small phone."""
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        surplus = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if surplus > 0:
            yield f"bei {width} px um {surplus} px zu breit: {page.evaluate(WIDEST)}"


WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" | ")"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_menu_and_search_are_accessible(window: Visit, size: ViewportSize) -> None:
    page = window.open("massnahmen/m-001/")
    page.set_viewport_size(size)
    rules = {"type": "tag", "values": STANDARDS}
    page.locator(".isek-menu > summary").click()
    found = list(violations(page, "Menü", rules))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Markt")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    found += violations(page, "Suche", rules)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += violations(page, "Suche dunkel", {"type": "rule", "values": OF_COLOURS})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert not found, "\n".join(found)
