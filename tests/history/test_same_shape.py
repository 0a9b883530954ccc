"""When two geometries are the same."""

from __future__ import annotations

from typing import Any

import pytest

from isek.history.same_shape import same_shape

A, B, C, D = [11.0, 49.0], [11.001, 49.0], [11.001, 49.001], [11.0, 49.001]
INNER = [[11.0002, 49.0002], [11.0004, 49.0002], [11.0004, 49.0004], [11.0002, 49.0002]]
OTHER = [[11.0006, 49.0002], [11.0008, 49.0002], [11.0008, 49.0004], [11.0006, 49.0002]]
SQUARE = [A, B, C, D, A]
HALF = [11.0005, 49.0]


def line(positions: Any) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": positions}


def lines(*parts: Any) -> dict[str, Any]:
    return {"type": "MultiLineString", "coordinates": list(parts)}


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (polygon(SQUARE), polygon([C, D, A, B, C]), True),
        (polygon(SQUARE), polygon([A, D, C, B, A]), True),
        (polygon(SQUARE), polygon([C, B, A, D, C]), True),
        (polygon(SQUARE), polygon([[11.000001, 49.0], B, C, D, [11.000001, 49.0]]), True),
        (polygon(SQUARE), {"type": "MultiPolygon", "coordinates": [[SQUARE]]}, True),
        (polygon(SQUARE, INNER, OTHER), polygon(SQUARE, OTHER, INNER[::-1]), True),
        # the same corners in another order enclose something else
        (polygon(SQUARE), polygon([A, C, B, D, A]), False),
        (polygon(SQUARE), polygon([A, B, C, A]), False),
        (polygon(SQUARE), polygon([[11.00001, 49.0], B, C, D, [11.00001, 49.0]]), False),
        (polygon(SQUARE, INNER), polygon(SQUARE), False),
        (polygon(SQUARE, INNER), polygon(INNER, SQUARE), False),
        # a line has a beginning
        ({"type": "LineString", "coordinates": [A, B]}, {"type": "LineString", "coordinates": [B, A]}, False),
        ({"punkt": A}, {"type": "Point", "coordinates": [11, 49]}, True),
        ({"punkt": A}, {"type": "MultiPoint", "coordinates": [A]}, True),
        ({"type": "MultiPoint", "coordinates": [A, B]}, {"type": "MultiPoint", "coordinates": [B, A]}, True),
        ({"type": "MultiPoint", "coordinates": [A, B]}, {"type": "MultiPoint", "coordinates": [A]}, False),
        (line([A, B]), {"type": "MultiLineString", "coordinates": [[A, B]]}, True),
        (lines([A, B], [C, D]), lines([C, D], [A, B]), True),
        (lines([A, B], [C, D]), lines([A, B], [D, C]), False),
        (polygon(SQUARE), polygon([[*position, 312.5] for position in SQUARE]), True),
        # a corner on a straight line is none
        (polygon(SQUARE), polygon([A, HALF, B, C, D, A]), True),
        (polygon(SQUARE), polygon([A, [11.0005, 48.99999], B, C, D, A]), False),
        (polygon(SQUARE), polygon([HALF, A, D, C, B, HALF]), True),
        (polygon(SQUARE, INNER), polygon([A, HALF, B, C, D, A]), False),
        (polygon(SQUARE), polygon([A, C, HALF, B, D, A]), False),
        (line([A, B]), line([A, HALF, B]), True),
        (line([A, B]), line([B, HALF, A]), False),
        (line([A, B]), line([A, HALF]), False),
        (line([A, B]), line([A, C, B]), False),
        (polygon(SQUARE), {"datei": "geo/raeume.geojson"}, False),
        (polygon(), polygon(SQUARE), False),
    ],
)
def test_same_shape(old: dict[str, Any], new: dict[str, Any], same: bool) -> None:
    assert same_shape(old, new) is same
    assert same_shape(new, old) is same
