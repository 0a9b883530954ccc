"""What of the ground some maps show: the rest needs no bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from isek.maps.ground import Box, Line, Point, box_of

_CELL = 60.0
"""Metres; a map is told by the cells that it touches."""


class Seen:
    """The part of the ground that lies in at least one of some boxes."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells = {cell for box in boxes for cell in _cells(box)}

    def shows(self, points: Iterable[Point]) -> bool:
        """Whether something around these points may be seen."""
        box = box_of(points)
        if box.width * box.height > len(self._cells) * _CELL**2:
            # What is larger than all that is seen is quicker asked the other way round.
            around = box.grown(_CELL)
            return any(around.holds((x * _CELL, y * _CELL)) for x, y in self._cells)
        return any(cell in self._cells for cell in _cells(box))

    def line(self, line: Line) -> Iterator[Line]:
        """The stretches of a line that are seen, each with whole sides."""
        stretch: list[Point] = []
        for a, b in pairwise(line):
            if self.shows((a, b)):
                stretch += [b] if stretch else [a, b]
            elif stretch:
                yield tuple(stretch)
                stretch = []
        if stretch:
            yield tuple(stretch)

    def ring(self, ring: Line) -> Line:
        """A closed ring that looks the same where it is seen, and has few corners elsewhere."""
        points, count = list(ring[:-1]), 0
        while len(points) != count and len(points) > 3:
            count, at = len(points), 0
            while at < len(points) and len(points) > 3:
                if self.shows((points[at - 1], points[at], points[(at + 1) % len(points)])):
                    at += 1
                else:
                    points.pop(at)
        return (*points, points[0])


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    yield from product(
        range(int(box.west // _CELL), int(box.east // _CELL) + 1),
        range(int(box.north // _CELL), int(box.south // _CELL) + 1),
    )
