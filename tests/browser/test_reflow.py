"""Pages as people set them: text twice as large, more space between letters and lines, no motion, colours of theirs."""

from __future__ import annotations

import pytest

from browser_windows import DESKTOP, Visit
from page_checks import too_wide
from page_kinds import KINDS

LARGE, USUAL = ({"fontSizes": {"standard": size, "fixed": size - 3}} for size in (32, 16))
# WCAG 2.2, 1.4.12; the policy forbids a style element
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(e);
  if (clipPath !== "none" || !e.innerText?.trim() || !e.checkVisibility()) return false;
  return (overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1)
    || (overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 160))"""
OVERLAID = """() => {
  const links = [...document.querySelectorAll(".isek-top a, .isek-top button, .isek-top summary")];
  const boxes = links.filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1)
    .map(([other]) => `${one.textContent.trim()} / ${other.textContent.trim()}`));
}"""
MOVING = """() => [
  getComputedStyle(document.documentElement).scrollBehavior,
  document.getAnimations().length,
  [...document.querySelectorAll("*")].filter((e) => getComputedStyle(e).transitionDuration !== "0s").length,
]"""
WIDTHS = range(320, 1400, 36)

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("address", KINDS)
def test_large_and_spaced_text_fits(window: Visit, address: str) -> None:
    page = window.open(address)
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", LARGE)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    found = [f"200 %: {one}" for one in too_wide(page, (DESKTOP["width"], 640))]
    browser.send("Page.setFontSizes", USUAL)
    browser.detach()
    page.evaluate(SPACED)
    found += [f"Abstände: {one}" for one in too_wide(page, (DESKTOP["width"], 360))]
    found += [f"abgeschnitten: {one}" for one in page.evaluate(CUT)]
    assert not found, "\n".join(found)


def test_nothing_in_the_header_overlaps(window: Visit) -> None:
    """At no width, and on one line wherever there is room for one."""
    page, wrong = window.open("massnahmen/m-001/"), {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate(OVERLAID)
        height = page.evaluate("document.querySelector('.isek-top').offsetHeight")
        if over or height > 80:
            wrong[width] = over or height
    assert wrong == {}


@pytest.mark.parametrize("address", ["", "massnahmen/m-001/", "massnahmen/", "kapitel/massnahmen/"])
def test_nothing_moves_for_those_who_ask_for_that(window: Visit, address: str) -> None:
    page = window.open(address)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == ["auto", 0, 0]


def test_forced_colours_keep_every_sign(window: Visit) -> None:
    """Bars and states are drawn with backgrounds and fills, which forced colours take away."""
    page = window.open("")
    page.emulate_media(forced_colors="active")
    fills = page.locator(".isek-bar rect").evaluate_all("all => all.map((one) => getComputedStyle(one).fill)")
    assert len(set(fills)) > 2
    marks = page.locator(".isek-state-mark").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).forcedColorAdjust + getComputedStyle(one).borderStyle)"
    )
    assert all(marks)
    page.emulate_media(forced_colors="none")
