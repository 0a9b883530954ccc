"""What objects came from over several Fassungen: each tells only of the last step, those between tell of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from isek.history.changes import Data, Kind
from isek.history.identity import ORIGINS, origins_of
from isek.history.ids import ALL, members
from isek.read.resolve import id_key


def inherited(old: Data, between: Sequence[Data], new: Data) -> Data:
    """The newer concept, whose objects also say which objects of the older one they came from by way of others.

    `between` are the Fassungen between both, the earliest first.
    """
    collections = {key: _all(key, old, between, new) for key in ALL}
    return {**new, "sammlungen": {**new["sammlungen"], **{key: found for key, found in collections.items() if found}}}


def _all(collection: str, old: Data, between: Sequence[Data], new: Data) -> list[Data]:
    listed = new["sammlungen"].get(collection, [])
    sides = [members(one, collection) for one in reversed(between)]
    if not any(ORIGINS in one for side in (*(side.values() for side in sides), listed) for one in side):
        return list(listed)
    known = members(old, collection)
    found = []
    for one in listed:
        own = {key for _, key in origins_of(collection, one)}
        more = [entry for entry in _earlier(collection, one, sides) if entry["id"] in known and entry["id"] not in own]
        found.append({**one, ORIGINS: [*one.get(ORIGINS, ()), *more]} if more else one)
    return found


def _earlier(collection: str, one: Data, sides: Sequence[dict[str, Data]]) -> Iterator[dict[str, Any]]:
    """What it came from in each of the Fassungen before, the latest first; a merge or a split stays one on the way."""
    ways = {id_key(one["id"]): Kind.RENUMBERED.value}
    ways |= {key: kind for kind, key in origins_of(collection, one)}
    for side in sides:
        for key, way in list(ways.items()):
            for kind, origin in origins_of(collection, side[key]) if key in side else ():
                if origin not in ways:
                    ways[origin] = kind if way == Kind.RENUMBERED else way
                    yield {"art": ways[origin], "id": origin}
