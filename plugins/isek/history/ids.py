"""Ids in the canonical form: how they are compared, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from isek.history.changes import Data
from isek.read.resolve import id_key, normal_id
from isek.schema.collections import COLLECTIONS, PAGES

ALL = (*COLLECTIONS, PAGES.key)
"""The key of every collection, pages too, in the order of the contract."""


def key_of(text: str, collection: str) -> str:
    """An id as typed (`012` for `M-012`) as ids are compared."""
    prefix = COLLECTIONS[collection].prefix if collection in COLLECTIONS else ""
    return id_key(normal_id(text, prefix))


def members(concept: Data, collection: str) -> dict[str, Data]:
    """The objects of a collection by their ids as ids are compared."""
    return {id_key(one["id"]): one for one in concept["sammlungen"].get(collection, ())}


def name_of(one: Data) -> str:
    """What people call an object."""
    return str(one.get("titel") or one.get("frage") or one["id"])


def everything(concept: Data) -> Iterator[tuple[str, Data]]:
    """Every object with the key of its collection."""
    for collection in ALL:
        for one in concept["sammlungen"].get(collection, ()):
            yield collection, one
