"""Financing and years against the costs of one measure."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from isek.finance import balance
from isek.problems import Level
from isek.schema.concept import Concept

CASES = {
    "finanzierung: {quelle: land, betrag: 90}, kosten: 100": [],
    "finanzierung: {quelle: land, betrag: 102}, kosten: 100": [("finanzierung", 102, 100, Level.ERROR)],
    "finanzierung: {quelle: land, betrag: 101}, kosten: 100": [("finanzierung", 101, 100, Level.NOTE)],
    "finanzierung: {quelle: land, betrag: 100100}, kosten: 100.000": [("finanzierung", 100100, 100000, Level.NOTE)],
    "finanzierung: {quelle: land, betrag: 100101}, kosten: 100.000": [("finanzierung", 100101, 100000, Level.ERROR)],
    "finanzierung: {quelle: land, betrag: 120}, kosten: {betrag: 100, anmerkung: so beschlossen}": [
        ("finanzierung", 120, 100, Level.WARNING)
    ],
    "finanzierung: {quelle: land, betrag: 99}, kosten: 50–100": [],
    "finanzierung: {quelle: land, betrag: 120}, kosten: 50–100": [("finanzierung", 120, 100, Level.ERROR)],
    "finanzierung: {quelle: land, betrag: 120}, kosten: bis 100": [("finanzierung", 120, 100, Level.ERROR)],
    "finanzierung: {quelle: land, betrag: 120}, kosten: ab 100": [],
    "finanzierung: {quelle: land, betrag: 120}, kosten: {unbekannt: offen}": [],
    "finanzierung: {quelle: land, betrag: 120}": [],
    "finanzierung: {quelle: land, betrag: 120}, kosten: {betrag: 100, nachrichtlich: ja}": [],
    "finanzierung: {quelle: land, betrag: 120, nachrichtlich: ja}, kosten: 100": [],
    "finanzierung: [{quelle: land, anteil: 80}, {quelle: eu, anteil: 40}], kosten: 100": [
        ("finanzierung", 120, 100, Level.ERROR)
    ],
    "finanzierung: {quelle: land, anteil: 80}, kosten: 100, foerderfaehig: {stand: ja, betrag: 200}": [
        ("finanzierung", 160, 100, Level.ERROR)
    ],
    "finanzierung: {quelle: land, jaehrlich: 12}, kosten: {jaehrlich: 10}": [
        ("finanzierung.jaehrlich", 12, 10, Level.ERROR)
    ],
    "finanzierung: {quelle: land, jaehrlich: 12}, kosten: 10": [],
    "finanzierung: {quelle: land, betrag: 12}, kosten: {jaehrlich: 10}": [],
    "kosten: {betrag: 100, je_jahr: {2027: 50, 2028: 40}}": [],
    "kosten: {betrag: 100, je_jahr: {2027: 50, ab 2028: 60}}": [("kosten.je_jahr", 110, 100, Level.ERROR)],
    "kosten: {betrag: 100, je_jahr: {2027: 50, ab 2028: 52}}": [("kosten.je_jahr", 102, 100, Level.NOTE)],
    "kosten: {je_jahr: {2027: 50}}, finanzierung: {quelle: land, betrag: 60}": [],
    "kosten: 100, finanzierung: {quelle: land, betrag: 60, je_jahr: {2027: 90}}": [
        ("finanzierung.je_jahr", 90, 60, Level.ERROR)
    ],
}


@pytest.mark.parametrize("written", CASES)
def test_imbalances(concept_of: Callable[[dict[str, str]], Concept], written: str) -> None:
    concept = concept_of({"massnahmen.yml": f"- {{id: K1, titel: Eins, {written}}}\n"})
    found = [(one.key, one.given, one.allowed, one.level) for one in balance(concept.measures["K1"])]
    assert found == [(key, Decimal(given), Decimal(allowed), level) for key, given, allowed, level in CASES[written]]


def test_the_place_is_that_of_what_was_added_up(concept_of: Callable[[dict[str, str]], Concept]) -> None:
    text = """
- id: K1
  titel: Eins
  kosten:
    betrag: 1
    je_jahr: {2027: 50}
  finanzierung:
    - {quelle: eu, betrag: 9}
"""
    found = balance(concept_of({"massnahmen.yml": text}).measures["K1"])
    assert [(one.key, one.place.file, one.place.line) for one in found] == [
        ("finanzierung", "massnahmen.yml", 8),
        ("kosten.je_jahr", "massnahmen.yml", 6),
    ]
