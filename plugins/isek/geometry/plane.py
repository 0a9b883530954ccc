"""Plane geometry of points and small areas, so that a concept of these needs no heavy libraries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from isek.geometry.parts import Position

Ring = Sequence[Position]
Bounds = tuple[float, float, float, float]
DEGREE = 111_320.0
"""Metres of a degree of latitude, and of a degree of longitude at the equator."""


def bounds_of(points: Iterable[Position]) -> Bounds:
    """West, south, east, north."""
    pairs = list(points)
    x, y = [one[0] for one in pairs], [one[1] for one in pairs]
    return min(x), min(y), max(x), max(y)


def inside(point: Position, ring: Ring) -> bool:
    """Whether a point lies in a closed ring: a ray to the east crosses its border an odd number of times."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            found = not found
    return found


def is_plain(ring: Ring) -> bool:
    """Whether no two sides of a closed ring touch other than at the corner that they share."""
    sides = list(pairwise(ring))
    last = len(sides) - 1
    for i, (a, b) in enumerate(sides):
        if _folds_back(a, b, sides[(i + 1) % len(sides)][1]):
            return False
        for j in range(i + 2, len(sides)):
            if (i, j) != (0, last) and _touch(a, b, *sides[j]):
                return False
    return True


def metres(a: Position, b: Position) -> float:
    """The distance of two places; near enough within a country."""
    width = cos(radians((a[1] + b[1]) / 2))
    return DEGREE * hypot((a[0] - b[0]) * width, a[1] - b[1])


def metres_to_ring(point: Position, ring: Ring) -> float:
    """The distance of a place from a border."""
    width = cos(radians(point[1]))
    flat = [((x - point[0]) * width, y - point[1]) for x, y in ring]
    return DEGREE * min(_from_origin(a, b) for a, b in pairwise(flat))


def _from_origin(a: Position, b: Position) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length)) if length else 0.0
    return hypot(a[0] + along * dx, a[1] + along * dy)


def _turn(a: Position, b: Position, c: Position) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _folds_back(a: Position, b: Position, c: Position) -> bool:
    """Whether c lies on the way back from b to a."""
    return _turn(a, b, c) == 0 and (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0


def _touch(a: Position, b: Position, c: Position, d: Position) -> bool:
    """Whether two sides have a point in common, or come so near that rounding decides."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0
