"""How far a line or an area moved: in one piece, or at one place."""

from __future__ import annotations

from typing import Any

import pytest

from isek.history.moves import moved

METRE = 1 / 111_320
"""Degrees of latitude."""
SQUARE = [[11.0, 49.0], [11.002, 49.0], [11.002, 49.001], [11.0, 49.001], [11.0, 49.0]]


def line(*points: list[float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": list(points)}


def area(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def north(points: list[list[float]], metres: float, *which: int) -> list[list[float]]:
    return [[x, y + metres * METRE] if not which or at in which else [x, y] for at, (x, y) in enumerate(points)]


ENDS = [[11.0, 49.0], [11.01, 49.0], [11.02, 49.0]]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (line(*ENDS), line(*north(ENDS, 3)), "Verlauf um 3 m verlegt, gleich lang"),
        (line(*ENDS), line(*north(ENDS, 300)), "Verlauf um rund 300 m verlegt, gleich lang"),
        (line(*ENDS), line(*north(ENDS, 1234)), "Verlauf um rund 1,2 km verlegt, gleich lang"),
        (line(*ENDS), line(*north(ENDS, 12, 1)), "Verlauf um bis zu 12 m geändert, gleich lang"),
        (line(*ENDS), line(*ENDS[:2]), "Verlauf um bis zu 730 m geändert, 732 m kürzer"),
        (area(SQUARE), area(north(SQUARE, 300)), "Auf der Karte um rund 300 m verlegt, Fläche gleich groß"),
        (area(SQUARE), area(north(SQUARE, 0.3)), "Auf der Karte um weniger als 1 m verlegt, Fläche gleich groß"),
        (area(SQUARE), area(north(SQUARE, 0.3, 2)), "Grenze um weniger als 1 m geändert, Fläche gleich groß"),
        (
            area(SQUARE),
            area(north(SQUARE, 56, 2, 3)),
            "Um 0,8 ha vergrößert (jetzt 2,4 ha), Grenze um bis zu 56 m geändert",
        ),
        (
            area(SQUARE),
            {"punkt": [11.0, 49.0]},
            "Auf der Karte jetzt als Punkt, bisher als Fläche von 1,6 ha",
        ),
        ({"punkt": [11.0, 49.0]}, {"punkt": [11.0, 49.001]}, "Auf der Karte um 111 m versetzt"),
        ({"datei": "a.geojson"}, {"datei": "b.geojson"}, ""),
    ],
)
def test_how_a_shape_moved(before: dict[str, Any], after: dict[str, Any], told: str) -> None:
    assert moved(before, after).replace("\xa0", " ") == told
