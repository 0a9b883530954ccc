"""JSON in canonical form as the tree that the schema's types read.

Every value is spelled so that its type can only read it as it was: a number with a German comma (`1.125` would be
1125), money with its native value, a text as a quoted one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from isek.model import Place, Record
from isek.schema.costs import Cost, CostType
from isek.schema.fields import FieldType, keys_of
from isek.schema.geometry import GeometryType
from isek.schema.horizons import ALWAYS, Horizon
from isek.schema.money import Euro, PerYear
from isek.schema.types import Markdown, Text
from isek.tree import Items, Node, Scalar
from isek.tree import Mapping as MappingNode

Scales = Mapping[str, tuple[str, ...]]

_TEXT = Text()
_MOST_DIGITS = 24
"""More are no sum of a municipality; Decimal keeps 28, two of them for cents."""


def record_node(cls: type[Record], data: Mapping[str, Any], at: Place, scales: Scales | None = None) -> MappingNode:
    """The keys of a record of `cls`. `scales` are the steps of the concept's own scales, by key."""
    keys = keys_of(cls)
    entries: dict[str, Node] = {}
    for name, value in data.items():
        declared = keys[name].type if name in keys else _TEXT
        if isinstance(declared, Horizon):
            entries[name] = _horizon(value, at, (scales or {}).get(name, ()))
        else:
            entries[name] = node_of(declared, value, at)
    return MappingNode(entries, at, dict.fromkeys(entries, at))


def node_of(declared: FieldType[Any], value: Any, at: Place) -> Node:
    """A value of a key of this type."""
    if isinstance(declared, GeometryType):
        return _as_it_is(value, at)
    if isinstance(value, list):
        return Items([node_of(declared, one, at) for one in value], at)
    if isinstance(value, dict):
        cls = Cost if isinstance(declared, CostType) else getattr(declared, "cls", None)
        if cls is not None:
            return record_node(cls, value, at)
        inner: FieldType[Any] = Euro() if isinstance(declared, PerYear) else _TEXT
        entries = {name: node_of(inner, one, at) for name, one in value.items()}
        return MappingNode(entries, at, dict.fromkeys(entries, at))
    return _scalar(declared, value, at)


def _scalar(declared: FieldType[Any], value: Any, at: Place) -> Scalar:
    if value is None:
        return Scalar("", at)
    if isinstance(value, bool):
        return Scalar("ja" if value else "nein", at)
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return Scalar(f"{number:f}".replace(".", ","), at, value=number)
    if isinstance(declared, Markdown):
        # As a block, whose text begins on the next line: blanks at its start are part of it.
        return Scalar(value, at._replace(line=0), quoted=True, block=True)
    return Scalar(value, at, quoted=True, value=_money(value) if declared.money else None)


def _money(text: str) -> Decimal | None:
    try:
        return Decimal(text) if len(text) <= _MOST_DIGITS else None
    except InvalidOperation:
        return None


def _horizon(value: Any, at: Place, steps: Iterable[str]) -> Node:
    """One horizon, or two with „bis“ between them; a horizon may have that word in its name."""
    known = {*steps, ALWAYS}
    if isinstance(value, str) and value not in known:
        words = value.split(" bis ")
        for cut in range(1, len(words)):
            parts = [" bis ".join(words[:cut]), " bis ".join(words[cut:])]
            if known.issuperset(parts):
                return Items([Scalar(part, at, quoted=True) for part in parts], at)
    return _scalar(_TEXT, value, at)


def _as_it_is(value: Any, at: Place) -> Node:
    """A geometry keeps what was written, numbers as numbers."""
    if isinstance(value, dict):
        return MappingNode({name: _as_it_is(one, at) for name, one in value.items()}, at)
    if isinstance(value, list):
        return Items([_as_it_is(one, at) for one in value], at)
    if isinstance(value, str):
        return Scalar(value, at, quoted=True)
    return Scalar("" if value is None else repr(value), at)
