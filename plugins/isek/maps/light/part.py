"""The part of a basemap that some small maps show, ready to be drawn at any level of detail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from isek.maps.classes import is_line
from isek.maps.ground import Box, Line
from isek.maps.light.houses import House, house_of
from isek.maps.light.rows import Row, rows_of
from isek.maps.light.seen import Seen
from isek.maps.light.tour import joined
from isek.maps.pathdata import pieces_of
from isek.maps.shaping import encloses, turned_area_of
from isek.maps.sheet import Sheet

HOUSES = "gebaeude"
_ODD = 0.6
"""A house that fills less of its rectangle keeps its form, if it is long enough for that to be seen."""
_LONG = 15.0


class Drawn(NamedTuple):
    """A house as it is, and as a rectangle."""

    ring: Line
    house: House

    @property
    def odd(self) -> bool:
        """Whether it is no rectangle."""
        return self.house.share < _ODD and self.house.length > _LONG


class Part:
    """Lines and borders by kind, and houses; what is not seen is left out."""

    def __init__(self, lines: Mapping[str, Sequence[Line]], houses: Sequence[Drawn]) -> None:
        self.lines = lines
        self.houses = houses
        self._rows: dict[float, list[Row]] = {}

    def seen(self, boxes: Iterable[Box]) -> Part:
        """What lies in some boxes."""
        seen = Seen(boxes)
        lines = {kind: _seen(kind, found, seen) for kind, found in self.lines.items()}
        return Part(lines, [one for one in self.houses if seen.shows(one.ring)])

    def rows(self, gap: float) -> list[Row]:
        """The rows of its houses, whose gaps are at most so many metres."""
        if gap not in self._rows:
            self._rows[gap] = rows_of([one.house for one in self.houses if not one.odd], gap)
        return self._rows[gap]


def part_of(sheet: Sheet) -> Part:
    """Everything that a basemap shows."""
    pieces = {name: pieces_of(data) for name, data in sheet.layers}
    rings = [rings[0] for rings in pieces.pop(HOUSES, [])]
    houses = [Drawn(ring, house) for ring in rings if (house := house_of(ring)) is not None]
    return Part({kind: [line for one in found for line in _lines(kind, one)] for kind, found in pieces.items()}, houses)


def _lines(kind: str, piece: tuple[Line, ...]) -> Iterator[Line]:
    """Lines; borders one way, holes the other: neighbours that come to overlap must not make a hole."""
    for ring in piece:
        if is_line(kind):
            yield ring
        else:
            depth = sum(encloses(other, ring[0]) for other in piece if other is not ring)
            yield ring if (turned_area_of(ring) > 0) == (depth % 2 == 0) else ring[::-1]


def _seen(kind: str, lines: Sequence[Line], seen: Seen) -> list[Line]:
    if is_line(kind):
        return joined(piece for line in lines for piece in seen.line(line))
    return [seen.ring(ring) for ring in lines if seen.shows(ring)]
