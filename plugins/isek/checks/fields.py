"""Themenfelder: what is said about them, how many are foci, what expert knowledge new ones need."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.once import Lack, tell
from isek.checks.texts import Texts
from isek.checks.unread import unread
from isek.checks.wording import named
from isek.model import Ref
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.values.german import join

_SPEAK = ("kapitel", "ziele", "leitfragen", "massnahmen")
"""The collections that may speak of a Themenfeld."""


def minor_without_reason(concept: Concept) -> Iterator[Problem]:
    """A minor field must say why it is minor."""
    for field in concept.fields.values():
        if field.relevance == "nachgeordnet" and field.reason is None:
            message = f"{named(concept, field)} ist nachgeordnet; es fehlt „begruendung“."
            hint = "In einem Satz schreiben, warum das Thema hier weniger wichtig ist."
            yield problem("begruendung-fehlt", field.place, message, hint, about=field.id)


def unspoken(texts: Texts) -> Iterator[Problem]:
    """A focus or relevant field that no chapter, goal, question or measure names, in its keys or in its text."""
    concept = texts.concept
    if unread(concept, *_SPEAK):
        return
    spoken = _spoken(concept) | _mentioned(texts)
    cure = "Unter `themenfelder` eines Kapitels, eines Ziels, einer Leitfrage oder einer Maßnahme nennen."
    lack = Lack("themenfeld-ohne-aussage", "themenfelder", "ohne Aussage", cure, others=_SPEAK)
    found = [
        (field, field.place)
        for field in concept.fields.values()
        if field.relevance in {"schwerpunkt", "relevant"} and field.id not in spoken and not field.created
    ]

    where = join([concept.words(name)[1] for name in _SPEAK])

    def single(one: Object) -> str:
        return f"{named(concept, one)} ist nicht nachgeordnet, kommt aber nirgends vor (gesucht: {where})."

    yield from tell(concept, lack, found, single)


def _spoken(concept: Concept) -> set[str]:
    lists: list[tuple[Ref, ...]] = [
        *(chapter.fields for chapter in concept.chapters.values()),
        *(goal.fields for goal in concept.goals.values()),
        *(question.fields for question in concept.questions.values()),
        *(measure.fields for measure in concept.measures.values()),
    ]
    return {ref.id for refs in lists for ref in refs}


def _mentioned(texts: Texts) -> set[str]:
    speaking = (text for text in texts.found if text.collection in _SPEAK)
    meant = (texts.meant(mention.target) for text in speaking for mention in text.mentions)
    return {target.id for target in meant if target}


def too_many_foci(concept: Concept) -> Iterator[Problem]:
    """More foci than the concept allows itself, told at the first one too many."""
    foci = [field for field in concept.fields.values() if field.relevance == "schwerpunkt"]
    most = concept.settings.max_foci
    if len(foci) > most:
        names = ", ".join(field.id for field in foci)
        message = f"{len(foci)} Schwerpunkte ({names}), höchstens {most} sollten es sein."
        hint = "Wenige wirken mehr. Die Grenze steht in `konzept.yml` unter `schwerpunkte_hoechstens`."
        yield problem("schwerpunkte-zu-viele", foci[most].at("relevanz"), message, hint, about=foci[most].id)


def new_without_knowledge(concept: Concept) -> Iterator[Problem]:
    """A new field that does not say where its expert knowledge comes from."""
    for field in concept.fields.values():
        if field.new_since and not field.knowledge and "fachwissen" not in field.places:
            message = f"{named(concept, field)} ist neu seit {field.new_since.id}; es fehlt „fachwissen“."
            hint = "Nennen, welches Wissen gebraucht wird und woher es kommt (Fortbildung, Einstellung, extern)."
            yield problem("fachwissen-fehlt", field.place, message, hint, about=field.id)
