"""How much of a ground is left at a size: what is smaller than a pixel goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import hypot
from typing import NamedTuple

from isek.maps.ground import Line
from isek.maps.light.rows import OPEN, Row
from isek.maps.shaping import length_of

_PIXEL = 0.5
"""Pixels by which a line may leave the one that was given, on the smallest sheet that shows it."""
_COARSER = 1.08
_SOFT = 2.0
"""The borders of woods and settlements are not where anybody looks for his house."""
_SOFT_KINDS = frozenset({"siedlung", "block", "wald", "gruen"})
_LAST = {"weg": 12.0, "gebaeude": 14.0, "mauer": 20.0, "platz": 20.0, "bach": 20.0, "strasse": 32.0}
"""Metres of error from which on a kind is not worth its bytes."""
_DEPTHS = (6.0, 9.0, 11.0, 14.0, 18.0, 22.0, 28.0, 37.0, 50.0, 66.0)
_PERIODS = (15, 20, 26, 34, 45, 60)
"""Metres of the depth of a house, and from house to house: a few are enough, and each needs a path of its own."""


class Detail(NamedTuple):
    """Metres by which things may be moved, which is also the grid of all places."""

    near: float

    def shows(self, kind: str) -> bool:
        """Whether a kind is drawn."""
        return self.near < _LAST.get(kind, float("inf"))

    def tolerance(self, kind: str) -> float:
        """Metres by which the border of a kind may move."""
        return self.near * (_SOFT if kind in _SOFT_KINDS else 1)

    @property
    def smallest(self) -> float:
        """Square metres of what is still drawn."""
        return (2 * self.near) ** 2

    @property
    def gap(self) -> float:
        """Metres between neighbours in a row, at the most."""
        return max(20.0, 6 * self.near)


def details(scale: float) -> Iterator[Detail]:
    """From fine to coarse without an end, beginning with what is seen at a scale in pixels for a metre."""
    first = max(1.0, _PIXEL / scale)
    for at in count():
        yield Detail(round(first * _COARSER**at, 1))


class Stroke(NamedTuple):
    """How a row is drawn: its width, the length of a house and of a gap in metres (0 for no gaps)."""

    width: float
    house: float
    gap: float


def stroke_of(row: Row, share: float) -> Stroke:
    """The nearest of a few strokes, if houses are `share` of a row with gaps."""
    width = min(_DEPTHS, key=lambda one: abs(one - row.depth))
    if row.houses < 2 or row.gap < OPEN:
        return Stroke(width, 0, 0)
    given = (length_of(row.line) + row.gap) / row.houses
    period = min(_PERIODS, key=lambda one: abs(one - given))
    return Stroke(width, round(period * share, 1), round(period * (1 - share), 1))


def share_of(rows: list[Row]) -> float:
    """How much of the rows with gaps is houses."""
    found = [row for row in rows if row.houses > 1 and row.gap >= OPEN]
    length = sum(length_of(row.line) + row.gap for row in found)
    return round(1 - sum(row.gap * row.houses for row in found) / length, 2) if length else 0.5


def fitted(line: Line, stroke: Stroke) -> Line:
    """A line as long as whole houses are, at both ends as much longer or shorter."""
    if not stroke.gap:
        return line
    period, length = stroke.house + stroke.gap, length_of(line)
    more = max(1, round((length + stroke.gap) / period)) * period - stroke.gap - length
    return _moved(_moved(line, more / 2)[::-1], more / 2)[::-1]


def _moved(line: Line, by: float) -> Line:
    """The line with its end further out."""
    (x, y), (fx, fy) = line[-1], line[-2]
    side = hypot(x - fx, y - fy)
    # A side must not be turned round.
    share = max(by, -0.9 * side) / side if side else 0.0
    return (*line[:-1], (x + (x - fx) * share, y + (y - fy) * share))
