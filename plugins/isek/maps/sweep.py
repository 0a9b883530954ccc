"""Boxes of a fixed size on a sheet that grows: what does not touch at its smallest must not touch at any size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isek.maps.ground import Point


class Fixed(NamedTuple):
    """A box whose middle is `(dx, dy)` pixels away from a place that moves with the sheet.

    `x`, `y` are the place in pixels of the smallest sheet; `w`, `h` are half of its width and height.
    """

    x: float
    y: float
    dx: float
    dy: float
    w: float
    h: float

    def at(self, growth: float = 1.0) -> Point:
        """Its middle on a sheet of another size."""
        return self.x * growth + self.dx, self.y * growth + self.dy


def collide(one: Fixed, other: Fixed, most: float) -> bool:
    """Whether two boxes touch on any sheet between the smallest and one that is `most` times as large."""
    first, last = 1.0, most
    for slope, start, room in (
        (one.x - other.x, one.dx - other.dx, one.w + other.w),
        (one.y - other.y, one.dy - other.dy, one.h + other.h),
    ):
        if slope == 0:
            if abs(start) >= room:
                return False
            continue
        ends = sorted(((-room - start) / slope, (room - start) / slope))
        first, last = max(first, ends[0]), min(last, ends[1])
        if first >= last:
            return False
    return True


def free(box: Fixed, taken: Iterable[Fixed], most: float) -> bool:
    """Whether a box touches none of those that are there."""
    return not any(collide(box, other, most) for other in taken)


def inside(box: Fixed, width: float, height: float, most: float, margin: float = 2.0) -> bool:
    """Whether a box stays on the sheet, at its smallest and at its largest."""
    for growth in (1.0, most):
        x, y = box.at(growth)
        if not (margin + box.w <= x <= width * growth - margin - box.w):
            return False
        if not (margin + box.h <= y <= height * growth - margin - box.h):
            return False
    return True
