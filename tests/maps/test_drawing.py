"""A sheet as it is written down. With UPDATE_GOLDEN=1 the file is written anew, to be read in the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isek.maps.basemap import Maps
from isek.maps.drawing import Drawing, Thing, anchor_of, draw
from isek.maps.frames import NARROW, WIDE, Size, frame_for
from isek.maps.ground import Box, Ground, Outline
from isek.maps.sheet import Name
from isek.render.environment import ByDepth
from isek.render.preview import Preview

GOLDEN = Path(__file__).parent / "golden" / "blatt.html"
SQUARE = ((-100.0, -100.0), (100.0, -100.0), (100.0, 100.0), (-100.0, 100.0), (-100.0, -100.0))
STREET = Outline(lines=(((-400.0, 20.0), (0.0, 0.0), (400.0, 20.0)),))
THINGS = (
    Thing("R-1", "Altstadt", Outline(areas=((SQUARE,),)), "raum", "quartier", name="Altstadt", sharp=False),
    Thing("M-1", "Straße", STREET, "massnahme", hue=4, label="1", address="massnahmen/m-1/"),
    Thing("M-2", "Brunnen", Outline(points=((40, 60), (60, 70))), "massnahme", hue=3, label="2", address="m/m-2/"),
    Thing("M-3", "Weit weg", Outline(points=((9000, 0),)), "massnahme", label="3"),
)
NAMES = (Name("Aue", "fluss", 0, 80, -10, 300), Name("Gasse", "strasse", -60, -60, 0, 150))


def drawing(size: Size = WIDE) -> Drawing:
    return draw(THINGS, frame_for(Box(-120, -120, 120, 120), size), Maps(Ground(9.5, 50), None, NAMES), 10)


def test_sheet() -> None:
    environment = Preview()._environment
    links = ByDepth(*[environment.get_template(f"parts/{name}.html") for name in ("link", "zelle")])
    template = environment.get_template("parts/kartenblatt.html")
    given = {"sheet": drawing(), "label": "Karte", "background": None, "form": "wide", "links": True}
    found = template.render(**links.at("karte/"), **given)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_lines_are_cut_near_the_edge() -> None:
    sheet = drawing()
    street = next(one for one in sheet.traces if one.kind == "linie")
    west, _, width, _ = map(float, sheet.view)
    assert street.data.startswith("m")
    start = float(street.data[1:].split(" ")[0].split("-")[0] or -float(street.data[2:].split(" ")[0]))
    assert west - width * 0.1 < start < west


def test_what_is_off_the_sheet_has_no_number() -> None:
    assert [pin.label for pin in drawing().pins] == ["1", "2"]


def test_several_points_are_all_seen() -> None:
    assert len(drawing().dots) == 2


def test_a_number_stands_in_the_part_that_is_seen() -> None:
    box = Box(0, 0, 100, 100)
    long = Outline(lines=(((50.0, 50.0), (9000.0, 50.0)),))
    assert anchor_of(long, box) == (75, 50)
    x, y = anchor_of(
        Outline(areas=((((-900.0, 40.0), (60.0, 40.0), (60.0, 60.0), (-900.0, 60.0), (-900.0, 40.0)),),)), box
    )
    assert 0 < x < 60
    assert 40 < y < 60


@pytest.mark.parametrize(("metres", "words"), [(240, "100\u00a0m"), (2400, "1\u00a0km"), (30_000, "10\u00a0km")])
def test_the_scale_bar_is_round(metres: float, words: str) -> None:
    frame = frame_for(Box(0, 0, metres, 10), NARROW, margin=0, least=100)
    bar = draw((), frame, Maps(), 5).bar
    assert bar.text in {words, "50\u00a0m", "500\u00a0m", "5\u00a0km"}
    assert 5 < float(bar.length) < 28
