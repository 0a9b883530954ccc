"""Maps as parts of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from isek.maps.drawing import Drawing
from isek.views.parts import Group, Item, Mark, Part


@dataclass(frozen=True, slots=True)
class Background:
    """The basemap as files of the site, by day and by night, and whom to name beside every map.

    `bounds` are west, south, east and north in degrees.
    """

    light: str
    dark: str
    bounds: str
    credit: Item
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A sheet, drawn for wide and for narrow places; `label` says what it shows to those who do not see it."""

    title: str
    label: str
    wide: Drawing | None
    narrow: Drawing | None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a sign means. `sign` is `feld`, `punkt`, `linie`, `flaeche`, `raum` or `weich`, `style` a kind of area."""

    sign: str
    label: str
    style: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A line of the list beside a map, with the number that stands on it."""

    number: str
    item: Item
    mark: Mark | None
    where: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Hook:
    """What a script may make of a map: its bounds in degrees, and the data by address below the site's root."""

    kind: str
    bounds: str
    measures: str = ""
    areas: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPart(Part):
    """A map, what it shows in a sentence and in a list with the same numbers, and what has no place on it."""

    kind: ClassVar[str] = "karte"
    sentence: str
    charts: tuple[Chart, ...]
    legend: tuple[LegendEntry, ...] = ()
    background: Background | None = None
    entries: tuple[MapEntry, ...] = ()
    areas: tuple[Item, ...] = ()
    areas_title: str = ""
    rest: tuple[Group, ...] = ()
    hook: Hook | None = None


@dataclass(frozen=True, slots=True)
class Teaser:
    """The map in the head of the start page, what it leaves out, and the way to the whole one."""

    chart: Chart
    background: Background | None
    sentence: str
    more: Item


@dataclass(frozen=True, slots=True)
class Locator:
    """The small map of one measure."""

    chart: Chart
    background: Background | None
    note: str = ""
    more: Item | None = None
