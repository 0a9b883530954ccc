"""Where problems about Fassungen stand."""

from __future__ import annotations

from isek.history.changes import CONCEPT, Change
from isek.history.editions import Step
from isek.model import Place
from isek.schema.collections import PAGES
from isek.schema.concept import Concept
from isek.schema.objects import Object


def of_change(concept: Concept, step: Step, change: Change) -> Place:
    """The changed value in the content; of what is no longer there, and of frozen Fassungen, that of the Fassung."""
    if step.draft and change.collection == CONCEPT:
        return concept.settings.at(change.field or "")
    found = found_in(concept, change.collection, change.id) if step.draft else None
    if found is None:
        return of_step(concept, step)
    return found.at(change.field) if change.field else found.place


def of_step(concept: Concept, step: Step) -> Place:
    """The line of the Fassung's id; a nameless draft comes after the newest frozen one."""
    revision = step.new.revision or step.old.revision
    return revision.place if revision else Place(concept.settings.file)


def found_in(concept: Concept, collection: str, object_id: str) -> Object | None:
    """The object of a collection (pages too) in the content."""
    if collection == PAGES.key:
        return concept.pages.get(object_id)
    return concept.collections.get(collection, {}).get(object_id)
