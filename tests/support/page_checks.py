"""What is asked of every page in a browser: whether axe finds something, and whether it is too wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from browser_windows import DESKTOP, PHONE

Rules = Mapping[str, Any]
EVERYTHING: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
OF_COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations_in_all_forms(page: Page, but: Sequence[str] = ()) -> Iterator[str]:
    """What axe finds, on a desktop and a phone, in light and dark; in dark only what depends on colours.

    Rules that are named after `but` do not apply.
    """
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        yield from violations(page, f"hell {size['width']}", EVERYTHING, but)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        yield from violations(page, f"dunkel {size['width']}", OF_COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def violations(page: Page, form: str, rules: Rules, but: Sequence[str] = ()) -> Iterator[str]:
    """What axe finds: rule, element and cause."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe())
    options: dict[str, Any] = {"runOnly": rules, "resultTypes": ["violations"]}
    if but:
        options["rules"] = {name: {"enabled": False} for name in but}
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
