"""Numbers on a map: each finds room near its place, and none lies on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from isek.maps.frames import Frame, Size
from isek.maps.ground import Point
from isek.maps.sweep import Fixed, collide, free, inside

MOST = 70
_ROOM = 2400
"""Pixels of a sheet for each number. Where there are more numbers, a map shows dots."""
HALF = 12.5
_STEM = 21.0
_RINGS = ((27, 12), (38, 14), (52, 18), (68, 22), (88, 26), (112, 30))
_DOT = 4.5
_CROSSING, _COVERING = 45.0, 26.0


class Wanted(NamedTuple):
    """A number that is to be placed: at a point, or on a line or area (`on`), where it needs no stem."""

    place: Point
    digits: int
    on: bool


class Placed(NamedTuple):
    """Where a number stands: its box, or None where there is no room for it."""

    box: Fixed | None


def place_pins(wanted: Sequence[Wanted], frame: Frame, taken: Sequence[Fixed] = ()) -> list[Placed]:
    """A place for each number, from north to south, so that near ones do not cross."""
    size = frame.size
    spots = [frame.at(one.place) for one in wanted]
    if len(wanted) > min(MOST, size.width * size.height / _ROOM):
        return [Placed(None)] * len(wanted)
    found: list[Placed] = [Placed(None)] * len(wanted)
    boxes, stems = list(taken), list[tuple[Point, Point]]()
    for at in sorted(range(len(wanted)), key=lambda i: (_crowd(i, spots), spots[i][1], spots[i][0], i)):
        best = _best(wanted[at], spots[at], spots, boxes, stems, size)
        if best is not None:
            found[at] = Placed(best)
            boxes.append(best)
            stems.append((spots[at], best.at()))
    return found


def _crowd(at: int, spots: Sequence[Point]) -> int:
    """How many others are near: who has room enough is placed last, and goes out of the way."""
    x, y = spots[at]
    return -sum(hypot(other[0] - x, other[1] - y) < 2 * HALF for other in spots)


def _best(
    wanted: Wanted,
    spot: Point,
    spots: Sequence[Point],
    boxes: Sequence[Fixed],
    stems: Sequence[tuple[Point, Point]],
    size: Size,
) -> Fixed | None:
    """The cheapest place: near, over no other spot, its stem across no other."""
    best, price = None, float("inf")
    for dx, dy in _offsets(wanted.on):
        far = hypot(dx, dy)
        if far >= price:
            break
        box = Fixed(*spot, dx, dy, half_width(wanted.digits), HALF)
        if not inside(box, size.width, size.height, size.most) or not free(_grown(box), boxes, size.most):
            continue
        cost = far + _CROSSING * sum(_cross((spot, box.at()), stem) for stem in stems)
        cost += _COVERING * sum(_covers(box, other, size.most) for other in spots if other != spot)
        if cost < price:
            best, price = box, cost
    return best


def half_width(digits: int) -> float:
    """Half the width of a number's tile."""
    return HALF if digits < 3 else HALF + 4.0 * (digits - 2)


def _offsets(on: bool) -> Iterator[Point]:
    yield (0.0, 0.0) if on else (0.0, -_STEM)
    for radius, count in _RINGS:
        for step in range(count):
            angle = 2 * pi * step / count - pi / 2
            yield round(radius * cos(angle), 1), round(radius * sin(angle), 1)


def _grown(box: Fixed) -> Fixed:
    return box._replace(w=box.w + 1.5, h=box.h + 1.5)


def _covers(box: Fixed, spot: Point, most: float) -> bool:
    return collide(box, Fixed(*spot, 0, 0, _DOT, _DOT), most)


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
