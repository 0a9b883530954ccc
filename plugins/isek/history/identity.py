"""The thread of identity: which object of the older side became which of the newer one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from isek.history.changes import Data, Kind
from isek.history.ids import key_of, members
from isek.history.status import is_dropped

ORIGINS = "hervorgegangen_aus"


class Event(Struct, frozen=True):
    """Objects that were renumbered, merged or split: all ids before and after."""

    kind: Kind
    old: tuple[str, ...]
    new: tuple[str, ...]


class Thread(Struct, frozen=True):
    """One collection on both sides, `before` and `after`, by keys of ids.

    `pairs` are the objects to compare, `names` the new ids of renumbered ones. `absorbed` are the keys of what was
    merged or split and stays only to say that it has been dropped.
    """

    before: Mapping[str, Data]
    after: Mapping[str, Data]
    pairs: tuple[tuple[Data, Data], ...]
    added: tuple[Data, ...]
    dropped: tuple[Data, ...]
    events: tuple[Event, ...]
    names: Mapping[str, str]
    absorbed: frozenset[str] = frozenset()


NO_THREAD = Thread({}, {}, (), (), (), (), {})
"""That of what has no objects."""


def thread(collection: str, old: Data, new: Data) -> Thread:
    """Pairs by id; where the id is new, by what the object says that it came from."""
    before, after = members(old, collection), members(new, collection)
    origins = {key: found for key, one in after.items() if (found := _counting(collection, key, one, before))}
    used = {key for named in origins.values() for _, key in named}
    parted = {key for named in origins.values() for kind, key in named if kind != Kind.RENUMBERED}
    absorbed = frozenset([key for key in parted if key in after and _passed(collection, before[key], after[key])])
    events = tuple(_events(before, after, origins, absorbed))
    pairs = []
    for key, one in after.items():
        same = before.get(key)
        earlier = same if same is not None else before[origins[key][0][1]] if key in origins else None
        if earlier is not None:
            pairs.append((earlier, one))
    return Thread(
        before,
        after,
        tuple(pairs),
        tuple(one for key, one in after.items() if key not in before and key not in origins),
        tuple(one for key, one in before.items() if key not in after and key not in used),
        events,
        dict(_names(before, after, origins)),
        absorbed,
    )


def _passed(collection: str, before: Data, after: Data) -> bool:
    """Whether the newer side says that an object has been dropped, and the older one did not."""
    return is_dropped(collection, after) and not is_dropped(collection, before)


Origins = list[tuple[str, str]]


def origins_of(collection: str, one: Data) -> Origins:
    """Kind and key of each entry of `hervorgegangen_aus`."""
    return [(entry.get("art", ""), key_of(entry.get("id", ""), collection)) for entry in one.get(ORIGINS, ())]


def _counting(collection: str, key: str, one: Data, before: Mapping[str, Data]) -> Origins:
    """The entries that tell of an event between both sides: the older side has the object, but not yet the entry."""
    if ORIGINS not in one:
        return []
    named = [(kind, origin) for kind, origin in origins_of(collection, one) if origin in before]
    earlier = [before[key]] if key in before else [before[origin] for _, origin in named]
    had = {entry for other in earlier for entry in origins_of(collection, other)}
    fresh = [entry for entry in dict.fromkeys(named) if entry not in had]
    # That it came from itself says nothing.
    return [entry for entry in fresh if entry[1] != key]


def _events(
    before: Mapping[str, Data], after: Mapping[str, Data], origins: Mapping[str, Origins], absorbed: frozenset[str]
) -> Iterator[Event]:
    parts: dict[str, list[str]] = {}
    for key, named in origins.items():
        new = (str(after[key]["id"]),)
        for kind, origin in named:
            if kind == Kind.RENUMBERED:
                yield Event(Kind.RENUMBERED, (str(before[origin]["id"]),), new)
            elif kind == Kind.SPLIT:
                parts.setdefault(origin, []).append(key)
        merged = [origin for kind, origin in named if kind == Kind.MERGED]
        if merged:
            # What keeps its id is one of those that were merged.
            whole = dict.fromkeys([key, *merged] if key in before else merged)
            yield Event(Kind.MERGED, tuple(str(before[origin]["id"]) for origin in whole), new)
    for origin, keys in parts.items():
        whole = dict.fromkeys([origin, *keys] if origin in after and origin not in absorbed else keys)
        yield Event(Kind.SPLIT, (str(before[origin]["id"]),), tuple(str(after[key]["id"]) for key in whole))


def _names(
    before: Mapping[str, Data], after: Mapping[str, Data], origins: Mapping[str, Origins]
) -> Iterator[tuple[str, str]]:
    """Keys of old ids that are written otherwise now: renumbered, or in capitals."""
    for key, one in after.items():
        if key in before and before[key]["id"] != one["id"]:
            yield key, str(one["id"])
    for key, named in origins.items():
        for kind, origin in named:
            if kind == Kind.RENUMBERED and origin not in after:
                yield origin, str(after[key]["id"])
