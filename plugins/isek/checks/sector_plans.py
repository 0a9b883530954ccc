"""Contradictions between measures and sector plans."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.problems import Level, Problem, problem
from isek.schema.concept import Concept
from isek.schema.measure_entries import SectorPlanLink
from isek.schema.measures import Measure


def contradictions(concept: Concept) -> Iterator[Problem]:
    """A measure that contradicts a sector plan: a Fehler if it is to be funded and nothing explains it."""
    for measure in concept.measures.values():
        if measure.phase == "entfallen":
            continue
        for link in measure.sector_plans:
            if link.relation == "widerspruch":
                yield _contradiction(concept, measure, link)


def _contradiction(concept: Concept, measure: Measure, link: SectorPlanLink) -> Problem:
    plan = concept.find(link.plan.id) if link.plan else None
    what = named(concept, plan) if plan else concept.words("fachkonzepte")[0]
    message = f"{named(concept, measure)} steht im Widerspruch zu {what}."
    level, hint = Level.WARNING, None
    if _unexplained(measure, link):
        level = Level.ERROR
        message += " Sie gilt als förderfähig, und nichts erklärt den Widerspruch."
        hint = "Unter `anmerkung` dort oder `grund` bei `foerderfaehig` schreiben, warum sie gefördert werden kann."
    return problem("widerspruch-fachkonzept", link.at("verhaeltnis"), message, hint, level=level, about=measure.id)


def _unexplained(measure: Measure, link: SectorPlanLink) -> bool:
    eligible = measure.eligibility
    return bool(eligible and eligible.state in {"ja", "teilweise"} and not eligible.reason and link.note is None)
