"""Geometry measured: the area of a boundary in hectares, the length of a line and the way of a point in metres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt
from typing import Any, NamedTuple

_EQUATOR = 6_378_137.0
_FLATNESS = 0.006694380022900788
"""First eccentricity squared of WGS84."""

Position = Sequence[float]


class Metres(NamedTuple):
    """A position in metres, east and north."""

    east: float
    north: float


class Measured(NamedTuple):
    """A shape: its kind (`flaeche`, `linie`, `punkt`), its size (m², m, 0) and its centre in degrees."""

    kind: str
    size: float
    centre: tuple[float, float]


def shape_of(geometry: Any) -> Any:
    """A geometry as GeoJSON, however it is written: a point, a feature, or as it is."""
    if not isinstance(geometry, Mapping):
        return geometry
    if "punkt" in geometry:
        return {"type": "Point", "coordinates": geometry["punkt"]}
    return geometry.get("geometry") if geometry.get("type") == "Feature" else geometry


def measured(geometry: Any) -> Measured | None:
    """The measure of a GeoJSON geometry in WGS84; None for anything that has no coordinates (a named file)."""
    shape = shape_of(geometry)
    if not isinstance(shape, Mapping) or not isinstance(shape.get("coordinates"), list):
        return None
    positions = list(_positions(shape["coordinates"]))
    if not positions:
        return None
    centre = _middle(positions)
    kind = str(shape.get("type", ""))
    if kind.endswith("Polygon"):
        rings = shape["coordinates"] if kind == "Polygon" else [r for part in shape["coordinates"] for r in part]
        polygons = [shape["coordinates"]] if kind == "Polygon" else shape["coordinates"]
        area = sum(_polygon(polygon, centre[1]) for polygon in polygons)
        return Measured("flaeche", area, _middle([p for ring in rings for p in ring[:-1] or ring]))
    if kind.endswith("LineString"):
        lines = [shape["coordinates"]] if kind == "LineString" else shape["coordinates"]
        return Measured("linie", sum(_length(line, centre[1]) for line in lines), centre)
    return Measured("punkt", 0.0, centre)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two positions of the same town."""
    latitude = (one[1] + other[1]) / 2
    start, end = _flat(one, latitude), _flat(other, latitude)
    return hypot(end.east - start.east, end.north - start.north)


def _positions(coordinates: Any) -> Iterator[Position]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        if isinstance(part, list):
            yield from _positions(part)


def _middle(positions: Sequence[Position]) -> tuple[float, float]:
    return sum(p[0] for p in positions) / len(positions), sum(p[1] for p in positions) / len(positions)


def _flat(position: Position, latitude: float) -> Metres:
    """On a plane that touches the ellipsoid at this latitude: exact enough within a town."""
    phi = radians(latitude)
    bend = 1 - _FLATNESS * sin(phi) ** 2
    east = radians(position[0]) * cos(phi) * _EQUATOR / sqrt(bend)
    return Metres(east, radians(position[1]) * _EQUATOR * (1 - _FLATNESS) / bend**1.5)


def _polygon(rings: Sequence[Sequence[Position]], latitude: float) -> float:
    """Square metres of the outer ring without the holes."""
    areas = [_ring(ring, latitude) for ring in rings]
    return areas[0] - sum(areas[1:]) if areas else 0.0


def _ring(ring: Sequence[Position], latitude: float) -> float:
    points = [_flat(position, latitude) for position in ring]
    turns = (a.east * b.north - b.east * a.north for a, b in zip(points, [*points[1:], *points[:1]], strict=True))
    return abs(sum(turns)) / 2


def _length(line: Sequence[Position], latitude: float) -> float:
    points = [_flat(position, latitude) for position in line]
    return sum(hypot(b.east - a.east, b.north - a.north) for a, b in pairwise(points))
