"""With the tab key through whole pages: every stop is seen, free, named and in its order, and there is a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser_windows import DESKTOP, PHONE, Visit
from page_checks import axe

PAGES = ("", "massnahmen/m-001/", "massnahmen/", "kosten/")
MOST = 600
SIZES = {"desktop": DESKTOP, "phone": PHONE}
# What is wrong with the stop; null at the end, where it goes back to the browser or to the first one.
STOP = """() => {
  const e = document.activeElement, last = window.lastStop;
  window.firstStop ??= e;
  if (!e || e === document.body || (last && e === window.firstStop)) return null;
  window.lastStop = e;
  const wrong = [], box = [...e.getClientRects()].find((one) => one.width > 1 && one.height > 1);
  const { innerWidth: width, innerHeight: height } = window;
  if (!box || box.right < 1 || box.left > width - 1 || box.bottom < 1 || box.top > height - 1) wrong.push("unsichtbar");
  else {
    const x = Math.min(Math.max(box.left + box.width / 2, 1), width - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), height - 1);
    const top = document.elementFromPoint(x, y);
    if (!e.contains(top) && !top?.contains(e)) wrong.push(`verdeckt von ${top?.outerHTML.slice(0, 80)}`);
  }
  const { outlineStyle, outlineWidth } = getComputedStyle(e);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) wrong.push("ohne Rahmen");
  if (!axe.commons.text.accessibleText(e).trim()) wrong.push("ohne Namen");
  if (last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("nicht der Reihe nach");
  return wrong.map((one) => `${one}: ${e.outerHTML.slice(0, 120)}`);
}"""
READY = "() => { window.firstStop = window.lastStop = null; axe.teardown(); axe.setup(document.documentElement); }"

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def walk(page: Page) -> tuple[list[str], int]:
    """What is wrong on the way, and how many stops there were; fails where there is no end."""
    page.emulate_media(reduced_motion="reduce")  # what scrolls smoothly arrives later
    page.evaluate(axe())
    page.evaluate(READY)
    found: list[str] = []
    for count in range(MOST):
        page.keyboard.press("Tab")
        wrong = page.evaluate(STOP)
        if wrong is None:
            return found, count
        found += wrong
    raise AssertionError(f"kein Ende nach {MOST} Schritten")


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
