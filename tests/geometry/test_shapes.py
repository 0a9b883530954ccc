"""The published form: simplified, rounded, in the order of RFC 7946, and still what it was."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_files import WGS84, block, in_crs, write_layer
from isek.geometry import Shape, Shapes, Source
from isek.geometry.figure import Figure
from isek.geometry.plane import inside, is_plain

CLOCKWISE = "[[9.58, 50.03], [9.58, 50.05], [9.60, 50.05], [9.60, 50.03], [9.58, 50.03]]"
HOLE = "[[9.585, 50.035], [9.595, 50.035], [9.595, 50.045], [9.585, 50.045], [9.585, 50.035]]"


def shape_of(solid: object) -> Shape:
    """The published form of a geometry of WGS84."""
    found = Shapes({"R-1": Figure(solid=solid)}, {"R-1": Source()}).of("R-1")
    assert found is not None
    return found


def test_rings_run_as_the_standard_says(read: Callable) -> None:
    shapes, problems = read(f"{{type: Polygon, coordinates: [{CLOCKWISE}, {HOLE}]}}")
    assert problems == []
    shell, hole = shapes.of("R-1").geojson["coordinates"]
    assert shapely.LinearRing(shell).is_ccw
    assert not shapely.LinearRing(hole).is_ccw
    assert shapes.of("R-1").area_ha == Decimal("238.9")


def test_a_line_is_simplified_by_a_metre_and_no_more() -> None:
    metres = [(541_500 + i, 5_541_800 + 0.8 * (i % 2)) for i in range(200)] + [(541_700, 5_541_803.0)]
    line = shapely.transform(shapely.LineString(metres), lambda points: points)
    given_line = _degrees(line)
    found = shape_of(given_line)
    assert len(found.geojson["coordinates"]) < 10
    back = in_crs(shapely.geometry.shape(found.geojson), "EPSG:25832")
    assert shapely.hausdorff_distance(back, line) < 1.2
    assert all(round(value, 6) == value for point in found.geojson["coordinates"] for value in point)


def _degrees(solid: object) -> object:
    import pyproj

    move = pyproj.Transformer.from_crs("EPSG:25832", WGS84, always_xy=True)
    return shapely.transform(solid, move.transform, interleaved=False)


def test_a_tiny_area_stays_one() -> None:
    found = shape_of(block(size=0.00002))
    assert (found.kind, found.area_ha) == ("flaeche", Decimal("0.0"))
    assert shapely.geometry.shape(found.geojson).is_valid


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0.0002, 0.01), min_size=5, max_size=60),
    st.sampled_from([0.0, 1e-7, 3e-6]),
)
def test_areas_stay_valid(radii: list[float], noise: float) -> None:
    """Whatever its border looks like, a valid area is published as a valid one of nearly the same size."""
    turns = [2 * math.pi * i / len(radii) for i in range(len(radii))]
    ring = [
        (9.6 + r * math.cos(t) + noise * math.sin(97 * t), 50.05 + r * math.sin(t))
        for r, t in zip(radii, turns, strict=True)
    ]
    solid = shapely.Polygon(ring)
    if not solid.is_valid:
        return
    published = shapely.geometry.shape(shape_of(solid).geojson)
    assert published.is_valid
    assert published.area == pytest.approx(solid.area, rel=0.05, abs=1e-7)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=3, max_size=9))
def test_what_is_plain_is_valid(points: list[tuple[int, int]]) -> None:
    """The quick look never takes an area for sound that the library refuses, and agrees with it on what lies inside."""
    # doubled points are taken out before
    ring = [(float(x), float(y)) for (x, y), _ in groupby([*points, points[0]])]
    if len(ring) < 4 or not is_plain(ring):
        return
    solid = shapely.Polygon(ring)
    assert solid.is_valid
    for x in range(13):
        at = (x + 0.5017, 6.2543)
        assert inside(at, ring) == solid.contains(shapely.Point(at))


def test_zone_by_land_and_by_place(content: Path, read: Callable) -> None:
    assert read("{punkt: [13.4, 52.5]}")[0].zone == "EPSG:25832"
    for town, zone in (
        ("land: Sachsen", "EPSG:25833"),
        ('ags: "14625020"', "EPSG:25833"),
        ('ags: "09162000"', "EPSG:25832"),
        ("website: https://a.example", "EPSG:25833"),
    ):
        text = f"titel: A\ngemeinde: {{name: B, {town}}}\nhorizont: {{von: 2026, bis: 2040}}\n"
        (content / "konzept.yml").write_text(text, encoding="utf-8")
        assert read("{punkt: [13.4, 52.5]}")[0].zone == zone


def test_sources_say_where_a_shape_comes_from(content: Path, read: Callable) -> None:
    write_layer(content / "geo" / "a.gpkg", [block()], "EPSG:25833", nr=[1])
    shapes, _ = read("{datei: geo/a.gpkg}", "{punkt: [9, 50]}")
    assert shapes.of("R-1").source == Source("geo/a.gpkg", "EPSG:25833")
    assert shapes.of("R-2").source == Source()
