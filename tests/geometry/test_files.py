"""Geometries in files: formats, systems, layers and features."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import shapely

from geo_files import block, in_crs, write_layer, zipped

NAMES = ["R-ALT", "R-BHF", "R-NORD"]
BLOCKS = [block(), block(9.61), block(9.64)]
SYSTEMS = ["EPSG:25832", "EPSG:25833", "EPSG:31467", "EPSG:4647", "EPSG:3857", "EPSG:4326", "EPSG:4258"]
GOOD_TO_METRES = 4.0
"""Gauß-Krüger without its grid is a few metres off; what is made with the same libraries comes back exactly."""


def gml(crs: str = "EPSG:25832", ring: str = "") -> str:
    """XPlanGML with one area, as a planning office sends it."""
    points = ring or "541500 5541800 542500 5541800 542500 5542800 541500 5542800 541500 5541800"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xplan:XPlanAuszug xmlns:xplan="http://www.xplanung.de/xplangml/6/0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" gml:id="a"
 xsi:schemaLocation="http://www.xplanung.de/xplangml/6/0 http://127.0.0.1:9/xplan.xsd">
<gml:featureMember><xplan:SO_Gebiet gml:id="G1"><xplan:name>Altstadt</xplan:name><xplan:position>
<gml:Polygon srsName="{crs}" gml:id="p"><gml:exterior><gml:LinearRing><gml:posList>{points}</gml:posList>
</gml:LinearRing></gml:exterior></gml:Polygon></xplan:position></xplan:SO_Gebiet></gml:featureMember>
<gml:featureMember><xplan:SO_Gebiet gml:id="G2"><xplan:name>Bogen</xplan:name><xplan:position>
<gml:Surface srsName="{crs}" gml:id="q"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember>
<gml:Curve gml:id="c"><gml:segments><gml:Arc><gml:posList>541500 5541800 542000 5542300 542500 5541800</gml:posList>
</gml:Arc><gml:LineStringSegment><gml:posList>542500 5541800 541500 5541800</gml:posList></gml:LineStringSegment>
</gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
</xplan:position></xplan:SO_Gebiet></gml:featureMember></xplan:XPlanAuszug>"""


def off(shape: object, solid: object) -> float:
    """By how many metres a shape leaves a geometry of WGS84, about."""
    found = shapely.geometry.shape(shape.geojson)
    return 111_000 * shapely.hausdorff_distance(found.normalize(), solid.normalize())


@pytest.mark.parametrize("crs", SYSTEMS)
@pytest.mark.parametrize("name", ["raeume.gpkg", "raeume.shp", "raeume.geojson", "raeume.zip"])
def test_formats_and_systems(name: str, crs: str, content: Path, read: Callable) -> None:
    if name == "raeume.zip":
        write_layer(content.parent / "shp" / "raeume.shp", BLOCKS, crs, kennung=NAMES)
        (content / "geo").mkdir()
        zipped(content / "geo" / name, content.parent / "shp", "ordner/")
    else:
        write_layer(content / "geo" / name, BLOCKS, crs, kennung=NAMES)
    before = sorted(path.name for path in (content / "geo").iterdir())
    shapes, problems = read(f"{{datei: geo/{name}, merkmal: {{kennung: R-BHF}}}}")
    assert problems == []
    shape = shapes.of("R-1")
    assert off(shape, BLOCKS[1]) < 0.2
    assert abs(shape.area_ha - Decimal("318.5")) <= Decimal("0.1")
    assert shape.source.crs == ("EPSG:4326" if crs == "EPSG:4326" else crs)
    assert (shape.source.accuracy is not None) == (crs == "EPSG:31467")
    assert sorted(path.name for path in (content / "geo").iterdir()) == before, "GDAL left something behind"


