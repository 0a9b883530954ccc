"""The plane, and what is cut and simplified on it."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.maps.ground import Box, Ground, Outline, outline_of
from isek.maps.pathdata import path_of
from isek.maps.shaping import along, area_of, cut_line, cut_ring, length_of, simplified, within
from isek.maps.straight import stretches_of

BOX = Box(0, 0, 100, 60)
NUMBERS = st.floats(-200, 200).map(lambda value: round(value, 2))
POINTS = st.tuples(NUMBERS, NUMBERS)
LINES = st.lists(POINTS, min_size=2, max_size=12).map(tuple)


def test_degrees_become_metres_to_the_east_and_south() -> None:
    ground = Ground(11.45, 49.02)
    x, y = ground.at(11.46, 49.01)
    assert (round(x), round(y)) == (730, 1113)
    assert ground.back((x, y)) == pytest.approx((11.46, 49.01))


def test_all_kinds_of_geometries_have_an_outline() -> None:
    line = {"type": "LineString", "coordinates": [[0, 0], [0, 1, 99]]}
    both = {"type": "GeometryCollection", "geometries": [line, {"type": "MultiPoint", "coordinates": [[0, 0], [1, 1]]}]}
    found = outline_of(both, Ground(0, 0))
    assert (len(found.points), len(found.lines), found.areas) == (2, 1, ())
    assert outline_of({}, Ground(0, 0)) == Outline()


def test_what_nobody_sees_is_left_out() -> None:
    assert simplified(((0, 0), (5, 0.2), (10, 0), (10, 10)), 0.5) == ((0, 0), (10, 0), (10, 10))
    ring = ((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    assert simplified(ring, 1) == ring


def test_a_line_is_cut_at_the_edge() -> None:
    assert cut_line(((-50, 30), (50, 30), (50, 90)), BOX) == (((0, 30), (50, 30), (50, 60)),)
    assert len(cut_line(((10, 10), (10, -10), (20, -10), (20, 10)), BOX)) == 2
    assert cut_line(((-50, -30), (-5, 90)), BOX) == ()


def test_an_area_is_cut_at_the_edge() -> None:
    ring = ((-50, -50), (50, -50), (50, 30), (-50, 30), (-50, -50))
    assert area_of(cut_ring(ring, BOX)) == 50 * 30
    assert cut_ring(((-9, -9), (-5, -9), (-5, -5), (-9, -9)), BOX) == ()


@given(LINES)
def test_what_is_cut_lies_inside(line: tuple[tuple[float, float], ...]) -> None:
    room = BOX.grown(0.01)
    assert all(room.holds(point) for piece in cut_line(line, BOX) for point in piece)
    assert all(room.holds(point) for point in cut_ring((*line, line[0]), BOX))


def test_the_place_of_a_number_is_inside_of_an_area() -> None:
    horseshoe = ((0, 0), (90, 0), (90, 90), (60, 90), (60, 30), (30, 30), (30, 90), (0, 90), (0, 0))
    x, y = within((horseshoe,))
    assert 0 < x < 30 or 60 < x < 90 or 0 < y < 30
    hole = ((20, 20), (70, 20), (70, 70), (20, 70), (20, 20))
    x, y = within((((0, 0), (90, 0), (90, 90), (0, 90), (0, 0)), hole))
    assert not (20 < x < 70 and 20 < y < 70)


def test_the_place_of_a_number_is_on_a_line() -> None:
    line = ((0, 0), (30, 0), (30, 10))
    assert (length_of(line), along(line, 35)) == (40, (30, 5))
    assert along(line, 99) == (30, 10)


def test_names_read_from_left_to_right() -> None:
    bent = ((100.0, 0.0), (0.0, 0.0), (0.0, 60.0))
    long, short = stretches_of(bent)
    assert (long.length, long.angle) == (100, 0)
    assert (short.length, short.angle) == (60, 90)


def test_paths_are_short() -> None:
    assert path_of([((0, 0), (10, 0), (10, 0.2), (10, -5))]) == "m0 0l10 0 0-5"
    assert path_of([((1, 1), (5, 1), (5, 5), (1, 1))], closed=True) == "m1 1l4 0 0 4z"
    assert path_of([((0, 0), (0.26, -0.5))], 1) == "m0 0l0.3-0.5"
    assert path_of([((3, 3), (3.1, 3.1))]) == ""


@given(st.lists(LINES, max_size=4))
def test_paths_lead_where_the_lines_do(lines: list[tuple[tuple[float, float], ...]]) -> None:
    assert [point for line in lines for point in line][-1:] == [] or hypot(*_end(path_of(lines, 1))) < 400


def _end(data: str) -> tuple[float, float]:
    """Where a path of `m` and `l` ends."""
    x = y = 0.0
    for number, value in enumerate(_numbers(data)):
        x, y = (x + value, y) if number % 2 == 0 else (x, y + value)
    return x, y


def _numbers(data: str) -> list[float]:
    text = data.replace("m", " ").replace("l", " ").replace("-", " -")
    return [float(one) for one in text.split()]
