"""Whether the Fassungen keep to the rule: how deep each may go and went, and when the concept was reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from history_world import history_world, site_of
from isek.model import PartialDate, Place
from isek.schema.revisions import Occasion, Revision
from isek.views.context import Site
from isek.views.history_rule import rule_part

HERE = Place("fassungen.yml", 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(history_world(tmp_path_factory.mktemp("rule") / "content"))


def rows(site: Site, today: date | None = None, **changed: Revision) -> list[list[str]]:
    """What the table says of each Fassung, the newest first, with some Fassungen replaced."""
    concept = replace(site.concept, collections={**site.concept.collections, "fassungen": _by_id(site, changed)})
    newest_first = sorted(concept.revisions.values(), key=lambda one: one.id, reverse=True)
    found = rule_part(newest_first, Site(concept, site.relations, today or site.today, history=site.past.history))
    assert found is not None
    return [[row.tone, row.cells[0].items[0].number, *(str(cell.text) for cell in row.cells[1:])] for row in found.rows]


def _by_id(site: Site, changed: dict[str, Revision]) -> dict[str, Revision]:
    return {name: changed.get(name.replace("-", ""), one) for name, one in site.concept.revisions.items()}


def second(site: Site, **changes: object) -> Revision:
    return replace(site.concept.revisions["F-2"], **changes)  # type: ignore[arg-type]


def first(site: Site, **changes: object) -> Revision:
    return replace(site.concept.revisions["F-1"], **changes)  # type: ignore[arg-type]


def test_each_fassung_with_what_it_may_and_did(world: Site) -> None:
    assert rows(world) == [
        [
            "",
            "F-2",
            "alles, auch Ziele, Themenfelder und Gebiete",
            "auch Ziele, Themenfelder oder Gebiete: 1 Änderung von dieser Tiefe",
            "ja",
            "vorgesehen bis 2028",
        ],
        ["", "F-1", "alles, es gab noch nichts", "es gab keine vor ihr", "ja", "keine Angabe"],
    ]


def test_what_goes_too_deep_stands_out(world: Site) -> None:
    told = rows(world, F2=second(world, kind="anpassung"))[0]
    assert told[0] == "konflikt"
    assert told[4] == "nein, das ist eine Fortschreibung"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("zwischenevaluation", "ja"),
        ("integrierter_workshop", "ja"),
        ("haushalt", "ja, außer der Reihe. Anlass: Haushalt"),
    ],
)
def test_an_unusual_occasion_is_named(world: Site, kind: str, said: str) -> None:
    assert rows(world, F2=second(world, occasion=Occasion(place=HERE, kind=kind)))[0][4] == said


@pytest.mark.parametrize(
    ("planned", "held", "said"),
    [
        (PartialDate(2026, 6, 30), None, "vorgesehen bis 30.06.2026, geprüft am 15.06.2026"),
        (PartialDate(2026, 3, 1), None, "vorgesehen bis 01.03.2026, geprüft am 15.06.2026, 3 Monate später"),
        (PartialDate(2026, 7, 1), None, "vorgesehen bis 01.07.2026, geprüft am 15.06.2026, 1 Monat früher"),
        (PartialDate(2026, 3), PartialDate(2026, 3), "vorgesehen bis März 2026, geprüft März 2026"),
    ],
)
def test_the_review_and_when_it_was(world: Site, planned: PartialDate, held: PartialDate | None, said: str) -> None:
    occasion = Occasion(place=HERE, kind="zwischenevaluation", date=held)
    assert rows(world, F1=first(world, next_review=planned), F2=second(world, occasion=occasion))[1][5] == said


def test_words_alone_are_no_review(world: Site) -> None:
    told = rows(
        world,
        date(2026, 7, 1),
        F1=first(world, next_review=PartialDate(2026, 5)),
        F2=second(world, kind="redaktionell"),
    )
    assert told[1][5] == "vorgesehen bis Mai 2026, überfällig"


def test_nothing_is_said_where_nothing_can_be_compared(world: Site) -> None:
    fassungen = list(world.concept.revisions.values())
    assert rule_part(fassungen, Site(world.concept, world.relations, world.today)) is None
