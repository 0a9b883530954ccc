"""The references in the keys of an object, found by its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isek.model import Place, Record, Ref
from isek.schema.entries import Entries
from isek.schema.fields import FieldType, keys_of
from isek.schema.money import Shares
from isek.schema.objects import Object
from isek.schema.references import CITYWIDE, RefOrText, RefsTo, RefTo
from isek.schema.types import Prose

OWN_KEY = "id"
"""In an entry, the key of the object that the whole entry is about."""


class Link(NamedTuple):
    """A reference from one object to another, by their ids.

    `kind` is the key that holds it: `ziele`, `status.quelle`; an entry with a kind of its own gives that
    (`beziehungen.konflikt`). `entry` is the entry that holds it, `note` what that says about it.
    """

    source: str
    target: str
    kind: str
    place: Place
    note: Prose | None = None
    entry: Record | None = None

    def is_a(self, kinds: tuple[str, ...]) -> bool:
        """Whether it is of one of these kinds; `beziehungen` stands for all of its kinds, none given for any."""
        return not kinds or self.kind in kinds or self.kind.partition(".")[0] in kinds


class _Holder(NamedTuple):
    """A key that may hold references; `kind` is the attribute of its entries that names their kind."""

    name: str
    attribute: str
    kind: str | None


def links_of(owner: Object) -> Iterator[Link]:
    """The references in all keys of an object and its entries, in the order of its keys."""
    return _links(owner, owner.id, "", None)


def _links(record: Record, source: str, path: str, entry: Record | None) -> Iterator[Link]:
    for holder in _holders(type(record)):
        value = getattr(record, holder.attribute)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Ref):
                if part.id != CITYWIDE:
                    yield Link(source, part.id, _kind(path, holder), part.place, _note(entry), entry)
            elif isinstance(part, Record):
                kind = f".{getattr(part, holder.kind)}" if holder.kind else ""
                yield from _links(part, source, f"{path}{holder.name}{kind}.", part)
            elif isinstance(part, tuple):
                yield Link(source, part[0], _kind(path, holder), record.at(holder.name))


def _kind(path: str, holder: _Holder) -> str:
    return path[:-1] if path and holder.name == OWN_KEY else path + holder.name


def _note(entry: Record | None) -> Prose | None:
    note = getattr(entry, "note", None)
    return note if isinstance(note, Prose) else None


def _holders(cls: type[Record]) -> tuple[_Holder, ...]:
    if cls not in _HOLDERS:
        _HOLDERS[cls] = tuple(
            _Holder(declared.name, declared.attribute, _kind_attribute(declared.type))
            for declared in keys_of(cls).values()
            if _may_refer(declared.type)
        )
    return _HOLDERS[cls]


_HOLDERS: dict[type[Record], tuple[_Holder, ...]] = {}


def _may_refer(type_: FieldType[Any]) -> bool:
    if isinstance(type_, RefTo | RefsTo | RefOrText | Shares):
        return True
    cls: type[Record] | None = getattr(type_, "cls", None)
    return cls is not None and bool(_holders(cls))


def _kind_attribute(type_: FieldType[Any]) -> str | None:
    return keys_of(type_.cls)[type_.kind].attribute if isinstance(type_, Entries) and type_.kind else None
