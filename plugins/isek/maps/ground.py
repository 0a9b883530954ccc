"""The plane that maps are drawn on: metres to the east and to the south of a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import cos, radians
from typing import Any, NamedTuple

from msgspec import Struct

DEGREE = 111_320.0
"""Metres of a degree of latitude, and of a degree of longitude at the equator."""

Point = tuple[float, float]
Line = tuple[Point, ...]


class Box(NamedTuple):
    """A rectangle: west, north, east, south."""

    west: float
    north: float
    east: float
    south: float

    @property
    def width(self) -> float:
        """From west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """From north to south."""
        return self.south - self.north

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return (self.west + self.east) / 2, (self.north + self.south) / 2

    def grown(self, by: float) -> Box:
        """The same with a margin."""
        return Box(self.west - by, self.north - by, self.east + by, self.south + by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.west <= point[0] <= self.east and self.north <= point[1] <= self.south

    def meets(self, other: Box) -> bool:
        """Whether both have a place in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.north <= other.south
            and other.north <= self.south
        )


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around some points."""
    pairs = list(points)
    x, y = [one[0] for one in pairs], [one[1] for one in pairs]
    return Box(min(x), min(y), max(x), max(y))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes."""
    found = list(boxes)
    west, north = min(one.west for one in found), min(one.north for one in found)
    return Box(west, north, max(one.east for one in found), max(one.south for one in found))


class Ground(Struct, frozen=True):
    """Turns degrees into metres; near enough within a municipality. `lon` and `lat` are the place where both are 0."""

    lon: float
    lat: float

    def at(self, lon: float, lat: float) -> Point:
        """A place in metres."""
        return (lon - self.lon) * DEGREE * cos(radians(self.lat)), (self.lat - lat) * DEGREE

    def back(self, point: Point) -> Point:
        """The degrees of a point."""
        return self.lon + point[0] / (DEGREE * cos(radians(self.lat))), self.lat - point[1] / DEGREE

    def line(self, positions: Iterable[Any]) -> Line:
        """Places in metres; heights are left out."""
        width = DEGREE * cos(radians(self.lat))
        return tuple([((one[0] - self.lon) * width, (self.lat - one[1]) * DEGREE) for one in positions])

    def box(self, bounds: tuple[float, float, float, float]) -> Box:
        """Bounds in degrees (west, south, east, north) as a box in metres."""
        west, south, east, north = bounds
        return Box(*self.at(west, north), *self.at(east, south))


class Outline(Struct, frozen=True):
    """A geometry on the ground: points, lines, and areas, each a list of rings whose first one is its border."""

    points: Line = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[tuple[Line, ...], ...] = ()

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        return box_of(self._all())

    def _all(self) -> Iterator[Point]:
        yield from self.points
        for line in self.lines:
            yield from line
        for rings in self.areas:
            yield from rings[0]


def outline_of(geojson: Mapping[str, Any], ground: Ground) -> Outline:
    """A GeoJSON geometry on the ground; an empty one for what is none."""
    points: list[Point] = []
    lines: list[Line] = []
    areas: list[tuple[Line, ...]] = []
    for one in _simple(geojson):
        kind, given = one["type"], one["coordinates"]
        if kind == "Point":
            points.append(ground.at(given[0], given[1]))
        elif kind == "LineString":
            lines.append(ground.line(given))
        elif given:
            areas.append(tuple([ground.line(ring) for ring in given]))
    return Outline(tuple(points), tuple(lines), tuple(areas))


def _simple(geojson: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    kind = geojson.get("type", "")
    if kind == "GeometryCollection":
        for one in geojson["geometries"]:
            yield from _simple(one)
    elif kind.startswith("Multi"):
        for one in geojson["coordinates"]:
            yield {"type": kind.removeprefix("Multi"), "coordinates": one}
    elif kind in {"Point", "LineString", "Polygon"}:
        yield geojson
