"""The published files: references and sums as data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isek.exports import published
from isek.read.concept import read_concept
from isek.relations import build
from isek.schema.concept import Concept

FILES = {
    "massnahmen.yml": """
- id: M-1
  titel: Eins
  themenfelder: Verkehr
  kosten: {betrag: 100, je_jahr: {2027: 40}}
  finanzierung: [{quelle: bund, anteil: 60}]
  text: "Siehe [[M-2]]."
- {id: M-2, titel: Zwei, themenfelder: Verkehr, kosten: 20–30, beziehungen: M-1}
- {id: M-3, titel: Drei, themenfelder: Klima}
- {id: M-4, titel: Vier, themenfelder: Klima, kosten: {betrag: 5, nachrichtlich: ja}}
- {id: M-5, titel: Fünf, themenfelder: Klima, kosten: {betrag: 5, nicht_in_summe: doppelt}}
- {id: M-6, titel: Sechs, themenfelder: Klima, kosten: 8 €/Jahr, zeitraum: 2027–2028}
""",
    "raeume.yml": "- {id: R-1, titel: A, art: foerdergebiet, einnahmen: [{art: beitraege, betrag: 9}]}\n",
    "index.md": "Es beginnt mit [[M-1]].\n",
}


@pytest.fixture
def files(concept_of: Callable[[dict[str, str]], Concept]) -> dict[str, Any]:
    concept = concept_of(FILES)
    texts = published(concept, build(concept, lambda text: text if concept.find(text) else None))
    return {name: json.loads(text) if name.endswith(".json") else text for name, text in texts.items()}


def test_the_files(files: dict[str, Any]) -> None:
    assert sorted(files) == ["konzept.json", "kosten.json", "massnahmen.csv", "verweise.json"]


def test_references_by_place(files: dict[str, Any]) -> None:
    found = files["verweise.json"]
    assert found[0] == {"von": "seite:index", "nach": "M-1", "art": "erwaehnung", "datei": "index.md", "zeile": 1}
    assert {"von": "M-1", "nach": "M-2", "art": "erwaehnung", "datei": "massnahmen.yml", "zeile": 7} in found
    entry = {"von": "M-2", "nach": "M-1", "art": "beziehungen.ergaenzt", "datei": "massnahmen.yml", "zeile": 8}
    assert entry in found
    assert len(found) == 9


def test_sums_say_what_they_leave_out(files: dict[str, Any]) -> None:
    total = files["kosten.json"]["summe"]
    assert total["satz"].startswith("Summe von 2 Maßnahmen; 1 weitere ohne Betrag, 1 nachrichtlich (5\u00a0€)")
    assert total["kosten"] == {"von": "120.00", "bis": "130.00"}
    assert (total["foerderung"], total["ungedeckt"]) == ({"betrag": "60.00"}, {"von": "60.00", "bis": "70.00"})
    assert total["finanzierung"] == {"bund": {"betrag": "60.00"}}
    assert total["ohne_betrag"] == ["M-3"]
    assert total["nachrichtlich"] == {"massnahmen": ["M-4"], "summe": {"betrag": "5.00"}}
    assert total["nicht_in_summe"] == [{"id": "M-5", "grund": "doppelt", "kosten": {"betrag": "5.00"}}]
    assert total["jaehrlich"] == {
        "massnahmen": ["M-6"],
        "im_jahr": {"betrag": "8.00"},
        "finanzierung": {},
        "geschlossene_zeitraeume": {"massnahmen": ["M-6"], "summe": {"betrag": "16.00"}},
        "ohne_ende": [],
    }


def test_breakdowns_say_whether_they_add_up(files: dict[str, Any]) -> None:
    sums = files["kosten.json"]
    assert {name: part["addierbar"] for name, part in sums.items() if name != "summe"} == {
        "nach_foerdergebiet": True,
        "nach_themenfeld": True,
        "nach_quelle": True,
        "nach_zeithorizont": True,
        "nach_jahr": True,
        "nach_ziel": False,
        "nach_raum": False,
    }
    area = sums["nach_foerdergebiet"]["zeilen"][0]
    assert (area["id"], area["einnahmen_des_gebiets"]) == ("R-1", {"beitraege": {"betrag": "9.00"}})
    assert sums["nach_jahr"]["zeilen"][0] == {
        "jahr": "2027",
        "bezeichnung": "2027",
        "kosten": {"betrag": "40.00"},
        "massnahmen": ["M-1"],
        "finanzierung": {},
    }


def test_the_example_is_published_the_same_each_time(root: Path) -> None:
    def texts() -> dict[str, str]:
        concept, _ = read_concept(root / "content")
        return published(concept, build(concept, lambda text: text if concept.find(text) else None))

    assert texts() == texts()
