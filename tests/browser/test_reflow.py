"""Pages as people set them: text twice as large, more space between letters and lines, no motion, colours of theirs."""

from __future__ import annotations

from typing import Literal

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
# what is written and drawn in pictures, against their ground; colours are put through a canvas, which knows all of them
FAINT = """(pictures) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(pictures)].filter((e) => e.checkVisibility()).flatMap((picture) => {
    const ground = light(getComputedStyle(picture).backgroundColor);
    return [...picture.querySelectorAll("text, .isek-span, .isek-line line, .isek-column rect, circle")]
      .map((e) => [e, getComputedStyle(e)])
      .map(([e, style]) => [e, light(style.stroke === "none" || e.tagName === "text" ? style.fill : style.stroke)])
      .map(([e, ink]) => [e, (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)])
      .filter(([e, contrast]) => contrast < (e.tagName === "text" ? 4.5 : 3))
      .map(([e, contrast]) => `${contrast.toFixed(1)} ${e.outerHTML.slice(0, 100)}`);
  });
}"""
PICTURES = ".isek-line svg, .isek-column svg, .isek-years, .isek-slip svg, .isek-bridge svg"
OUTSIDE = """() => [...document.querySelectorAll(".isek-facts :is(dt, dd)")].filter((e) => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return range.getBoundingClientRect().right > e.getBoundingClientRect().right + 1;
}).map((e) => e.textContent.trim())"""
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


@pytest.mark.parametrize("width", [360, 768, 1180, 1366])
def test_menu_stays_beside_the_name_with_spaced_text(window: Visit, width: int) -> None:
    page = window.open("massnahmen/m-001/")
    page.evaluate(SPACED)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate(OVERLAID) == []
    brand, menu = (page.locator(name).bounding_box() for name in (".isek-brand", ".isek-menu > summary"))
    assert brand
    assert menu
    assert menu["x"] > brand["x"] + brand["width"]
    assert menu["y"] < brand["y"] + brand["height"]


@pytest.mark.parametrize("address", ["akteure/a-bau/", "akteure/a-plan/", "barrierefreiheit/", "massnahmen/m-001/"])
def test_spaced_text_stays_within_the_facts(window: Visit, address: str) -> None:
    page = window.open(address)
    page.evaluate(SPACED)
    assert page.locator(".isek-facts dd").count() > 0
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("address", ["", "massnahmen/m-001/", "massnahmen/", "kapitel/massnahmen/"])
def test_nothing_moves_for_those_who_ask_for_that(window: Visit, address: str) -> None:
    page = window.open(address)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == ["auto", 0, 0]


@pytest.mark.parametrize("address", ["indikatoren/", "zeitplan/", "kosten/", "massnahmen/m-027/", "fassungen/f-4/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_pictures_readable(window: Visit, address: str, scheme: Literal["light", "dark"]) -> None:
    page = window.open(address)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert page.locator(PICTURES).count() > 0
    assert page.evaluate(FAINT, PICTURES) == []
    page.emulate_media(forced_colors="none", color_scheme="light")


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
