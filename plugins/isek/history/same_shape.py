"""When two geometries are the same: a ring may start anywhere and run either way, a library may round otherwise.

Heights, the order of parts, `Multi…` around a single one, and corners on a straight line make no difference either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from isek.geometry.heavy import shapely
from isek.history.shapes import shape_of

_NEAR = 0.000002
"""Degrees."""
_PLAIN = {"type", "coordinates"}
_SINGLE = frozenset({"Point", "LineString", "Polygon"})

Ring = Sequence[Any]


def same_shape(old: Any, new: Any) -> bool:
    """Whether two geometries are the same, but for less than a quarter of a metre.

    Another version of a library may round otherwise; that must not look like a moved boundary.
    """
    one, other = shape_of(old), shape_of(new)
    (kind, before), (other_kind, after) = _parts(one), _parts(other)
    if not before or not after or kind != other_kind:
        return _near(one, other)
    if _paired(before, after, _same_polygon if kind == "Polygon" else _near):
        return True
    # Where there are more corners or fewer, these may lie on a straight line.
    return kind != "Point" and _corners(before) != _corners(after) and _same_place(kind, before, after)


def _parts(shape: Any) -> tuple[str, list[Any]]:
    """What kind its parts are, and each of them, without heights; nothing for what is no plain geometry."""
    if not isinstance(shape, Mapping) or shape.keys() != _PLAIN or not isinstance(shape["coordinates"], list):
        return "", []
    kind, flat = str(shape["type"]), _flat(shape["coordinates"])
    single = kind.removeprefix("Multi")
    return (single, flat if kind != single else [flat]) if single in _SINGLE else ("", [])


def _flat(coordinates: Any) -> Any:
    """Positions without heights."""
    if not isinstance(coordinates, list):
        return coordinates
    return coordinates[:2] if coordinates and _is_number(coordinates[0]) else [_flat(part) for part in coordinates]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _corners(coordinates: Any) -> int:
    return 1 if _is_number(coordinates[0]) else sum(_corners(part) for part in coordinates if part)


def _same_place(kind: str, old: list[Any], new: list[Any]) -> bool:
    """Whether two areas, or two lines from one beginning to one end, lie in the same place, corner by corner."""
    one, other = (shapely().geometry.shape({"type": f"Multi{kind}", "coordinates": side}) for side in (old, new))
    if not one.is_valid or not other.is_valid:
        return False
    if kind == "LineString":
        ends = all(_near(a[at], b[at]) for a, b in zip(old, new, strict=False) for at in (0, -1))
        return ends and len(old) == len(new) and _apart(one, other) <= _NEAR
    # All corners may be those of the other, and yet be joined otherwise.
    beside = one.symmetric_difference(other).area
    return beside <= _NEAR * one.length and _apart(one.boundary, other.boundary) <= _NEAR


def _apart(one: Any, other: Any) -> float:
    return float(shapely().hausdorff_distance(one, other))


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