def test_gauss_kruger_says_how_exact_it_is(content: Path, read: Callable) -> None:
    write_layer(content / "a.gpkg", BLOCKS[:1], "EPSG:31467", name=["x"])
    shapes, _ = read("{datei: a.gpkg}")
    assert shapes.of("R-1").source.accuracy == "ohne das Gitter BETA2007 umgerechnet, auf etwa 3 m genau"


ESRI = (
    'PROJCS["DHDN_3_Degree_Gauss_Zone_3",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",'
    'DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],'
    'PARAMETER["False_Easting",3500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
OWN = (
    'PROJCS["Eigenes System",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",500123.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
    'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


@pytest.mark.parametrize(
    ("prj", "crs", "name", "moved"),
    [(ESRI, "EPSG:31467", "EPSG:31467", 0), (OWN, "EPSG:25832", "Eigenes System", -123)],
)
def test_systems_in_other_words(prj: str, crs: str, name: str, moved: float, content: Path, read: Callable) -> None:
    write_layer(content / "a.shp", BLOCKS[:1], crs, name=["x"])
    (content / "a.prj").write_text(prj, encoding="utf-8")
    shapes, problems = read("{datei: a.shp}")
    assert problems == []
    assert shapes.of("R-1").source.crs == name
    west = in_crs(shapely.geometry.shape(shapes.of("R-1").geojson), "EPSG:25832").bounds[0]
    assert west - in_crs(BLOCKS[0], "EPSG:25832").bounds[0] == pytest.approx(moved, abs=GOOD_TO_METRES)


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:25832",
        "urn:ogc:def:crs:EPSG::25832",
        "http://www.opengis.net/def/crs/EPSG/0/25832",
        "urn:adv:crs:ETRS89_UTM32",
    ],
)
def test_xplangml(crs: str, content: Path, read: Callable) -> None:
    (content / "plan.gml").write_text(gml(crs), encoding="utf-8")
    shapes, problems = read(
        "{datei: plan.gml, ebene: SO_Gebiet, merkmal: {name: Altstadt}}", "{datei: plan.gml, merkmal: {gml_id: G2}}"
    )
    assert problems == []
    assert [shapes.of(one).area_ha for one in shapes] == [Decimal("100.0"), Decimal("39.2")]
    assert shapes.of("R-1").source.crs == "EPSG:25832"
    assert [path.name for path in content.iterdir() if path.suffix in {".gfs", ".xsd"}] == []


def test_layers(content: Path, read: Callable) -> None:
    path = content / "geo.gpkg"
    write_layer(path, BLOCKS, "EPSG:25832", "raeume", kennung=NAMES)
    write_layer(path, [block().centroid], "EPSG:25832", "punkte", append=True, kennung=["P"])
    write_layer(content / "eine.gpkg", BLOCKS[:1], "EPSG:25832", "irgendwie", kennung=["x"])
    shapes, problems = read(
        "{datei: geo.gpkg, ebene: punkte}",
        "{datei: geo.gpkg, ebene: Räume, merkmal: {Kennung: R-ALT}}",
        "{datei: eine.gpkg}",
    )
    assert problems == []
    assert [shapes.of(one).kind for one in shapes] == ["punkt", "flaeche", "flaeche"]


MISSING = {
    "ebene: raume, merkmal: {kennung: R-ALT}": "„raume“ gibt es in „geo.gpkg“ nicht. Meinten Sie „raeume“?",
    "merkmal: {kennung: R-ALT}": "2 Ebenen; welche gemeint ist, steht nicht da. `ebene` nennt eine davon: raeume",
    "ebene: raeume": "4 Merkmale; welches gemeint ist, steht nicht da. `merkmal` nennt Feld und Wert",
    "ebene: raeume, merkmal: {kennung: R-ALTT}": "kennung = R-ALTT gibt es in „geo.gpkg“ nicht. Meinten Sie „R-ALT“?",
    "ebene: raeume, merkmal: {kenung: R-ALT}": "Das Feld „kenung“ gibt es in „geo.gpkg“ nicht. Meinten Sie „kennung“?",
    "ebene: raeume, merkmal: {art: alt}": "passen 2 Merkmale zu art = alt; eines ist gemeint.",
    "ebene: raeume, merkmal: {kennung: R-ALT, art: neu}": "mit kennung = R-ALT und art = neu gibt es",
    "ebene: raeume, merkmal: {kennung: R-NULL}": "Das Merkmal in „geo.gpkg“ hat keine Geometrie.",
    "ebene: leer": "Die Ebene „leer“ in „geo.gpkg“ ist leer.",
}


