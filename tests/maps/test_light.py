"""The ground of small maps: houses become rows, what is not seen goes, and every sheet is light."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isek.maps import Maps
from isek.maps.basemap import light_ground
from isek.maps.frames import LOCATOR, Frame, frame_for
from isek.maps.ground import Box, Line, Point
from isek.maps.light import LightSheet, light_sheets
from isek.maps.light.detail import Detail, Stroke, details, fitted, stroke_of
from isek.maps.light.houses import House, house_of
from isek.maps.light.part import part_of
from isek.maps.light.rows import Row, rows_of
from isek.maps.light.seen import Seen
from isek.maps.light.sheets import BUDGET
from isek.maps.light.tour import joined, toured
from isek.maps.pathdata import path_of, pieces_of
from isek.maps.shaping import area_of, encloses, length_of
from isek.maps.sheet import Sheet
from isek.render.basemap import light_backgrounds, light_files
from isek.theming.look import Look
from isek.views.map_parts import Background
from isek.views.parts import Item
from maps_world import HOUSE, RIVER, Read, collection

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0))
HOLE = ((40.0, 40.0), (40.0, 60.0), (60.0, 60.0), (60.0, 40.0), (40.0, 40.0))
STEPS = st.integers(-500, 500).map(float)
LINES = st.lists(st.tuples(STEPS, STEPS), min_size=2, max_size=8, unique=True).map(tuple)


def house(x: float, y: float, width: float = 12, height: float = 10, angle: float = 0) -> Line:
    """A house by its middle, turned by some degrees."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    halves = [(a * width / 2, b * height / 2) for a, b in corners]
    return tuple([(x + a * c - b * s, y + a * s + b * c) for a, b in halves])


def rectangle(x: float, y: float, width: float = 12, height: float = 10, angle: float = 0) -> House:
    found = house_of(house(x, y, width, height, angle))
    assert found is not None
    return found


def data_of(*lines: Line, closed: bool = False) -> str:
    """Path data as a basemap has it: each piece begins with its own place."""
    return "".join("M" + path_of([line], closed=closed)[1:] for line in lines)


def town(streets: int, houses: int = 12, apart: float = 60) -> Sheet:
    """Streets to the east, one below the other, with a row of houses on both sides."""
    lines, rings = [], []
    for at in range(streets):
        y = at * apart
        lines.append(((0.0, y), (houses * 20.0, y + at % 3)))
        rings += [house(10 + 20 * one, y + side) for one in range(houses) for side in (-14, 14)]
    box = Box(-500, -500, houses * 20 + 500, streets * apart + 500)
    return Sheet(box, (("strasse", data_of(*lines)), ("gebaeude", data_of(*rings, closed=True))), ())


def frame(x: float, y: float, width: float = 700) -> Frame:
    return frame_for(Box(x, y, x, y), LOCATOR, least=width)


def frames_of(*frames: Frame) -> dict[str, Frame]:
    return {f"M-{at}": one for at, one in enumerate(frames, 1)}


def packed(sheet: LightSheet) -> int:
    """Bytes of the file as it is sent."""
    (files,) = light_files([sheet], Look())
    return max(len(gzip.compress(text.encode(), 9)) for text in files.values())


# Path data


def test_path_data_is_read_back() -> None:
    assert pieces_of(f"M{path_of([SQUARE, HOLE], closed=True)[1:]}") == [(SQUARE, HOLE)]
    assert pieces_of("M5-3l10 0-2 4M1 1l0 2") == [(((5, -3), (15, -3), (13, 1)),), (((1, 1), (1, 3)),)]
    assert pieces_of("") == []


@given(st.lists(LINES, max_size=5))
def test_what_is_read_back_is_what_was_written(lines: list[Line]) -> None:
    assert [piece for (piece,) in pieces_of(data_of(*lines))] == lines


def test_terse_data_leaves_out_a_letter() -> None:
    assert path_of([((1, 2), (3, 1)), ((3, 1), (9, 9))], terse=True) == "m1 2 2-1m0 0 6 8"
    assert path_of([((1, 2), (0, 1))], terse=True) == "m1 2-1-1"


# Houses


