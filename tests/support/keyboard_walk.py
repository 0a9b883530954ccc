"""A walk with the tab key through a page: every stop is seen, free, named and in its order, and there is an end."""

from __future__ import annotations

from playwright.sync_api import Page

from page_checks import axe

MOST = 600
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
