"""What maps that move need besides their pages: the parts of Leaflet that they use, and the names on the ground."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from isek.maps.lettering import is_straight, style_of
from isek.maps.sheet import Name

LEAFLET = "assets/isek/leaflet"
NAMES = "assets/karten/namen.json"
_PARTS = ("leaflet.js", "leaflet.css", "LICENSE")
_MOST = 1500
"""So many names are sent at most: each costs about 20 bytes."""
_SHORT = 90
"""Metres of a street that is not named again and again."""


def leaflet_files() -> dict[str, bytes]:
    """Leaflet and its licence, by path."""
    folder = files("isek.maps").joinpath("leaflet")
    return {f"{LEAFLET}/{name}": folder.joinpath(name).read_bytes() for name in _PARTS}


def name_file(names: Iterable[Name]) -> str:
    """Names as JSON, the most important first: text, kind, metres to the east and south, angle, room in metres.

    The kind is the one that the stylesheets know.
    """
    ranked = sorted(set(names), key=lambda one: (style_of(one.kind).rank, -one.room, one))
    kept = [_entry(one) for one in list(_worth(ranked))[:_MOST]]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _worth(ranked: Iterable[Name]) -> Iterator[Name]:
    """Each name, and again where there is much room for it."""
    seen: set[str] = set()
    for one in ranked:
        if one.text not in seen or one.room >= _SHORT:
            seen.add(one.text)
            yield one


def _entry(name: Name) -> list[str | int]:
    angle = 0 if is_straight(name.kind) else round(name.angle)
    return [name.text, style_of(name.kind).css, round(name.x), round(name.y), angle, round(name.room)]
