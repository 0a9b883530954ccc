"""A measure that was merged into another and stays in phase entfallen: one event, told on both pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from frozen_world import TODAY, change, freeze_as, world
from history_world import site_of
from isek.check import load
from isek.views.context import Site
from isek.views.history_changes import tally
from isek.views.history_marks import changed_words
from isek.views.history_objects import object_history
from isek.views.history_pages import synopsis
from isek.views.history_parts import Synopsis
from isek.views.tables import Table

WIDER = "{id: M-%s, titel: %s, themenfelder: T-GRUEN, ziele: Z1.2, raeume: R-ALT, federfuehrung: A-WERKE%s}\n"
GONE = ", status: [{stichtag: 2026-06-20, phase: entfallen, text: Beides liegt am selben Ufer.}]"
FROM = ", hervorgegangen_aus: [{art: zusammengelegt, id: M-6}, {art: zusammengelegt, id: M-7}]"
REGISTER = """\
- {id: F-1, titel: Erste Fassung, art: erstfassung, datum: 2026-02-26, beschluss: B-2}
- {id: F-2, titel: Zweite, art: anpassung, datum: 2026-06-15, beschluss: B-2, anlass: {art: haushalt, text: Sparen.}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = world(tmp_path_factory.mktemp("absorbed") / "content")
    name = "massnahmen/M-%s.yml"
    change(folder, {"write": {name % 6: WIDER % (6, "Badestelle", ""), name % 7: WIDER % (7, "Uferweg", "")}})
    freeze_as(folder, "F-1")
    written = {
        "fassungen.yml": REGISTER,
        name % 5: WIDER % (5, "Linneufer", FROM),
        name % 6: WIDER % (6, "Badestelle", GONE),
        name % 7: WIDER % (7, "Uferweg", GONE),
    }
    change(folder, {"write": written})
    freeze_as(folder, "F-2")
    return site_of(load(folder, TODAY))


def test_one_event_is_counted_once(site: Site) -> None:
    told = site.past.into("F-2")
    assert told
    found = tally(told, site)
    assert found
    assert [(one.number, one.label) for one in found.groups[0].counts] == [
        ("1", "zusammengelegt"),
        ("4", "unverändert"),
    ]


@pytest.mark.parametrize("measure", ["M-5", "M-6", "M-7"])
def test_each_of_them_tells_of_it(site: Site, measure: str) -> None:
    history = object_history("massnahmen", measure, site)
    assert history
    (entry,) = history.entries
    assert entry.sentences[0] == "M-6 „Badestelle“ und M-7 „Uferweg“ sind in M-5 „Linneufer“ aufgegangen."
    assert entry.reasons[0].endswith("Beides liegt am selben Ufer.")


def test_what_was_merged_is_not_new(site: Site) -> None:
    assert "neu" not in (changed_words("massnahmen", "M-6", site))


def test_the_synopse_names_the_same_sum_to_the_euro(tmp_path: Path) -> None:
    folder = world(tmp_path / "content")
    costs = (", kosten: 1400000", ", kosten: 5000", f", kosten: 1405000{FROM}")
    name = "massnahmen/M-%s.yml"
    change(folder, {"write": {name % 6: WIDER % (6, "A", costs[0]), name % 7: WIDER % (7, "B", costs[1])}})
    freeze_as(folder, "F-1")
    written = {"fassungen.yml": REGISTER, name % 5: WIDER % (5, "C", costs[2])}
    change(folder, {"write": written, "delete": [name % 6, name % 7]})
    freeze_as(folder, "F-2")
    site = site_of(load(folder, TODAY))
    told = site.past.into("F-2")
    assert told
    found = synopsis(told, site)
    assert isinstance(found, Synopsis)
    table = found.parts[0]
    assert isinstance(table, Table)
    row = next(row for row in table.rows if row.cells[0].note == "Kosten")
    assert [cell.text.replace("\xa0", " ") for cell in row.cells[1:3]] == [
        "1.405.000 €",
        "1.405.000 €, zusammen wie bisher",
    ]
