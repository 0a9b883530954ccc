"""Whether an area is one: what touches itself is put right, what crosses itself is told with its place."""

from __future__ import annotations

import re
from typing import Any

from isek.geometry.heavy import shapely
from isek.geometry.refused import RefusedError, where

_REASON = re.compile(r"^(?P<what>[^\[]+)(?:\[(?P<x>\S+) (?P<y>\S+)\])?")
_WORDS = {
    "Self-intersection": "Die Grenze schneidet sich selbst",
    "Ring Self-intersection": "Die Grenze kreuzt sich selbst",
    "Hole lies outside shell": "Ein Loch liegt außerhalb der Fläche",
    "Holes are nested": "Ein Loch liegt in einem anderen",
    "Nested holes": "Ein Loch liegt in einem anderen",
    "Nested shells": "Ein Teil der Fläche liegt in einem anderen",
    "Duplicate Rings": "Ein Ring steht doppelt da",
    "Interior is disconnected": "Löcher zerteilen die Fläche",
    "Too few points in geometry component": "Ein Ring hat zu wenige Punkte",
}
_TOUCHING = "Ring Self-intersection"
_HINT = "In QGIS hilft „Geometrien reparieren“."
_HINT_PARTS = "In QGIS hilft „Geometrien reparieren“, bei aneinandergrenzenden Teilen „Auflösen“."


def sound(solid: Any) -> tuple[Any, str | None]:
    """A valid geometry, and what was put right in it. Raises RefusedError."""
    library = shapely()
    if library.is_valid(solid):
        return solid, None
    reason = _REASON.match(library.is_valid_reason(solid))
    what, at = (reason["what"], _at(reason)) if reason else ("", "")
    if what == _TOUCHING:
        valid = library.make_valid(solid)
        # What crosses itself at a corner counts one loop against the other.
        if abs(valid.area - solid.area) <= 1e-9 * valid.area:
            return valid, f"ein Ring, der sich{at} selbst berührt"
    message = f"{_WORDS.get(what, 'Die Fläche ist nicht in Ordnung')}{at}."
    raise RefusedError("geometrie-ungueltig", message, _HINT_PARTS if solid.geom_type == "MultiPolygon" else _HINT)


def _at(reason: re.Match[str]) -> str:
    return f" bei {where(float(reason['x']), float(reason['y']))}" if reason["x"] else ""
