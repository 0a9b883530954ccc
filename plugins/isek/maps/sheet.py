"""A basemap drawn: one path for each kind of thing, and the places where its names may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt
from typing import NamedTuple

from isek.maps.classes import KINDS, is_line
from isek.maps.ground import Box, Ground, Line, Outline, outline_of
from isek.maps.pathdata import path_of
from isek.maps.raw import Raw
from isek.maps.shaping import area_of, cut_line, cut_ring, simplified, within
from isek.maps.straight import stretches_of

_TOLERANCE = 0.7
"""Metres by which a line may leave the one that was given."""
_SMALLEST = 20.0
"""Square metres of the smallest area that is drawn."""
_STRETCHES = 4
"""So many places for a name on each line."""
MOST_HOUSES = 15_000
"""With more, a basemap shows none: they would weigh more than all else."""


class Name(NamedTuple):
    """A name, its kind, where its middle lies, its angle in degrees, and how much room it has in metres."""

    text: str
    kind: str
    x: float
    y: float
    angle: float
    room: float


class Sheet(NamedTuple):
    """A drawn ground: its box in whole metres, path data by kind in the order of drawing, and its names."""

    box: Box
    layers: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]


def draw_sheet(found: Iterable[Raw], ground: Ground, box: Box) -> Sheet:
    """Everything that was found, as far as it lies in a box."""
    paths: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    names: list[Name] = []
    houses = 0
    for raw in found:
        outline = outline_of(raw.geometry, ground)
        paths[raw.kind] += _paths(raw.kind, outline, box)
        houses += raw.kind == "gebaeude"
        if raw.name:
            names += _names(raw, outline, box)
    if houses > MOST_HOUSES:
        paths["gebaeude"] = []
    # A step from one piece to the next would need the pen's place: each piece begins with its own.
    layers = [(name, "".join(pieces)) for name, pieces in paths.items() if pieces]
    return Sheet(box, tuple(layers), tuple(sorted(set(names))))


def _paths(kind: str, outline: Outline, box: Box) -> Iterator[str]:
    for line in _lines(kind, outline):
        for piece in cut_line(line, box):
            yield _absolute(path_of([simplified(piece, _TOLERANCE)]))
    if not is_line(kind):
        for rings in outline.areas:
            kept = [simplified(cut, _TOLERANCE) for ring in rings if (cut := cut_ring(ring, box))]
            if kept and area_of(kept[0]) >= _SMALLEST:
                yield _absolute(path_of(kept, closed=True))


def _lines(kind: str, outline: Outline) -> Iterable[Line]:
    """Lines, and the borders of areas of a kind that is a line."""
    if not is_line(kind):
        return ()
    return (*outline.lines, *[ring for rings in outline.areas for ring in rings])


def _absolute(data: str) -> str:
    return f"M{data[1:]}" if data else ""


def _names(raw: Raw, outline: Outline, box: Box) -> Iterator[Name]:
    for line in outline.lines:
        for one in stretches_of(line)[:_STRETCHES]:
            if box.holds((one.x, one.y)) and one.length > 25:
                yield Name(raw.name, raw.kind, round(one.x), round(one.y), round(one.angle, 1), round(one.length))
    for rings in outline.areas:
        x, y = within(rings)
        if box.holds((x, y)):
            yield Name(raw.name, raw.kind, round(x), round(y), 0, round(sqrt(area_of(rings[0]))))
    for x, y in outline.points:
        if box.holds((x, y)):
            yield Name(raw.name, raw.kind, round(x), round(y), 0, 0)