@pytest.mark.parametrize("written", MISSING)
def test_missing_layers_and_features(written: str, content: Path, refusal: Callable) -> None:
    path, kinds = content / "geo.gpkg", ["alt", "alt", "neu", "neu"]
    write_layer(path, [*BLOCKS, None], "EPSG:25832", "raeume", kennung=[*NAMES, "R-NULL"], art=kinds)
    write_layer(path, [], "EPSG:25832", "leer", append=True, kennung=[])
    code, words = refusal(f"{{datei: geo.gpkg, {written}}}")
    assert code == "geometrie-fehlt"
    assert MISSING[written] in words


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([7, 8], "{nr: 8}"),
        ([7.0, 8.5], "{nr: 8.5}"),
        (["007", "008"], "{nr: 008}"),
        (["007", "008"], "{nr: '008'}"),
        (["Käse", "Köln"], "{nr: Köln}"),
        ([None, "x"], "{nr: x}"),
        (["a", "b"], "{fid: 2}"),
        ([True, False], "{nr: nein}"),
    ],
)
def test_values_are_found_however_they_are_kept(values: list, written: str, content: Path, read: Callable) -> None:
    write_layer(content / "a.gpkg", [block(9.61), block()], "EPSG:25832", nr=values)
    shapes, problems = read(f"{{datei: a.gpkg, merkmal: {written}}}")
    assert problems == []
    assert off(shapes.of("R-1"), BLOCKS[0]) < 0.2


def test_names_of_fields_cut_by_a_shapefile(content: Path, read: Callable) -> None:
    write_layer(content / "a.shp", BLOCKS, "EPSG:25832", Gebietsken=NAMES)
    shapes, problems = read("{datei: a.shp, merkmal: {gebietskennung: R-NORD}}")
    assert (problems, off(shapes.of("R-1"), BLOCKS[2]) < 0.2) == ([], True)


