"""A concept back from its canonical form, as exports and frozen Fassungen hold it.

The values are read by the types that read what editors write. They find them in a spelling that has one meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from msgspec import Struct, structs

from isek.model import Place, Record, Ref
from isek.problems import Problem
from isek.read.canonical_nodes import record_node
from isek.read.drafts import Draft, identify
from isek.read.pipe_table import tables
from isek.read.resolve import id_key
from isek.read.settings import own_columns
from isek.read.tables import drafts_of
from isek.read.written import is_measure_table
from isek.schema.chapters import Chapter, Page
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.schema.entries import read_entry
from isek.schema.fields import places_of, read_values
from isek.schema.objects import Object
from isek.schema.reading import Reading
from isek.schema.settings import Settings

Data = Mapping[str, Any]

_MEASURES = "massnahmen"


def read_exported(data: Data, file: str) -> tuple[Concept, list[Problem]]:
    """The concept of an export or of a frozen Fassung, `file`, which problems name. What cannot be read is left out.

    Links in texts lead from the content folder. An object's place is the file that such a link would name.
    """
    # Texts stand beside the content, not in a folder of it: their links are not moved a second time.
    at = Place(file.rsplit("/", 1)[-1])
    settings = read_entry(Settings, record_node(Settings, data["konzept"], at), Reading(), blank_ok=True)
    reading = Reading(
        resolver=_Exact({id_key(one["id"]): (key, one["id"]) for key, one in _objects(data)}),
        scales={"prioritaet": settings.priorities, "zeithorizont": settings.horizon_names},
    )
    collections: dict[str, dict[str, Object]] = {key: {} for key in COLLECTIONS}
    for key, one in _objects(data):
        collections[key][one["id"]] = _object(key, one, at, reading)
    pages = {one["id"]: _page(one, at, reading) for one in data["sammlungen"].get(PAGES.key, ())}
    shown = _tables(pages, settings, collections[_MEASURES])
    collections[_MEASURES] |= {one.id: one for found in shown.values() for one in found}
    sources = frozenset(key for key, found in collections.items() if any(not one.created for one in found.values()))
    ids = {page: tuple(one.id for one in found) for page, found in shown.items()}
    concept = Concept(settings, collections, pages, sources, frozenset(data.get("dateien", ())), ids)
    return concept, [structs.replace(found, place=found.place._replace(file=file)) for found in reading.problems]


def _objects(data: Data) -> Iterator[tuple[str, Data]]:
    """Every object with the key of its collection."""
    for key in COLLECTIONS:
        for one in data["sammlungen"].get(key, ()):
            yield key, one


def _object(collection: str, data: Data, at: Place, reading: Reading) -> Object:
    cls, reading.about = COLLECTIONS[collection].cls, data["id"]
    values, places = _values(cls, data, at, reading)
    if cls is Chapter:
        values["path"] = data.get("pfad", "")
    place = Place(f"kapitel/{values['path']}" if values.get("path") else f"{collection}/{data['id']}.md")
    return cls(id=data["id"], place=place, places=places, created=data.get("angelegt", False), **values)


def _page(data: Data, at: Place, reading: Reading) -> Page:
    reading.about = data["id"]
    values, places = _values(Page, data, at, reading)
    return Page(id=data["id"], place=Place(f"{data['id']}.md"), places=places, **values)


def _values(cls: type[Record], data: Data, at: Place, reading: Reading) -> tuple[dict[str, Any], dict[str, Place]]:
    written = {name: value for name, value in data.items() if name not in {"id", "pfad", "angelegt"}}
    node = record_node(cls, written, at, reading.scales)
    return read_values(cls, node, reading), places_of(node)


def _tables(pages: Mapping[str, Page], settings: Settings, measures: Mapping[str, Object]) -> dict[str, list[Object]]:
    """The measures that the tables of each page show: they stand in its text, and know the table that they stand in."""
    found: dict[str, list[Object]] = {}
    for page in pages.values():
        text = page.text
        if not page.id.startswith(f"{_MEASURES}/") or text is None:
            continue
        for one in tables(text.source, text.place.file, text.place.line):
            if is_measure_table(one.table):
                columns = own_columns(settings, _MEASURES)
                # Its cells have been read before; what is wrong with them is known.
                drafts = drafts_of(one.table, COLLECTIONS[_MEASURES], columns, settings.labels, Reading())
                rows = [(draft.table, measures.get(_identified(draft))) for draft in drafts]
                found.setdefault(page.id, []).extend(replace(one, table=table) for table, one in rows if one)
    return found


def _identified(draft: Draft) -> str:
    identify(draft, None)
    return draft.id


class _Exact(Struct, frozen=True):
    """Finds objects by their ids alone. `ids` are collection and id by the id as ids are compared."""

    ids: Mapping[str, tuple[str, str]] = msgspec.field(default_factory=dict)

    def resolve(self, collection: str | None, text: str, place: Place, reading: Reading) -> Ref | None:
        """The reference, or None with a problem."""
        found = self.ids.get(id_key(text))
        if found and collection in (None, found[0]):
            return Ref(found[1], place)
        reading.tell("unbekannter-verweis", place, f"„{text}“ gibt es in dieser Fassung nicht.")
        return None

    def knows(self, collection: str | None, text: str) -> bool:
        """Whether it is the id of an object."""
        found = self.ids.get(id_key(text))
        return bool(found and collection in (None, found[0]))
