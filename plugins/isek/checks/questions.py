"""Guiding questions: which are open, which claim an answer that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.problems import Problem, problem
from isek.schema.concept import Concept

_OPEN = {"offen": "offen", "in_arbeit": "in Arbeit"}


def unanswered(concept: Concept) -> Iterator[Problem]:
    """A question that is said to be answered and has no answer."""
    for question in concept.questions.values():
        if question.state == "beantwortet" and question.answer is None:
            message = f"{named(concept, question)} gilt als beantwortet; es fehlt „antwort“."
            hint = "Die Antwort schreiben, oder `stand: offen`."
            yield problem("feld-fehlt", question.place, message, hint, about=question.id)


def still_open(concept: Concept) -> Iterator[Problem]:
    """A question that is open or worked on, or that says nothing and has no answer."""
    for question in concept.questions.values():
        unsaid = not question.state and question.answer is None and "stand" not in question.places
        if (question.state in _OPEN or unsaid) and not question.created:
            word = _OPEN.get(question.state or "", "offen")
            message = f"{named(concept, question)} ist {word}."
            yield problem("leitfrage-offen", question.at("stand"), message, about=question.id)
