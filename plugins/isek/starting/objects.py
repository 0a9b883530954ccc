"""`isek new massnahme "Titel"`: the next free id and a commented file."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from isek.importing.files import next_chapter
from isek.schema.collections import Collection
from isek.schema.concept import Concept
from isek.schema.fields import keys_of
from isek.starting.ids import frozen_ids, next_id
from isek.starting.template import template
from isek.values.fold import slug

_TITLES: tuple[str, ...] = ("titel", "frage")


class NewObject(Struct, frozen=True):
    """A file to be written: its path below the content folder, and its text. `id` is None where the file name is it."""

    name: str
    text: str
    id: str | None


def new_object(collection: Collection, title: str, concept: Concept, content: Path) -> NewObject:
    """A file for a new object of the collection."""
    known: dict[str, str] = {}
    body = ""
    heading = next((name for name in _TITLES if name in keys_of(collection.cls)), None)
    if heading:
        known[heading] = title
    else:
        body = title
    if collection.key == "kapitel":
        stem, object_id = f"{next_chapter(content):02d}-{slug(title) or 'neu'}", None
    elif collection.key == "glossar":
        stem, object_id = slug(title) or "neu", None
    else:
        stem = object_id = next_id(collection, title, concept, frozen_ids(content))
        known = {"id": object_id, **known}
    return NewObject(f"{collection.key}/{stem}.md", template(collection, known, body), object_id)
