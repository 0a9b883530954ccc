"""What `geometrie` says: a point, GeoJSON, or a file with layer and feature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from isek.geometry.refused import RefusedError
from isek.schema.geometry import Geometry
from isek.values.german import join
from isek.values.nearest import did_you_mean

SIMPLE = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_CONTENT = dict.fromkeys(SIMPLE, "coordinates") | {
    "GeometryCollection": "geometries",
    "Feature": "geometry",
    "FeatureCollection": "features",
}
"""The key that holds what a GeoJSON object is about, by its type."""
_BESIDE = ("type", "bbox", "crs", "id", "properties", "name")
_FORMS = "`punkt`, `datei` oder eine GeoJSON-Geometrie"

_LARGEST = 1e300
"""Beyond it a number is none, or the next sum is none."""

Scalar = str | int | float


class FileRef(Struct, frozen=True):
    """A file with geometries below the content folder; which layer, and the values that mark the feature."""

    file: str
    layer: str | None = None
    feature: tuple[tuple[str, Scalar], ...] = ()


GeoJson = dict[str, Any]


def read_written(geometry: Geometry) -> GeoJson | FileRef:
    """GeoJSON whose inside is not yet looked at, or a file. Raises RefusedError."""
    given = {key: value for key, value in geometry.plain().items() if value not in ("", None)}
    forms = [form for form in ("punkt", "datei", "type") if form in given]
    if not forms:
        near = did_you_mean(next(iter(given), ""), ("punkt", "datei", "type")) if given else None
        raise invalid(f"„geometrie“ braucht {_FORMS}.", near)
    if len(forms) > 1:
        raise invalid(f"„geometrie“ sagt zweierlei: {join([f'`{form}`' for form in forms])}.", "Eins davon genügt.")
    if forms == ["punkt"]:
        return _point(given)
    return _file(given) if forms == ["datei"] else _geojson(given)


def _point(given: Mapping[str, Any]) -> GeoJson:
    _only(given, ("punkt",))
    pair = given["punkt"]
    if not isinstance(pair, list) or len(pair) != 2 or not all(is_number(value) for value in pair):
        hint = "Zuerst die Länge, dann die Breite: `punkt: [11.4522, 49.0193]`."
        if isinstance(pair, list) and len(pair) == 4:
            hint += " Zahlen haben hier einen Punkt, kein Komma."
        raise invalid("`punkt` braucht zwei Zahlen.", hint)
    return {"type": "Point", "coordinates": pair}


def _file(given: Mapping[str, Any]) -> FileRef:
    _only(given, ("datei", "ebene", "merkmal"))
    name, layer, feature = given["datei"], given.get("ebene"), given.get("merkmal", {})
    if not isinstance(name, str):
        raise invalid("`datei` ist der Pfad einer Datei, vom Inhaltsordner aus gesehen.", "Etwa `geo/raeume.gpkg`.")
    if layer is not None and not isinstance(layer, str | int):
        raise invalid("`ebene` ist der Name einer Ebene in der Datei.")
    if not isinstance(feature, dict) or any(isinstance(value, list | dict) for value in feature.values()):
        raise invalid("`merkmal` nennt Feld und Wert.", "Etwa `merkmal: {kennung: R-ALT}`.")
    return FileRef(name, None if layer is None else str(layer), tuple(feature.items()))


def _geojson(given: GeoJson) -> GeoJson:
    kind = given["type"]
    content = _CONTENT.get(kind) if isinstance(kind, str) else None
    if content is None:
        raise invalid(f"„{kind}“ ist keine Art von GeoJSON.", did_you_mean(str(kind), _CONTENT))
    _only(given, (content, *_BESIDE))
    return given


def _only(given: Iterable[str], known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            message = f"Das Feld „{key}“ gibt es in „geometrie“ hier nicht."
            raise RefusedError("unbekanntes-feld", message, did_you_mean(key, known))


def invalid(message: str, hint: str | None = None) -> RefusedError:
    """A wrong kind of value."""
    return RefusedError("wert-ungueltig", message, hint)


def is_number(value: object) -> bool:
    """Whether it is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST
