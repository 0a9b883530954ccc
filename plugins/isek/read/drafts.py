"""What was written about one object in one place, before it is read by its schema."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.resolve import normal_id
from isek.schema.collections import Collection
from isek.schema.fields import is_blank
from isek.schema.objects import TableOrigin
from isek.tree import Mapping, Node, Scalar
from isek.values.fold import fold, slug

RESERVED = frozenset({"index", "readme", "stadtweit", "entwurf"})
_VALID = re.compile(r"[^\W\d_](?:[^\W_]|[-.](?![-.]))*")


class Rivals(Struct, frozen=True):
    """A key that a table and a file both state, in words that differ: whether they mean the same shows later."""

    name: str
    one: Node
    other: Node


class Draft(Struct):
    """One written occurrence of an object: its keys as a tree, and where its id stands (or its first key).

    `id` is the id as defined; `typed` as it was written, where that differs; `extra` attributes that no key gives.
    `broken` marks one whose file cannot be read: only its id and title are known, and nothing more is asked of it.
    `rivals` are the keys that two halves state in different words.
    """

    collection: Collection
    node: Mapping
    place: Place
    table: TableOrigin | None = None
    id: str = ""
    typed: str | None = None
    extra: dict[str, str] = msgspec.field(default_factory=dict)
    broken: bool = False
    rivals: list[Rivals] = msgspec.field(default_factory=list)

    def text(self, name: str) -> str | None:
        """The text of a key, where it is a plain value."""
        child = self.node.entries.get(name)
        return child.text.strip() if isinstance(child, Scalar) and not child.blank else None


def identify(draft: Draft, default: str | None) -> list[Problem]:
    """Give the draft its id: the written one, else `default`, else one that stands in for the missing one."""
    written: Node | None = draft.node.entries.get("id")
    if is_blank(written):
        name = draft.text("titel") or draft.text("frage") or f"{draft.place.file}-{draft.place.line}"
        draft.id = default or f"{draft.collection.prefix}{slug(name)}"
        return []
    if not isinstance(written, Scalar):
        draft.id = f"{draft.collection.prefix}{slug(draft.place.file)}-{draft.place.line}"
        message = "Die Kennung muss ein einzelner Text sein."
        return [problem("kennung-ungueltig", draft.place, message)] if written else []
    draft.id = normal_id(written.text, draft.collection.prefix)
    draft.typed = written.text.strip() if written.text.strip() != draft.id else None
    return _faults(written, draft)


def _faults(written: Scalar, draft: Draft) -> list[Problem]:
    shown = f"„{written.text.strip()}“"
    if isinstance(written.value, Decimal | date):
        kind = "ein Datum" if isinstance(written.value, date) else "eine Zahl"
        message = f"Die Kennung {shown} ist in Excel {kind}; so wird aus 1.10 leicht 1.1."
        return [_fault(written, draft, message, "Die Spalte als Text formatieren und die Kennung neu eintippen.")]
    if fold(draft.id) in RESERVED:
        return [_fault(written, draft, f"{shown} ist für die Website reserviert und kann keine Kennung sein.", None)]
    if not _VALID.fullmatch(draft.id) or not draft.id[-1].isalnum():
        message = f"{shown} ist keine Kennung."
        hint = "Erlaubt sind Buchstaben, Ziffern, einzelne Bindestriche und Punkte; sie beginnt mit einem Buchstaben."
        return [_fault(written, draft, message, hint)]
    return []


def _fault(written: Scalar, draft: Draft, message: str, hint: str | None) -> Problem:
    return problem("kennung-ungueltig", written.place, message, hint, about=draft.id)


def place_of(node: Mapping) -> Place:
    """The place that stands for an object: its id's value, else its first key."""
    written = node.entries.get("id")
    return written.place if isinstance(written, Scalar) and not written.blank else node.place


_FIELD = re.compile(r"^[ \t]*(?P<item>- +)?(?P<name>id|titel|frage|kurzname):[ \t]+(?P<value>[^\n#]+)", re.MULTILINE)


def salvage(text: str, file: str, first_line: int, collection: Collection) -> list[Draft]:
    """The ids and titles in a YAML text that cannot be read, so that what refers to them is not in doubt too."""
    found: list[Draft] = []
    for match in _FIELD.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        value = Scalar(match["value"].strip().strip("\"'"), Place(file, line, match.start("value") - match.start() + 1))
        if match["name"] == "id" or match["item"] or not found:
            found.append(Draft(collection, Mapping({}, value.place), value.place, broken=True))
        found[-1].node.entries.setdefault(match["name"], value)
    return [draft for draft in found if "id" in draft.node.entries]
