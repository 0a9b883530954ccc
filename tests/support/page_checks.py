"""What is asked of every page in a browser: whether axe finds something, and whether it is too wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, expect

from browser_windows import DESKTOP, PHONE

Rules = Mapping[str, Any]
EVERYTHING: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
OF_COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
SCHEMES: tuple[tuple[Any, str, Rules], ...] = (("light", "hell", EVERYTHING), ("dark", "dunkel", OF_COLOURS))
"""By day everything, by night only what depends on colours: nothing else changes."""


def violations_in_all_forms(page: Page, but: Sequence[str] = (), *, framed: bool = True) -> Iterator[str]:
    """What axe finds on a desktop and a phone, by day and by night; on a page in its frame also with menu and search.

    Rules that are named after `but` do not apply.
    """
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        for scheme, name, rules in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            form = f"{name} {size['width']}"
            yield from violations(page, form, rules, but)
            if framed:
                yield from _violations_of_frame(page, form, rules)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def _violations_of_frame(page: Page, form: str, rules: Rules) -> Iterator[str]:
    """What axe finds in the open menu and in the open search; what is below has been looked at."""
    page.locator(".isek-menu > summary").click()
    yield from violations(page, f"{form}, Menü", rules, within=".isek-top")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Suche", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    yield from violations(page, f"{form}, Suche", rules, within="dialog")
    page.keyboard.press("Escape")


def violations(
    page: Page, form: str, rules: Rules, but: Sequence[str] = (), within: str | None = None
) -> Iterator[str]:
    """What axe finds: rule, element and cause."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe())
    options: dict[str, Any] = {"runOnly": rules, "resultTypes": ["violations"], "selectors": False, "preload": False}
    if but:
        options["rules"] = {name: {"enabled": False} for name in but}
    call = "([within, options]) => axe.run(within ? {include: [within]} : document, options)"
    for violation in page.evaluate(call, [within, options])["violations"]:
        for node in violation["nodes"]:
            yield f"{form}: {violation['id']}: {node['html'][:160]}: {node['failureSummary']}"


@cache
def axe() -> str:
    """The source of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def too_wide(page: Page, widths: Sequence[int] = (360, 320)) -> Iterator[str]:
    """Whether a page must be scrolled sideways, and because of what."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        surplus = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if surplus > 0:
            yield f"bei {width} px um {surplus} px zu breit: {page.evaluate(WIDEST)}"


WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" | ")"""
