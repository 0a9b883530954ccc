"""Markdown as GitLab and GitHub show it: tables, code, anchors of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NO_ANCHOR = re.compile(r"[^\w\- ]")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; bars in cells are escaped, line breaks become `<br>`."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def code(text: str) -> str:
    """Text as code."""
    return f"`{text}`"


def fenced(lines: Iterable[str], language: str = "yaml") -> str:
    """Lines as a block of code."""
    return "\n".join([f"```{language}", *lines, "```"])


def anchor(heading: str) -> str:
    """The anchor that GitLab and GitHub give a heading: `Für alle` → `für-alle`."""
    return _NO_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-")


def link(heading: str, text: str | None = None) -> str:
    """A link to a heading of the same page."""
    return f"[{text or heading}](#{anchor(heading)})"
