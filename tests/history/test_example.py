"""The history of the example concept: four frozen Fassungen that are what they declare, and nothing to mend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from isek.check import Checked, load
from isek.history import Change, Kind, Wording
from isek.problems import Level

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 24)
STEPS = {("F-1", "F-2"): "redaktionell", ("F-2", "F-3"): "anpassung", ("F-3", "F-4"): "fortschreibung"}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return load(CONTENT, TODAY)


def changes(checked: Checked) -> Iterator[Change]:
    assert checked.history
    for step in checked.history.steps:
        yield from step.changes


def test_nothing_to_mend(checked: Checked) -> None:
    assert [found for found in checked.problems if found.level is not Level.NOTE] == []


def test_frozen_files_are_whole(checked: Checked) -> None:
    assert checked.history
    assert [edition.id for edition in checked.history.editions] == ["F-1", "F-2", "F-3", "F-4"]
    assert [found for file in checked.history.files for found in file.problems] == []


def test_each_step_is_what_it_declares(checked: Checked) -> None:
    assert checked.history
    assert {(step.old.id, step.new.id): step.depth.word for step in checked.history.steps} == STEPS
    kinds = {edition.id: edition.revision.kind for edition in checked.history.editions if edition.revision}
    assert kinds == {"F-1": "erstfassung"} | {new: word for (_, new), word in STEPS.items()}


def test_content_is_the_newest_edition(checked: Checked) -> None:
    """Only what happened since was added."""
    assert checked.history
    assert checked.history.draft
    assert checked.history.draft.depth.word == "keine"


def test_every_kind_of_change_occurs_to_measures(checked: Checked) -> None:
    assert {change.kind for change in changes(checked) if change.collection == "massnahmen"} == set(Kind)


def test_measures_dropped_merged_or_split_say_why(checked: Checked) -> None:
    whole = {Kind.DROPPED, Kind.MERGED, Kind.SPLIT, Kind.RENUMBERED}
    told = [change for change in changes(checked) if change.kind in whole and change.collection != "glossar"]
    assert len(told) >= 7
    assert [change.id for change in told if not change.reason] == []


def test_every_cost_that_changed_says_why(checked: Checked) -> None:
    money = [change for change in changes(checked) if change.field in ("kosten", "zeitraum", "prioritaet")]
    assert len(money) > 60
    assert [(change.id, change.field) for change in money if not change.reason] == []


def test_street_costs_more_each_time(checked: Checked) -> None:
    assert checked.history
    told = [
        Wording(step.old.concept, step.new.concept).sentence(change)
        for step in checked.history.steps
        for change in step.changes
        if change.id == "M-001" and change.field == "kosten"
    ]
    assert [text.replace("\xa0", " ") for text in told] == [
        "Kosten von 2,4 auf 3,1 Mio. €, davon Bund und Land +380.000 € und Gemeinde +320.000 €.",
        "Kosten von 3,1 auf 3,6 Mio. €, davon Bund und Land +270.000 € und Gemeinde +230.000 €.",
    ]
