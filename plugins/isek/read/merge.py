"""One id, one object: a Maßnahme split over a table and a file is joined, everything else is a duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.drafts import Draft, Rivals
from isek.read.folder import reading_order
from isek.read.resolve import id_key
from isek.schema.fields import is_blank, keys_of
from isek.schema.reading import Reading
from isek.tree import Mapping, Node, Scalar
from isek.values.fold import address


def merge(drafts: list[Draft]) -> tuple[list[Draft], list[Problem]]:
    """The drafts with each id once, in the order of files and lines."""
    kept: dict[str, Draft] = {}
    by_address: dict[str, Draft] = {}
    problems: list[Problem] = []
    order = {file: reading_order(file) for file in {draft.place.file for draft in drafts}}
    for draft in sorted(drafts, key=lambda d: (order[d.place.file], d.place.line)):
        key = id_key(draft.id)
        earlier = kept.get(key) or by_address.get(address(draft.id))
        if earlier is None:
            kept[key] = by_address[address(draft.id)] = draft
        elif key in kept and _splits(earlier, draft):
            kept[key] = by_address[address(draft.id)] = _join(earlier, draft)
        else:
            problems.append(_duplicate(earlier, draft))
    return list(kept.values()), problems


def _splits(one: Draft, other: Draft) -> bool:
    measures = one.collection.key == other.collection.key == "massnahmen"
    return measures and (one.table is None) != (other.table is None) and not one.extra.get("joined")


def _duplicate(earlier: Draft, draft: Draft) -> Problem:
    at = f"{shown(earlier.place)}"
    if id_key(earlier.id) == id_key(draft.id):
        message = f"Die Kennung „{draft.id}“ ist schon vergeben: {at}."
    else:
        message = f"„{draft.id}“ und „{earlier.id}“ ({at}) hätten dieselbe Adresse „{address(draft.id)}“."
    return problem("doppelte-kennung", draft.place, message, "Jede Kennung gibt es nur einmal.", about=draft.id)


def shown(place: Place) -> str:
    """A place as it is named inside a message."""
    if place.sheet:
        return f"{place.file}, Blatt „{place.sheet}“, Zeile {place.line}"
    return f"{place.file}, Zeile {place.line}"


def _join(one: Draft, other: Draft) -> Draft:
    """Both halves as one; the file's place stands for the object, the table's columns stay known."""
    file, row = (one, other) if one.table is None else (other, one)
    node = Mapping(dict(row.node.entries), file.node.place, {**row.node.keys, **file.node.keys})
    rivals = []
    for name, child in file.node.entries.items():
        stated = row.node.entries.get(name)
        if name == "id" or stated is None or is_blank(stated):
            node.entries[name] = child
        elif not is_blank(child):
            node.entries[name], open_question = _both(stated, child)
            rivals += [Rivals(name, stated, child)] if open_question else []
    typed = file.typed or row.typed
    return replace(file, node=node, table=row.table, typed=typed, extra={**file.extra, "joined": "ja"}, rivals=rivals)


def _both(one: Node, other: Node) -> tuple[Node, bool]:
    """One node for what both say, and whether it is open that they say the same."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        shared = [name for name in one.entries if name in other.entries and not is_blank(other.entries[name])]
        if all(_text(one.entries[name]) == _text(other.entries[name]) for name in shared):
            return Mapping({**other.entries, **one.entries}, one.place, {**other.keys, **one.keys}), False
    return one, _text(one) is None or _text(one) != _text(other)


def _text(node: Node) -> str | None:
    return " ".join(node.text.split()) if isinstance(node, Scalar) else None


def contradictions(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """The keys of which both halves of an object state different values, read as their types read them."""
    keys = keys_of(draft.collection.cls)
    for rivals in draft.rivals:
        key = keys.get(rivals.name)
        if key is None:
            continue
        scratch = replace(reading, problems=[])
        first, second = (key.type.read(node, scratch, key) for node in (rivals.one, rivals.other))
        if first is None or first != second:
            yield _contradiction(rivals, draft.id)


def _contradiction(rivals: Rivals, object_id: str) -> Problem:
    earlier, later = sorted((rivals.one, rivals.other), key=lambda node: node.place[:2])
    there = shown(earlier.place)
    message = f"„{rivals.name}“ steht bei „{object_id}“ zweimal mit verschiedenem Inhalt: hier und in {there}."
    return problem("doppelte-angabe", later.place, message, "Jede Angabe nur an einer Stelle machen.", about=object_id)
