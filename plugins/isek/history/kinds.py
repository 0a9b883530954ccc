"""Of what kind a value in a frozen file must be, so that everything that reads it can rely on that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from isek.history.changes import CONCEPT, Data
from isek.history.ids import everything
from isek.schema.choices import Choices
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.costs import CostType
from isek.schema.entries import Entries, Entry
from isek.schema.fields import FieldType, keys_of
from isek.schema.financing import FinancingType
from isek.schema.money import PerYear, Shares
from isek.schema.numbers import Integer, Number
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.settings import Settings
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Text, Texts, YesNo

_LISTS = (Choices, RefsTo, Texts, Entries)
_TEXTS = (Text, Id, Markdown, RefTo, RefOrText, Day)
_GROUPS = (CostType, Entry, PerYear, Shares)
_NUMBERS = (Integer, Number)
_WORDS: Mapping[type, str] = {
    list: "eine Liste",
    dict: "eine Gruppe von Feldern",
    str: "ein Text",
    bool: "ja oder nein",
}
_NUMBER = "eine Zahl"


def wrong_kind(concept: Data) -> str | None:
    """What is wrong with the first value of a wrong kind, in German; None where all of them can be read.

    It looks at kinds alone, not at what values say: what once was frozen stays readable when choices change.
    """
    for fault in _faults(Settings, concept["konzept"]):
        return f"{CONCEPT}.yml: {fault}"
    for collection, one in everything(concept):
        cls = PAGES.cls if collection == PAGES.key else COLLECTIONS[collection].cls
        for fault in _faults(cls, one):
            return f"{one['id']}: {fault}"
    return None


def _faults(cls: type[Any], values: Data) -> Iterator[str]:
    kinds = _kinds(cls)
    for name, value in values.items():
        kind, entry = kinds.get(name, (None, None))
        if kind is None:
            continue
        if type(value) not in kind:
            yield f"„{name}“ muss {_WORDS.get(kind[0], _NUMBER)} sein."
        elif entry is not None:
            yield from _entries(name, value, entry)


def _entries(name: str, value: Any, entry: type[Any]) -> Iterator[str]:
    """What is wrong in an entry, or in those of a list; an `entry` of text is one that stands in a list."""
    wanted = str if entry is str else dict
    for one in value if isinstance(value, list) else (value,):
        if type(one) is not wanted:
            yield f"Ein Eintrag von „{name}“ muss {_WORDS[wanted]} sein."
        elif isinstance(one, dict):
            yield from _faults(entry, one)


Kinds = tuple[tuple[type, ...] | None, type[Any] | None]
"""The kinds that a value may have, and the record that it holds, or that each of its entries is."""


def _kinds(cls: type[Any]) -> Mapping[str, Kinds]:
    if cls not in _KINDS:
        _KINDS[cls] = {name: _kind(key.type) for name, key in keys_of(cls).items()}
    return _KINDS[cls]


_KINDS: dict[type[Any], Mapping[str, Kinds]] = {}


def _kind(type_: FieldType[Any]) -> Kinds:
    if isinstance(type_, _LISTS):
        return (list,), str if not isinstance(type_, Entries | FinancingType) else type_.cls
    if isinstance(type_, _GROUPS):
        return (dict,), getattr(type_, "cls", None)
    if isinstance(type_, _NUMBERS):
        return (int, float), None
    if isinstance(type_, _TEXTS):
        return (str,), None
    return ((bool,), None) if isinstance(type_, YesNo) else (None, None)
