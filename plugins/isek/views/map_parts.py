"""Maps as parts of pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from msgspec import Struct

from isek.maps.drawing import Drawing
from isek.views.parts import Group, Item, Mark, Part
from isek.views.tables import Filters


class Background(Struct, frozen=True):
    """The basemap as files of the site, by day and by night, and whom to name beside every map.

    `bounds` are west, south, east and north in degrees.
    """

    light: str
    dark: str
    bounds: str
    credit: Item
    licence: str = ""


class Chart(Struct, frozen=True):
    """A sheet, drawn for wide and for narrow places; `label` says what it shows to those who do not see it."""

    title: str
    label: str
    wide: Drawing | None
    narrow: Drawing | None


class LegendEntry(Struct, frozen=True):
    """What a sign means. `sign` is `feld`, `punkt`, `linie`, `flaeche`, `raum` or `weich`, `style` a kind of area."""

    sign: str
    label: str
    style: str = ""
    mark: Mark | None = None


class Live(Struct, frozen=True):
    """What a script must know of an entry: id, place of its number in degrees, state in words, values of filters."""

    id: str
    point: str
    state: str
    data: tuple[tuple[str, str], ...] = ()


class MapEntry(Struct, frozen=True):
    """A line of the list beside a map, with the number that stands on it; `live` where a script makes it move."""

    number: str
    item: Item
    mark: Mark | None
    where: str
    anchor: str = ""
    live: Live | None = None


class Outside(Struct, frozen=True):
    """A ground from elsewhere: what a script asks for, whom, and whom to name."""

    kind: str
    url: str
    layer: str
    provider: str
    credit: str


class Hook(Struct, frozen=True):
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


class MapPart(Part, frozen=True, kw_only=True):
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
    data: Mapping[str, tuple[tuple[str, str], ...]] = msgspec.field(default_factory=dict)


class Teaser(Struct, frozen=True):
    """The map in the head of the start page, what it leaves out, and the way to the whole one."""

    chart: Chart
    background: Background | None
    sentence: str
    more: Item


class Locator(Struct, frozen=True):
    """The small map of one measure."""

    chart: Chart
    background: Background | None
    note: str = ""
    more: Item | None = None
