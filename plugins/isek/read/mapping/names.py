"""Which collection and which key a word of a mapping file means."""

from __future__ import annotations

import re
from typing import Any

from isek.schema.collections import COLLECTIONS, Collection, Column, headings_of
from isek.schema.costs import Cost, CostType
from isek.schema.fields import Key, keys_of
from isek.schema.settings import WordPairs
from isek.values.fold import fold
from isek.values.nearest import did_you_mean

_YEAR = re.compile(r"(?:ab )?(?:19|20|21)\d\d")


def find_collection(word: str, labels: WordPairs | None = None) -> Collection | None:
    """The collection that a word means: its key, its German name in singular or plural, or the town's own word."""
    sought = fold(word)
    for collection in COLLECTIONS.values():
        own = labels.get(collection.key) if labels else ()
        if sought in {fold(name) for name in (collection.key, collection.singular, collection.plural, *own)}:
            return collection
    return None


def collection_hint(word: str) -> str | None:
    """The nearest collection."""
    names = [name for collection in COLLECTIONS.values() for name in (collection.key, fold(collection.singular))]
    return did_you_mean(word, names)


def nested_class(key: Key) -> type[Any] | None:
    """The record that a key holds, or None."""
    return Cost if isinstance(key.type, CostType) else getattr(key.type, "cls", None)


def find_key(name: str, collection: Collection) -> tuple[Column, Key] | None:
    """Where `titel`, `status.text`, `finanzierung.bund` or `2027` belongs, and the key that it is or lies in."""
    keys = keys_of(collection.cls)
    if name == "text" and name not in keys:
        name = collection.body
    first, _, second = name.partition(".")
    if first not in keys:
        costs = keys.get("kosten")
        return (Column(("kosten", "je_jahr", name), money=True), costs) if costs and _YEAR.fullmatch(name) else None
    column = headings_of(collection.key).get(fold(name))
    if not second:
        return column or Column((name,)), keys[name]
    nested = nested_class(keys[first])
    if nested and second in keys_of(nested):
        inner = keys_of(nested)[second]
        return Column((first, second), inner.type.money), inner
    return (column, keys[first]) if column else None
