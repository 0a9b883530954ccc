"""Measures and areas on the map: what is written is read back with GDAL and compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely
from click.testing import CliRunner

from geo_files import WGS84
from isek.check import load
from isek.cli import main
from isek.exports import published
from isek.exports.files import placed
from isek.relations import build

KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Auental, land: Hessen}\nhorizont: {von: 2026, bis: 2040}\n"
FILES = {
    "konzept.yml": KONZEPT,
    "raeume.yml": """
- id: R-ALT
  titel: Altstadt
  art: [foerdergebiet, quartier]
  gebietsart: sanierungsgebiet
  flaeche_ha: 318,5
  geometrie:
    type: Polygon
    coordinates: [[[9.58, 50.03], [9.60, 50.03], [9.60, 50.05], [9.58, 50.05], [9.58, 50.03]]]
- {id: R-OHNE, titel: Ohne Grenze, art: ort}
""",
    "massnahmen.yml": """
- id: M-2
  titel: "Brücke; Süd"
  themenfelder: [Verkehr, Grün]
  geometrie: {type: LineString, coordinates: [[9.58, 50.03], [9.59, 50.04]]}
- id: M-1
  titel: Bank
  kurz: Eine **Bank** am Ufer.
  themenfelder: Grün
  raeume: R-ALT
  federfuehrung: Bauamt
  leitprojekt: ja
  status: {stichtag: 2026-05, phase: planung}
  geometrie: {punkt: [9.59, 50.04]}
- {id: M-3, titel: Nirgends, themenfelder: Grün}
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small concept with a point, a line and an area."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def files(content: Path) -> dict[str, Any]:
    checked = load(content)
    return dict(placed(checked.concept, checked.shapes, "https://isek.auental.example/"))


def read_back(path: Path, layer: str | None = None) -> tuple[dict[str, Any], list[Any], dict[str, list[Any]]]:
    """What GDAL finds in a layer: about it, its geometries, its values."""
    meta, _, geometries, values = pyogrio.raw.read(path, layer=layer)
    columns = {str(name): found.tolist() for name, found in zip(meta["fields"], values, strict=True)}
    return meta, list(shapely.from_wkb(geometries)), columns


def test_geojson(files: dict[str, Any], tmp_path: Path) -> None:
    found = json.loads(files["massnahmen.geojson"])
    assert [one["id"] for one in found["features"]] == ["M-1", "M-2"]
    assert found["features"][0] == {
        "type": "Feature",
        "id": "M-1",
        "properties": {
            "id": "M-1",
            "nummer": None,
            "titel": "Bank",
            "kurz": "Eine Bank am Ufer.",
            "themenfeld_id": "T-gruen",
            "themenfeld": "Grün",
            "raeume": "R-ALT",
            "ort": None,
            "status": "planung",
            "stichtag": "2026-05",
            "prioritaet": None,
            "zeithorizont": None,
            "leitprojekt": "ja",
            "federfuehrung": "Bauamt",
            "scharf": None,
            "seite": "https://isek.auental.example/massnahmen/m-1/",
        },
        "geometry": {"type": "Point", "coordinates": [9.59, 50.04]},
    }
    area = json.loads(files["raeume.geojson"])["features"][0]["properties"]
    assert (area["flaeche_ha"], area["flaeche_karte_ha"]) == (318.5, 318.5)
    assert area["hinweis"] == "Maßgeblich ist die bekannt gemachte Satzung."
    (tmp_path / "a.geojson").write_text(files["massnahmen.geojson"], encoding="utf-8")
    meta, geometries, columns = read_back(tmp_path / "a.geojson")
    assert (meta["crs"], columns["titel"]) == (WGS84, ["Bank", "Brücke; Süd"])
    assert shapely.get_coordinates(geometries[1]).tolist() == [[9.58, 50.03], [9.59, 50.04]]


def test_geopackage(files: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "isek.gpkg"
    path.write_bytes(files["isek.gpkg"])
    assert pyogrio.list_layers(path)[:, 0].tolist() == ["massnahmen", "raeume"]
    for layer in ("massnahmen", "raeume"):
        features = json.loads(files[f"{layer}.geojson"])["features"]
        meta, geometries, columns = read_back(path, layer)
        assert meta["crs"] == "EPSG:25832"
        for number, feature in enumerate(features):
            values = {name: found[number] for name, found in columns.items()}
            assert values == feature["properties"]
            degrees = shapely.transform(geometries[number], _to_degrees, interleaved=False)
            assert shapely.hausdorff_distance(degrees, shapely.geometry.shape(feature["geometry"])) < 1e-9
    assert read_back(path, "raeume")[1][0].area == pytest.approx(3_185_000, rel=1e-3)


def _to_degrees(x: Any, y: Any) -> Any:
    import pyproj

    return pyproj.Transformer.from_crs("EPSG:25832", WGS84, always_xy=True).transform(x, y)


def test_the_same_each_time(content: Path, run_python: Callable[..., str]) -> None:
    program = """
import hashlib, sys
from pathlib import Path
from isek.check import load
from isek.exports.files import placed
checked = load(Path(sys.argv[1]))
for name, data in placed(checked.concept, checked.shapes).items():
    print(name, hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest())
"""
    runs = {run_python("-c", program, str(content)) for _ in range(2)}
    assert len(runs) == 1
    assert "isek.gpkg" in runs.pop()


def test_nothing_without_geometry(tmp_path: Path) -> None:
    (tmp_path / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    checked = load(tmp_path)
    assert placed(checked.concept, checked.shapes) == {}
    result = CliRunner().invoke(main, ["export", "--format", "gpkg", "--content", str(tmp_path)])
    assert (result.exit_code, result.output) == (
        1,
        "Im Konzept hat nichts, was ausgegeben werden soll, eine `geometrie`.\n",
    )


def test_geometry_is_embedded(content: Path) -> None:
    checked = load(content)
    relations = build(checked.concept, lambda text: text if checked.concept.find(text) else None)
    data = json.loads(published(checked.concept, relations, checked.shapes)["konzept.json"])
    area, _ = data["sammlungen"]["raeume"]
    assert area["geometrie"]["type"] == "Polygon"
    assert data["sammlungen"]["massnahmen"][0]["geometrie"] == {"type": "Point", "coordinates": [9.59, 50.04]}


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_command(form: str, content: Path, tmp_path: Path, files: dict[str, Any]) -> None:
    out = tmp_path / "out" / f"a.{form}"
    command = ["export", "--format", form, "--content", str(content)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert CliRunner().invoke(main, [*command, "-o", str(out)]).exit_code == 0
    assert out.read_bytes() == result.stdout_bytes
    assert len(read_back(out, "massnahmen")[1]) == 2
