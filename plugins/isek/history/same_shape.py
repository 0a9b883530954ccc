"""When two geometries are the same: a ring may start anywhere and run either way, a library may round otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from isek.history.shapes import shape_of

_NEAR = 0.000002
"""Degrees."""
_PLAIN = {"type", "coordinates"}

Ring = Sequence[Any]


def same_shape(old: Any, new: Any) -> bool:
    """Whether two geometries are the same, but for less than a quarter of a metre.

    Another version of a library may round otherwise; that must not look like a moved boundary.
    """
    one, other = shape_of(old), shape_of(new)
    before, after = _polygons(one), _polygons(other)
    if before and after:
        return _paired(before, after, _same_polygon)
    return _near(one, other)


def _polygons(shape: Any) -> list[Any]:
    """The polygons of an area; nothing for any other geometry."""
    if not isinstance(shape, Mapping) or shape.keys() != _PLAIN:
        return []
    found = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}.get(str(shape["type"]))
    return found if isinstance(found, list) else []


def _same_polygon(old: Sequence[Ring], new: Sequence[Ring]) -> bool:
    return bool(old and new) and _same_ring(old[0], new[0]) and _paired(old[1:], new[1:], _same_ring)


def _paired(old: Sequence[Any], new: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Whether each of the old ones is one of the new ones, whatever their order."""
    if len(old) != len(new):
        return False
    left = list(new)
    for one in old:
        at = next((at for at, other in enumerate(left) if same(one, other)), None)
        if at is None:
            return False
        del left[at]
    return True


def _same_ring(old: Ring, new: Ring) -> bool:
    one, other = _open(old), _open(new)
    if len(one) != len(other) or not one:
        return len(one) == len(other)
    starts = [at for at, position in enumerate(other) if _near(position, one[0])]
    return any(
        _near(one, turned) for at in starts for turned in ([*other[at:], *other[:at]], [*other[at::-1], *other[:at:-1]])
    )


def _open(ring: Ring) -> list[Any]:
    """The corners, each once."""
    return list(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)


def _near(old: Any, new: Any) -> bool:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(_near(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_near, old, new))
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) <= _NEAR
    return bool(old == new)
