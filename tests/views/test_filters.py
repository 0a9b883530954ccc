"""The filters of the table of measures choose what the filters of blocks choose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isek.read.concept import read_concept
from isek.relations import build
from isek.schema.selection import select
from isek.views.context import Site
from isek.views.filters import filter_values, filters_of, narrowed, of_block, values_of
from isek.views.matrix import matrix

MAKE = Callable[..., Site]
MEASURES = """
- {id: M-1, titel: Markt, raeume: R-MARKT, ziele: Z-1.1, prioritaet: sehr hoch, kosten: 90.000, ort: Markt}
- {id: M-2, titel: Kanal, raeume: R-ALT, ziele: Z-1, kosten: ca. 50–120 T€, leitprojekt: ja}
- {id: M-3, titel: Allee, raeume: stadtweit}
- {id: M-4, titel: Fest, kosten: {jaehrlich: 5000}}
- {id: M-5, titel: Bad, kosten: ab 2 Mio. €}
- {id: M-6, titel: Brache, kosten: 10.000, status: {phase: entfallen, stand: 2026-01-01}}
"""
AREAS = """
- {id: R-STADT, titel: Stadt, art: gesamtstadt}
- {id: R-ALT, titel: Altstadt}
- {id: R-MARKT, titel: Marktplatz, teil_von: R-ALT}
"""
GOALS = "- {id: Z-1, titel: Mitte}\n- {id: Z-1.1, titel: Platz, teil_von: Z-1}\n"


@pytest.fixture
def site(site_of: MAKE) -> Site:
    """Wholes and parts of everything."""
    scale = "prioritaeten: [sehr hoch, mittel]\n"
    return site_of(scale, massnahmen=MEASURES, raeume=AREAS, ziele=GOALS)


def test_wholes_stand_for_their_parts(site: Site) -> None:
    measures = site.concept.measures
    assert values_of("raum", measures["M-1"], site) == ("R-MARKT", "R-ALT")
    assert values_of("ziel", measures["M-1"], site) == ("Z-1.1", "Z-1")
    assert values_of("raum", measures["M-3"], site) == ("stadtweit", "R-STADT")


def test_rows_say_what_they_add_to_a_sum(site: Site) -> None:
    sums = [dict(filter_values(one, site)).get("summe") for one in site.concept.measures.values()]
    assert sums == [
        "90000", "50000|120000|rund", "ohne Betrag", "nur mit Betrag je Jahr", "2000000|2000000|mindestens",
        "entfallen",
    ]  # fmt: skip


def test_what_chooses_nothing_is_not_seen(site: Site) -> None:
    found = filters_of(site.concept.measures.values(), site)
    assert [choice.name for choice in found.choices] == ["raum", "status", "leitprojekt", "ziel"]
    assert {"themenfeld", "prioritaet", "akteur"} <= {choice.name for choice in found.unseen}
    assert found.number == 6


def test_at_first_five_are_seen(root: Path) -> None:
    site = _example(root)
    found = filters_of(site.concept.measures.values(), site)
    assert [choice.name for choice in found.choices] == [
        "themenfeld", "raum", "status", "zeithorizont", "verbindlichkeit",
    ]  # fmt: skip
    assert [choice.name for choice in found.more] == [
        "prioritaet", "leitprojekt", "klimarelevant", "art", "ziel", "leitfrage", "fachkonzept", "akteur",
    ]  # fmt: skip


def test_all_filters_choose_what_blocks_choose(root: Path) -> None:
    site = _example(root)
    measures = site.concept.measures.values()
    found = filters_of(measures, site)
    compared = 0
    for choice in (*found.choices, *found.more, *found.unseen):
        for value, _ in choice.options:
            wanted = [one.id for one in select(site.concept, {choice.name: [value]})]
            assert [one.id for one in measures if value in values_of(choice.name, one, site)] == wanted
            compared += 1
    assert compared > 100


def test_a_block_s_filters_go_into_the_address(site: Site) -> None:
    within = of_block({"status": ("idee", "planung"), "leitprojekt": True, "spalten": ("titel",)})
    assert within == {"status": ("idee", "planung"), "leitprojekt": ("ja",)}
    assert narrowed(within, {"status": "idee"}) == {"status": ("idee",), "leitprojekt": ("ja",)}
    assert narrowed(within, {"status": "entfallen"}) is None
    assert site.filtered(**within) == "massnahmen/?status=idee&status=planung&leitprojekt=ja"


def test_a_matrix_counts_what_its_links_choose(site: Site) -> None:
    measures = select(site.concept, {"leitprojekt": True})
    table = matrix(measures, "raum", "ziel", site, {"leitprojekt": ("ja",)})
    links = [cell.items[0] for row in table.rows for cell in row.cells[1:] if cell.items]
    assert [(one.text, one.address) for one in links] == [("1", "massnahmen/?leitprojekt=ja&raum=R-ALT&ziel=Z-1")]


def _example(root: Path) -> Site:
    from datetime import date

    concept, _ = read_concept(root / "content")
    return Site(concept, build(concept, lambda text: text if concept.find(text) else None), date(2026, 11, 24))
