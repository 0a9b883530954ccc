"""The sign of a site that has no logo: a leaf in its colours."""

from __future__ import annotations

from collections.abc import Mapping

from isek.values.colours import Colour

_LEFT = "M20 37C9 31 3 24 3 15 3 8 8 4 13 4c3.5 0 6 2 7 4z"
_RIGHT = "M20 37c11-6 17-13 17-22 0-7-5-11-10-11-3.5 0-6 2-7 4z"


def emblem(palette: Mapping[str, Colour]) -> str:
    """The sign as SVG, for the browser's tab."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
        f'<path fill="{palette["brand"]}" d="{_LEFT}"/><path fill="{palette["blossom"]}" d="{_RIGHT}"/></svg>\n'
    )
