"""A commented file for a new object, made from the schema: what it needs first, everything else as a suggestion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isek.importing.yaml_text import front_matter
from isek.schema.collections import Collection
from isek.schema.fields import Key, keys_of

_RARE = frozenset({"hervorgegangen_aus"})


def template(collection: Collection, known: Mapping[str, str], body: str = "") -> str:
    """The text of the file. `known` are the values that are given."""
    return "\n".join(["---", *_head(collection, known), "---", "", body]).rstrip("\n") + "\n"


def _head(collection: Collection, known: Mapping[str, str]) -> Iterator[str]:
    keys = [key for key in keys_of(collection.cls).values() if key.name != collection.body]
    needed = [key for key in keys if key.required or key.name in known]
    yield f"# {collection.singular}. Nötig ist:"
    for key in needed:
        yield f"# {key.doc}" + ("" if key.name in known else f" Zum Beispiel: {key.example}")
        yield front_matter({key.name: known[key.name]}).rstrip("\n") if key.name in known else f"{key.name}:"
    yield ""
    yield "# Freiwillig ist alles Weitere. Das Zeichen # vor einem Feld löschen und den Wert ersetzen."
    for key in sorted((key for key in keys if key not in needed), key=lambda key: key.name in _RARE):
        yield from _suggestion(key)


def _suggestion(key: Key) -> Iterator[str]:
    yield f"# {key.doc}"
    yield from (f"#{line}" for line in (key.example or f"{key.name}:").splitlines())
