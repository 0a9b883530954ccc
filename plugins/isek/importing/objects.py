"""What a draft says, read by its schema, as plain values in the order and spelling that editors like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from isek.importing.yaml_text import Plain
from isek.model import Record
from isek.read.drafts import Draft
from isek.read.mapping.names import nested_class
from isek.schema.costs import Cost, CostType
from isek.schema.entries import Entries, Entry
from isek.schema.fields import Key, dump_record, keys_of, places_of, read_values
from isek.schema.money import AmountOf, Euro, PerYear
from isek.schema.objects import Object
from isek.schema.reading import Reading
from isek.schema.references import CITYWIDE
from isek.schema.times import Day, Span
from isek.schema.types import Markdown
from isek.tree import Items, Node, Scalar
from isek.tree import Mapping as MappingNode

_TAG = re.compile(r"<(?=[a-zA-Z/!?])(?!https?://|mailto:)")
_ATTRIBUTES = re.compile(r"\{(?=[^\n]*\})")
_REFERENCE = re.compile(r"(\\?)\[(?=\[)")
_HEADING = re.compile(r"^#(?!#{1,5} )", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_BLOCK = re.compile(r"^([^\w/\n]*)///", re.MULTILINE)
_FIRST = ("id", "titel", "frage", "nummer")


def read_object(draft: Draft, reading: Reading) -> Object:
    """The object, with whatever of it can be understood; the rest is in the reading's problems."""
    cls, reading.about = draft.collection.cls, draft.id
    values = read_values(cls, draft.node, reading)
    values.pop("id", None)
    cls.finish(values, draft.node, reading)
    if draft.typed and "number" in cls.__dataclass_fields__:
        values.setdefault("number", draft.typed)
    reading.about = None
    complete = {name: _without_gaps(value) for name, value in values.items()}
    return cls(id=draft.id, place=draft.place, places=places_of(draft.node), **complete)


def _without_gaps(value: Any) -> Any:
    """Entries that lack what they must have are left out; why has been told."""
    if isinstance(value, tuple):
        return tuple(part for part in value if not (isinstance(part, Record) and _has_gap(part)))
    return None if isinstance(value, Record) and _has_gap(value) else value


def _has_gap(record: Record) -> bool:
    required = (key for key in keys_of(type(record)).values() if key.required)
    return any(getattr(record, key.attribute) in (None, "", ()) for key in required)


def plain_object(found: Object, names: Mapping[str, str]) -> dict[str, Any]:
    """The fields of an object for YAML. `names` are the names of objects that exist by their name alone, by id."""
    entries = _record(type(found), dump_record(found), names)
    ordered = {name: entries[name] for name in _FIRST if name in entries}
    return ordered | entries


def _record(cls: type[Any], dumped: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    keys = keys_of(cls)
    return {name: _value(keys.get(name), value, names) for name, value in dumped.items()}


def _value(key: Key | None, value: Any, names: Mapping[str, str]) -> Any:
    type_ = key.type if key else None
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(type_, CostType):
        return _costs(value, names)
    if isinstance(type_, Entry | Entries):
        cls = nested_class(key) if key else None
        parts = value if isinstance(value, list) else [value]
        read = [_record(cls, part, names) for part in parts] if cls else parts
        return read if isinstance(value, list) else read[0]
    if isinstance(type_, Euro | AmountOf):
        return _money(value)
    if isinstance(type_, PerYear):
        return {Plain(year): _money(euro) for year, euro in value.items()}
    if isinstance(type_, Day | Span):
        return {name: _point(end) for name, end in value.items()} if isinstance(value, dict) else _point(value)
    return _names(value, names)


def _costs(value: dict[str, Any], names: Mapping[str, str]) -> Any:
    nested = _value_of_costs(value, names)
    return nested["betrag"] if set(nested) == {"betrag"} else nested


def _value_of_costs(value: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    from_amount = {name: _money(value[name]) for name in ("betrag", "von", "bis", "ab") if name in value}
    rest = {name: part for name, part in value.items() if name not in from_amount}
    return from_amount | _record(Cost, rest, names)


def _money(value: Any) -> Any:
    """A whole number of euro without its cents."""
    text = str(value)
    return Plain(text.removesuffix(".00")) if re.fullmatch(r"\d+\.\d\d", text) else value


def _point(value: Any) -> Any:
    return Plain(value) if isinstance(value, str) else value


def _names(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_names(part, names) for part in value]
    if isinstance(value, dict):
        return {name: _names(part, names) for name, part in value.items()}
    if isinstance(value, Decimal):
        return Plain(format(value, "f"))
    return names.get(value, value) if isinstance(value, str) and value != CITYWIDE else value


# Text from a table is text


def make_harmless(node: MappingNode, cls: type[Any]) -> None:
    """Escape what would be HTML, a reference, a heading or a block in the Markdown fields of a draft."""
    for name, key in keys_of(cls).items():
        child = node.entries.get(name)
        nested = nested_class(key)
        if child is None:
            continue
        if isinstance(key.type, Markdown) and isinstance(child, Scalar):
            child.text = harmless(child.text) if key.type.inline else _with_lists(harmless(child.text))
        elif nested is not None:
            for part in _mappings(child):
                make_harmless(part, nested)


def _mappings(node: Node) -> list[MappingNode]:
    if isinstance(node, Items):
        return [item for item in node.items if isinstance(item, MappingNode)]
    return [node] if isinstance(node, MappingNode) else []


def harmless(text: str) -> str:
    """The text so that Markdown shows it as it stands in the cell; our own headings (`## `) stay."""
    safe = _ATTRIBUTES.sub("&#123;", _TAG.sub("&lt;", text))
    safe = _REFERENCE.sub(lambda found: "\\&#91;" if found[1] else "\\[", safe)
    return _BLOCK.sub(r"\1&#47;//", _HEADING.sub(r"\\#", safe))


def _with_lists(text: str) -> str:
    """A list that follows a line of text needs a blank line before it."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = lines[-1] if lines else ""
        if _ITEM.match(line) and before.strip() and not _ITEM.match(before.lstrip()):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)
