"""Maps as parts of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from isek.maps.drawing import Drawing
from isek.views.parts import Group, Item, Mark, Part
from isek.views.tables import Filters


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
class Live:
    """What a script must know of an entry: id, place of its number in degrees, state in words, values of filters."""

    id: str
    point: str
    state: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A line of the list beside a map, with the number that stands on it; `live` where a script makes it move."""

    number: str
    item: Item
    mark: Mark | None
    where: str
    anchor: str = ""
    live: Live | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """A ground from elsewhere: what a script asks for, whom, and whom to name."""

    kind: str
    url: str
    layer: str
    provider: str
    credit: str


@dataclass(frozen=True, slots=True)
class Hook:
    """What a script may make of a map: its bounds in degrees, and the data by address below the site's root.

    `origin` is the place in degrees that the sheets measure from, `shown` the ids of the areas on the map.
    """

    kind: str
    bounds: str
    measures: str = ""
    areas: str = ""
    names: str = ""
    origin: str = ""
    shown: str = ""
    outside: Outside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPart(Part):
    """A map, what it shows in a sentence and in a list with the same numbers, and what has no place on it.

    `filters` choose what it shows; `data` is what they find in `rest`, by the address of an item.
    """

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
    filters: Filters | None = None
    data: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


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
