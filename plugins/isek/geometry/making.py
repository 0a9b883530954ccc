"""From GeoJSON or WKB in any system to a sound figure in WGS84."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isek.geometry import crs as systems
from isek.geometry.figure import Figure, point_of, small_ring
from isek.geometry.heavy import WGS84, moved, shapely
from isek.geometry.parts import Parts, Position, parts_of
from isek.geometry.plane import Bounds, is_plain
from isek.geometry.refused import NoReferenceError, RefusedError, where
from isek.geometry.soundness import sound
from isek.geometry.written import GeoJson, is_number
from isek.values.german import join, number


class Made(NamedTuple):
    """A figure, the system that it was in, and what was put right."""

    figure: Figure
    crs: str
    repaired: str | None


def make(given: GeoJson, stated: str | None = None) -> Made:
    """A figure from GeoJSON in the `stated` system, else the one that it names, else degrees.

    Raises RefusedError, and NoReferenceError for coordinates that are no degrees in a system that nobody names.
    """
    if not stated and (point := _plain_point(given)):
        return Made(point, WGS84, None)
    parts = parts_of(given)
    named = stated or parts.crs
    crs = systems.known(named) if named else None
    if crs in (None, WGS84):
        _refuse_metres(parts, None if crs is None else WGS84)
    figure, repairs = _sound(parts.geometries)
    if parts.doubled:
        repairs = [_doubled(parts.doubled), *repairs]
    if crs not in (None, WGS84):
        figure = _in_degrees(figure, parts, str(crs))
    return Made(figure, crs or WGS84, join(repairs) or None)


def _plain_point(given: GeoJson) -> Figure | None:
    """A point in degrees with nothing beside it: most geometries are no more."""
    pair = given.get("coordinates") if len(given) == 2 and given["type"] == "Point" else None
    if not isinstance(pair, list) or len(pair) != 2 or not all(is_number(value) for value in pair):
        return None
    x, y = pair
    return point_of(float(x), float(y)) if abs(x) <= 180 and abs(y) <= 90 else None


def from_wkb(data: bytes) -> GeoJson:
    """The GeoJSON of a geometry that GDAL has read, in its own system. Raises RefusedError."""
    library = shapely()
    try:
        solid = library.from_wkb(data)
    except library.errors.GEOSException as error:
        message = "Die Geometrie lässt sich nicht lesen, oder der Ring einer Fläche ist nicht geschlossen."
        raise RefusedError("geometrie-ungueltig", message, "In QGIS hilft „Geometrien reparieren“.") from error
    found: GeoJson = library.geometry.mapping(solid)
    if found["type"] == "LinearRing":
        found = {**found, "type": "LineString"}
    return found


def _sound(geometries: list[GeoJson]) -> tuple[Figure, list[str]]:
    """The parts as one figure, areas valid."""
    if len(geometries) == 1 and _needs_nothing(geometries[0]):
        return Figure(geometries[0]), []
    library, solids, repairs = shapely(), [], []
    for geometry in geometries:
        solid = library.geometry.shape(geometry)
        if geometry["type"].endswith("Polygon"):
            solid, repair = sound(solid)
            repairs += [repair] if repair else []
        solids.append(solid)
    return Figure(solid=_together(solids)), repairs


def _needs_nothing(geometry: GeoJson) -> bool:
    """Whether it is a point, or an area that is plainly one."""
    ring = small_ring(geometry)
    return geometry["type"] == "Point" or (ring is not None and is_plain(ring))


def _together(solids: list[Any]) -> Any:
    """Several areas are one; else a collection."""
    if len(solids) == 1:
        return solids[0]
    library = shapely()
    dimensions = {int(library.get_dimensions(solid)) for solid in solids}
    return library.union_all(solids) if len(dimensions) == 1 else library.geometrycollections(solids)


def _doubled(points: list[Position]) -> str:
    if len(points) == 1:
        return f"ein doppelter Punkt bei {where(*points[0])}"
    return f"{number(len(points))} doppelte Punkte, der erste bei {where(*points[0])}"


def _refuse_metres(parts: Parts, stated: str | None) -> None:
    for x, y in _positions([one["coordinates"] for one in parts.geometries]):
        if abs(x) > 180 or abs(y) > 90:
            raise NoReferenceError(x, y, stated)


def _positions(coordinates: Any) -> Iterator[Position]:
    if isinstance(coordinates, tuple):
        yield coordinates
    else:
        for one in coordinates:
            yield from _positions(one)


def _in_degrees(figure: Figure, parts: Parts, crs: str) -> Figure:
    """A figure of another system in WGS84."""
    solid = moved(figure.solid, crs, WGS84)
    # Metres that look like degrees are degrees, with a wrong system beside them.
    if not _are_degrees(solid.bounds) or (systems.in_metres(crs) and _are_degrees(figure.solid.bounds)):
        raise NoReferenceError(*next(_positions(parts.geometries[0]["coordinates"])), crs)
    if solid.geom_type == "Point":
        return Figure({"type": "Point", "coordinates": (solid.x, solid.y)})
    return Figure(solid=solid)


def _are_degrees(bounds: Bounds) -> bool:
    west, south, east, north = bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90
