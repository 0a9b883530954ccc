"""Circles: what is part of itself, needs itself first, or is its own member, over whatever detour."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from isek.checks.components import components
from isek.checks.wording import order
from isek.model import Ref
from isek.problems import Problem, problem
from isek.schema.actors import Actor
from isek.schema.concept import Concept
from isek.schema.measures import Measure

_SHOWN = 8
"""So many names of a long circle are shown."""


class _Kind(Struct, frozen=True):
    """A relation that must not go round: its arrows in a concept, and how it is said of one object."""

    arrows: Callable[[Concept], Iterable[tuple[str, Ref]]]
    alone: str
    circle: str


def _goals(concept: Concept) -> Iterator[tuple[str, Ref]]:
    return ((goal.id, goal.part_of) for goal in concept.goals.values() if goal.part_of)


def _areas(concept: Concept) -> Iterator[tuple[str, Ref]]:
    return ((area.id, area.part_of) for area in concept.areas.values() if area.part_of)


def _parts(concept: Concept) -> Iterator[tuple[str, Ref]]:
    return ((measure.id, measure.part_of) for measure in concept.measures.values() if measure.part_of)


def _needed(concept: Concept) -> Iterator[tuple[str, Ref]]:
    return ((measure.id, ref) for measure in concept.measures.values() for ref in _needs(measure))


def _needs(measure: Measure) -> Iterator[Ref]:
    return (entry.target for entry in measure.relations if entry.kind == "voraussetzung" and entry.target)


def _members(concept: Concept) -> Iterator[tuple[str, Ref]]:
    actors: Iterable[Actor] = concept.actors.values()
    return ((actor.id, ref) for actor in actors for ref in actor.members)


_PART = ("ist Teil von sich selbst", "Teil voneinander im Kreis")
_KINDS = (
    _Kind(_goals, *_PART),
    _Kind(_areas, *_PART),
    _Kind(_parts, *_PART),
    _Kind(_needed, "setzt sich selbst voraus", "Voraussetzung voneinander im Kreis"),
    _Kind(_members, "ist Mitglied von sich selbst", "Mitglied voneinander im Kreis"),
)


def circles(concept: Concept) -> Iterator[Problem]:
    """Each circle once, at the first of its references by file and line.

    Circles that share an object are one problem: which of their references is wrong has to be decided together.
    """
    for kind in _KINDS:
        arrows: dict[str, list[Ref]] = {}
        for source, ref in kind.arrows(concept):
            arrows.setdefault(source, []).append(ref)
        targets = {source: [ref.id for ref in refs] for source, refs in arrows.items()}
        for members in components(targets):
            inner = [(one, ref) for one in members for ref in arrows.get(one, ()) if ref.id in members]
            if inner:
                yield _circle(kind, members, inner, targets)


def _circle(
    kind: _Kind, members: frozenset[str], inner: list[tuple[str, Ref]], targets: Mapping[str, list[str]]
) -> Problem:
    source, first = min(inner, key=lambda arrow: (order(arrow[1].place), arrow[0]))
    hint = "Eine dieser Angaben streichen oder ändern."
    if first.id == source:
        message = f"„{source}“ {kind.alone}."
        return problem("zyklus", first.place, message, "Die Angabe streichen oder ändern.", about=source)
    path = [source, *_way(first.id, source, members, targets)]
    if len(members) > len(path):
        hint += f" Insgesamt hängen {len(members)} Einträge so aneinander."
    message = f"{kind.circle}: {' → '.join(_short([*path, source]))}."
    return problem("zyklus", first.place, message, hint, about=source)


def _way(start: str, end: str, members: frozenset[str], targets: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from `start` to `end` among the members, without the end. There is always one."""
    before: dict[str, str | None] = {start: None}
    todo = deque([start])
    while todo and end not in before:
        at = todo.popleft()
        for target in targets.get(at, ()):
            if target in members and target not in before:
                before[target] = at
                todo.append(target)
    way, at_end = [], before[end]
    while at_end is not None:
        way.append(at_end)
        at_end = before[at_end]
    return way[::-1]


def _short(names: list[str]) -> list[str]:
    if len(names) <= _SHOWN + 2:
        return names
    return [*names[:_SHOWN], f"… ({len(names) - _SHOWN - 1} weitere)", names[-1]]
