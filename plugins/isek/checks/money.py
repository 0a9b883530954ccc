"""Sums of money that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.finance.balance import Imbalance, balance
from isek.problems import Level, Problem, problem
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.values.german import euro

_SAID = {
    "finanzierung": "Die Finanzierung ergibt zusammen {given}, die Kosten sind {allowed}",
    "finanzierung.jaehrlich": "Jährlich werden {given} finanziert, die jährlichen Kosten sind {allowed}",
    "kosten.je_jahr": "Die Jahre ergeben zusammen {given}, die Kosten sind {allowed}",
    "finanzierung.je_jahr": "Die Jahre dieser Quelle ergeben zusammen {given}, ihr Betrag ist {allowed}",
}


def sums_do_not_fit(concept: Concept) -> Iterator[Problem]:
    """More financing, or more in the years, than a measure costs."""
    for measure in concept.measures.values():
        if measure.cost or measure.financing:
            yield from (_imbalance(concept, measure, found) for found in balance(measure))


def _imbalance(concept: Concept, measure: Measure, found: Imbalance) -> Problem:
    figures = _SAID[found.key].format(given=euro(found.given), allowed=euro(found.allowed))
    message = f"{named(concept, measure)}: {figures}; das sind {euro(found.given - found.allowed)} zu viel."
    hint = "Die Beträge prüfen. Ist es so beschlossen, das bei den Kosten unter `anmerkung` schreiben."
    if found.level is Level.NOTE:
        hint = "Vermutlich ist gerundet worden."
    return problem("summe-passt-nicht", found.place, message, hint, level=found.level, about=measure.id)
