"""A geometry in WGS84, as exact as it was given."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from isek.geometry import plane
from isek.geometry.heavy import shapely
from isek.geometry.limits import PLAIN_POINTS
from isek.geometry.parts import Position
from isek.geometry.written import GeoJson

KINDS = {"Point": "punkt", "MultiPoint": "punkt", "LineString": "linie", "MultiLineString": "linie"}


class Figure:
    """Points and small areas stay lists of numbers; `solid` is the same for the library of plane geometry."""

    def __init__(self, geojson: GeoJson | None = None, solid: Any = None) -> None:
        self._geojson = geojson
        if solid is not None:
            self.solid = solid

    @cached_property
    def solid(self) -> Any:
        """The geometry as the library has it."""
        return shapely().geometry.shape(self._geojson)

    @cached_property
    def point(self) -> Position | None:
        """Where it is, if it is a single point."""
        found = self._geojson
        return found["coordinates"] if found and found["type"] == "Point" else None

    @cached_property
    def ring(self) -> plane.Ring | None:
        """The border of a small area without holes, which needs no library."""
        found = self._geojson
        return small_ring(found) if found else None

    @cached_property
    def kind(self) -> str:
        """`punkt`, `linie` or `flaeche`: of several kinds the last."""
        if self._geojson and self._geojson["type"] != "GeometryCollection":
            return KINDS.get(self._geojson["type"], "flaeche")
        return ("punkt", "linie", "flaeche")[int(shapely().get_dimensions(self.solid))]

    @cached_property
    def bounds(self) -> plane.Bounds:
        """West, south, east, north in degrees."""
        if self.point:
            return self.point * 2
        if self.ring:
            return plane.bounds_of(self.ring)
        return tuple(float(value) for value in self.solid.bounds)  # type: ignore[return-value]

    @property
    def middle(self) -> Position:
        """The middle of its bounds."""
        west, south, east, north = self.bounds
        return (west + east) / 2, (south + north) / 2

    @cached_property
    def _prepared(self) -> Any:
        shapely().prepare(self.solid)
        return self.solid

    def holds(self, point: Position) -> bool:
        """Whether a point lies in this area."""
        west, south, east, north = self.bounds
        if not (west <= point[0] <= east and south <= point[1] <= north):
            return False
        if self.ring:
            return plane.inside(point, self.ring)
        return bool(shapely().intersects_xy(self._prepared, *point))

    def meets(self, other: Figure) -> bool:
        """Whether the other has a place in common with this area."""
        if other.point:
            return self.holds(other.point)
        return bool(self._prepared.intersects(other.solid))

    def contains(self, other: Figure) -> bool:
        """Whether the other lies in this area, up to a hundredth of its own."""
        if other.point:
            return self.holds(other.point)
        if other.kind != "flaeche":
            return bool(self._prepared.covers(other.solid))
        return bool(self.solid.intersection(other.solid).area >= 0.99 * other.solid.area)

    def metres_to(self, point: Position) -> float:
        """The distance of a place from the border of this area."""
        rings = [self.ring] if self.ring else _borders(self.solid)
        return min((plane.metres_to_ring(point, ring) for ring in rings), default=0.0)


def small_ring(geojson: GeoJson) -> plane.Ring | None:
    """The border of an area that has one ring of few points."""
    if geojson["type"] != "Polygon" or len(geojson["coordinates"]) != 1:
        return None
    ring: plane.Ring = geojson["coordinates"][0]
    return ring if len(ring) <= PLAIN_POINTS else None


def _borders(solid: Any) -> list[plane.Ring]:
    border = solid.boundary
    lines = shapely().get_parts(border) if border is not None else []
    return [list(line.coords) for line in lines]


def point_of(x: float, y: float) -> Figure:
    """A single point."""
    return Figure({"type": "Point", "coordinates": (x, y)})
