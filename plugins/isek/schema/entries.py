"""Types of entries: records inside an object, one or a list of them."""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic

from isek.schema.fields import (
    FieldType,
    Json,
    Key,
    R,
    dump_record,
    keys_of,
    missing,
    places_of,
    read_values,
)
from isek.schema.reading import Reading
from isek.schema.references import RefTo
from isek.schema.types import COMMAS, LINES, parts_of
from isek.tree import Mapping, Node, Scalar

SPECIAL_CODES = {"alt": "alternativtext-fehlt"}
"""Required keys whose absence has a code of its own."""


def read_entry(cls: type[R], node: Mapping, reading: Reading, *, blank_ok: bool = False) -> R:
    """An entry of `cls`; what is missing is reported at the entry's first key."""
    values = read_values(cls, node, reading)
    if not blank_ok:
        for gap in missing(cls, node):
            code = SPECIAL_CODES.get(gap.name, "feld-fehlt")
            reading.tell(code, node.place, f"Hier fehlt „{gap.name}“ ({gap.label}).")
    return cls(place=node.place, places=places_of(node), **values)


@dataclass(frozen=True)
class Entry(FieldType[R], Generic[R]):
    """One record; a plain value stands for the key `short`."""

    cls: type[R]
    short: str | None = None

    def read(self, node: Node, reading: Reading, key: Key) -> R | None:
        """The record, or None with a problem."""
        mapping = as_mapping(node, self.short, {})
        if mapping is None:
            reading.tell("wert-ungueltig", node.place, f"„{key.name}“ braucht Felder: {keys_text(self.cls)}.")
            return None
        return read_entry(self.cls, mapping, reading)

    def dump(self, value: R) -> Json:
        """An object, always."""
        return dump_record(value)

    def schema(self) -> dict[str, Any]:
        """An object, or its short form."""
        return with_short(self.cls, self.short)

    def describe(self) -> str:
        """For the guide."""
        return f"Felder {keys_text(self.cls)}"


@dataclass(frozen=True)
class Entries(FieldType[tuple[R, ...]], Generic[R]):
    """A list of records; a plain value stands for the key `short` and `adds` the rest; one mapping is a list of one.

    `kind` names the key that a table's column or a mapping by kind gives: `beziehungen.konflikt` holds ids of it.
    """

    cls: type[R]
    short: str | None = None
    adds: Mapped[str, str] = field(default_factory=dict)
    kind: str | None = None
    kinds: tuple[str, ...] = ()
    blank: ClassVar[Any] = ()
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[R, ...] | None:
        """The records that can be read, in the order written."""
        found = []
        for part in self._parts(node, reading):
            mapping = as_mapping(part, self.short, self.adds)
            if mapping is None:
                message = f"Ein Eintrag von „{key.name}“ braucht Felder: {keys_text(self.cls)}."
                reading.tell("wert-ungueltig", part.place, message)
            else:
                found.append(read_entry(self.cls, mapping, reading))
        return tuple(found)

    def _parts(self, node: Node, reading: Reading) -> list[Node]:
        if isinstance(node, Mapping) and self.kind and any(name in self.kinds for name in node.entries):
            return self._by_kind(node)
        return parts_of(node, self._separators)

    @property
    def _separators(self) -> re.Pattern[str]:
        holds_refs = self.short is not None and isinstance(keys_of(self.cls)[self.short].type, RefTo)
        return COMMAS if holds_refs else LINES

    def _by_kind(self, node: Mapping) -> list[Node]:
        found: list[Node] = []
        for name, child in node.entries.items():
            for part in parts_of(child, self._separators):
                if isinstance(part, Scalar) and part.blank:
                    continue
                kind = Scalar(name, node.keys.get(name, part.place))
                found.append(Mapping({str(self.kind): kind, str(self.short): part}, part.place))
        return found

    def dump(self, value: tuple[R, ...]) -> Json:
        """A list of objects."""
        return [dump_record(record) for record in value]

    def schema(self) -> dict[str, Any]:
        """A list, or a single one."""
        one = with_short(self.cls, self.short)
        return {"anyOf": [{"type": "array", "items": one}, one]}

    def describe(self) -> str:
        """For the guide."""
        return f"Liste mit den Feldern {keys_text(self.cls)}"


def as_mapping(node: Node, short: str | None, adds: Mapped[str, str]) -> Mapping | None:
    """The mapping that a node is, or that its short form stands for."""
    if isinstance(node, Mapping):
        return node
    if isinstance(node, Scalar) and short:
        entries: dict[str, Node] = {short: node}
        return Mapping(entries | {name: Scalar(text, node.place) for name, text in adds.items()}, node.place)
    return None


def with_short(cls: type[Any], short: str | None) -> dict[str, Any]:
    """JSON Schema of a record or its short form."""
    full = record_schema(cls)
    return {"anyOf": [full, keys_of(cls)[short].type.schema()]} if short else full


def record_schema(cls: type[Any]) -> dict[str, Any]:
    """JSON Schema of a record."""
    keys = keys_of(cls)
    properties = {k.name: {"title": k.label, "description": k.doc, **k.type.schema()} for k in keys.values()}
    required = [k.name for k in keys.values() if k.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def keys_text(cls: type[Any]) -> str:
    """The names of a record's keys, for messages and the guide."""
    return ", ".join(f"`{name}`" for name in keys_of(cls))
