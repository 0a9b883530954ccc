"""Houses as rectangles: what is left of them on a small map."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import NamedTuple

from isek.maps.ground import Line, Point
from isek.maps.shaping import area_of

_SIDE = 3.0
"""Metres: a shorter side says nothing about the direction of a house."""


class House(NamedTuple):
    """The smallest rectangle around a house: its middle, the direction of its longer side (a step of 1 m), its size.

    `share` is how much of the rectangle the house fills.
    """

    x: float
    y: float
    dx: float
    dy: float
    length: float
    depth: float
    share: float

    def along(self, dx: float, dy: float) -> float:
        """How long the side is that best follows a direction."""
        straight, across = self._turned(dx, dy)
        return self.length if straight >= across else self.depth

    def across(self, dx: float, dy: float) -> float:
        """How long the other side is."""
        straight, across = self._turned(dx, dy)
        return self.depth if straight >= across else self.length

    def squares(self, dx: float, dy: float) -> float:
        """How well a direction follows one of its sides: 1 where it does."""
        return max(self._turned(dx, dy))

    def _turned(self, dx: float, dy: float) -> Point:
        return abs(dx * self.dx + dy * self.dy), abs(dy * self.dx - dx * self.dy)


def house_of(ring: Line) -> House | None:
    """The rectangle of a closed ring; None for what has no sides worth the name."""
    found = [house for a, b in pairwise(ring) if (house := _along_side(ring, a, b)) is not None]
    return min(found, key=lambda one: one.length * one.depth, default=None)


def _along_side(ring: Line, a: Point, b: Point) -> House | None:
    side = hypot(b[0] - a[0], b[1] - a[1])
    if side < _SIDE:
        return None
    dx, dy = (b[0] - a[0]) / side, (b[1] - a[1]) / side
    along = [x * dx + y * dy for x, y in ring]
    across = [y * dx - x * dy for x, y in ring]
    length, depth = max(along) - min(along), max(across) - min(across)
    u, v = min(along) + length / 2, min(across) + depth / 2
    middle = u * dx - v * dy, u * dy + v * dx
    share = area_of(ring) / (length * depth) if length * depth else 1.0
    if length >= depth:
        return House(*middle, dx, dy, length, depth, share)
    return House(*middle, -dy, dx, depth, length, share)