@pytest.mark.parametrize("angle", [0, 17, 45, 90, 133])
def test_a_house_is_a_rectangle(angle: float) -> None:
    found = rectangle(30, -20, 18, 9, angle)
    assert (found.x, found.y, found.length, found.depth, found.share) == pytest.approx((30, -20, 18, 9, 1))
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    assert (found.along(c, s), found.across(c, s), found.squares(-s, c)) == pytest.approx((18, 9, 1))


def test_what_has_no_sides_is_no_house() -> None:
    assert house_of(((0, 0), (1, 0), (1, 1), (0, 0))) is None


def test_neighbours_become_a_row() -> None:
    (row,) = rows_of([rectangle(20 * at, 0) for at in range(5)], 20)
    assert row.line in ([(-6, 0), (86, 0)], ((-6, 0), (20, 0), (40, 0), (60, 0), (86, 0)))
    assert (row.depth, row.gap, row.houses) == pytest.approx((10, 8, 5))


def test_a_row_follows_a_bend() -> None:
    turns = [math.radians(12 * at) for at in range(8)]
    (row,) = rows_of([rectangle(90 * math.sin(one), 90 * math.cos(one), angle=-math.degrees(one)) for one in turns], 20)
    assert row.houses == 8
    assert all(80 < math.hypot(*point) < 100 for point in row.line)


@pytest.mark.parametrize(
    "other",
    [
        rectangle(40, 0),  # too far away
        rectangle(0, 30),  # across a street
        rectangle(19, 14),  # askew
        rectangle(22, 0, 18, 24),  # much deeper
        rectangle(21, 0, angle=45),  # turned
    ],
)
def test_what_is_no_row(other: House) -> None:
    assert [row.houses for row in rows_of([rectangle(0, 0), other], 20)] == [1, 1]


def test_halls_stand_for_themselves_unless_they_touch() -> None:
    assert len(rows_of([rectangle(0, 0, 40, 30), rectangle(52, 0, 40, 30)], 20)) == 2
    assert len(rows_of([rectangle(0, 0, 40, 30), rectangle(41, 0, 40, 30)], 20)) == 1


def test_an_end_before_a_long_side_is_no_row() -> None:
    for angle in (-18, 0, 12):
        assert len(rows_of([rectangle(0, 0, 32, 11), rectangle(3, 34, 13, 44, angle)], 20)) == 2


def test_a_court_does_not_bite_its_tail() -> None:
    corners = [rectangle(0, 0, 10), rectangle(12, 0, 10), rectangle(12, 12, 10), rectangle(0, 12, 10)]
    assert sum(row.houses for row in rows_of(corners, 20)) == 4


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from((0, 30, 90))), unique=True))
def test_every_house_is_in_one_row(places: list[tuple[int, int, int]]) -> None:
    houses = [rectangle(17 * x, 19 * y, angle=angle) for x, y, angle in places]
    rows = rows_of(houses, 20)
    assert sum(row.houses for row in rows) == len(houses)
    assert rows == rows_of(houses, 20)


# Strokes


def test_rows_with_gaps_are_dashed() -> None:
    row = Row(((0, 0), (112, 0)), 10.4, 8, 6)
    assert stroke_of(row, 0.6) == Stroke(11, 12, 8)
    assert stroke_of(row._replace(gap=1), 0.6) == Stroke(11, 0, 0)
    assert stroke_of(row._replace(houses=1), 0.6) == Stroke(11, 0, 0)


@given(LINES, st.sampled_from((15.0, 20.0, 34.0)))
def test_a_row_ends_with_a_whole_house(line: Line, period: float) -> None:
    stroke = Stroke(9, period * 0.6, period * 0.4)
    found = fitted(line, stroke)
    length = length_of(found)
    sides = [math.dist(a, b) for a, b in pairwise(line)]
    if min(sides[0], sides[-1]) > period:
        assert length % period == pytest.approx(stroke.house, abs=1e-6)
    assert found[1:-1] == line[1:-1]
    assert fitted(line, Stroke(9, 0, 0)) == line


