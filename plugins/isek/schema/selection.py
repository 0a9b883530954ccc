"""Which measures a block's filters choose (contract page 2, section 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Protocol, TypeVar

from isek.model import Ref
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.references import CITYWIDE

Value = Collection[Ref | str] | bool | str
"""What a filter wants: any of some references, ids or words; or yes or no."""


def select(concept: Concept, filters: Mapping[str, Value]) -> list[Measure]:
    """The measures that all filters fit, in the order of the concept. Raises KeyError for a filter that does not exist.

    A goal stands for its sub-goals too, an area for its parts, the whole town (gesamtstadt) also for `stadtweit`;
    an actor for what it leads or takes part in. `nein` fits where nothing is said. An empty list fits nothing.
    """
    tests = [_TESTS[name](concept, _wanted(value)) for name, value in filters.items()]
    return [measure for measure in concept.measures.values() if all(test(measure) for test in tests)]


Test = Callable[[Measure], bool]
TestMaker = Callable[[Concept, frozenset[str]], Test]


def _wanted(value: Value) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"ja" if value else "nein"})
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(part.id if isinstance(part, Ref) else part for part in value)


def _refs(of: Callable[[Measure], Collection[Ref]]) -> TestMaker:
    return lambda _, wanted: lambda measure: any(ref.id in wanted for ref in of(measure))


def _words(of: Callable[[Measure], Collection[str | None]]) -> TestMaker:
    return lambda _, wanted: lambda measure: any(word in wanted for word in of(measure))


def _yes_no(of: Callable[[Measure], bool | None]) -> TestMaker:
    return lambda _, wanted: lambda measure: ("ja" if of(measure) else "nein") in wanted


def _areas(concept: Concept, wanted: frozenset[str]) -> Test:
    inside = _with_parts(concept.areas, wanted)
    if any("gesamtstadt" in concept.areas[one].kinds for one in wanted if one in concept.areas):
        inside |= {CITYWIDE}
    return lambda measure: any(ref.id in inside for ref in measure.areas)


def _goals(concept: Concept, wanted: frozenset[str]) -> Test:
    inside = _with_parts(concept.goals, wanted)
    return lambda measure: any(ref.id in inside for ref in measure.goals)


def _questions(concept: Concept, wanted: frozenset[str]) -> Test:
    """Measures that name the question, and those that the question names."""
    questions = (concept.questions[one] for one in wanted if one in concept.questions)
    named = {ref.id for question in questions for ref in question.measures}
    return lambda measure: measure.id in named or any(ref.id in wanted for ref in measure.questions)


class _Part(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def part_of(self) -> Ref | None: ...


P = TypeVar("P", bound=_Part)


def _with_parts(objects: Mapping[str, P], wanted: frozenset[str]) -> set[str]:
    """These and everything below them."""
    below: dict[str, list[str]] = defaultdict(list)
    for one in objects.values():
        if one.part_of:
            below[one.part_of.id].append(one.id)
    found, todo = set(wanted), list(wanted)
    while todo:
        new = [part for part in below.get(todo.pop(), ()) if part not in found]
        found.update(new)
        todo += new
    return found


_TESTS: dict[str, TestMaker] = {
    "themenfeld": _refs(lambda measure: measure.fields),
    "raum": _areas,
    "ziel": _goals,
    "akteur": _refs(lambda measure: (*measure.lead, *measure.partners)),
    "fachkonzept": _refs(lambda measure: [link.plan for link in measure.sector_plans if link.plan]),
    "leitfrage": _questions,
    "status": _words(lambda measure: (measure.phase,)),
    "prioritaet": _words(lambda measure: (measure.priority,)),
    "zeithorizont": _words(lambda measure: measure.horizon),
    "verbindlichkeit": _words(lambda measure: (measure.current_bindingness,)),
    "leitprojekt": _yes_no(lambda measure: measure.lead_project),
    "art": _words(lambda measure: (measure.kind,)),
    "klimarelevant": _yes_no(lambda measure: measure.climate),
}
