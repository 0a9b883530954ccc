"""Light sheets: the basemap as small maps need it, generalised until each file is small."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from isek.maps.classes import KINDS, is_line
from isek.maps.frames import Frame
from isek.maps.ground import Box, Line, around
from isek.maps.light.detail import Detail, details, fitted, share_of, stroke_of
from isek.maps.light.part import HOUSES, Part, part_of
from isek.maps.light.tour import toured
from isek.maps.pathdata import path_of
from isek.maps.shaping import area_of, length_of, simplified
from isek.maps.sheet import Sheet

BUDGET = 4_900
"""Bytes that a file of the ground weighs at most, packed: with the rest of its small map it is below 6,000."""
_FILE, _LAYER = 220, 14
"""What a file and each of its layers weigh besides their path data."""
_POINT, _HOUSE = 1.6, 1.2
"""What a point and a house weigh at least: what is far too much need not be drawn to be weighed."""
_FINE = 12
"""So many levels of detail are tried before a sheet is divided."""
_HALVINGS = 6
_BAND = 2.5
"""The widest frame of a sheet is at most so many times as wide as the narrowest."""
_UNDER = [kind.name for kind in KINDS].index("weg") - 0.5
_ORDER = sorted(KINDS, key=lambda kind: _UNDER if kind.name == HOUSES else KINDS.index(kind))
"""A row of houses that grew a little too thick must not narrow a street: streets lie on top."""


class LightLayer(NamedTuple):
    """A kind of thing: path data in steps of the grid; `width` and `dash` in the same steps, 0 for an area."""

    kind: str
    data: str
    width: float = 0.0
    dash: str = ""


class LightSheet(NamedTuple):
    """A ground: its box in metres, its grid in metres, its layers from the ground up, and the maps it is for, by id."""

    box: Box
    grid: float
    layers: tuple[LightLayer, ...]
    shown: tuple[str, ...]


Frames = Mapping[str, Frame]
Layers = tuple[LightLayer, ...]


def light_sheets(sheet: Sheet, frames: Frames) -> tuple[LightSheet, ...]:
    """The ground of some small maps: few sheets, each of them light. The same frames, the same sheets."""
    whole = part_of(sheet)
    return tuple([one for band in _bands(frames) for one in _divided(band, whole, sheet.box, _HALVINGS)])


def _bands(frames: Frames) -> Iterator[Frames]:
    """Frames of much the same width: what is seen from afar needs another ground than what is seen from near."""
    band: dict[str, Frame] = {}
    widest = 0.0
    for name, frame in sorted(frames.items(), key=lambda one: (one[1].box.width, one[0])):
        if band and frame.box.width > widest:
            yield band
            band = {}
        if not band:
            widest = frame.box.width * _BAND
        band[name] = frame
    if band:
        yield band


def _divided(frames: Frames, whole: Part, box: Box, halvings: int) -> Iterator[LightSheet]:
    """One sheet, or those of two halves where one would not be fine enough."""
    part = whole.seen(frame.box for frame in frames.values())
    levels = details(max(frame.scale for frame in frames.values()))
    fine = list(islice(levels, _FINE))
    if halvings and len(frames) > 1 and _is_too_much(fine[-1], part):
        for half in _halves(frames):
            yield from _divided(half, part, box, halvings - 1)
        return
    detail, layers = _first(fine, part) or _first(levels, part) or (fine[0], ())
    yield LightSheet(box, detail.near, layers, tuple(sorted(frames)))


def _is_too_much(detail: Detail, part: Part) -> bool:
    return _HOUSE * len(part.houses) > BUDGET or _first([detail], part) is None


def _halves(frames: Frames) -> tuple[Frames, Frames]:
    box = around([frame.box for frame in frames.values()])
    axis = 0 if box.width > box.height else 1
    ordered = sorted(frames, key=lambda name: (frames[name].box.middle[axis], name))
    half = len(ordered) // 2
    return {name: frames[name] for name in ordered[:half]}, {name: frames[name] for name in ordered[half:]}


def _first(levels: Iterable[Detail], part: Part) -> tuple[Detail, Layers] | None:
    """The first level of detail at which a sheet is light enough."""
    for detail in levels:
        shapes = _shapes(part, detail)
        if _POINT * sum(len(line) for _, lines in shapes for line in lines) <= BUDGET:
            layers = tuple([_layer(*one, detail) for one in shapes])
            if weight_of(layers) <= BUDGET:
                return detail, layers
    return None


def weight_of(layers: Layers) -> int:
    """About how many bytes a packed file of some layers has."""
    data = "\n".join(layer.data for layer in layers)
    return _FILE + _LAYER * len(layers) + len(zlib.compress(data.encode(), 9))


class _Style(NamedTuple):
    """A kind, and how its lines are drawn, in metres; without a width they are borders."""

    kind: str
    width: float = 0.0
    house: float = 0.0
    gap: float = 0.0


Shapes = list[tuple[_Style, list[Line]]]


def _shapes(part: Part, detail: Detail) -> Shapes:
    """What a sheet shows, from the ground up."""
    found: Shapes = []
    for kind in (one for one in _ORDER if detail.shows(one.name)):
        lines = part.lines.get(kind.name, ())
        drawn = [simplified(line, detail.tolerance(kind.name)) for line in lines]
        if kind.name == HOUSES:
            found += _houses(part, detail)
        elif is_line(kind.name):
            found.append((_Style(kind.name, kind.width), [line for line in drawn if length_of(line) >= detail.near]))
        else:
            found.append((_Style(kind.name), [ring for ring in drawn if _shows(ring, detail)]))
    return [(style, lines) for style, lines in found if lines]


def _shows(ring: Line, detail: Detail) -> bool:
    return len(ring) > 3 and area_of(ring) >= detail.smallest


def _houses(part: Part, detail: Detail) -> Shapes:
    """Houses as thick lines, by width and dashes; those of another form as areas."""
    rows = part.rows(detail.gap)
    share = share_of(rows)
    lines: dict[_Style, list[Line]] = defaultdict(list)
    for row in rows:
        if length_of(row.line) * row.depth >= detail.smallest:
            stroke = stroke_of(row, share)
            lines[_Style(HOUSES, *stroke)].append(fitted(simplified(row.line, detail.near), stroke))
    odd = [simplified(one.ring, detail.near) for one in part.houses if one.odd]
    return [(_Style(HOUSES), [ring for ring in odd if _shows(ring, detail)]), *sorted(lines.items())]


def _layer(style: _Style, lines: Sequence[Line], detail: Detail) -> LightLayer:
    grid, closed = detail.near, not style.width
    ordered = toured([tuple([(x / grid, y / grid) for x, y in line]) for line in lines], closed=closed)
    dash = f"{style.house / grid:.1f} {style.gap / grid:.1f}" if style.gap else ""
    return LightLayer(style.kind, path_of(ordered, closed=closed, terse=True), round(style.width / grid, 2), dash)
