"""When two geometries are the same."""

from __future__ import annotations

from typing import Any

import pytest

from isek.history.same_shape import same_shape

A, B, C, D = [11.0, 49.0], [11.001, 49.0], [11.001, 49.001], [11.0, 49.001]
INNER = [[11.0002, 49.0002], [11.0004, 49.0002], [11.0004, 49.0004], [11.0002, 49.0002]]
OTHER = [[11.0006, 49.0002], [11.0008, 49.0002], [11.0008, 49.0004], [11.0006, 49.0002]]
SQUARE = [A, B, C, D, A]


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
        (polygon(SQUARE), {"datei": "geo/raeume.geojson"}, False),
        (polygon(), polygon(SQUARE), False),
    ],
)
def test_same_shape(old: dict[str, Any], new: dict[str, Any], same: bool) -> None:
    assert same_shape(old, new) is same
    assert same_shape(new, old) is same
