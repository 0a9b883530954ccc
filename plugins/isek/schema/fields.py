"""One declaration for each key: it drives reading, validation, export, JSON Schema, table headings and the guide."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct, structs

from isek.model import Record
from isek.schema.reading import Reading
from isek.tree import Items, Mapping, Node, Scalar
from isek.values.nearest import did_you_mean

Json = dict[str, Any] | list[Any] | str | int | float | bool | None
Value = TypeVar("Value")
R = TypeVar("R", bound=Record)


class FieldType(Generic[Value]):
    """How a value is written, read, exported and described.

    `blank` is the value of a key that is not there, `empty` of a required one whose absence has been reported.
    `many` says that it is a list, `money` that a unit in a table's heading holds for it.
    """

    blank: ClassVar[Any] = None
    empty: ClassVar[Any] = None
    many: ClassVar[bool] = False
    money: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading, key: Key) -> Value | None:
        """The value, or None with a problem in `reading`."""
        raise TypeError(f"{type(self).__name__} kann nicht lesen")

    def dump(self, value: Value) -> Json:
        """The value in the canonical form of the export."""
        return value  # type: ignore[return-value]

    def schema(self) -> dict[str, Any]:
        """JSON Schema of what an editor may write."""
        return {}

    def describe(self) -> str:
        """What an editor may write, in German, for the guide."""
        return ""


class Key(Struct, frozen=True):
    """A key of an object or entry: `name` as in YAML, `label` as people read it, `headings` of table columns."""

    name: str
    label: str
    type: FieldType[Any]
    attribute: str = ""
    required: bool = False
    headings: tuple[str, ...] = ()
    doc: str = ""
    example: str = ""

    def named(self, node: Node) -> str:
        """How the editor knows this key where `node` stands: by its heading in a table, else by its name."""
        return self.label if isinstance(node, Scalar) and node.cell else self.name


def key(
    name: str,
    label: str,
    type: FieldType[Any],  # noqa: A002 - the field's type is what it is
    *,
    required: bool = False,
    default: Any = None,
    headings: tuple[str, ...] = (),
    doc: str = "",
    example: str = "",
) -> Any:
    """Declare a key as a dataclass field."""
    declared = Key(name, label, type, required=required, headings=headings, doc=doc, example=example)
    blank = type.empty if required and type.blank is None else type.blank
    return dataclasses.field(default=blank if default is None else default, metadata={"key": declared})


def keys_of(cls: type[Any]) -> dict[str, Key]:
    """The keys of a record by name, in the order of their declaration."""
    if cls not in _KEYS:
        fields = (f for f in dataclasses.fields(cls) if "key" in f.metadata)
        keys = (structs.replace(f.metadata["key"], attribute=f.name) for f in fields)
        _KEYS[cls] = {k.name: k for k in keys}
    return _KEYS[cls]


_KEYS: dict[type[Any], dict[str, Key]] = {}


def is_blank(node: Node | None) -> bool:
    """Whether nothing is stated."""
    if node is None:
        return True
    if isinstance(node, Scalar):
        return node.blank
    return not (node.items if isinstance(node, Items) else node.entries)


def read_values(cls: type[Record], node: Mapping, reading: Reading) -> dict[str, Any]:
    """The attributes of a record of `cls`, as far as they can be read; unknown keys are reported."""
    keys, values = keys_of(cls), {}
    for name, child in node.entries.items():
        declared = keys.get(name)
        if declared is None:
            tell_unknown(cls, name, node, reading)
        elif not is_blank(child):
            value = declared.type.read(child, reading, declared)
            if value is not None:
                values[declared.attribute] = value
    return values


def tell_unknown(cls: type[Record], name: str, node: Mapping, reading: Reading) -> None:
    """Report a key that `cls` does not have, with the nearest that it has."""
    place = node.keys.get(name, node.entries[name].place)
    hint = did_you_mean(name, keys_of(cls))
    if " " in name and is_blank(node.entries[name]):
        hint = "Ein Komma trennt in { } die Felder: Setzen Sie Text mit Komma in Anführungszeichen."
    reading.tell("unbekanntes-feld", place, f"Das Feld „{name}“ gibt es hier nicht.", hint)


def places_of(node: Mapping) -> dict[str, Any]:
    """The place of each value of `node` that states something."""
    return {name: child.place for name, child in node.entries.items() if not is_blank(child)}


def missing(cls: type[Record], node: Mapping) -> Iterator[Key]:
    """The required keys that `node` lacks or leaves blank."""
    return (k for k in keys_of(cls).values() if k.required and is_blank(node.entries.get(k.name)))


def dump_record(record: Record, without: str = "") -> dict[str, Any]:
    """The record in canonical form: German keys, absent ones left out, and the key `without`."""
    found = {}
    for name, declared in keys_of(type(record)).items():
        value = getattr(record, declared.attribute)
        if value is not None and value != () and value != "" and name != without:
            found[name] = declared.type.dump(value)
    return found
