"""One sheet as values: what a template writes down as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from isek.maps.basemap import Maps
from isek.maps.frames import Frame, Size
from isek.maps.ground import Box, Outline, Point
from isek.maps.lettering import Lettered, boxes_of, is_quarter, place_names
from isek.maps.pathdata import path_of
from isek.maps.pins import Placed, Wanted, place_pins
from isek.maps.shaping import along, area_of, cut_line, cut_ring, length_of, simplified, within
from isek.maps.sheet import Name
from isek.maps.sweep import Fixed

_SHARP_FRAME = 1600
"""Metres: a frame that is narrower needs decimetres."""
_BARS = (20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)


class Thing(Struct, frozen=True):
    """Something that lies on the ground: `role` is `massnahme`, `raum` or `umriss`, `style` a further class.

    `hue` colours it; `sharp` is False where its border is not exact. With a `label` it has a number, which leads to
    `address`; `name` is written on an area.
    """

    id: str
    title: str
    outline: Outline
    role: str
    style: str = ""
    hue: int | str = ""
    sharp: bool = True
    label: str = ""
    address: str | None = None
    name: str = ""

    @property
    def kind(self) -> str:
        """`punkt`, `linie` or `flaeche`: of several kinds the last."""
        if self.outline.areas:
            return "flaeche"
        return "linie" if self.outline.lines else "punkt"


class Trace(Struct, frozen=True):
    """A line or area as drawn, with its path data in metres of the ground."""

    role: str
    style: str
    hue: int | str
    kind: str
    sharp: bool
    data: str


class Pin(Struct, frozen=True):
    """A number at a place: `x`, `y` in per cent of the sheet, its tile `dx`, `dy` pixels away, half as wide as `half`.

    Where there is no room for the number, `label` is blank and only a dot is drawn.
    """

    x: str
    y: str
    dx: str
    dy: str
    half: str
    kind: str
    hue: int | str
    label: str
    title: str
    address: str | None


class Dot(Struct, frozen=True):
    """A point without a number of its own: one of several, or one that needs none."""

    x: str
    y: str
    hue: int | str


class Lettering(Struct, frozen=True):
    """A name: `x`, `y` in per cent of the sheet, turned by some degrees (blank for none)."""

    x: str
    y: str
    turn: str
    css: str
    text: str


class Bar(Struct, frozen=True):
    """A scale bar: its length in per cent of the sheet's width, and in words."""

    length: str
    text: str


class Drawing(Struct, frozen=True):
    """A sheet. `view` is its box on the ground (x, y, width, height in metres)."""

    width: int
    height: int
    view: tuple[str, str, str, str]
    traces: tuple[Trace, ...]
    pins: tuple[Pin, ...]
    dots: tuple[Dot, ...]
    names: tuple[Lettering, ...]
    bar: Bar


