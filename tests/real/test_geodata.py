"""Real geodata: a municipal boundary and playgrounds from OpenStreetMap, in the forms that an office may have them.

The files lie beside the repository and are read where they are there; nothing of them is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyogrio
import pytest
import shapely

from geo_files import write_layer, zipped
from isek.check import load

DATA = Path(__file__).parents[3] / "shared" / "data" / "geo"
JENA = Decimal("11438.7")
KONZEPT = "titel: A\ngemeinde: {name: Jena, land: Thüringen}\nhorizont: {von: 2026, bis: 2036}\n"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.exists(), reason="the geodata do not lie beside the repository"),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "geo").mkdir(parents=True)
    (folder / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    return folder


def boundary() -> object:
    """The boundary of Jena in WGS84."""
    _, _, geometries, _ = pyogrio.raw.read(DATA / "jena_grenze_osm.geojson")
    return shapely.union_all(shapely.from_wkb(geometries))


def test_boundary(content: Path) -> None:
    solid = boundary()
    for name, crs in (
        ("a.gpkg", "EPSG:25832"),
        ("b.shp", "EPSG:25833"),
        ("c.gpkg", "EPSG:31468"),
        ("d.geojson", "EPSG:3857"),
    ):
        write_layer(content / "geo" / name, [solid], crs, name=["Jena"])
    write_layer(content.parent / "shp" / "e.shp", [solid], "EPSG:25832", name=["Jena"])
    zipped(content / "geo" / "e.zip", content.parent / "shp")
    (content / "geo" / "f.geojson").write_bytes((DATA / "jena_grenze_osm.geojson").read_bytes())
    names = ["a.gpkg", "b.shp", "c.gpkg", "d.geojson", "e.zip", "f.geojson"]
    areas = [
        f"- {{id: R-{i}, titel: Jena, art: ort, geometrie: {{datei: geo/{name}}}}}\n" for i, name in enumerate(names)
    ]
    (content / "raeume.yml").write_text("".join(areas), encoding="utf-8")
    checked = load(content)
    assert [problem for problem in checked.problems if problem.about] == []
    assert [checked.shapes.of(one).area_ha for one in checked.shapes] == [JENA] * 6
    for one in checked.shapes:
        published = shapely.geometry.shape(checked.shapes.of(one).geojson)
        assert published.is_valid
        assert shapely.hausdorff_distance(published, solid) < 3e-5
        assert len(shapely.get_coordinates(published)) < len(shapely.get_coordinates(solid))


def test_playgrounds(content: Path) -> None:
    """56 points and areas, each found by its number, all within the boundary."""
    data = json.loads((DATA / "spielplaetze_osm.geojson").read_text(encoding="utf-8"))
    for number, feature in enumerate(data["features"]):
        feature["properties"] = {"nr": number}
    (content / "geo" / "spielplaetze.geojson").write_text(json.dumps(data), encoding="utf-8")
    (content / "geo" / "jena.geojson").write_bytes((DATA / "jena_grenze_osm.geojson").read_bytes())
    (content / "raeume.yml").write_text(
        "- {id: R-J, titel: Jena, art: gesamtstadt, geometrie: {datei: geo/jena.geojson}}\n", encoding="utf-8"
    )
    place = "geometrie: {{datei: geo/spielplaetze.geojson, merkmal: {{nr: {0}}}}}"
    entry = f"- {{{{id: M-{{0}}, titel: Platz, themenfelder: T, {place}}}}}\n"
    count = len(data["features"])
    (content / "massnahmen.yml").write_text("".join(entry.format(i) for i in range(count)), encoding="utf-8")
    checked = load(content)
    assert len(checked.shapes) == count + 1 == 57
    kinds = {checked.shapes.of(one).kind for one in checked.shapes}
    assert kinds == {"punkt", "flaeche"}
    told = {problem.code for problem in checked.problems}
    assert not told & {"geometrie-ungueltig", "koordinaten-ohne-bezug", "ausserhalb-der-gemeinde", "datei-unlesbar"}


def test_nothing_else_reads_the_boundary(content: Path, run_python: Callable[..., str]) -> None:
    """A boundary in a GeoJSON file with points inside is checked within a second of CPU time."""
    (content / "geo" / "jena.geojson").write_bytes((DATA / "jena_grenze_osm.geojson").read_bytes())
    (content / "raeume.yml").write_text(
        "- {id: R-J, titel: Jena, art: gesamtstadt, geometrie: {datei: geo/jena.geojson}}\n", encoding="utf-8"
    )
    program = """
import sys, time
from pathlib import Path
from isek.check import load
started = time.process_time()
load(Path(sys.argv[1]))
print(time.process_time() - started < 1)
"""
    assert run_python("-c", program, str(content)) == "True\n"
