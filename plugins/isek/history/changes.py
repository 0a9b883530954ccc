"""What a change between two Fassungen is: data, whose wording comes later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any

from msgspec import Struct

CONCEPT = "konzept"
"""Collection and id of what `konzept.yml` says."""

Data = Mapping[str, Any]
"""An object, or a whole concept, in the canonical form of the export."""


class Kind(StrEnum):
    """What happened."""

    NEW = "neu"
    CHANGED = "geaendert"
    RENUMBERED = "umnummeriert"
    MERGED = "zusammengelegt"
    SPLIT = "geteilt"
    DROPPED = "entfallen"


EVENTS = frozenset({Kind.RENUMBERED, Kind.MERGED, Kind.SPLIT})
"""Kinds whose `old` and `new` are lists of ids."""


class Depth(IntEnum):
    """How deep a change goes, and with it the class of Fassung that it needs."""

    NONE = 0
    EDITORIAL = 1
    ADJUSTMENT = 2
    COMPREHENSIVE = 3

    @property
    def word(self) -> str:
        """The class as the contract writes it."""
        return _WORDS[self]


_WORDS = {
    Depth.NONE: "keine",
    Depth.EDITORIAL: "redaktionell",
    Depth.ADJUSTMENT: "anpassung",
    Depth.COMPREHENSIVE: "fortschreibung",
}
DEPTHS = {word: depth for depth, word in _WORDS.items()}
"""Each class by its word; an erstfassung is none of them, because nothing is older."""


class Change(Struct, frozen=True):
    """One change. `field` is a key of the object, None for the object as a whole.

    `old` and `new` are whole values; of an event (renumbered, merged, split) lists of ids. `reason` and `decision`
    are what the Fassung says about it. `files` are images and documents that it names and that were replaced.
    """

    collection: str
    id: str
    kind: Kind
    field: str | None
    old: Any
    new: Any
    depth: Depth
    reason: str | None = None
    decision: str | None = None
    files: tuple[str, ...] = ()

    @property
    def only_files(self) -> bool:
        """Whether the value is as it was, and shows other files."""
        return bool(self.files) and self.old == self.new


def deepest(changes: Iterable[Change]) -> Depth:
    """The class of the whole."""
    return max((change.depth for change in changes), default=Depth.NONE)
