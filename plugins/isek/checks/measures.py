"""What a measure that is still to be done must say: goals, areas, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.once import Lack, tell
from isek.checks.wording import named
from isek.model import Ref
from isek.problems import Problem
from isek.schema.concept import Concept
from isek.schema.measures import Measure


def without_goal(concept: Concept) -> Iterator[Problem]:
    """A measure that serves no goal."""
    goal, goals = concept.words("ziele")
    cure = "Ergänzen Sie unter `ziele`, wozu sie dient."
    lack = Lack("ziel-fehlt", "massnahmen", f"ohne {goal}", cure, "ziele", goals, ("ziele",))
    yield from _lacking(concept, lack)


def without_area(concept: Concept) -> Iterator[Problem]:
    """A measure that says neither in which area it lies nor that it is citywide."""
    area, areas = concept.words("raeume")
    cure = "Ergänzen Sie unter `raeume`, wo sie liegt, oder schreiben Sie `stadtweit`."
    lack = Lack("raum-fehlt", "massnahmen", f"ohne {area}", cure, "raeume", areas, ("raeume",))
    yield from _lacking(concept, lack)


def without_lead(concept: Concept) -> Iterator[Problem]:
    """A measure that nobody is responsible for."""
    cure = "Ergänzen Sie unter `federfuehrung`, wer zuständig ist."
    lack = Lack(
        "zustaendigkeit-fehlt", "massnahmen", "ohne Zuständigkeit", cure, "federfuehrung", "Zuständigkeit", ("akteure",)
    )
    yield from _lacking(concept, lack)


def _lacking(concept: Concept, lack: Lack) -> Iterator[Problem]:
    assert lack.column is not None
    found = [
        (measure, measure.place)
        for measure in concept.measures.values()
        if not _states(measure, lack.column) and not measure.ended and not measure.created
    ]
    yield from tell(concept, lack, found, lambda one: f"{named(concept, one)} ist {lack.lacking}.")


def _states(measure: Measure, key: str) -> bool:
    """Whether something stands there; what cannot be resolved has been told already."""
    named_there: dict[str, tuple[Ref, ...]] = {
        "ziele": measure.goals,
        "raeume": measure.areas,
        "federfuehrung": measure.lead,
    }
    return bool(named_there[key]) or key in measure.places