def test_levels_of_detail_begin_with_a_part_of_a_pixel() -> None:
    near, far = next(details(frame(0, 0).scale)), next(details(frame(0, 0, 7000).scale))
    assert near.near < 1.5
    assert far.near == pytest.approx(12.2, abs=0.1)
    assert near.shows("weg")
    assert not far.shows("weg")
    assert far.shows("hauptstrasse")
    assert Detail(2).tolerance("wald") > Detail(2).tolerance("strasse")


# What is seen


def test_unseen_stretches_of_a_line_go() -> None:
    seen = Seen([Box(0, 0, 100, 100), Box(1000, 0, 1100, 100)])
    line: Line = tuple([(float(x), 50.0) for x in range(0, 2001, 50)])
    first, second = seen.line(line)
    assert (first[0], second[0]) == ((0, 50), (950, 50))
    assert first[-1][0] < second[0][0] < 1000 < second[-1][0] < 1300
    assert seen.shows([(-9000, -9000), (9000, 9000)])
    assert not seen.shows([(300, 300), (310, 310)])


@given(st.lists(st.integers(30, 400), min_size=5, max_size=30))
@settings(max_examples=60)
def test_a_border_looks_the_same_where_it_is_seen(spokes: list[int]) -> None:
    turns = [2 * math.pi * at / len(spokes) for at in range(len(spokes))]
    points: list[Point] = [(r * math.cos(t), r * math.sin(t)) for r, t in zip(spokes, turns, strict=True)]
    ring = (*points, points[0])
    box = Box(60, 60, 240, 180)
    found = Seen([box]).ring(ring)
    assert len(found) <= len(ring)
    for x in range(61, 240, 20):
        for y in range(61, 180, 20):
            assert encloses(found, (x, y)) == encloses(ring, (x, y))


def test_holes_run_the_other_way() -> None:
    for outer, hole in ((SQUARE, HOLE), (SQUARE[::-1], HOLE), (HOLE, SQUARE)):
        sheet = Sheet(Box(0, 0, 100, 100), (("wald", "M" + path_of([outer, hole], closed=True)[1:]),), ())
        first, second = part_of(sheet).lines["wald"]
        signs = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(one)) for one in (first, second)]
        assert signs[0] * signs[1] < 0
        assert max(area_of(first), area_of(second)) == 10_000


# The order of lines


