"""GeoJSON files, which need no library."""

from __future__ import annotations

import json
from typing import Any

from isek.geometry.layers import Layer
from isek.geometry.limits import FEATURES_LIMIT, TEXT_LIMIT
from isek.geometry.parts import stated_crs
from isek.geometry.refused import unreadable
from isek.model import Place
from isek.values.german import number

_ERRORS = (UnicodeDecodeError, ValueError, RecursionError)
_SAVE_AS = "In QGIS als GeoPackage speichern."


class JsonFile:
    """GeoJSON, which needs no library. Its only layer may be called as one likes, if it has no name."""

    def __init__(self, file: str, stem: str, data: bytes) -> None:
        if len(data) > TEXT_LIMIT:
            message = f"Die Datei ist größer als {TEXT_LIMIT // 1_000_000} MB."
            raise unreadable(message, _SAVE_AS, Place(file))
        try:
            found = json.loads(data.decode("utf-8-sig"))
        except _ERRORS as error:
            line = f" (Zeile {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            raise unreadable(f"Die Datei ist kein lesbares GeoJSON{line}.", None, Place(file)) from error
        self._file = file
        self._features = _features(found, file)
        self._crs = stated_crs(found)
        name = found.get("name")
        self.names = [name if isinstance(name, str) and name else stem]

    def layer(self, name: str) -> Layer:
        """The features."""
        rows = [one.get("properties") or {} for one in self._features]
        columns = {key: [row.get(key) for row in rows] for key in dict.fromkeys(key for row in rows for key in row)}
        if any("id" in one for one in self._features):
            columns.setdefault("id", [one.get("id") for one in self._features])
        return Layer(self._file, name, columns, [one.get("geometry") for one in self._features], self._crs)


def _features(found: Any, file: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON text; a bare geometry is one."""
    kind = found.get("type") if isinstance(found, dict) else None
    features = found.get("features") if kind == "FeatureCollection" else [found]
    if kind == "Topology":
        raise unreadable("Die Datei ist TopoJSON, nicht GeoJSON.", _SAVE_AS, Place(file))
    if not isinstance(kind, str) or not isinstance(features, list):
        raise unreadable("Die Datei ist kein GeoJSON.", None, Place(file))
    if len(features) > FEATURES_LIMIT:
        message = f"Die Datei hat {number(len(features))} Merkmale; gelesen werden bis zu {number(FEATURES_LIMIT)}."
        raise unreadable(message, "Nur speichern, was das Konzept braucht.", Place(file))
    rows = [one if one.get("type") == "Feature" else {"geometry": one} for one in features if isinstance(one, dict)]
    if len(rows) != len(features) or not all(isinstance(row.get("properties") or {}, dict) for row in rows):
        raise unreadable("Die Datei ist kein GeoJSON: Nicht alle Merkmale haben die Form „Feature“.", None, Place(file))
    return rows
