"""Which areas something lies in on the map."""

from __future__ import annotations

from collections.abc import Mapping

from isek.geometry.figure import Figure
from isek.geometry.shapes import Shapes
from isek.schema.places import Area

WHOLE = "gesamtstadt"


def areas_at(areas: Mapping[str, Area], shapes: Shapes, figure: Figure) -> list[str]:
    """The ids of the areas with a border that a figure lies in or touches, in their order."""
    return [area_id for area_id in areas if (border := border_of(shapes, area_id)) and border.meets(figure)]


def border_of(shapes: Shapes, area_id: str) -> Figure | None:
    """The figure of an area, if it is one with a border."""
    found = shapes.figures.get(area_id)
    return found if found and found.kind == "flaeche" else None


def upwards(areas: Mapping[str, Area], start: str) -> set[str]:
    """An area and those that it is part of, step by step."""
    found: set[str] = set()
    at: str | None = start
    while at is not None and at in areas and at not in found:
        found.add(at)
        part_of = areas[at].part_of
        at = part_of.id if part_of else None
    return found
