"""What refers to something that changed, and was itself not touched."""

from __future__ import annotations

from collections.abc import Iterator

from isek.checks.wording import named
from isek.history.changes import Change, Depth, Kind
from isek.history.checks.places import found_in
from isek.history.classes import RECORDS
from isek.history.editions import Step
from isek.history.wording import Wording
from isek.problems import Problem, problem
from isek.read.resolve import Index, id_key
from isek.relations import Relations, build
from isek.relations.mentions import CONCEPT, PAGE
from isek.schema.collections import PAGES
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.values.german import join

_MOST_NAMES = 3


def to_reread(concept: Concept, step: Step) -> Iterator[Problem]:
    """One Hinweis for each object that changed by anpassung or deeper, with all that should be read again."""
    deep: dict[str, list[Change]] = {}
    for change in step.changes:
        if change.depth >= Depth.ADJUSTMENT and change.kind is not Kind.NEW:
            deep.setdefault(change.id, []).append(change)
    if not deep:
        return
    relations = _relations(concept)
    touched = {id_key(one) for change in step.changes for one in _ids(change)}
    wording = Wording(step.old.concept, step.new.concept)
    for object_id, changes in deep.items():
        found = found_in(concept, changes[0].collection, object_id)
        untouched = _untouched(concept, relations, object_id, touched) if found else []
        if found and untouched:
            yield _told(concept, found, changes, untouched, wording)


def _relations(concept: Concept) -> Relations:
    index = Index.of(concept)

    def resolve(text: str) -> str | None:
        found = index.lookup(None, text)
        return found[0] if len(found) == 1 else None

    return build(concept, resolve)


def _ids(change: Change) -> list[str]:
    """What a change touches; pages have a namespace of their own."""
    if change.collection == PAGES.key:
        return [f"{PAGE}{change.id}"]
    return [change.id, *(change.new if isinstance(change.new, list) and change.field is None else ())]


def _untouched(concept: Concept, relations: Relations, target: str, touched: set[str]) -> list[str]:
    """The names of what refers to an object and did not change."""
    owners = [link.source for link in relations.to(target)] + [one.owner for one in relations.mentions(target)]
    names = []
    for owner in dict.fromkeys(owners):
        if owner == target or id_key(owner) in touched:
            continue
        if owner == CONCEPT:
            names.append("die Rechtswirkung in konzept.yml")
        elif owner.startswith(PAGE):
            page = concept.pages[owner.removeprefix(PAGE)]
            names.append(f"Seite „{page.title or page.id}“")
        elif concept.collection_of(owner).key not in RECORDS:
            one = concept.find(owner)
            names += [named(concept, one)] if one else []
    return names


def _told(concept: Concept, found: Object, changes: list[Change], untouched: list[str], wording: Wording) -> Problem:
    more = len(untouched) - _MOST_NAMES
    shown = [*untouched[:_MOST_NAMES], f"{more} weitere"] if more > 0 else untouched
    what = _what(changes, wording)
    message = f"{named(concept, found)} {what}; unverändert verweisen darauf: {join(shown)}."
    return problem("verweis-pruefen", found.place, message, "Bitte nachlesen, ob es noch stimmt.", about=found.id)


def _what(changes: list[Change], wording: Wording) -> str:
    if any(change.kind is Kind.DROPPED for change in changes):
        return "ist entfallen"
    if any(change.field is None for change in changes):
        return "hat einen neuen Zuschnitt"
    labels = [f"„{wording.label(change.collection, change.field or '')}“" for change in changes]
    shown = [*labels[:_MOST_NAMES], "mehr"] if len(labels) > _MOST_NAMES else labels
    return f"hat sich geändert ({join(shown)})"
