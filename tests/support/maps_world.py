"""A small town with a ground to draw, and its maps."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from isek.maps import Maps
from isek.problems import Problem

SETTINGS = "titel: ISEK Auental\ngemeinde: {name: Markt Auental, land: Hessen}\nhorizont: {von: 2026, bis: 2040}\n"
AREA = """\
- id: R-1
  titel: Altstadt
  art: quartier
  geometrie: {type: Polygon, coordinates: [[[9.58, 50.03], [9.6, 50.03], [9.6, 50.05], [9.58, 50.05], [9.58, 50.03]]]}
"""
RIVER = {"klasse": "fluss", "name": "Aue"}, {"type": "LineString", "coordinates": [[9.57, 50.04], [9.61, 50.04]]}
HOUSE = (
    {"klasse": "Gebäude", "name": None},
    {"type": "Polygon", "coordinates": [[[9.59, 50.041], [9.5904, 50.041], [9.5904, 50.0412], [9.59, 50.041]]]},
)
Read = Callable[..., tuple[Maps, list[Problem]]]


def collection(*features: tuple[dict[str, Any], dict[str, Any]]) -> str:
    """GeoJSON text of features: properties and geometry."""
    made = [{"type": "Feature", "properties": given, "geometry": geometry} for given, geometry in features]
    return json.dumps({"type": "FeatureCollection", "features": made})
