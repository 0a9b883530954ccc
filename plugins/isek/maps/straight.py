"""Where a name may stand along a line: the stretches that are straight enough to read."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees, hypot
from typing import NamedTuple

from isek.maps.ground import Line, Point
from isek.maps.shaping import simplified


class Stretch(NamedTuple):
    """Its middle, its angle in degrees (never upside down), and its length in metres."""

    x: float
    y: float
    angle: float
    length: float


def stretches_of(line: Line, bend: float = 6.0) -> list[Stretch]:
    """The straight stretches of a line, the longest first; within one it leaves the chord by at most `bend` metres."""
    found = [_stretch(a, b) for a, b in pairwise(simplified(line, bend))]
    return sorted(found, key=lambda one: -one.length)


def _stretch(a: Point, b: Point) -> Stretch:
    dx, dy = b[0] - a[0], b[1] - a[1]
    angle = degrees(atan2(dy, dx))
    if angle > 90:
        angle -= 180
    elif angle <= -90:
        angle += 180
    return Stretch((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, angle, hypot(dx, dy))
