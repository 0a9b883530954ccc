"""The canonical form of a concept: what is exported, frozen and compared (contract page 3, section 2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from isek.exports.relocate import relocated
from isek.schema.chapters import Chapter
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.schema.fields import Json, dump_record
from isek.schema.objects import Object

GeometryOf = Callable[[Object], Json]
GEOMETRY = "geometrie"


def export(concept: Concept, geometry_of: GeometryOf | None = None) -> dict[str, Any]:
    """The concept as data: `konzept` and `sammlungen`, every collection sorted by id, also the empty ones.

    `geometry_of` gives the GeoJSON of an object that has a geometry; without it, and where it knows none, geometries
    stay as written.
    """
    collections = {
        key: [export_object(objects[name], geometry_of) for name in sorted(objects)]
        for key, objects in ((key, concept.collections.get(key, {})) for key in COLLECTIONS)
    }
    pages = [export_object(concept.pages[name], geometry_of) for name in sorted(concept.pages)]
    return {
        "konzept": _clean(dump_record(relocated(concept.settings))),
        "sammlungen": {**collections, PAGES.key: pages},
    }


def export_object(owner: Object, geometry_of: GeometryOf | None = None) -> dict[str, Any]:
    """An object as data: German keys, absent ones left out, links relative to the content folder.

    A Kapitel has its `pfad` below `kapitel/`, which holds its place among the others.
    """
    extra: dict[str, Any] = {"pfad": owner.path} if isinstance(owner, Chapter) and owner.path else {}
    if owner.created:
        extra["angelegt"] = True
    found = {"id": owner.id} | _clean(dump_record(relocated(owner))) | extra
    if geometry_of and GEOMETRY in found:
        found[GEOMETRY] = geometry_of(owner) or found[GEOMETRY]
    return found


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    """Without empty values, all text in NFC with LF."""
    return {key: _text(value) for key, value in values.items() if value not in ({}, [])}


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, list):
        return [_text(part) for part in value]
    if isinstance(value, dict):
        return {_text(key): _text(part) for key, part in value.items()}
    return value
