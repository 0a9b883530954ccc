"""Pictures as plain values: places and widths in per cent of the whole, and the words that say the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from isek.views.parts import Item, Part, Segment, Words

_FULL = Decimal(100)


def per_cent(value: Decimal, whole: Decimal) -> str:
    """`33.33`: how much of the whole a value is, at most all of it."""
    if whole <= 0 or value <= 0:
        return "0"
    return f"{min(value * _FULL / whole, _FULL):.2f}".rstrip("0").rstrip(".")


class Share(Struct, frozen=True):
    """A part of a whole: `key` is its colour, `value` what is written, `address` where more of it is."""

    key: str
    label: str
    size: Decimal
    value: str
    address: str | None = None
    open: bool = False


def segments(shares: Iterable[Share], whole: Decimal | None = None) -> tuple[Segment, ...]:
    """Shares side by side. Without a whole they are all of it; what does not fit is cut off."""
    kept = [one for one in shares if one.size > 0]
    full = sum((one.size for one in kept), Decimal(0)) if whole is None else whole
    found, start = [], Decimal(0)
    for one in kept:
        size = min(one.size, full - start)
        if size <= 0:
            break
        found.append(_segment(one, start, size, full))
        start += size
    return tuple(found)


def _segment(one: Share, start: Decimal, size: Decimal, full: Decimal) -> Segment:
    where = (per_cent(start, full), per_cent(size, full), per_cent(start + size / 2, full))
    return Segment(one.key, one.label, one.value, *where, one.address, one.open)


class Shares(Part, frozen=True, kw_only=True):
    """A bar of shares, with a legend that says their numbers. `name` is the family of their colours.

    `marks` says that the legend shows the marks of phases.
    """

    kind: ClassVar[str] = "anteile"
    caption: str
    name: str
    segments: tuple[Segment, ...]
    marks: bool = False
    note: str = ""


class Bar(Struct, frozen=True):
    """A row of a bar chart: what, how much in words, and the bar."""

    item: Item
    value: str
    segments: tuple[Segment, ...]


class Bars(Part, frozen=True, kw_only=True):
    """Bars below each other, all on one scale; `legend` names the colours, by their keys."""

    kind: ClassVar[str] = "balken"
    caption: str
    name: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...] = ()
    intro: Words = ""


class Column(Struct, frozen=True):
    """A column: `size` in per cent of the tallest, `rest` what is above it; `open` where more years are in it."""

    label: str
    value: str
    size: str
    rest: str
    open: bool = False


class Columns(Part, frozen=True, kw_only=True):
    """Columns side by side, as years are."""

    kind: ClassVar[str] = "saeulen"
    caption: str
    columns: tuple[Column, ...]
    note: str = ""


class Point(Struct, frozen=True):
    """A point of a line, in per cent from the left and from above; `kind` is `start`, `wert`, `jetzt` or `ziel`."""

    x: str
    y: str
    kind: str
    value: str = ""
    when: str = ""
    anchor: str = "middle"


class Line(Part, frozen=True, kw_only=True):
    """A line through points in time; `words` say what it shows, `tone` is `gut`, `langsam` or `schlecht`."""

    kind: ClassVar[str] = "linie"
    points: tuple[Point, ...]
    words: str
    tone: str = ""


class Span(Struct, frozen=True):
    """A row of a timeline: the planned time, and the actual one where there is any."""

    item: Item
    phase: str
    phase_word: str
    text: str
    start: str
    width: str
    open: bool
    actual: str = ""
    actual_start: str = ""
    actual_width: str = ""


class Timeline(Part, frozen=True, kw_only=True):
    """Measures on a scale of years. `ticks` are years with their place; `today` is a place too, if it is on it."""

    kind: ClassVar[str] = "zeitstrahl"
    caption: str
    head: tuple[str, str, str]
    ticks: tuple[tuple[str, str], ...]
    today: str
    today_word: str
    spans: tuple[Span, ...]
    note: str = ""


class Meeting(Struct, frozen=True):
    """Something with a date: `day`, `month` and `year` as a leaf of a calendar, `iso` and `when` whole."""

    item: Item
    day: str
    month: str
    year: str
    iso: str
    when: str
    details: str = ""


class Meetings(Part, frozen=True, kw_only=True):
    """A list of dates to come."""

    kind: ClassVar[str] = "termine"
    meetings: tuple[Meeting, ...]
    more: Item | None = None


class News(Struct, frozen=True):
    """What was told of something, and when."""

    item: Item
    when: str
    iso: str
    phase: str
    phase_word: str
    text: Words = ""


class NewsList(Part, frozen=True, kw_only=True):
    """The newest of them."""

    kind: ClassVar[str] = "neues"
    news: tuple[News, ...]
    more: Item | None = None


class Folded(Part, frozen=True, kw_only=True):
    """Parts that are shown on demand."""

    kind: ClassVar[str] = "klappe"
    summary: str
    parts: tuple[Part, ...]
