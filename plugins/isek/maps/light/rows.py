"""Houses that stand in a row: on a small map one thick line, dashed where there are gaps between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import cos, hypot, radians
from typing import NamedTuple

from isek.maps.ground import Line, Point
from isek.maps.light.houses import House

OPEN = 4.0
"""Metres between houses that can still be told apart."""
_REACH = 60.0
"""Metres between the middles of two neighbours, at the most."""
_SQUARE = cos(radians(30))
_TURN = cos(radians(40))
_ALIKE = 1.6
"""A neighbour is at most so much deeper."""
_UNEVEN = 10.0
"""Metres by which two gaps in a row may differ."""
_LARGE = 20.0
"""Metres: what is deeper stands for itself, unless it touches its neighbour."""
_OWN = 1.4
"""A gap is at most so many times as long as the houses beside it: what is across a street is no neighbour."""


class Row(NamedTuple):
    """Houses as a line from end to end, `depth` wide; `gap` is the mean way between two of them, in metres.

    `houses` is how many there are.
    """

    line: Line
    depth: float
    gap: float
    houses: int


class _Link(NamedTuple):
    """Two neighbours, by their numbers, the nearest first; the direction from the one to the other."""

    gap: float
    away: float
    one: int
    other: int
    dx: float
    dy: float

    def turned(self) -> _Link:
        return _Link(self.gap, self.away, self.other, self.one, -self.dx, -self.dy)


def rows_of(houses: Sequence[House], gap: float) -> list[Row]:
    """Each house in exactly one row; neighbours are at most `gap` metres apart. The same houses, the same rows."""
    linked = _linked(houses, gap)
    done: set[int] = set()
    found = []
    # Rows begin at an end; what is left then are single houses.
    for start in sorted(range(len(houses)), key=lambda at: (len(linked[at]) > 1, at)):
        if start not in done:
            chain = list(_walk(start, linked, done))
            found.append(_row([houses[at] for at in chain]))
    return found


def _linked(houses: Sequence[House], gap: float) -> list[list[_Link]]:
    """At most two neighbours for each house, and no row that bites its tail."""
    linked: list[list[_Link]] = [[] for _ in houses]
    root = list(range(len(houses)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for link in sorted(_links(houses, gap)):
        ends = (link, link.turned())
        if top(link.one) != top(link.other) and all(_fits(end, linked[end.one]) for end in ends):
            for end in ends:
                linked[end.one].append(end)
            root[top(link.one)] = top(link.other)
    return linked


def _fits(link: _Link, there: Sequence[_Link]) -> bool:
    """Whether a row may go on by a link: nearly straight on, with much the same gap."""
    if len(there) != 1:
        return not there
    before = there[0]
    straight = -(before.dx * link.dx + before.dy * link.dy)
    return straight >= _TURN and abs(before.gap - link.gap) <= _UNEVEN


def _links(houses: Sequence[House], gap: float) -> Iterator[_Link]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, house in enumerate(houses):
        cells[_cell(house)].append(at)
    for at, house in enumerate(houses):
        x, y = _cell(house)
        for cell in product((x - 1, x, x + 1), (y - 1, y, y + 1)):
            for other in cells.get(cell, ()):
                link = _link(at, other, houses, gap) if other > at else None
                if link is not None:
                    yield link


def _cell(house: House) -> tuple[int, int]:
    return int(house.x // _REACH), int(house.y // _REACH)


def _link(at: int, to: int, houses: Sequence[House], gap: float) -> _Link | None:
    one, other = houses[at], houses[to]
    away = hypot(other.x - one.x, other.y - one.y)
    if not 0 < away <= _REACH:
        return None
    dx, dy = (other.x - one.x) / away, (other.y - one.y) / away
    reach, far = one.along(dx, dy), other.along(dx, dy)
    between = away - (reach + far) / 2
    if between > min(gap, _OWN * min(reach, far)) or min(one.squares(dx, dy), other.squares(dx, dy)) < _SQUARE:
        return None
    thin, thick = sorted((one.across(dx, dy), other.across(dx, dy)))
    alike = thick <= _ALIKE * thin and (thick < _LARGE or between < OPEN)
    return _Link(between, away, at, to, dx, dy) if alike else None


def _walk(start: int, linked: Sequence[Sequence[_Link]], done: set[int]) -> Iterator[int]:
    at: int | None = start
    while at is not None:
        done.add(at)
        yield at
        at = next((link.other for link in linked[at] if link.other not in done), None)


def _row(houses: Sequence[House]) -> Row:
    if len(houses) == 1:
        (one,) = houses
        dx, dy = one.dx * one.length / 2, one.dy * one.length / 2
        return Row(((one.x - dx, one.y - dy), (one.x + dx, one.y + dy)), one.depth, 0.0, 1)
    ways = [(*_way(a, b), a, b) for a, b in pairwise(houses)]
    depth = sum((a.across(dx, dy) + b.across(dx, dy)) / 2 for dx, dy, _, a, b in ways) / len(ways)
    gaps = [away - (a.along(dx, dy) + b.along(dx, dy)) / 2 for dx, dy, away, a, b in ways]
    line = (_end(houses[0], houses[1]), *[(one.x, one.y) for one in houses[1:-1]], _end(houses[-1], houses[-2]))
    return Row(line, depth, sum(gaps) / len(gaps), len(houses))


def _way(a: House, b: House) -> tuple[float, float, float]:
    away = hypot(b.x - a.x, b.y - a.y)
    return (b.x - a.x) / away, (b.y - a.y) / away, away


def _end(last: House, before: House) -> Point:
    """The middle of the outer wall of the last house."""
    dx, dy, _ = _way(before, last)
    half = last.along(dx, dy) / 2
    return last.x + dx * half, last.y + dy * half
