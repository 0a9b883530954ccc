"""`karten.yml`, and grounds in every form and state of damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import shapely

from geo_files import write_layer
from isek.geometry.refused import RefusedError
from isek.maps import Maps
from isek.maps.basemap import light_ground
from isek.maps.classes import from_osm
from isek.maps.frames import LOCATOR, frame_for
from isek.maps.ground import Box
from isek.maps.light.sheets import BUDGET, weight_of
from isek.maps.osm import read_osm
from maps_world import HOUSE, RIVER, Read, collection

GROUND = "grundkarte: {datei: geo/grund.geojson, quelle: © Markt Auental, lizenz: CC0-1.0}\n"
PACKED = Path(__file__).with_name("grund.osm.pbf")
"""What `OSM` says, packed by osmium."""
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "geo" / "bautzen.osm"
OSM = """<osm>
<node id="1" lat="50.03" lon="9.58"/><node id="2" lat="50.03" lon="9.59"/><node id="3" lat="50.04" lon="9.59"/>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="9"/><tag k="highway" v="primary"/><tag k="name" v="Ring"/></way>
<way id="2"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="yes"/></way>
<way id="3"><nd ref="1"/><nd ref="2"/></way><way id="4"><nd ref="2"/><nd ref="3"/><nd ref="1"/></way>
<relation id="1"><member type="way" ref="3" role="outer"/><member type="way" ref="4" role="outer"/>
<tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation></osm>"""


def layers(maps: Maps) -> list[str]:
    assert maps.basemap is not None
    return [name for name, _ in maps.basemap.sheet.layers]


def test_without_a_file_there_is_no_basemap(read: Read) -> None:
    maps, problems = read()
    assert (maps.basemap, maps.names, problems) == (None, (), [])
    assert (maps.ground.lon, maps.ground.lat) == (9.59, 50.04)


def test_features_are_drawn_from_the_ground_up(read: Read) -> None:
    maps, problems = read(GROUND, collection(HOUSE, RIVER))
    assert problems == []
    assert layers(maps) == ["fluss", "gebaeude"]
    assert maps.basemap is not None
    assert (maps.basemap.credit.source, maps.basemap.credit.licence) == ("© Markt Auental", "CC0-1.0")
    assert {name.text for name in maps.basemap.sheet.names} == {"Aue"}


def test_a_geopackage_may_be_in_metres(read: Read, content: Path) -> None:
    road = shapely.LineString([(9.58, 50.03), (9.6, 50.05)])
    write_layer(
        content / "geo" / "grund.gpkg", [road, None], "EPSG:25832", klasse=["strasse", "weg"], name=["Gasse", ""]
    )
    maps, problems = read(GROUND.replace("geojson", "gpkg"))
    assert problems == []
    assert layers(maps) == ["strasse"]
    assert maps.basemap is not None
    assert maps.basemap.sheet.names[0].text == "Gasse"


def test_a_layer_may_be_named_like_its_kind(read: Read, content: Path) -> None:
    path = content / "geo" / "grund.gpkg"
    write_layer(path, [shapely.box(9.58, 50.03, 9.59, 50.04)], "EPSG:4326", layer="gruen", nr=[1])
    write_layer(
        path, [shapely.LineString([(9.58, 50.03), (9.6, 50.05)])], "EPSG:4326", layer="bahn", append=True, nr=[1]
    )
    maps, problems = read(GROUND.replace("geojson", "gpkg"))
    assert problems == []
    assert layers(maps) == ["gruen", "bahn"]


def test_openstreetmap_is_named_as_it_wants(read: Read, content: Path) -> None:
    (content / "geo" / "grund.osm").write_text(OSM, encoding="utf-8")
    maps, problems = read("grundkarte: {datei: geo/grund.osm, art: osm}\n")
    assert problems == []
    assert layers(maps) == ["gewaesser", "hauptstrasse", "gebaeude"]
    assert maps.basemap is not None
    credit = maps.basemap.credit
    assert (credit.source, credit.licence) == ("© OpenStreetMap-Mitwirkende", "ODbL")
    assert credit.url == "https://www.openstreetmap.org/copyright"


def test_a_packed_extract_says_the_same(read: Read, content: Path) -> None:
    (content / "geo" / "grund.osm").write_text(OSM, encoding="utf-8")
    plain, _ = read("grundkarte: {datei: geo/grund.osm, art: osm}\n")
    shutil.copy(PACKED, content / "geo")
    packed, problems = read("grundkarte: {datei: geo/grund.osm.pbf, art: osm}\n")
    assert problems == []
    assert layers(packed) == layers(plain)
    assert packed.basemap is not None
    assert plain.basemap is not None
    # Rings may begin elsewhere.
    assert (packed.basemap.sheet.box, packed.basemap.sheet.names) == (
        plain.basemap.sheet.box,
        plain.basemap.sheet.names,
    )


def test_a_damaged_extract_is_refused(read: Read, content: Path) -> None:
    (content / "geo" / "grund.osm.pbf").write_bytes(PACKED.read_bytes()[:200])
    maps, problems = read("grundkarte: {datei: geo/grund.osm.pbf, art: osm}\n")
    assert maps.basemap is None
    assert [one.code for one in problems] == ["datei-unlesbar"]


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"building": "no", "landuse": "forest"}, "wald"),
        ({"highway": "pedestrian", "area": "yes"}, "platz"),
        ({"highway": "proposed"}, None),
        ({"railway": "rail"}, "bahn"),
        ({"amenity": "bank"}, None),
    ],
)
def test_tags_of_openstreetmap(tags: dict[str, str], kind: str | None) -> None:
    assert from_osm(tags, closed=True) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<osm><node",
        '<!DOCTYPE a [<!ENTITY x "y">]><osm>&x;</osm>',
        '<osm><node id="1" lat="a" lon="b"/></osm>',
        "<osm><node/></osm>",
    ],
)
def test_damaged_extracts_are_refused(text: str) -> None:
    with pytest.raises(RefusedError) as told:
        read_osm(text.encode(), "a.osm")
    assert told.value.code == "datei-unlesbar"


@pytest.mark.real
def test_a_real_extract_becomes_a_ground(read: Read, content: Path) -> None:
    if not REAL.is_file():
        pytest.skip("the extract does not lie beside the repository")
    shutil.copy(REAL, content / "geo" / "bautzen.osm")
    (content / "raeume.yml").write_text(
        "- {id: R-1, titel: A, art: quartier, geometrie: {punkt: [14.412, 51.189]}}\n", encoding="utf-8"
    )
    maps, problems = read("grundkarte: {datei: geo/bautzen.osm, art: osm}\n")
    assert problems == []
    assert {"hauptstrasse", "strasse", "gebaeude"} <= set(layers(maps))
    middle = maps.ground.at(14.412, 51.189)
    frames = {"M-1": frame_for(Box(*middle, *middle), LOCATOR, least=700)}
    (light,) = light_ground(maps, frames, content / "kept")
    assert {"hauptstrasse", "strasse", "gebaeude"} <= {layer.kind for layer in light.layers}
    assert weight_of(light.layers) < BUDGET / 2


CASES = {
    "karten.yml:1:1 unbekanntes-feld": "grundkart: {}\n",
    "karten.yml:1:14 feld-fehlt": "grundkarte: {datei: geo/grund.geojson}\n",
    "karten.yml:1:21 datei-unlesbar": "grundkarte: {datei: geo/grunt.geojson, quelle: X}\n",
    "karten.yml:1:56 wert-ungueltig": "grundkarte: {datei: geo/grund.geojson, quelle: X, art: luftbild}\n",
    "karten.yml:2:22 wert-ungueltig": "beschriftung:\n  - {text: A, punkt: 9.58}\n",
    "karten.yml:2:22 koordinaten-ohne-bezug": "beschriftung:\n  - {text: A, punkt: [477123, 5552345]}\n",
    "karten.yml:2:6 feld-fehlt": "beschriftung:\n  - {punkt: [9.58, 50.04]}\n",
    "karten.yml:1:1 wert-ungueltig": "- grundkarte\n",
}


@pytest.mark.parametrize("told", CASES)
def test_faults_have_places(read: Read, told: str) -> None:
    _, problems = read(CASES[told], collection(RIVER))
    found = [f"{p.place.file}:{p.place.line}:{p.place.column} {p.code}" for p in problems]
    assert found == [told]


@pytest.mark.parametrize(
    ("ground", "code", "words"),
    [
        ("{", "datei-unlesbar", "kein lesbares GeoJSON"),
        (collection(({"klasse": "strase"}, RIVER[1])), "wert-ungueltig", "„strase“ ist keine „klasse“"),
        (collection(({"klasse": None}, RIVER[1])), "geometrie-fehlt", "hat ein Merkmal keine „klasse“"),
        (collection(({"art": "weg"}, RIVER[1])), "geometrie-fehlt", "kein Feld „klasse“"),
    ],
)
def test_grounds_that_cannot_be_drawn_are_told(read: Read, ground: str, code: str, words: str) -> None:
    maps, problems = read(GROUND, ground)
    assert maps.basemap is None
    assert [one.code for one in problems] == [code]
    assert words in problems[0].message


def test_names_by_hand(read: Read) -> None:
    maps, problems = read("beschriftung:\n  - {text: Altstadt, punkt: [9.59, 50.04], art: viertel}\n")
    assert problems == []
    (name,) = maps.names
    assert (name.text, name.kind, round(name.x), round(name.y)) == ("Altstadt", "hand-viertel", 0, 0)


def test_a_ground_is_kept_until_its_source_changes(read: Read, content: Path) -> None:
    read(GROUND, collection(RIVER))
    folder = content.parent / ".cache" / "isek"
    (kept,) = folder.iterdir()
    text = kept.read_text(encoding="utf-8").replace("Aue", "Alt")
    kept.write_text(text, encoding="utf-8")
    maps, _ = read()
    assert maps.basemap is not None
    assert maps.basemap.sheet.names[0].text == "Alt"
    kept.write_text("{damaged", encoding="utf-8")
    assert read()[0].basemap != maps.basemap
    read(ground=collection(RIVER, HOUSE))
    assert len(list(folder.iterdir())) == 2


def test_without_a_place_to_write_all_is_drawn_anew(read: Read, content: Path) -> None:
    (content.parent / ".cache").write_text("no folder", encoding="utf-8")
    maps, problems = read(GROUND, collection(RIVER))
    assert problems == []
    assert layers(maps) == ["fluss"]
