"""Lines and areas made fit for a sheet: cut at its edge, without points that nobody would see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot

from isek.maps.ground import Box, Line, Point


def simplified(line: Line, tolerance: float) -> Line:
    """The line without points that lie nearer than `tolerance` to what is left (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    kept, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        start, end = todo.pop()
        far, at = tolerance, 0
        for i in range(start + 1, end):
            away = _distance(line[i], line[start], line[end])
            if away > far:
                far, at = away, i
        if at:
            kept.add(at)
            todo += [(start, at), (at, end)]
    return tuple([line[i] for i in sorted(kept)])


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length if length else 0.0
    along = max(0.0, min(1.0, along))
    return hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy)


def cut_line(line: Line, box: Box) -> tuple[Line, ...]:
    """The pieces of a line in a box."""
    if all(box.holds(point) for point in line):
        return (line,)
    pieces: list[list[Point]] = []
    for a, b in pairwise(line):
        found = _cut_side(a, b, box)
        if found is None:
            continue
        start, end = found
        if pieces and pieces[-1][-1] == start:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
    return tuple([tuple(piece) for piece in pieces])


def _cut_side(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a side in a box (Liang and Barsky)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, a[0] - box.west),
        (dx, box.east - a[0]),
        (-dy, a[1] - box.north),
        (dy, box.south - a[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + first * dx, a[1] + first * dy)
    end = b if last == 1 else (a[0] + last * dx, a[1] + last * dy)
    return start, end


def cut_ring(ring: Line, box: Box) -> Line:
    """The part of a closed ring in a box, closed again; an empty one where nothing is left (Sutherland and Hodgman)."""
    points = list(ring[:-1] if ring and ring[0] == ring[-1] else ring)
    if all(box.holds(point) for point in points):
        return ring
    for inside, crossing in _edges(box):
        points = list(_cut_edge(points, inside, crossing))
        if not points:
            return ()
    return (*points, points[0])


Inside = Callable[[Point], bool]
Crossing = Callable[[Point, Point], Point]


def _edges(box: Box) -> Iterator[tuple[Inside, Crossing]]:
    def at_x(x: float) -> Crossing:
        return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))

    def at_y(y: float) -> Crossing:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)

    yield lambda p: p[0] >= box.west, at_x(box.west)
    yield lambda p: p[0] <= box.east, at_x(box.east)
    yield lambda p: p[1] >= box.north, at_y(box.north)
    yield lambda p: p[1] <= box.south, at_y(box.south)


def _cut_edge(points: list[Point], inside: Inside, crossing: Crossing) -> Iterator[Point]:
    for at, point in enumerate(points):
        before = points[at - 1]
        if inside(point):
            if not inside(before):
                yield crossing(before, point)
            yield point
        elif inside(before):
            yield crossing(before, point)


def length_of(line: Line) -> float:
    """The length of a line."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def along(line: Line, distance: float) -> Point:
    """The point of a line at a distance from its start."""
    for a, b in pairwise(line):
        step = hypot(b[0] - a[0], b[1] - a[1])
        if step and distance <= step:
            return a[0] + (b[0] - a[0]) * distance / step, a[1] + (b[1] - a[1]) * distance / step
        distance -= step
    return line[-1]


def area_of(ring: Line) -> float:
    """The area within a closed ring."""
    return abs(turned_area_of(ring))


def turned_area_of(ring: Line) -> float:
    """The area within a closed ring, negative where the ring runs the other way round."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def encloses(ring: Line, point: Point) -> bool:
    """Whether a point is within a closed ring."""
    x, y = point
    sides = [(a, b) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)]
    return sum(x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in sides) % 2 == 1


def within(rings: tuple[Line, ...]) -> Point:
    """A point inside of an area, well away from its border where it can be: the middle of its widest part."""
    box = _box(rings[0])
    best, width = box.middle, 0.0
    for share in (0.5, 0.38, 0.62, 0.26, 0.74):
        y = box.north + box.height * share
        for a, b in _crossings(rings, y):
            if b - a > width * 1.15:
                best, width = ((a + b) / 2, y), b - a
    return best


def _box(ring: Line) -> Box:
    x, y = [one[0] for one in ring], [one[1] for one in ring]
    return Box(min(x), min(y), max(x), max(y))


def _crossings(rings: tuple[Line, ...], y: float) -> list[tuple[float, float]]:
    """Where a line to the east is inside of an area: from x to x."""
    found = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise(ring)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(found[::2], found[1::2], strict=False))
