"""What holds for every comparison: nothing differs from itself, whatever the order; every change has words."""

from __future__ import annotations

import copy
import random
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frozen_world import TODAY, world
from isek.check import load
from isek.exports import export
from isek.history import Kind, Wording, compare
from isek.history.classes import ADJUSTABLE, BESIDE, RECORDS

EXAMPLE = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    checked = load(EXAMPLE, TODAY)
    return export(checked.concept, checked.shapes.geojson_of)


def shuffled(value: Any, chance: random.Random, path: tuple[str, ...] = ()) -> Any:
    """Everything whose order says nothing in another order."""
    if isinstance(value, dict):
        keys = list(value)
        if path[-1:] != ("zeithorizonte",):
            chance.shuffle(keys)
        return {key: value[key] if key == "geometrie" else shuffled(value[key], chance, (*path, key)) for key in keys}
    if isinstance(value, list):
        found = [shuffled(one, chance, path) for one in value]
        leading = path[-1:] in {("themenfelder",), ("federfuehrung",)} and "massnahmen" in path
        # Undated entries of a status are in the order written.
        if path[-1:] == ("prioritaeten",) or path[-1:] == ("status",):
            return found
        head, rest = (found[:1], found[1:]) if leading else ([], found)
        chance.shuffle(rest)
        return head + rest
    return value


def test_nothing_differs_from_itself(example: dict[str, Any]) -> None:
    assert compare(example, copy.deepcopy(example)) == ()


@settings(max_examples=15, deadline=None)
@given(seed=st.integers())
def test_order_is_no_change(example: dict[str, Any], seed: int) -> None:
    assert compare(example, shuffled(example, random.Random(seed))) == ()


def test_from_nothing_and_to_nothing(example: dict[str, Any]) -> None:
    empty = {"konzept": example["konzept"], "sammlungen": {}}
    for old, new, kind in ((empty, example, Kind.NEW), (example, empty, Kind.DROPPED)):
        changes = compare(old, new)
        assert {change.kind for change in changes if change.kind is not Kind.RENUMBERED} == {kind}
        assert len(changes) == sum(len(found) for found in example["sammlungen"].values())


def test_every_field_has_words(tmp_path: Path, example: dict[str, Any]) -> None:
    """Each key of each object of the example, removed, added and changed, is told in a sentence."""
    small = export(load(world(tmp_path / "content"), TODAY).concept)
    for concept in (example, small):
        bare = bared(concept)
        for old, new in ((concept, bare), (bare, concept), (concept, turned(concept)), (turned(concept), concept)):
            wording = Wording(old, new)
            for change in compare(old, new):
                sentence = wording.sentence(change)
                assert sentence.endswith((".", "…"))
                assert not any(sign in sentence for sign in ("{", "}", "['", "None", "_"))
                assert wording.title(change)


def bared(concept: dict[str, Any]) -> dict[str, Any]:
    """Every object with its id and title alone."""
    keep = ("id", "titel", "frage")
    collections = {
        key: [{name: value for name, value in one.items() if name in keep} for one in found]
        for key, found in concept["sammlungen"].items()
    }
    return {"konzept": concept["konzept"], "sammlungen": collections}


def turned(concept: dict[str, Any]) -> dict[str, Any]:
    """Every object with the values of its neighbour."""
    collections = {}
    for key, found in concept["sammlungen"].items():
        others = found[1:] + found[:1]
        collections[key] = [other | {"id": one["id"]} for one, other in zip(found, others, strict=True)]
    return {"konzept": concept["konzept"], "sammlungen": collections}


def test_collections_of_the_table() -> None:
    """The table speaks of every collection."""
    known = ADJUSTABLE | BESIDE | RECORDS | {"themenfelder", "ziele", "raeume"}
    assert known == {*load(EXAMPLE, TODAY).concept.collections, "seiten"}


@pytest.mark.slow
def test_three_thousand_measures_take_no_time() -> None:
    measures = [
        {"id": f"M-{n}", "titel": f"Maßnahme {n}", "text": f"Ein Satz über {n}. " * 30, "zeitraum": {"von": 2026}}
        for n in range(3000)
    ]
    old = {"konzept": {}, "sammlungen": {"massnahmen": measures}}
    new = copy.deepcopy(old)
    for measure in new["sammlungen"]["massnahmen"]:
        measure |= {"zeitraum": {"von": 2027}, "text": measure["text"].replace("über", "zu", 2)}
    start = time.process_time()
    changes = compare(old, new)
    wording = Wording(old, new)
    assert len([wording.sentence(change) for change in changes]) == 6000
    assert time.process_time() - start < 3
