"""Goals that nothing serves."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.once import Lack, tell
from isek.checks.unread import unread
from isek.checks.wording import named
from isek.problems import Problem
from isek.schema.concept import Concept


def without_measure(concept: Concept) -> Iterator[Problem]:
    """A goal that neither a measure serves nor one of its sub-goals; dropped measures serve nothing."""
    if unread(concept, "massnahmen", "ziele"):
        return
    served = _served(concept)
    measure, _ = concept.words("massnahmen")
    cure = "Ein Ziel, für das nichts getan wird, lässt sich nicht erreichen."
    lack = Lack("ziel-ohne-massnahme", "ziele", f"ohne {measure}", cure, others=("massnahmen",))
    found = [(goal, goal.place) for goal in concept.goals.values() if goal.id not in served and not goal.created]
    yield from tell(concept, lack, found, lambda one: f"{named(concept, one)} ist {lack.lacking}, auch darunter.")


def _served(concept: Concept) -> set[str]:
    """The goals that a measure serves, and those above them."""
    served: set[str] = set()
    for measure in concept.measures.values():
        for ref in measure.goals if measure.phase != "entfallen" else ():
            at: str | None = ref.id
            while at is not None and at not in served:
                served.add(at)
                goal = concept.goals.get(at)
                at = goal.part_of.id if goal and goal.part_of else None
    return served
