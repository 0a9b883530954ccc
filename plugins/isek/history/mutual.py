"""Relations that hold at both ends: declared at the one, at the other, or at both, they are one (contract page 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from isek.history.changes import Data
from isek.history.follow import Names
from isek.history.sameness import normal
from isek.read.resolve import id_key

MUTUAL = frozenset({("massnahmen", "beziehungen"), ("ziele", "beziehungen")})
"""Keys that hold such relations."""
_KINDS = frozenset({"synergie", "konflikt", "ergaenzt"})

Said = tuple[Any, ...]
"""A relation as it is compared: both ends, and all that is said of it."""


class Mutual(NamedTuple):
    """The mutual relations of both sides, whichever end declares them."""

    old: frozenset[Said]
    new: frozenset[Said]


def mutual(old: Data, new: Data, names: Names) -> Mutual:
    """Those of both sides; the ids of the older one as they are now."""
    return Mutual(frozenset(_all(old, names)), frozenset(_all(new, {})))


def _all(concept: Data, names: Names) -> Iterator[Said]:
    for collection, field in MUTUAL:
        for one in concept["sammlungen"].get(collection, ()):
            for entry in one.get(field, ()):
                if entry.get("art") in _KINDS:
                    yield _said(entry, str(one["id"]), names)


def _said(entry: Mapping[str, Any], owner: str, names: Names) -> Said:
    ends = (id_key(names.get(id_key(one), one)) for one in (owner, str(entry["id"])))
    return (tuple(sorted(ends)), normal({key: value for key, value in entry.items() if key != "id"}))


def same_mutual(old: Any, new: Any, owner: str, known: Mutual) -> bool:
    """Whether the relations of `owner` differ only in those that the other end declares, or declared."""
    before, after = ({_one(entry, owner) for entry in side or ()} for side in (old, new))
    return after - before <= known.old and before - after <= known.new


def _one(entry: Mapping[str, Any], owner: str) -> Said:
    """A relation of `owner`; what holds only one way is nothing that the other end can declare."""
    return _said(entry, owner, {}) if entry.get("art") in _KINDS else ((), owner, normal(entry))
