"""The published form: simplified to at most a metre, six decimals, rings in the order of RFC 7946."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from isek.geometry.figure import Figure
from isek.geometry.heavy import WGS84, moved, shapely
from isek.geometry.written import GeoJson

DIGITS = 6
TOLERANCE = 1.0
"""Metres by which a simplified line may leave the one that was given."""


def finished(figure: Figure, zone: str) -> GeoJson:
    """The geometry as GeoJSON, simplified in the metres of a UTM zone."""
    if figure.point:
        return {"type": "Point", "coordinates": [round(value, DIGITS) for value in figure.point]}
    library, solid = shapely(), figure.solid
    if figure.kind != "punkt":
        simple = library.simplify(moved(solid, WGS84, zone), TOLERANCE, preserve_topology=True)
        solid = _rounded(moved(simple, zone, WGS84)) or _rounded(solid) or solid
    return _listed(library.geometry.mapping(library.orient_polygons(solid, exterior_cw=False)))


def area_ha(figure: Figure, zone: str) -> Decimal:
    """The area in hectares, to a tenth, measured in a UTM zone."""
    square_metres = moved(figure.solid, WGS84, zone).area
    return Decimal(f"{square_metres / 10_000:.1f}")


def _rounded(solid: Any) -> Any:
    """On the grid of six decimals and still valid; None where nothing is left of it."""
    library = shapely()
    found = library.set_precision(solid, 10**-DIGITS)
    same = library.get_dimensions(found) == library.get_dimensions(solid)
    return found if same and not found.is_empty else None


def _listed(geojson: Any) -> GeoJson:
    if geojson["type"] == "GeometryCollection":
        return {"type": geojson["type"], "geometries": [_listed(one) for one in geojson["geometries"]]}
    return {"type": geojson["type"], "coordinates": _figures(geojson["coordinates"])}


def _figures(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(float(value), DIGITS)
    return [_figures(one) for one in value]
