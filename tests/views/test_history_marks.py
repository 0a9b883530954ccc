"""Marks and the switch: what says when a measure changed last, and what has changed since a Fassung."""

from __future__ import annotations

from pathlib import Path

import pytest

from frozen_world import TODAY, world
from history_world import history_world, site_of
from isek.check import load
from isek.views.context import Site
from isek.views.filters import filters_of
from isek.views.history_marks import changed_words, since_values, table_since, with_since
from isek.views.page import PageView
from isek.views.parts import ListPart
from isek.views.rows import measure_table
from isek.views.site import pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(history_world(tmp_path_factory.mktemp("history") / "content"))


@pytest.mark.parametrize(
    ("number", "words", "values"),
    [
        ("M-1", "geändert im Entwurf", "F-1|F-2"),
        ("M-2", "", None),
        ("M-4", "neu in F-2", "F-1|neu-F-1"),
        # Merged of others it is new, under another number it is not.
        ("M-5", "durch Zusammenlegung neu in F-2", "F-1|neu-F-1"),
        ("M-9", "geändert in F-2", "F-1"),
    ],
)
def test_when_it_changed(site: Site, number: str, words: str, values: str | None) -> None:
    assert changed_words("massnahmen", number, site) == words
    assert dict(since_values(number, site)).get("seit") == values


def test_new_and_changed_since(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, newest = site.past.steps[1], site.past.steps[0]
    told = [(draft, draft.arrived["massnahmen", "m-1"]), (newest, newest.arrived["massnahmen", "m-4"])]
    monkeypatch.setattr(site.past, "changes_of", lambda *_: iter(told))
    assert changed_words("massnahmen", "M-4", site) == "neu in F-2, geändert im Entwurf"
    assert since_values("M-4", site) == (("seit", "F-1|F-2|neu-F-1"),)


def test_the_switch(site: Site) -> None:
    measures = site.concept.measures.values()
    usual = filters_of(measures, site)
    filters = with_since(usual, site)
    found = next(one for one in filters.choices if one.name == "seit")
    assert found.label == "Geändert"
    assert found.options == (
        ("F-2", "seit F-2 (15.06.2026)"),
        ("F-1", "seit F-1 (26.02.2026)"),
        ("neu-F-1", "neu seit F-1"),
    )
    assert len(filters.choices) <= 5
    assert {one.name for one in (*usual.choices, *usual.more)} < {one.name for one in (*filters.choices, *filters.more)}


def test_marks_in_tables(site: Site) -> None:
    table = measure_table(site.concept.measures.values(), site, "Alle", filters=True)
    notes = {row.cells[1].items[0].text: (row.cells[1].note, dict(row.data).get("seit")) for row in table.rows}
    assert notes["Wohnhof am Tor"] == ("neu in F-2", "F-1|neu-F-1")
    assert notes["Regenwasserkanal in der Mühlgasse"] == ("", None)


def test_marks_on_pages_lead_to_the_history(site: Site) -> None:
    found = {page.address: page.view for page in pages(site)}
    measure, goal = found["massnahmen/m-1/"], found["themenfelder/t-verkehr/"]
    assert measure.head.changed == "geändert im Entwurf"
    assert isinstance(goal, PageView)
    assert goal.head.changed == ""


def test_without_fassungen_there_is_no_switch(tmp_path: Path) -> None:
    site = site_of(load(world(tmp_path / "content"), TODAY))
    filters = filters_of(site.concept.measures.values(), site)
    assert with_since(filters, site) is filters
    assert changed_words("massnahmen", "M-1", site) == ""


def test_a_fassung_leads_to_the_table(site: Site) -> None:
    into = site.past.into("F-2")
    assert into
    part = table_since(into, site)
    assert isinstance(part, ListPart)
    assert [item.address for item in part.items] == ["massnahmen/?seit=F-1"]
