"""Numbers and names find room, at every size of a sheet."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isek.maps.frames import HERO, LOCATOR, NARROW, WIDE, Size, core_of, frame_for
from isek.maps.ground import Box
from isek.maps.lettering import boxes_of, place_names
from isek.maps.pins import Wanted, place_pins
from isek.maps.sheet import Name
from isek.maps.sweep import Fixed, collide, inside

SIZES = (WIDE, NARROW, LOCATOR, HERO)
FIXED = st.builds(Fixed, *[st.integers(-60, 60)] * 4, *[st.integers(1, 20)] * 2)


def overlap(one: Fixed, other: Fixed, growth: float) -> bool:
    (ax, ay), (bx, by) = one.at(growth), other.at(growth)
    # What only touches does not overlap.
    return abs(ax - bx) < one.w + other.w - 0.01 and abs(ay - by) < one.h + other.h - 0.01


@given(FIXED, FIXED)
@settings(max_examples=300)
def test_boxes_that_never_touch_are_known(one: Fixed, other: Fixed) -> None:
    touching = any(overlap(one, other, 1 + step / 200) for step in range(201))
    assert collide(one, other, 2) or not touching
    assert collide(one, other, 2) == collide(other, one, 2)


def crowd(number: int, seed: int, spread: float = 250) -> list[Wanted]:
    """Places that lie close together, some on lines."""
    chance = random.Random(seed)
    places = [(chance.gauss(0, spread), chance.gauss(0, spread)) for _ in range(number)]
    return [Wanted(place, 2, chance.random() < 0.3) for place in places]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_numbers_never_overlap(size: Size, seed: int) -> None:
    wanted = crowd(18, seed)
    frame = frame_for(Box(-700, -700, 700, 700), size)
    boxes = [one.box for one in place_pins(wanted, frame) if one.box]
    assert len(boxes) > 8
    for growth in (1, 1.2, 1.5, size.most):
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair, growth)]
    assert all(inside(box, size.width, size.height, size.most) for box in boxes)
    assert place_pins(wanted, frame) == place_pins(wanted, frame)


def test_a_lone_number_stands_above_its_place() -> None:
    frame = frame_for(Box(-100, -100, 100, 100), WIDE)
    (placed,) = place_pins([Wanted((0, 0), 2, False)], frame)
    assert placed.box is not None
    assert (placed.box.dx, placed.box.dy) == (0, -21)
    (on_line,) = place_pins([Wanted((0, 0), 2, True)], frame)
    assert on_line.box is not None
    assert (on_line.box.dx, on_line.box.dy) == (0, 0)


def test_too_many_become_dots() -> None:
    placed = place_pins(crowd(71, 1), frame_for(Box(-700, -700, 700, 700), WIDE))
    assert {one.box for one in placed} == {None}


def street(text: str, x: float, y: float, room: float, angle: float = 0, kind: str = "strasse") -> Name:
    return Name(text, kind, x, y, angle, room)


def test_names_stand_once_and_apart() -> None:
    frame = frame_for(Box(-300, -200, 300, 200), WIDE)
    names = [
        street("Hauptstraße", 0, 0, 400, kind="hauptstrasse"),
        street("Hauptstraße", 0, 100, 300, kind="hauptstrasse"),
        street("Nebengasse", 5, 3, 300),
        street("Seitenweg", -150, 120, 300, 60),
        street("Zu kurz für den Namen", 100, -100, 20),
    ]
    found = place_names(names, frame, [], 10)
    assert [one.text for one in found] == ["Hauptstraße", "Seitenweg"]
    boxes = [boxes_of(one) for one in found]
    assert not [1 for one in boxes[0] for other in boxes[1] if overlap(one, other, 1)]


def test_names_leave_numbers_free() -> None:
    frame = frame_for(Box(-300, -200, 300, 200), WIDE)
    taken = [Fixed(*frame.at((0, 0)), 0, 0, 12, 12)]
    assert place_names([street("Am Markt", 0, 0, 300)], frame, taken, 10) == []
    # The name of a quarter may stand beside its place.
    quarter = Name("Altstadt", "hand-viertel", 0, 0, 0, 0)
    (found,) = place_names([quarter], frame, taken, 10)
    assert (found.x, found.y) != frame.at((0, 0))


def test_only_so_many_names() -> None:
    frame = frame_for(Box(-300, -200, 300, 200), WIDE)
    names = [street(f"Gasse {at}", 0, 60 * at - 180, 400) for at in range(6)]
    assert len(place_names(names, frame, [], 3)) == 3


def test_a_frame_holds_its_box_with_a_margin() -> None:
    for size in SIZES:
        frame = frame_for(Box(0, 0, 1000, 200), size)
        assert frame.box.width / frame.box.height == pytest.approx(size.width / size.height)
        assert frame.at((0, 100))[0] >= 33
        assert frame_for(Box(5, 5, 5, 5), size, least=450).box.width == pytest.approx(450)


def test_what_lies_far_off_does_not_shrink_the_rest() -> None:
    near = [Box(at * 50, at * 40, at * 50 + 10, at * 40 + 10) for at in range(8)]
    far = [Box(9000, 9000, 9010, 9010), Box(-8000, 0, -7990, 10)]
    assert core_of([*near, *far]) == tuple(range(8))
    assert core_of(near) == tuple(range(8))
    assert core_of([near[0], *far]) == (0, 1, 2)
