"""Geometries that are written into a field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from isek.model import Place

SQUARE = "[[9.58, 50.03], [9.60, 50.03], [9.60, 50.05], [9.58, 50.05], [9.58, 50.03]]"
NEXT = "[[9.60, 50.03], [9.62, 50.03], [9.62, 50.05], [9.60, 50.05], [9.60, 50.03]]"
BOW = "[[8.68, 50.12], [8.69, 50.13], [8.69, 50.12], [8.68, 50.13], [8.68, 50.12]]"


def polygon(*rings: str) -> str:
    return f"{{type: Polygon, coordinates: [{', '.join(rings)}]}}"


def line(points: str) -> str:
    return f"{{type: LineString, coordinates: [{points}]}}"


def feature(ring: str) -> str:
    return f"{{type: Feature, geometry: {polygon(ring)}}}"


GOOD = {
    "a point": ("{punkt: [9.5812345678, 50]}", "punkt", "Point"),
    "GeoJSON": ("{type: Point, coordinates: [9.58, 50.03, 312.5]}", "punkt", "Point"),
    "four numbers": ("{type: MultiPoint, coordinates: [[9, 50, 1, 2], [9, 51, 1, 2]]}", "punkt", "MultiPoint"),
    "a line": (line("[9.58, 50.03], [9.59, 50.04]"), "linie", "LineString"),
    "lines": ("{type: MultiLineString, coordinates: [[[9, 5], [9, 6]], [[8, 5], [8, 6]]]}", "linie", "MultiLineString"),
    "an area": (polygon(SQUARE), "flaeche", "Polygon"),
    "areas": (f"{{type: MultiPolygon, coordinates: [[{SQUARE}]]}}", "flaeche", "Polygon"),
    "a feature": (f"{{type: Feature, properties: {{a: 1}}, geometry: {polygon(SQUARE)}}}", "flaeche", "Polygon"),
    "neighbours": (
        f"{{type: FeatureCollection, features: [{feature(SQUARE)}, {feature(NEXT)}]}}",
        "flaeche",
        "Polygon",
    ),
    "a mixture": (
        f"{{type: GeometryCollection, geometries: [{{type: Point, coordinates: [9, 50]}}, {polygon(SQUARE)}]}}",
        "flaeche",
        "GeometryCollection",
    ),
    "another system": (
        "{type: Point, coordinates: [541000, 5541000], crs: {properties: {name: urn:ogc:def:crs:EPSG::25832}}}",
        "punkt",
        "Point",
    ),
}  # fmt: skip

BAD = {
    "{punkt: [9.58]}": ("wert-ungueltig", "`punkt` braucht zwei Zahlen. Zuerst die Länge"),
    "{punkt: [9.58, 50.03, 12]}": ("wert-ungueltig", "`punkt` braucht zwei Zahlen."),
    "{punkt: [9,58, 50,03]}": ("wert-ungueltig", "Zahlen haben hier einen Punkt, kein Komma."),
    "{punkt: Marktplatz}": ("wert-ungueltig", "`punkt` braucht zwei Zahlen."),
    "{punkt: ['9.58', '50.03']}": ("wert-ungueltig", "`punkt` braucht zwei Zahlen."),
    "{punkt: [1e999, 1]}": ("wert-ungueltig", "`punkt` braucht zwei Zahlen."),
    "{punkt: [9, 50], ebene: x}": ("unbekanntes-feld", "Das Feld „ebene“ gibt es in „geometrie“ hier nicht."),
    "{punkt: [9, 50], datei: x.gpkg}": ("wert-ungueltig", "„geometrie“ sagt zweierlei: `punkt` und `datei`."),
    "{pnukt: [9, 50]}": ("wert-ungueltig", "Meinten Sie „punkt“?"),
    "{datei: a.gpkg, merkmal: R-ALT}": ("wert-ungueltig", "`merkmal` nennt Feld und Wert."),
    "{datei: a.gpkg, merkmal: {id: [1, 2]}}": ("wert-ungueltig", "`merkmal` nennt Feld und Wert."),
    "{datei: a.gpkg, ebne: x}": ("unbekanntes-feld", "Meinten Sie „ebene“?"),
    "{datei: [a, b]}": ("wert-ungueltig", "`datei` ist der Pfad einer Datei"),
    "{type: Polygone, coordinates: []}": ("wert-ungueltig", "Meinten Sie „Polygon“?"),
    "{type: Polygon, geometries: []}": ("unbekanntes-feld", "geometries"),
    "{type: Feature, geometry: }": ("geometrie-fehlt", "keine Geometrie"),
    "{type: FeatureCollection, features: [{type: Feature, geometry: 5}]}": ("wert-ungueltig", "besteht aus Feldern"),
    "{type: FeatureCollection, features: 5}": ("wert-ungueltig", "`features` ist keine Liste."),
    "{type: GeometryCollection, geometries: [{type: Kreis}]}": ("wert-ungueltig", "„Kreis“"),
    "{type: Point, coordinates: [[9, 50]]}": ("wert-ungueltig", "Die Klammern oder Zahlen"),
    "{type: Polygon, coordinates: [[9, 50], [9, 51], [8, 51], [9, 50]]}": ("wert-ungueltig", "Die Klammern"),
    "{type: Point, coordinates: [neun, 50]}": ("wert-ungueltig", "Die Klammern oder Zahlen"),
    polygon("[[9, 50], [9, 51], [8, 51]]"): (
        "geometrie-ungueltig",
        "nicht geschlossen: Er beginnt bei Länge 9, Breite 50 und endet bei Länge 8, Breite 51.",
    ),
    polygon("[[9, 50], [9, 51], [9, 50]]"): ("geometrie-ungueltig", "weniger als drei Ecken bei Länge 9, Breite 50"),
    polygon(BOW): (
        "geometrie-ungueltig",
        "Die Grenze schneidet sich selbst bei Länge 8,685, Breite 50,125. In QGIS hilft „Geometrien reparieren“.",
    ),
    polygon(SQUARE, "[[9.7, 50.1], [9.71, 50.1], [9.71, 50.11], [9.7, 50.1]]"): (
        "geometrie-ungueltig",
        "Ein Loch liegt außerhalb der Fläche bei Länge 9,7, Breite 50,1.",
    ),
    polygon("[[0, 0], [1, 1], [2, 2], [2, 0], [1, 1], [0, 2], [0, 0]]"): (
        "geometrie-ungueltig",
        "Die Grenze kreuzt sich selbst bei Länge 1, Breite 1.",
    ),
    f"{{type: MultiPolygon, coordinates: [[{SQUARE}], [{SQUARE}]]}}": ("geometrie-ungueltig", "„Auflösen“"),
    line("[9, 50], [9, 50]"): ("geometrie-ungueltig", "Eine Linie hat keine Länge: Sie besteht nur aus Länge 9"),
    line(""): ("geometrie-ungueltig", "Eine Linie hat keine Länge."),
    "{punkt: [477123, 5552345]}": ("koordinaten-ohne-bezug", "Rechtswert 477.123, Hochwert 5.552.345. In welchem"),
    polygon("[[477000, 5552000], [477100, 5552000], [477100, 5552100], [477000, 5552000]]"): (
        "koordinaten-ohne-bezug",
        "Wahrscheinlich EPSG:25832.",
    ),
    "{type: Point, coordinates: [9, 50], crs: {properties: {name: EPSG:25832}}}": (
        "koordinaten-ohne-bezug",
        "(Länge 9, Breite 50) passen nicht zum angegebenen System EPSG:25832. Wahrscheinlich EPSG:4326.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_forms(name: str, read: Callable) -> None:
    written, kind, geojson = GOOD[name]
    shapes, problems = read(written)
    assert problems == []
    shape = shapes.of("R-1")
    assert (shape.kind, shape.geojson["type"]) == (kind, geojson)
    assert (shape.area_ha is None) == (kind != "flaeche")


@pytest.mark.parametrize("written", BAD)
def test_refused(written: str, refusal: Callable) -> None:
    code, words = BAD[written]
    told = refusal(written)
    assert told[0] == code
    assert words in told[1]


def test_the_place_is_that_of_the_value(read: Callable) -> None:
    _, (problem,) = read("{punkt: [9.58, 50.03]}", "{punkt: [9.58]}")
    assert problem.place == Place("raeume.yml", 2, 55)
    assert problem.about == "R-2"


def test_six_decimals_and_hectares(read: Callable) -> None:
    shapes, _ = read("{punkt: [9.5812345678, 50]}", polygon(SQUARE))
    assert shapes.of("R-1").geojson == {"type": "Point", "coordinates": [9.581235, 50.0]}
    assert shapes.of("R-1").bounds == (9.581235, 50.0, 9.581235, 50.0)
    assert (shapes.of("R-2").area_ha, shapes.of("R-2").bounds) == (Decimal("318.5"), (9.58, 50.03, 9.6, 50.05))
    assert shapes.of("R-3") is None
    assert list(shapes) == ["R-1", "R-2"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (line("[8.68, 50.12], [8.68, 50.12], [8.69, 50.13]"), "ein doppelter Punkt bei Länge 8,68, Breite 50,12"),
        (line("[8, 50], [8, 50], [8, 50], [8.1, 50]"), "2 doppelte Punkte, der erste bei Länge 8, Breite 50"),
        (
            polygon("[[0, 0], [4, 0], [4, 4], [2, 2], [3, 5], [1, 5], [2, 2], [0, 4], [0, 0]]"),
            "ein Ring, der sich bei Länge 2, Breite 2 selbst berührt",
        ),
        (
            polygon("[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0], [1, 3], [3, 3], [0, 0]]"),
            "ein Ring, der sich bei Länge 0, Breite 0 selbst berührt",
        ),
    ],
)
def test_repaired(written: str, said: str, read: Callable) -> None:
    shapes, (problem,) = read(written)
    assert (problem.code, problem.message) == ("geometrie-repariert", f"In der Geometrie wurde berichtigt: {said}.")
    assert shapes.of("R-1").source.repaired == said


@pytest.mark.parametrize(
    ("point", "likely"),
    [
        ("477123, 5552345", "EPSG:25832"),
        ("3477123, 5552345", "EPSG:31467"),
        ("4477123, 5552345", "EPSG:31468"),
        ("2577123, 5552345", "EPSG:31466"),
        ("5477123, 5552345", "EPSG:31469"),
        ("32477123, 5552345", "EPSG:4647"),
        ("33477123, 5552345", "EPSG:5650"),
        ("1066000, 6450000", "EPSG:3857"),
        ("5552345, 477123", "EPSG:25832, Rechts- und Hochwert vertauscht."),
        ("200, 5", "Üblich sind EPSG:25832, EPSG:25833 und EPSG:31467."),
    ],
)
def test_likely_system(point: str, likely: str, refusal: Callable) -> None:
    code, words = refusal(f"{{punkt: [{point}]}}")
    assert code == "koordinaten-ohne-bezug"
    assert likely in words


def test_points_and_small_areas_need_no_heavy_libraries(root: object, run_python: Callable, tmp_path: object) -> None:
    program = """
import sys
from pathlib import Path
from isek.check import load
folder = Path(sys.argv[1]) / "content"
folder.mkdir()
(folder / "konzept.yml").write_text("titel: A\\ngemeinde: {name: B}\\nhorizont: {von: 2026, bis: 2040}\\n")
square = "[[[9.58, 50.03], [9.60, 50.03], [9.60, 50.05], [9.58, 50.05], [9.58, 50.03]]]"
areas = [f"- {{id: R-1, titel: A, art: gesamtstadt, geometrie: {{type: Polygon, coordinates: {square}}}}}"]
(folder / "raeume.yml").write_text("\\n".join(areas))
points = [f"- {{id: M-{i}, titel: M, themenfelder: T, geometrie: {{punkt: [9.59, 50.04]}}}}" for i in range(30)]
(folder / "massnahmen.yml").write_text("\\n".join(points))
checked = load(folder)
print(len(checked.shapes), {"numpy", "shapely", "pyproj", "pyogrio"} & set(sys.modules))
"""
    assert run_python("-c", program, str(tmp_path)).splitlines() == ["31 set()"]
