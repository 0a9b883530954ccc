"""German anchors for the table of contents."""

from __future__ import annotations

from isek.values.fold import slug


def slugify(value: str, separator: str) -> str:
    """The text as an anchor: `Maßnahmen & Kosten` → `massnahmen-kosten`. Blank where nothing is left of it."""
    anchor = slug(value)
    return anchor if separator == "-" else anchor.replace("-", separator)
