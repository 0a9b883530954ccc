"""Every heading that a column may have, as people write it, by the key that it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from isek.model import Record
from isek.schema.collections import FINANCE_HEADINGS, Collection, headings_of
from isek.schema.costs import Cost, CostType
from isek.schema.entries import Entries, Entry
from isek.schema.fields import FieldType, Key, keys_of
from isek.schema.money import PerYear
from isek.values.fold import fold

_MORE = ("Beginn", "Ende", "Nr.", *FINANCE_HEADINGS)
"""Headings that no single key declares."""

Path = tuple[str, ...]


class Headings(Struct, frozen=True):
    """The headings of a collection's tables: by the path of keys that their column fills, and the other way round."""

    by_path: Mapping[Path, tuple[str, ...]]
    paths: Mapping[str, Path]

    @classmethod
    def of(cls, collection: Collection) -> Headings:
        """The headings of a collection."""
        known, found = headings_of(collection.key), defaultdict[Path, list[str]](list)
        written: dict[str, str] = {}
        for heading in _written(collection.cls):
            # The first spelling stands for those that are read alike.
            written.setdefault(fold(heading), heading)
        for folded, heading in written.items():
            if folded in known:
                found[known[folded].path].append(heading)
        by_path = {path: tuple(headings) for path, headings in found.items()}
        return cls(by_path, {heading: path for path, headings in by_path.items() for heading in headings})


def nested_class(type_: FieldType[Any]) -> type[Record] | None:
    """The record that a field holds, one or a list of them."""
    if isinstance(type_, CostType):
        return Cost
    return type_.cls if isinstance(type_, Entry | Entries) else None


def headings_of_key(key: Key, headings: Headings, path: Path = ()) -> str:
    """The headings of the column that fills a key; the dotted name of an entry's key that has no other."""
    here = (*path, key.name)
    if isinstance(key.type, PerYear):
        return "jede Jahreszahl: 2027 · 2028 · ab 2030" if path == ("kosten",) else ""
    if path:
        return " · ".join(headings.by_path.get(here, ())) or f"`{'.'.join(here)}`"
    nested = nested_class(key.type)
    inner = frozenset(keys_of(nested)) if nested else frozenset[str]()
    found = [*headings.by_path.get(headings.paths.get(key.label, here), ())]
    for other, names in headings.by_path.items():
        if other[0] == key.name and len(other) > 1 and other[1] not in inner:
            found += names
    return " · ".join(dict.fromkeys(found))


def _written(cls: type[Record]) -> Iterator[str]:
    for key in keys_of(cls).values():
        yield from (key.label, *key.headings)
        if isinstance(key.type, Entries) and key.type.kind:
            yield from (f"{key.name}.{kind}" for kind in key.type.kinds)
        nested = nested_class(key.type)
        for inner in keys_of(nested).values() if nested else ():
            yield from inner.headings
    yield from _MORE
