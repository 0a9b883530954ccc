"""What a script needs to make a map move: where its data is, and in the list what each entry is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from isek.maps.drawing import Thing, anchor_of
from isek.maps.ground import Box, around
from isek.maps.live import NAMES
from isek.maps.settings import OutsideGround
from isek.maps.sheet import Name
from isek.schema.measures import Measure
from isek.values.german import join
from isek.views.context import Site
from isek.views.filters import filter_values, filters_of
from isek.views.map_parts import Hook, Live, Outside
from isek.views.map_things import area_things
from isek.views.parts import Item
from isek.views.tables import Filters
from isek.views.words import word

_FILTERS = frozenset({"themenfeld", "raum", "status", "zeithorizont"})
"""What a map is filtered by; the page of the table can do more, and a phone needs the map first."""


def hook_of(kind: str, spots: Sequence[Thing], grounds: Sequence[Thing], site: Site) -> Hook:
    """Where a script finds what the map shows."""
    names = {file.name for file in site.files}
    everything = around([one.outline.box for one in (*spots, *grounds)])
    west, south, east, north = bounds_of(everything, site)
    files = ("massnahmen.geojson", "raeume.geojson")
    measures, areas = (f"daten/{name}" if name in names else "" for name in files)
    hook = Hook(kind, f"{west},{south},{east},{north}", measures, areas)
    if not site.live:
        return hook
    ground = site.maps.ground
    shown = " ".join(one.id for one in grounds)
    return replace(
        hook, names=NAMES, origin=f"{ground.lon},{ground.lat}", shown=shown, outside=_outside(site.maps.outside)
    )


def _outside(ground: OutsideGround | None) -> Outside | None:
    if ground is None:
        return None
    credit = ", ".join(filter(None, (ground.source, ground.licence)))
    return Outside(ground.kind or "", ground.url or "", ground.layer or "", ground.provider or "", credit)


def bounds_of(box: Box, site: Site) -> tuple[str, str, str, str]:
    """A box in degrees: west, south, east, north."""
    west, north = site.maps.ground.back((box.west, box.north))
    east, south = site.maps.ground.back((box.east, box.south))
    return f"{west:.5f}", f"{south:.5f}", f"{east:.5f}", f"{north:.5f}"


def live_of(thing: Thing, measure: Measure, site: Site) -> Live:
    """What a script must know of an entry: who it is, where its number stands, and what filters find it by."""
    lon, lat = site.maps.ground.back(anchor_of(thing.outline, thing.outline.box))
    return Live(thing.id, f"{lon:.5f},{lat:.5f}", word("phase", measure.phase), filter_data(measure, site))


def filter_data(measure: Measure, site: Site) -> tuple[tuple[str, str], ...]:
    """What filters find a measure by, as on the page of all measures; `worte` are its areas, where others are told."""
    found = [(name, values) for name, values in filter_values(measure, site) if name in _FILTERS]
    words = " ".join([one.text for one in site.links(measure.areas)]) if measure.location else ""
    return (*found, ("worte", words)) if words else tuple(found)


def map_filters(measures: Iterable[Measure], site: Site) -> Filters:
    """Filters of the table of all measures, for the map: the same address chooses the same."""
    found = filters_of(measures, site)
    choices = [one for one in (*found.choices, *found.more, *found.unseen) if one.name in _FILTERS]
    table = Item("Als Tabelle zeigen", "massnahmen/")
    return replace(found, choices=tuple(choices), more=(), unseen=(), elsewhere=table)


def names_of(site: Site) -> list[Name]:
    """Every name that may stand on a map: of the ground, written by hand, and of areas."""
    found = [*site.maps.names, *(site.maps.basemap.sheet.names if site.maps.basemap else ())]
    areas = area_things(site.concept.areas.values(), site) if site.live else []
    middles = [(one.name, anchor_of(one.outline, one.outline.box)) for one in areas if one.name]
    return [*found, *[Name(name, "hand-viertel", *middle, 0, 0) for name, middle in middles]]


def told_places(measure: Measure, site: Site) -> str:
    """Where a measure is, in words."""
    return measure.location or join([one.text for one in site.links(measure.areas)])
