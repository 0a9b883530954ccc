"""Every reference of a concept as data (`verweise.json`)."""

from __future__ import annotations

from typing import Any

from isek.model import Place
from isek.relations import Relations

MENTION = "erwaehnung"
"""The kind of a reference in a text."""


def references(relations: Relations) -> list[dict[str, Any]]:
    """`von`, `nach`, `art`, `datei` and `zeile` of each reference, sorted by place; a page is `seite:<id>`.

    `art` is the key that holds it (`ziele`, `beziehungen.konflikt`), `erwaehnung` in a text.
    """
    found = [_entry(link.source, link.target, link.kind, link.place) for link in relations.all_links()]
    found += [_entry(one.owner, one.target, MENTION, one.place) for one in relations.all_mentions()]
    return sorted(found, key=lambda entry: (entry["datei"], entry["zeile"], entry["von"], entry["art"], entry["nach"]))


def _entry(source: str, target: str, kind: str, place: Place) -> dict[str, Any]:
    return {"von": source, "nach": target, "art": kind, "datei": place.file, "zeile": place.line}