def draw(things: Sequence[Thing], frame: Frame, maps: Maps, most_names: int) -> Drawing:
    """Things on a sheet, from the ground up: areas, lines, numbers, names."""
    size = frame.size
    digits = 1 if frame.box.width < _SHARP_FRAME else 0
    bar = _bar(frame)
    kept = _corners(size, bar)
    numbered = [one for one in things if one.label]
    spots = [anchor_of(one.outline, frame.box) for one in numbered]
    wanted = [Wanted(spot, len(one.label), one.kind != "punkt") for one, spot in zip(numbered, spots, strict=True)]
    names = [*_own_names(things, frame), *_names(maps)]
    # Quarters are named first: they tell the numbers where they are.
    dots = [Fixed(*frame.at(spot), 0, 0, 5, 5) for spot in spots]
    quarters = place_names([one for one in names if is_quarter(one)], frame, [*kept, *dots], most_names // 2)
    named = [box for one in quarters for box in boxes_of(one)]
    placed = place_pins(wanted, frame, [*kept, *named])
    pins = [_pin(*one, frame) for one in zip(numbered, spots, placed, strict=True) if frame.box.holds(one[1])]
    lines = [box for one in things if one.role == "massnahme" for box in _along(one.outline, frame)]
    taken = [*kept, *dots, *named, *lines, *[one.box for one in placed if one.box is not None]]
    written = {one.text for one in quarters}
    rest = [one for one in names if not any(one.text in other for other in written)]
    lettered = [*quarters, *place_names(rest, frame, taken, most_names - len(quarters))]
    traces = [trace for one in things if (trace := _trace(one, frame, digits)) is not None]
    box = frame.box
    view = tuple([_plain(value, digits) for value in (box.west, box.north, box.width, box.height)])
    return Drawing(
        size.width,
        size.height,
        view,  # type: ignore[arg-type]
        tuple(traces),
        tuple(pins),
        tuple(_dots(things, frame)),
        tuple([_lettering(one, size) for one in lettered]),
        bar,
    )


def _names(maps: Maps) -> tuple[Name, ...]:
    return (*maps.names, *(maps.basemap.sheet.names if maps.basemap else ()))


def _own_names(things: Sequence[Thing], frame: Frame) -> list[Name]:
    """The names of areas, where these are large enough on the sheet."""
    found = []
    for one in things:
        if one.name and one.outline.areas:
            x, y = anchor_of(one.outline, frame.box)
            if one.role == "ausschnitt":
                y = one.outline.box.north + 11 / frame.scale
            found.append(Name(one.name, "hand-viertel", x, y, 0, 0))
    return found


def anchor_of(outline: Outline, box: Box) -> Point:
    """The place of a thing's number: in its largest part that lies in the box."""
    if outline.areas:
        cut = [tuple([cut_ring(ring, box) for ring in rings]) for rings in outline.areas]
        seen = [tuple([ring for ring in rings if ring]) for rings in cut if rings[0]]
        return within(max(seen or list(outline.areas), key=lambda rings: area_of(rings[0])))
    if outline.lines:
        pieces = [piece for line in outline.lines for piece in cut_line(line, box)]
        longest = max(pieces or list(outline.lines), key=length_of)
        return along(longest, length_of(longest) / 2)
    inside = [point for point in outline.points if box.holds(point)]
    middle = box.middle
    near = inside or outline.points
    if len(near) > 1:
        middle = (sum(one[0] for one in near) / len(near), sum(one[1] for one in near) / len(near))
    return min(near, key=lambda one: (one[0] - middle[0]) ** 2 + (one[1] - middle[1]) ** 2)


def _trace(one: Thing, frame: Frame, digits: int) -> Trace | None:
    """A line or area as far as it shows; what lies far outside is cut away."""
    if one.kind == "punkt":
        return None
    margin = 30 / frame.scale
    box, tolerance = frame.box.grown(margin), 0.4 / frame.scale / frame.size.most
    if one.outline.areas:
        rings = [cut for rings in one.outline.areas for ring in rings if (cut := cut_ring(ring, box))]
        data = path_of([simplified(ring, tolerance) for ring in rings], digits, closed=True)
    else:
        pieces = [piece for line in one.outline.lines for piece in cut_line(line, box)]
        data = path_of([simplified(piece, tolerance) for piece in pieces], digits)
    return Trace(one.role, one.style, one.hue, one.kind, one.sharp, data) if data else None


def _pin(one: Thing, spot: Point, placed: Placed, frame: Frame) -> Pin:
    x, y = frame.at(spot)
    place = _share(x, frame.size.width), _share(y, frame.size.height)
    box = placed.box
    if box is None:
        return Pin(*place, "0", "0", "0", one.kind, one.hue, "", one.title, one.address)
    away = _plain(box.dx, 1), _plain(box.dy, 1)
    return Pin(*place, *away, _plain(box.w, 1), one.kind, one.hue, one.label, one.title, one.address)


def _dots(things: Sequence[Thing], frame: Frame) -> Iterator[Dot]:
    for one in things:
        if len(one.outline.points) > 1 or one.kind != "punkt" or not one.label:
            for x, y in map(frame.at, filter(frame.box.holds, one.outline.points)):
                yield Dot(_share(x, frame.size.width), _share(y, frame.size.height), one.hue)


def _along(outline: Outline, frame: Frame) -> Iterator[Fixed]:
    """What names must leave free of a line."""
    step = 9 / frame.scale
    for line in outline.lines:
        for piece in cut_line(line, frame.box):
            length = length_of(piece)
            for at in range(int(length / step) + 1):
                yield Fixed(*frame.at(along(piece, at * step)), 0, 0, 5, 5)


def _corners(size: Size, bar: Bar) -> list[Fixed]:
    """Where the scale bar and the north arrow stand, at the smallest and at the largest size."""
    length = float(bar.length) / 100 * size.width
    words = max(length, 7 * len(bar.text)) / 2 + 6
    return [
        Fixed(length / 2 + 10, size.height, 0, -16, words + 4, 16),
        Fixed(size.width, 0, -18, 22, 16, 20),
    ]


def _bar(frame: Frame) -> Bar:
    """The longest round length that is at most a quarter of the sheet."""
    room = frame.box.width * 0.27
    metres = max([one for one in _BARS if one <= room] or [_BARS[0]])
    text = f"{metres} m" if metres < 1000 else f"{metres // 1000} km"
    return Bar(_share(metres, frame.box.width), text.replace(" ", "\u00a0"))


def _lettering(one: Lettered, size: Size) -> Lettering:
    turn = _plain(one.angle, 0)
    return Lettering(
        _share(one.x, size.width), _share(one.y, size.height), "" if turn == "0" else turn, one.style.css, one.text
    )


def _share(value: float, whole: float) -> str:
    return _plain(value / whole * 100, 2)


def _plain(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text
