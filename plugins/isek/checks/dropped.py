"""Active objects that depend on dropped ones."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.model import Ref
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.objects import Object


def depends_on_dropped(concept: Concept) -> Iterator[Problem]:
    """An active object that needs, is part of, serves or is led by something that has been dropped.

    Dropped are measures in phase entfallen, and what a Fassung lists under `entfallen` although it is still there.
    """
    dropped = _dropped(concept)
    if not dropped:
        return
    for source, refs in _dependants(concept):
        if source.id in dropped:
            continue
        for word, ref in refs:
            if ref.id in dropped and (target := concept.find(ref.id)):
                yield _depends(concept, source, word, target, ref)


def _dropped(concept: Concept) -> set[str]:
    dropped = {measure.id for measure in concept.measures.values() if measure.phase == "entfallen"}
    listed = {id_key(entry.id) for revision in concept.revisions.values() for entry in revision.dropped}
    if listed:
        dropped |= {one.id for _, one in concept.objects() if id_key(one.id) in listed}
    return dropped


def _dependants(concept: Concept) -> Iterator[tuple[Object, list[tuple[str, Ref]]]]:
    for measure in concept.measures.values():
        if not measure.ended:
            yield measure, _needs(measure)
    for goal in concept.goals.values():
        yield goal, _whole(goal.part_of)
    for area in concept.areas.values():
        yield area, _whole(area.part_of)


def _whole(part_of: Ref | None) -> list[tuple[str, Ref]]:
    return [("Teil von", part_of)] if part_of else []


def _needs(measure: Measure) -> list[tuple[str, Ref]]:
    relations = (entry.target for entry in measure.relations if entry.kind == "voraussetzung")
    return [
        *(("Voraussetzung", target) for target in relations if target),
        *_whole(measure.part_of),
        *(("Ziel", ref) for ref in measure.goals),
        *(("Federführung", ref) for ref in measure.lead),
    ]


def _depends(concept: Concept, source: Object, word: str, target: Object, ref: Ref) -> Problem:
    message = f"{named(concept, source)} hängt an etwas, das entfallen ist: {named(concept, target)} ({word})."
    hint = "Den Verweis streichen oder auf das richten, was an die Stelle getreten ist."
    return problem("verweis-auf-entfallene", ref.place, message, hint, about=source.id)
