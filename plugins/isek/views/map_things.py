"""What of a concept lies on the ground, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable

from isek.maps.drawing import Thing
from isek.maps.ground import outline_of
from isek.schema.measures import Measure
from isek.schema.places import Area
from isek.views.context import Site

AREA_STYLES = {
    "foerdergebiet": "Fördergebiet",
    "schwerpunktraum": "Schwerpunktraum",
    "quartier": "Quartier",
    "ort": "Ort",
    "gesamtstadt": "Grenze der Gemeinde",
}
"""How areas are drawn, the most important first, and what the legend calls them."""


def measure_things(measures: Iterable[Measure], site: Site) -> list[Thing]:
    """The measures that have a place, numbered in their order."""
    found: list[Thing] = []
    for measure in measures:
        thing = measure_thing(measure, site, str(len(found) + 1))
        if thing is not None:
            found.append(thing)
    return found


def measure_thing(measure: Measure, site: Site, label: str) -> Thing | None:
    """A measure on the ground; None where it has no place."""
    shape = site.shapes.of(measure.id)
    if shape is None:
        return None
    link = site.link(measure.id)
    return Thing(
        measure.id,
        f"{link.number} {link.text}".strip(),
        outline_of(shape.geojson, site.maps.ground),
        "massnahme",
        hue=link.mark.hue if link.mark else "",
        sharp=measure.sharp is not False,
        label=label,
        address=link.address,
    )


def area_things(areas: Iterable[Area], site: Site, focus: str = "") -> list[Thing]:
    """The areas that have a border, the largest first, so that no one hides another; `focus` is the id of one."""
    found = [thing for area in areas if (thing := area_thing(area, site, focus)) is not None]
    return sorted(found, key=lambda one: -one.outline.box.width * one.outline.box.height)


def area_thing(area: Area, site: Site, focus: str = "") -> Thing | None:
    """An area on the ground; None where it has no border."""
    shape = site.shapes.of(area.id)
    if shape is None or shape.kind != "flaeche":
        return None
    style = style_of(area)
    return Thing(
        area.id,
        area.name,
        outline_of(shape.geojson, site.maps.ground),
        "fokus" if area.id == focus else "raum",
        style=style,
        sharp=area.sharp is not False,
        name="" if style == "gesamtstadt" else area.name,
    )


def style_of(area: Area) -> str:
    """How an area is drawn: by the first of its kinds that says most."""
    if "gesamtstadt" in area.kinds:
        return "gesamtstadt"
    return next((style for style in AREA_STYLES if style in area.kinds), "ort")
