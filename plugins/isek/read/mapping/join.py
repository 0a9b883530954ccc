"""Rows that speak of the same object: lists are appended, a single value stated twice is reported."""

from __future__ import annotations

from isek.problems import Problem, problem
from isek.read.drafts import Draft
from isek.read.merge import shown
from isek.schema.fields import Key, keys_of
from isek.schema.financing import SOURCES
from isek.schema.types import COMMAS, Markdown, parts_of
from isek.tree import Items, Mapping, Node, Scalar


def join(earlier: Draft, later: Draft, problems: list[Problem]) -> None:
    """Add what the later draft says to the earlier one."""
    keys = keys_of(earlier.collection.cls)
    for name, child in later.node.entries.items():
        stated = earlier.node.entries.get(name)
        if stated is None:
            earlier.node.entries[name] = child
            earlier.node.keys[name] = later.node.keys.get(name, child.place)
        elif name != "id":
            earlier.node.entries[name] = _both(name, keys.get(name), stated, child, problems, earlier.id)


def with_whole_texts(draft: Draft) -> None:
    """Make one text of the sections of each Markdown field."""
    for name, declared in keys_of(draft.collection.cls).items():
        node = draft.node.entries.get(name)
        if isinstance(declared.type, Markdown) and isinstance(node, Items):
            text = "\n\n".join(item.text for item in node.items if isinstance(item, Scalar))
            draft.node.entries[name] = Scalar(text, node.place)


def _both(name: str, key: Key | None, one: Node, other: Node, problems: list[Problem], about: str) -> Node:
    if _is_list(key, one, other):
        found = list(_parts(one))
        told = [_plain(node) for node in found]
        for node in _parts(other):
            if _plain(node) not in told:
                found.append(node)
                told.append(_plain(node))
        return Items(found, one.place)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for inner, child in other.entries.items():
            stated = one.entries.get(inner)
            if stated is None:
                one.entries[inner] = child
                one.keys[inner] = other.keys.get(inner, child.place)
            else:
                one.entries[inner] = _both(f"{name}.{inner}", None, stated, child, problems, about)
        return one
    if _plain(one) != _plain(other):
        message = f"„{name}“ steht bei „{about}“ schon mit anderem Inhalt: {shown(one.place)}. Es gilt der erste."
        problems.append(problem("doppelte-angabe", other.place, message, about=about))
    return one


def _is_list(key: Key | None, one: Node, other: Node) -> bool:
    if isinstance(one, Items) or isinstance(other, Items):
        return True
    if key is None or not key.type.many:
        return False
    kinds = {*getattr(key.type, "kinds", ()), *SOURCES}
    by_kind = isinstance(one, Mapping) and any(name in kinds for name in one.entries)
    return not by_kind


def _parts(node: Node) -> list[Node]:
    return parts_of(node, COMMAS)


def _plain(node: Node) -> object:
    """What a node says, for comparing."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {name: _plain(child) for name, child in node.entries.items()}
