"""GeoJSON taken apart: simple geometries with clean lists of points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from isek.geometry.limits import POINTS_LIMIT
from isek.geometry.refused import RefusedError, where
from isek.geometry.written import SIMPLE, GeoJson, invalid, is_number
from isek.values.german import number

Position = tuple[float, float]


class Parts(Struct):
    """The simple geometries of one GeoJSON object, its system if it names one, and how many double points it had."""

    geometries: list[GeoJson] = msgspec.field(default_factory=list)
    crs: str | None = None
    doubled: list[Position] = msgspec.field(default_factory=list)
    points: int = 0


def parts_of(given: GeoJson) -> Parts:
    """Points without heights, rings that close, no point twice in a row. Raises RefusedError."""
    parts = Parts(crs=stated_crs(given))
    for geometry in _simple(given):
        kind = geometry["type"]
        coordinates = _cleaned(kind, geometry.get("coordinates"), parts)
        if coordinates:
            parts.geometries.append({"type": kind, "coordinates": coordinates})
    if not parts.geometries:
        raise RefusedError("geometrie-fehlt", "Das Merkmal hat keine Geometrie.")
    return parts


def _simple(given: Any) -> Iterator[GeoJson]:
    """The geometries in a collection, a feature or a list of features; nothing where it is empty."""
    if given is None:
        return
    if not isinstance(given, dict):
        raise invalid("Eine GeoJSON-Geometrie besteht aus Feldern.", "Etwa `type: Point` und `coordinates: […]`.")
    kind = given.get("type")
    if kind == "Feature":
        yield from _simple(given.get("geometry"))
    elif kind == "FeatureCollection":
        yield from _all(given.get("features"), "features")
    elif kind == "GeometryCollection":
        yield from _all(given.get("geometries"), "geometries")
    elif kind in SIMPLE:
        yield given
    else:
        raise invalid(f"„{kind}“ ist keine Art von GeoJSON-Geometrie.")


def _all(given: Any, key: str) -> Iterator[GeoJson]:
    if not isinstance(given, list):
        raise invalid(f"`{key}` ist keine Liste.")
    for one in given:
        yield from _simple(one)


def stated_crs(given: Mapping[str, Any]) -> str | None:
    """The system that older GeoJSON names, as `EPSG:25832`."""
    crs = given.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return crs_name(name) if isinstance(name, str) else None


def crs_name(name: str) -> str | None:
    """`EPSG:25832` for `urn:ogc:def:crs:EPSG::25832`; None for WGS84 in the order of GeoJSON."""
    if name.upper().endswith("CRS84"):
        return None
    code = re.search(r"EPSG\b.*?(\d{4,6})$", name, re.IGNORECASE)
    return f"EPSG:{code[1]}" if code else name


def _cleaned(kind: str, given: Any, parts: Parts) -> Any:
    """The coordinates of a geometry of this kind."""
    if kind == "Point":
        parts.points += 1
        return _position(given) if given else None
    if kind == "MultiPoint":
        return _positions(given, parts)
    if kind == "LineString":
        return _line(given, parts)
    if kind == "MultiLineString":
        return [_line(one, parts) for one in _list(given)]
    if kind == "Polygon":
        return [_ring(one, parts) for one in _list(given)]
    return [[_ring(ring, parts) for ring in _list(one)] for one in _list(given)]


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list | tuple):
        raise invalid("Die Klammern in `coordinates` passen nicht zur Art der Geometrie.")
    return list(given)


def _position(given: Any) -> Position:
    """Longitude and latitude; heights are left out."""
    if not isinstance(given, list | tuple) or len(given) < 2 or not all(is_number(value) for value in given[:2]):
        hint = "Jeder Punkt ist `[Länge, Breite]`, und eine Fläche hat eine Klammer mehr als eine Linie."
        raise invalid("Die Klammern oder Zahlen in `coordinates` passen nicht zur Art der Geometrie.", hint)
    return float(given[0]), float(given[1])


def _positions(given: Any, parts: Parts) -> list[Position]:
    found = [_position(one) for one in _list(given)]
    parts.points += len(found)
    if parts.points > POINTS_LIMIT:
        message = f"Die Geometrie hat mehr als {number(POINTS_LIMIT)} Punkte; so genau zeichnet sie keine Karte."
        raise RefusedError("geometrie-ungueltig", message, "In QGIS hilft „Vereinfachen“.")
    return found


def _line(given: Any, parts: Parts) -> list[Position]:
    found = _once(_positions(given, parts), parts)
    if len(found) < 2:
        at = f": Sie besteht nur aus {where(*found[0])}" if found else ""
        raise RefusedError("geometrie-ungueltig", f"Eine Linie hat keine Länge{at}.")
    return found


def _ring(given: Any, parts: Parts) -> list[Position]:
    written = _positions(given, parts)
    if written and written[0] != written[-1]:
        message = f"Der Ring einer Fläche ist nicht geschlossen: Er beginnt bei {where(*written[0])} und endet bei"
        raise RefusedError(
            "geometrie-ungueltig", f"{message} {where(*written[-1])}.", "Den ersten Punkt am Ende wiederholen."
        )
    found = _once(written, parts)
    if len(found) < 4:
        at = f" bei {where(*found[0])}" if found else ""
        raise RefusedError("geometrie-ungueltig", f"Der Ring einer Fläche hat weniger als drei Ecken{at}.")
    return found


def _once(points: list[Position], parts: Parts) -> list[Position]:
    """Without points that repeat the one before."""
    found = points[:1]
    for point in points[1:]:
        if point == found[-1]:
            parts.doubled.append(point)
        else:
            found.append(point)
    return found