def test_lines_that_meet_become_one() -> None:
    a, b, c, d = (0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (10.0, 9.0)
    assert joined([(a, b), (c, b)]) == [(a, b, c)]
    assert joined([(b, c), (a, b), (c, a)])[0][0] == joined([(b, c), (a, b), (c, a)])[0][-1]
    assert sorted(joined([(a, b), (b, c), (b, d)])) == sorted([(a, b), (b, c), (b, d)]), "a crossing stays one"


@given(st.lists(LINES, max_size=8))
def test_a_tour_leaves_nothing_out(lines: list[Line]) -> None:
    assert sorted(min(one, one[::-1]) for one in toured(lines)) == sorted(min(one, one[::-1]) for one in lines)
    assert sorted(toured(lines, closed=True)) == sorted(lines)


@given(st.lists(LINES, max_size=8))
def test_what_is_joined_is_as_long_as_before(lines: list[Line]) -> None:
    assert sum(map(length_of, joined(lines))) == pytest.approx(sum(map(length_of, lines)))


# Sheets


def test_a_sheet_says_what_its_maps_show() -> None:
    (sheet,) = light_sheets(town(6), frames_of(frame(100, 150)))
    assert [(layer.kind, bool(layer.dash)) for layer in sheet.layers] == [("gebaeude", True), ("strasse", False)]
    assert sheet.shown == ("M-1",)
    houses, streets = sheet.layers
    assert streets.width * sheet.grid == pytest.approx(8, abs=0.05)
    assert houses.data.count("m") == 12, "one line for each side of a street"
    assert not light_sheets(town(6), {})


def test_what_no_map_shows_is_not_sent() -> None:
    (sheet,) = light_sheets(town(6), frames_of(frame(9000, 9000)))
    assert sheet.layers == ()


def test_maps_from_afar_have_a_ground_of_their_own() -> None:
    near, far = light_sheets(town(30), frames_of(frame(100, 900, 9000), frame(100, 100), frame(100, 900)))
    assert (near.shown, far.shown) == (("M-2", "M-3"), ("M-1",))
    assert near.grid < far.grid


def scattered(count: int, width: int, height: int) -> Iterator[Frame]:
    for at in range(count):
        yield frame(at * 7919 % width, at * 104_729 % height)


def test_every_sheet_is_light() -> None:
    sheets = light_sheets(town(90, 60), frames_of(*scattered(80, 1200, 5400)))
    assert len(sheets) > 1
    assert sorted(name for one in sheets for name in one.shown) == sorted(frames_of(*scattered(80, 0 + 1, 1)))
    assert max(map(packed, sheets)) <= BUDGET
    assert max(one.grid for one in sheets) < 3.5, "where a sheet can be divided it stays fine"


def test_what_cannot_be_divided_becomes_coarse() -> None:
    at = [(x * 20 + y * 7 % 11, y * 22 + x * 5 % 13, 5 + x * y % 7) for x in range(50) for y in range(46)]
    rings = [house(x, y, 5 + size, size, x * y % 90) for x, y, size in at]
    sheet = Sheet(Box(0, 0, 1000, 1000), (("gebaeude", data_of(*rings, closed=True)),), ())
    (found,) = light_sheets(sheet, frames_of(frame(450, 450, 1000)))
    fine = next(details(frame(450, 450, 1000).scale))
    assert found.grid > fine.near
    assert packed(found) <= BUDGET


def test_even_a_ground_of_chips_comes_to_an_end() -> None:
    chips = [((x * 9.0, y * 9.0), (x * 9.0 + 5, y * 9.0 + 4)) for x in range(70) for y in range(50)]
    sheet = Sheet(Box(0, 0, 700, 500), (("hauptstrasse", data_of(*chips)),), ())
    (found,) = light_sheets(sheet, frames_of(frame(350, 250)))
    assert packed(found) <= BUDGET


def test_the_same_frames_the_same_sheets() -> None:
    frames = frames_of(*scattered(30, 1200, 5400))
    turned = dict(reversed(frames.items()))
    assert light_sheets(town(90, 60), frames) == light_sheets(town(90, 60), turned)


def test_numbers_are_whole() -> None:
    for layer in light_sheets(town(6), frames_of(frame(100, 150)))[0].layers:
        assert set(layer.data) <= set("mz -0123456789")


# Files


def test_each_sheet_is_a_file_by_day_and_by_night() -> None:
    sheets = light_sheets(town(30), frames_of(frame(100, 900, 9000), frame(100, 100)))
    files = light_files(sheets, Look())
    assert [path.rpartition("-")[0] for pair in files for path in pair] == [
        "assets/karten/grundkarte-klein",
        "assets/karten/grundkarte-klein-dunkel",
    ] * 2
    whole = Background("hell.svg", "dunkel.svg", "", Item("Stadt"))
    found = light_backgrounds(whole, sheets, files)
    (day, night), (far_day, far_night) = files
    assert found == {
        "M-2": replace(whole, light=day, dark=night),
        "M-1": replace(whole, light=far_day, dark=far_night),
    }
    assert light_backgrounds(None, (), ()) == {}


def test_sheets_are_kept_until_something_changes(read: Read, content: Path) -> None:
    maps, _ = read("grundkarte: {datei: geo/grund.geojson, quelle: X}\n", collection(HOUSE, RIVER))
    folder = content.parent / "kept"
    frames = frames_of(frame(0, 0))
    made = light_ground(maps, frames, folder)
    assert {layer.kind for one in made for layer in one.layers} == {"fluss", "gebaeude"}
    (kept,) = folder.iterdir()
    assert light_ground(maps, frames, folder) == made
    kept.write_text(kept.read_text(encoding="utf-8").replace('"M-1"', '"M-9"'), encoding="utf-8")
    assert light_ground(maps, frames, folder)[0].shown == ("M-9",), "an earlier run is believed"
    kept.write_text("{damaged", encoding="utf-8")
    assert light_ground(maps, frames, folder) == made
    light_ground(maps, frames_of(frame(50, 0)), folder)
    assert len(list(folder.iterdir())) == 2
    assert light_ground(Maps(), frames, folder) == ()
