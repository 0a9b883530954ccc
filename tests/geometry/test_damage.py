"""Files that are not as they should be end in a message, and quickly."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
import shapely

from geo_files import block, write_layer
from isek.geometry import limits
from isek.model import Place

NO_GEODATA = (
    "Die Datei ist keine, aus der Geometrien gelesen werden: GeoPackage, GeoJSON, Shapefile (auch als ZIP) oder GML."
)
DAMAGED = "Die Datei „{}“ ist beschädigt oder keine Geodatei und lässt sich nicht lesen."
FILES = {
    "leer.gpkg": (b"", NO_GEODATA),
    "text.gpkg": (b"Liebe Kollegen", NO_GEODATA),
    "kurz.gpkg": (b"SQLite format 3\x00", DAMAGED.format("kurz.gpkg")),
    "muell.gpkg": (b"SQLite format 3\x00" + bytes(range(256)) * 64, DAMAGED.format("muell.gpkg")),
    "kaputt.geojson": (b'{"type": "Feature",\n', "Die Datei ist kein lesbares GeoJSON (Zeile 2)."),
    "latin.geojson": ('{"name": "Grün"}'.encode("cp1252"), "Die Datei ist kein lesbares GeoJSON."),
    "tief.geojson": (b"[" * 100_000, "Die Datei ist kein lesbares GeoJSON."),
    "liste.geojson": (b"[1, 2]", "Die Datei ist kein GeoJSON."),
    "zahl.geojson": (b'{"type": "Point", "coordinates": [' + b"9" * 5000 + b"]}", "kein lesbares GeoJSON"),
    "andere.geojson": (b'{"type": "FeatureCollection", "features": [5]}', "Nicht alle Merkmale"),
    "topo.json": (b'{"type": "Topology"}', "Die Datei ist TopoJSON, nicht GeoJSON."),
    "leer.zip": (b"PK\x05\x06" + bytes(18), NO_GEODATA),
    "kaputt.zip": (b"PK\x03\x04" + bytes(40), "Die ZIP-Datei ist beschädigt und lässt sich nicht lesen."),
    "plan.gml": (b'<a xmlns:gml="http://www.opengis.net/gml/3.2">\n<b>', "kein lesbares XML (Zeile 2)."),
    "bombe.gml": (
        b'<!DOCTYPE a [<!ENTITY x "y">]><a xmlns:gml="http://www.opengis.net/gml">&x;</a>',
        "Die GML-Datei vereinbart eigene Kürzel (DOCTYPE) oder verweist auf andere Quellen.",
    ),
    "umweg.gml": (
        b"<OGRVRTDataSource xmlns:gml='http://www.opengis.net/gml'><OGRVRTLayer/></OGRVRTDataSource>",
        "oder verweist auf andere Quellen.",
    ),
    "fremd.xml": (b"<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>", NO_GEODATA),
    "nur.shp": (b"\x00\x00\x27\x0a" + bytes(96), "Zum Shapefile fehlt die Datei mit der Endung .shx."),
    "tabelle.dbf": (b"\x03" + bytes(64), "Von einem Shapefile wird die Datei mit der Endung .shp genannt."),
    "karte.qgz": (b"x", "Das ist ein QGIS-Projekt. Die Ebene darin als GeoPackage speichern."),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_damaged(name: str, content: Path, read: Callable) -> None:
    data, words = FILES[name]
    (content / name).write_bytes(data)
    shapes, (problem,) = (
        read(f"{{datei: {name}}}", f"{{datei: {name}, merkmal: {{id: 2}}}}")[0],
        read(f"{{datei: {name}}}")[1],
    )
    assert (len(shapes), problem.code, problem.place) == (0, "datei-unlesbar", Place(name))
    assert words in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("geo/raeume.gpgk", "Die Datei „geo/raeume.gpgk“ fehlt im Inhaltsordner. Meinten Sie „geo/raeume.gpkg“?"),
        ("geo\\raeume.gpkg", "Meinten Sie „geo/raeume.gpkg“?"),
        ("../raeume.gpkg", "„../raeume.gpkg“ liegt nicht im Inhaltsordner. Die Datei dort ablegen."),
        ("geo/../../raeume.gpkg", "liegt nicht im Inhaltsordner."),
        ("/etc/passwd", "„/etc/passwd“ liegt nicht im Inhaltsordner."),
        ("C:/GIS/raeume.gpkg", "liegt nicht im Inhaltsordner."),
        ("https://gis.example/a.gpkg", "liegt nicht im Inhaltsordner."),
    ],
)
def test_not_there(written: str, words: str, content: Path, refusal: Callable) -> None:
    write_layer(content / "geo" / "raeume.gpkg", [block()], "EPSG:25832", nr=[1])
    assert refusal(f"{{datei: '{written}'}}")[0] == "datei-unlesbar"
    assert words in refusal(f"{{datei: '{written}'}}")[1]


def test_a_truncated_file(content: Path, read: Callable) -> None:
    path = write_layer(content / "a.gpkg", [block()] * 500, "EPSG:25832", nr=list(range(500)))
    for length in (100, 4096, 20_000, path.stat().st_size // 2):
        (content / "b.gpkg").write_bytes(path.read_bytes()[:length])
        shapes, problems = read("{datei: b.gpkg, merkmal: {nr: 3}}")
        assert (len(shapes), [one.code for one in problems]) == (0, ["datei-unlesbar"])


def test_noise_in_a_file(content: Path, read: Callable) -> None:
    """Whatever stands in a damaged file, there is a shape or a message, never an exception."""
    paths = [
        write_layer(content / name, [block()] * 20, "EPSG:25832", nr=list(range(20))) for name in ("a.gpkg", "a.shp")
    ]
    noise = numpy.random.default_rng(7)
    for path in paths:
        whole = path.read_bytes()
        for _ in range(25):
            data = bytearray(whole)
            for at in noise.integers(4, len(data), 30):
                data[at] = noise.integers(0, 256)
            path.write_bytes(data)
            shapes, problems = read(f"{{datei: {path.name}, merkmal: {{nr: 3}}}}")
            assert len(shapes) or problems


def test_bombs(content: Path, read: Callable) -> None:
    with zipfile.ZipFile(content / "bombe.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.shp", bytes(50_000_000))
    with zipfile.ZipFile(content / "mehrere.zip", "w") as archive:
        archive.writestr("a.gpkg", b"")
        archive.writestr("b/b.gpkg", b"")
    with zipfile.ZipFile(content / "bilder.zip", "w") as archive:
        archive.writestr("a.png", b"")
    started = time.process_time()
    _, problems = read("{datei: bombe.zip}", "{datei: mehrere.zip}", "{datei: bilder.zip}")
    assert time.process_time() - started < 0.5
    assert [problem.code for problem in problems] == ["datei-unlesbar", "geometrie-fehlt", "datei-unlesbar"]
    assert problems[0].message == "Die ZIP-Datei ist entpackt 50 MB groß; das ist zu viel für eine Karte."
    assert problems[1].message == "In „mehrere.zip“ liegen mehrere Dateien: a.gpkg, b.gpkg."


def test_too_many_points(content: Path, read: Callable) -> None:
    turn = numpy.linspace(0, 2 * numpy.pi, 110_000)
    circle = shapely.Polygon(numpy.column_stack([9.6 + 0.02 * numpy.cos(turn), 50.05 + 0.02 * numpy.sin(turn)]))
    write_layer(content / "a.gpkg", [circle], "EPSG:25832", nr=[1])
    (content / "a.geojson").write_text(shapely.to_geojson(circle))
    _, problems = read("{datei: a.gpkg}", "{datei: a.geojson}")
    message = "Die Geometrie hat mehr als 100.000 Punkte; so genau zeichnet sie keine Karte."
    assert [problem.message for problem in problems] == [message, message]


def test_too_much(content: Path, read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isek.geometry.gdal.FEATURES_LIMIT", 3)
    monkeypatch.setattr("isek.geometry.json_file.FEATURES_LIMIT", 3)
    monkeypatch.setattr("isek.geometry.files.FILE_LIMIT", 200_000)
    for name in ("a.gpkg", "a.geojson"):
        write_layer(content / name, [block()] * 4, "EPSG:4326", nr=[1, 2, 3, 4])
    (content / "b.gpkg").write_bytes(b"SQLite format 3\x00" + bytes(200_000))
    _, problems = read("{datei: a.gpkg}", "{datei: a.geojson}", "{datei: b.gpkg}")
    assert [problem.code for problem in problems] == ["datei-unlesbar"] * 3
    assert problems[0].message == "Die Ebene „a“ in „a.gpkg“ hat 4 Merkmale; gelesen werden bis zu 3."
    assert problems[2].message.startswith("Die Datei ist größer als")
    assert limits.FILE_LIMIT == 200_000_000


def test_links_that_leave_the_folder(content: Path, read: Callable) -> None:
    outside = write_layer(content.parent / "a.gpkg", [block()], "EPSG:25832", nr=[1])
    (content / "a.gpkg").symlink_to(outside)
    from isek.check import check

    (content / "raeume.yml").write_text("- {id: R-1, titel: A, art: ort, geometrie: {datei: a.gpkg}}\n")
    told = [problem for problem in check(content) if problem.code == "datei-unlesbar"]
    assert [problem.place for problem in told] == [Place("a.gpkg"), Place("raeume.yml", 1, 45)]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "bound"), [("a.gpkg", 0.5), ("a.geojson", 1.0)])
def test_five_thousand_features(name: str, bound: float, content: Path, read: Callable) -> None:
    squares = [block(9 + i % 70 / 100, 50 + i // 70 / 100, 0.01) for i in range(5000)]
    write_layer(content / name, squares, "EPSG:25832", kennung=[f"R-{i}" for i in range(5000)])
    written = [f"{{datei: {name}, merkmal: {{kennung: R-{i}}}}}" for i in range(0, 5000, 100)]
    read(*written)
    started = time.process_time()
    shapes, problems = read(*written)
    assert time.process_time() - started < bound
    assert (len(shapes), problems) == (50, [])


def test_each_file_is_read_once(content: Path, read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    from isek.geometry import files

    opened: list[str] = []
    monkeypatch.setattr(
        files,
        "read_bytes",
        lambda path, name, limit, of=files.read_bytes: (opened.append(name), of(path, name, limit))[1],
    )
    features = [
        {"type": "Feature", "properties": {"n": i}, "geometry": {"type": "Point", "coordinates": [9, 50]}}
        for i in range(9)
    ]
    (content / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    shapes, _ = read(*[f"{{datei: a.geojson, merkmal: {{n: {i}}}}}" for i in range(9)])
    assert (len(shapes), opened) == (9, ["a.geojson"])
