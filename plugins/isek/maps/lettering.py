"""Names on a map: the largest things first, each once, none over another or over a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians, sin
from typing import NamedTuple

from isek.maps.classes import BY_NAME
from isek.maps.frames import Frame
from isek.maps.sheet import Name
from isek.maps.sweep import Fixed, free, inside

_BESIDE = ((0, 0), (0, -18), (0, 18), (-24, 0), (24, 0), (0, -36), (0, 36), (-48, 18), (48, 18), (-48, -18), (48, -18))
_STRAIGHT = frozenset({"gewaesser", "gruen", "wald", "platz", "gebaeude", "siedlung", "block"})


class Style(NamedTuple):
    """How a name is written: its class in CSS, its size in pixels, its rank (the first are placed first).

    `reach` is the least number of pixels that the thing itself must have on the sheet, `letter` the width of a letter
    as a share of the size: bold and spaced ones are wider.
    """

    css: str
    size: float
    rank: int
    reach: float
    letter: float = 0.57


_HAND = {
    "hand-ort": Style("ort", 14, 0, 0, 0.63),
    "hand-viertel": Style("viertel", 13, 1, 0, 0.65),
    "hand-gewaesser": Style("wasser", 12.5, 1, 0, 0.72),
    "hand-strasse": Style("strasse", 11.5, 3, 0),
    "hand-hinweis": Style("strasse", 11.5, 2, 0),
}
_CSS = {"fluss": "wasser", "bach": "wasser", "gewaesser": "wasser", "gruen": "gruen", "wald": "gruen"}


class Lettered(NamedTuple):
    """A name in its place: in pixels of the smallest sheet, with its angle in degrees."""

    text: str
    style: Style
    x: float
    y: float
    angle: float


def is_quarter(name: Name) -> bool:
    """Whether a name tells readers where they are."""
    return style_of(name.kind).rank <= 1


def is_straight(kind: str) -> bool:
    """Whether a name of this kind is never turned."""
    return kind in _STRAIGHT or kind in _HAND


def boxes_of(one: Lettered) -> list[Fixed]:
    """What a name covers."""
    return list(_boxes(one.text, one.style, one.x, one.y, one.angle))


def style_of(kind: str) -> Style:
    """How names of a kind are written."""
    if kind in _HAND:
        return _HAND[kind]
    css = _CSS.get(kind, "strasse")
    if css == "wasser":
        return Style(css, 12.5, BY_NAME[kind].rank, 22, 0.72)
    return Style(css, 11.5, BY_NAME[kind].rank, 22)


def place_names(names: Iterable[Name], frame: Frame, taken: Sequence[Fixed], most: int) -> list[Lettered]:
    """The names that find room on a sheet, at most so many."""
    found: list[Lettered] = []
    boxes, written = list(taken), set[str]()
    for name, style in _candidates(names, frame):
        if len(found) >= most:
            break
        # „Haselbach“ says nothing new beside „Ortsteil Haselbach“.
        if any(name.text in other for other in written):
            continue
        placed = _placed(name, style, frame, boxes)
        if placed is not None:
            found.append(placed)
            written.add(name.text)
            boxes += boxes_of(placed)
    return found


def _placed(name: Name, style: Style, frame: Frame, boxes: Sequence[Fixed]) -> Lettered | None:
    """The name in its place, that of a quarter also beside it; None where there is no room."""
    x, y = frame.at((name.x, name.y))
    angle = 0.0 if name.kind in _STRAIGHT else name.angle
    size = frame.size
    for dx, dy in _BESIDE if style.rank <= 1 else _BESIDE[:1]:
        one = Lettered(name.text, style, x + dx, y + dy, angle)
        own = boxes_of(one)
        fits = all(inside(box, size.width, size.height, size.most, 6) for box in own)
        if fits and all(free(box, boxes, size.most) for box in own):
            return one
    return None


def _candidates(names: Iterable[Name], frame: Frame) -> list[tuple[Name, Style]]:
    """What may be written on a sheet: it lies on it and is large enough; the most important first."""
    box, scale = frame.box, frame.scale
    found = []
    for name in names:
        if not (box.west < name.x < box.east and box.north < name.y < box.south):
            continue
        style = style_of(name.kind)
        needed = width_of(name.text, style) * 0.7 if name.kind not in _STRAIGHT else style.reach
        if name.kind in _HAND or name.room * scale >= needed:
            found.append((name, style))
    return sorted(found, key=lambda one: (one[1].rank, -one[0].room, one[0]))


def width_of(text: str, style: Style) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * style.size * style.letter


def _boxes(text: str, style: Style, x: float, y: float, angle: float) -> Iterator[Fixed]:
    """What a name covers: along its line several small boxes, as one of them would cover far too much."""
    half, height = width_of(text, style) / 2 + 3, style.size * 0.74
    if not angle:
        yield Fixed(x, y, 0, 0, half, height)
        return
    count = max(2, round(half / height))
    turn = radians(angle)
    for step in range(count):
        away = half * (2 * step + 1 - count) / count
        wide = half / count
        yield Fixed(
            x,
            y,
            away * cos(turn),
            away * sin(turn),
            wide * abs(cos(turn)) + height * abs(sin(turn)),
            wide * abs(sin(turn)) + height * abs(cos(turn)),
        )
