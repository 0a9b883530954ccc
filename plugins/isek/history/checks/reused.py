"""Ids are never given away again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isek.checks.wording import named
from isek.history.changes import Kind
from isek.history.checks.places import found_in, of_step
from isek.history.editions import Edition, History, Step
from isek.history.ids import everything, key_of, name_of
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.values.fold import fold

_HINT = "Eine neue Kennung vergeben: Alte Verweise würden sonst auf das Falsche zeigen."


class _Known(NamedTuple):
    collection: str
    name: str
    edition: str


def still_in_use(concept: Concept) -> Iterator[Problem]:
    """An id that is named as the old one of a renumbering, although something has it."""
    used: set[str] | None = None
    for collection, one in concept.objects():
        for origin in one.origins:
            if origin.kind != Kind.RENUMBERED:
                continue
            used = {id_key(other.id) for _, other in concept.objects()} if used is None else used
            key = key_of(origin.id, collection)
            if key in used and key != id_key(one.id):
                message = f"{named(concept, one)} hieß früher {origin.id}; diese Kennung ist noch vergeben."
                hint = "Eines von beiden stimmt nicht: der Eintrag hier oder die Kennung dort."
                yield problem("kennung-wiederverwendet", origin.at("id"), message, hint, about=one.id)


def reused(concept: Concept, history: History) -> Iterator[Problem]:
    """An id of a frozen Fassung that stands for something else later."""
    ever: dict[str, _Known] = {}
    steps = {step.new.id: step for step in history.steps}
    for edition in history.editions:
        if edition.id in steps:
            yield from _reused(concept, steps[edition.id], ever)
        _remember(ever, edition)
    if history.draft:
        yield from _reused(concept, history.draft, ever)


def _remember(ever: dict[str, _Known], edition: Edition) -> None:
    for collection, one in everything(edition.concept):
        if collection != PAGES.key:
            ever[id_key(one["id"])] = _Known(collection, name_of(one), edition.id)


def _reused(concept: Concept, step: Step, ever: dict[str, _Known]) -> Iterator[Problem]:
    before = {id_key(one["id"]) for collection, one in everything(step.old.concept) if collection != PAGES.key}
    for collection, one in everything(step.new.concept):
        key = id_key(one["id"])
        known = ever.get(key)
        if known is None or collection == PAGES.key:
            continue
        other = known.collection != collection
        if other or (key not in before and fold(known.name) != fold(name_of(one))):
            place = found_in(concept, collection, one["id"]) if step.draft else None
            was = f"{COLLECTIONS[known.collection].singular} „{known.name}“"
            message = f"Die Kennung {one['id']} stand in {known.edition} für etwas anderes: {was}."
            where = place.place if place else of_step(concept, step)
            yield problem("kennung-wiederverwendet", where, message, _HINT, about=one["id"])
