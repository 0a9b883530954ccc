"""Which Fassung holds, and in what order they are told: by date, then as they stand in the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from frozen_world import TODAY, change, freeze_as, world
from history_world import site_of
from isek.check import Checked, load
from isek.exports.feeds import entries
from isek.history.editions import between
from isek.publishing.archives import archives
from isek.publishing.decided import holds_unchanged
from isek.publishing.moment import moment_of
from isek.read.exported import read_exported
from isek.views.context import Site
from isek.views.revisions import revision_steps

FIRST = "- {id: F-1, titel: Erste, art: erstfassung, datum: 2026-02-26, beschluss: B-2}\n"
DAY = ", art: anpassung, datum: 2026-06-15, anlass: {art: zwischenevaluation, text: Neue Zahlen.}"
NINTH = f"- {{id: F-9, titel: Neunte{DAY}, gruende: [{{id: M-2, feld: zeitraum, grund: Grund der neunten.}}]}}\n"
TENTH = f"- {{id: F-10, titel: Zehnte{DAY}, gruende: [{{id: M-2, feld: zeitraum, grund: Grund der zehnten.}}]}}\n"
PERIOD = "zeitraum: {von: 2026, bis: %s}"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three frozen Fassungen, two of them of one day; the ids of these would sort the other way round."""
    folder = world(tmp_path_factory.mktemp("order") / "content")
    change(folder, {"write": {"fassungen.yml": FIRST}})
    freeze_as(folder, "F-1")
    for register, name, years in ((NINTH, "F-9", ("2027", "2028")), (NINTH + TENTH, "F-10", ("2028", "2029"))):
        periods = [PERIOD % year for year in years]
        change(folder, {"write": {"fassungen.yml": FIRST + register}, "replace": {"massnahmen/M-2.yml": periods}})
        freeze_as(folder, name)
    return folder


@pytest.fixture
def site(content: Path) -> Site:
    return site_of(load(content, TODAY))


def test_the_later_one_of_a_day_holds(site: Site) -> None:
    assert site.revision
    assert site.revision.id == "F-10"


def test_the_later_one_of_a_day_is_told_first(site: Site) -> None:
    assert [step.items[0].number for step in revision_steps(site).steps] == ["F-10", "F-9", "F-1"]
    assert [entry.title.partition(":")[0] for entry in entries(site)] == ["Fassung F-10", "Fassung F-9", "Fassung F-1"]


def test_each_archive_knows_its_own_fassung(content: Path) -> None:
    found = archives(load(content, TODAY).history, newest_holds=True)
    told = [site_of_archive(archive.data).revision for archive in found]
    assert [one.id for one in told if one] == ["F-1", "F-9", "F-10"]


def site_of_archive(data: dict[str, object]) -> Site:
    return site_of(Checked(read_exported(data, "x.json")[0], ()))


def test_the_reasons_between_two_of_a_day(content: Path) -> None:
    history = load(content, TODAY).history
    assert history
    first, ninth, tenth = (edition.concept for edition in history.editions)
    assert [one["id"] for one in between(ninth, tenth, "F-10")] == ["F-10"]
    assert [one["id"] for one in between(first, tenth, "F-10")] == ["F-9", "F-10"]
    assert between(tenth, first, "F-1") == []


def test_the_newest_of_a_day_dates_what_git_does_not_know(content: Path) -> None:
    checked = load(content, TODAY)
    words = moment_of(content, lambda: checked.concept, TODAY).words
    assert "F-10" in words[0]


LATER = "- {id: F-11, titel: Elfte, art: redaktionell, datum: 2026-06-20}\n"


def test_what_is_not_frozen_does_not_hold(content: Path) -> None:
    register = content / "fassungen.yml"
    frozen = register.read_text(encoding="utf-8")
    register.write_text(frozen + LATER, encoding="utf-8")
    try:
        checked = load(content, TODAY)
    finally:
        register.write_text(frozen, encoding="utf-8")
    site = site_of(checked)
    assert site.revision
    assert site.revision.id == "F-10"
    assert holds_unchanged(checked.history)
    newest = revision_steps(site).steps[0]
    assert (newest.items[0].number, newest.state) == ("F-11", "spaeter")
    assert newest.note == "redaktionelle Fassung, noch nicht eingefroren"


def test_without_anything_frozen_the_register_tells(tmp_path: Path) -> None:
    folder = world(tmp_path / "content")
    change(folder, {"write": {"fassungen.yml": FIRST + NINTH + TENTH}})
    site = site_of(load(folder, TODAY))
    assert site.revision
    assert site.revision.id == "F-10"