def test_geojson_has_features_of_its_own(content: Path, read: Callable) -> None:
    square = shapely.geometry.mapping(block())
    features = [{"type": "Feature", "id": 3, "properties": None, "geometry": square}, {"type": "Feature", "id": 4}]
    (content / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (content / "b.json").write_text("\ufeff" + json.dumps(square), encoding="utf-8")
    shapes, problems = read("{datei: a.geojson, merkmal: {id: 3}}", "{datei: b.json}", "{datei: ./b.json, ebene: b}")
    assert (len(shapes), problems) == (3, [])


def test_without_a_system(content: Path, read: Callable) -> None:
    write_layer(content / "a.shp", [in_crs(one, "EPSG:25832") for one in BLOCKS], None, kennung=NAMES)
    write_layer(content / "b.gpkg", [in_crs(BLOCKS[0], "EPSG:31467")], None, kennung=["x"])
    (content / "c.gml").write_text(gml().replace(' srsName="EPSG:25832"', ""), encoding="utf-8")
    square = shapely.geometry.mapping(in_crs(BLOCKS[0], "EPSG:25832"))
    (content / "d.geojson").write_text(json.dumps(square))
    write_layer(content / "e.shp", BLOCKS[:1], None, kennung=["in degrees"])
    shapes, problems = read(
        "{datei: a.shp, merkmal: {kennung: R-ALT}}",
        "{datei: a.shp, merkmal: {kennung: R-BHF}}",
        "{datei: b.gpkg}",
        "{datei: c.gml, merkmal: {name: Altstadt}}",
        "{datei: d.geojson}",
        "{datei: e.shp}",
    )
    assert [problem.about for problem in problems] == ["R-1", "R-3", "R-4", "R-5"]
    assert {problem.code for problem in problems} == {"koordinaten-ohne-bezug"}
    assert problems[0].message.startswith("„a.shp“ sagt nicht, in welchem System die Koordinaten (Rechtswert 54")
    assert problems[0].message.endswith("Das betrifft 2 Einträge.")
    likely = [problem.hint.split(".")[0] for problem in problems]
    assert likely == [f"Wahrscheinlich EPSG:{code}" for code in (25832, 31467, 25832, 25832)]
    assert list(shapes) == ["R-6"]


def test_a_wrong_system(content: Path, refusal: Callable) -> None:
    write_layer(content / "a.shp", BLOCKS[:1], "EPSG:25832", name=["x"])
    write_layer(content / "b.shp", BLOCKS[:1], "EPSG:4326", name=["x"])
    (content / "a.prj").write_bytes((content / "b.prj").read_bytes())
    code, words = refusal("{datei: a.shp}")
    assert code == "koordinaten-ohne-bezug"
    assert "passen nicht zum angegebenen System EPSG:4326. Wahrscheinlich EPSG:25832." in words
    (content / "a.prj").write_text(in_prj("EPSG:25832"), encoding="utf-8")
    (content / "b.prj").write_text(in_prj("EPSG:25832"), encoding="utf-8")
    code, words = refusal("{datei: b.shp}")
    assert "passen nicht zum angegebenen System EPSG:25832. Wahrscheinlich EPSG:4326." in words


def in_prj(crs: str) -> str:
    """What a .prj says of a system."""
    import pyproj

    return str(pyproj.CRS(crs).to_wkt("WKT1_ESRI"))


def test_faults_in_files(content: Path, read: Callable) -> None:
    bow = shapely.Polygon([(9.58, 50.03), (9.6, 50.05), (9.6, 50.03), (9.58, 50.05), (9.58, 50.03)])
    doubled = shapely.LineString([(9.58, 50.03), (9.58, 50.03), (9.6, 50.05)])
    write_layer(content / "a.gpkg", [bow, doubled], "EPSG:25832", nr=[1, 2])
    (content / "b.geojson").write_text('{"type": "Polygon", "coordinates": [[9, 50], [9, 51]]}')
    (content / "c.geojson").write_text('{"type": "Polygon", "coordinates": [[[9, 50], [9, 51], [8, 50]]]}')
    shapes, problems = read(
        "{datei: a.gpkg, merkmal: {nr: 1}}",
        "{datei: a.gpkg, merkmal: {nr: 2}}",
        "{datei: b.geojson}",
        "{datei: c.geojson}",
    )
    assert [problem.code for problem in problems] == [
        "geometrie-ungueltig",
        "geometrie-repariert",
        "geometrie-ungueltig",
        "geometrie-ungueltig",
    ]
    assert problems[0].message.startswith("Die Grenze schneidet sich selbst bei Rechtswert 542.")
    assert problems[1].message.startswith("In der Geometrie wurde berichtigt: ein doppelter Punkt bei Rechtswert 541.")
    assert problems[3].message.startswith("Der Ring einer Fläche ist nicht geschlossen")
    assert list(shapes) == ["R-2"]


def test_heights_and_other_numbers_are_left_out(content: Path, read: Callable) -> None:
    write_layer(content / "a.gpkg", [shapely.force_3d(block(), 312.5)], "EPSG:25832", nr=[1])
    shapes, problems = read("{datei: a.gpkg}")
    assert problems == []
    assert {len(point) for point in shapes.of("R-1").geojson["coordinates"][0]} == {2}
