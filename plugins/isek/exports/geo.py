"""Measures and areas on the map as GeoJSON, each with what a table beside the map says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from isek.geometry import Shape, Shapes
from isek.schema.concept import Concept
from isek.schema.horizons import Horizon
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.places import Area
from isek.values.words import yes_no
from isek.views.naming import plain_text

MEASURES, AREAS = "massnahmen", "raeume"
BINDING = "Maßgeblich ist die bekannt gemachte Satzung."

_T = TypeVar("_T", bound=Object)
Values = dict[str, str | float | None]
UrlOf = Callable[[str], str]
"""The address of an object's page by its id."""


def feature_collections(concept: Concept, shapes: Shapes, url_of: UrlOf) -> dict[str, dict[str, Any]]:
    """`massnahmen` and `raeume` as GeoJSON in WGS84, sorted by id; a collection without any geometry is left out."""
    found = {
        MEASURES: _features(shapes, concept.measures.values(), lambda one: _measure(one, concept, url_of)),
        AREAS: _features(shapes, concept.areas.values(), lambda one: _area(one, shapes, url_of)),
    }
    return {
        name: {"type": "FeatureCollection", "name": name, "features": features}
        for name, features in found.items()
        if features
    }


def _features(shapes: Shapes, objects: Iterable[_T], values: Callable[[_T], Values]) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "id": one.id, "properties": values(one), "geometry": dict(shape.geojson)}
        for one, shape in _placed(shapes, objects)
    ]


def _placed(shapes: Shapes, objects: Iterable[_T]) -> Iterator[tuple[_T, Shape]]:
    for one in sorted(objects, key=lambda one: one.id):
        shape = shapes.of(one.id)
        if shape:
            yield one, shape


def _measure(measure: Measure, concept: Concept, url_of: UrlOf) -> Values:
    latest, first = measure.latest, measure.fields[0].id if measure.fields else None
    return {
        "id": measure.id,
        "nummer": measure.number,
        "titel": measure.title,
        "kurz": plain_text(measure.summary, lambda target: _title(concept, target), 300) or None,
        "themenfeld_id": first,
        "themenfeld": _title(concept, first) if first else None,
        "raeume": _ids(ref.id for ref in measure.areas),
        "ort": measure.location,
        "status": measure.phase,
        "stichtag": latest.as_of.iso() if latest and latest.as_of else None,
        "prioritaet": measure.priority,
        "zeithorizont": str(Horizon().dump(measure.horizon)) or None,
        "leitprojekt": _word(measure.lead_project),
        "federfuehrung": "; ".join(_title(concept, ref.id) for ref in measure.lead) or None,
        "scharf": _word(measure.sharp),
        "seite": url_of(measure.id),
    }


def _area(area: Area, shapes: Shapes, url_of: UrlOf) -> Values:
    shape = shapes.of(area.id)
    return {
        "id": area.id,
        "titel": area.title,
        "art": _ids(area.kinds),
        "gebietsart": _ids(area.legal_kinds),
        "rechtsstand": area.legal_state,
        "programm": _ids(area.programmes),
        "teil_von": area.part_of.id if area.part_of else None,
        "flaeche_ha": None if area.hectares is None else float(area.hectares),
        "flaeche_karte_ha": float(shape.area_ha) if shape and shape.area_ha is not None else None,
        "scharf": _word(area.sharp),
        "hinweis": BINDING if area.by_statute else None,
        "seite": url_of(area.id),
    }


def _title(concept: Concept, target: str) -> str:
    found = concept.find(target)
    return found.name if found else target


def _ids(ids: Iterable[str]) -> str | None:
    return "; ".join(ids) or None


def _word(value: bool | None) -> str | None:
    return None if value is None else yes_no(value)
