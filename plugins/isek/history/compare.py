"""Comparing two Fassungen in canonical form: what changed, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from isek.history.changes import CONCEPT, Change, Data, Depth, Kind
from isek.history.classes import RECORDS, Case, row_of
from isek.history.follow import Names, followed, spellings
from isek.history.identity import ORIGINS, Event, Thread, thread
from isek.history.ids import ALL
from isek.history.mutual import MUTUAL, Mutual, mutual, same_mutual
from isek.history.reasons import Reasons
from isek.history.replaced import Digests, named, replaced
from isek.history.sameness import normal, same
from isek.history.status import is_dropped, latest
from isek.history.targets import Targets, bare
from isek.model import Place
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.fields import FieldType, dump_record, keys_of
from isek.schema.settings import Settings
from isek.schema.types import Markdown

_NO_CHANGE = frozenset({"id", "pfad", "angelegt", ORIGINS})
"""Keys that are never a change of their own."""
_NO_FILES: tuple[Digests, Digests] = ({}, {})


class _Between(NamedTuple):
    """What happened beside the values: new ids by old ones, and the `files` that were replaced.

    Those ids that are only `spelled` in another way are what either side may write. `mutual` are the relations that
    hold at both ends, on either side, `targets` what the texts of either side lead to.
    """

    names: Names
    spelled: Names
    files: frozenset[str]
    mutual: Callable[[], Mutual]
    targets: tuple[Targets, Targets]


def compare(
    old: Data, new: Data, revisions: Sequence[Data] = (), files: tuple[Digests, Digests] = _NO_FILES
) -> tuple[Change, ...]:
    """Every change from one Fassung to another, both in the canonical form of the export.

    `revisions` are the Fassungen (in canonical form, the earliest first) that say why: their `gruende` and `entfallen`.
    `files` are the SHA-256 of the images and documents of either side.
    """
    threads = {key: thread(key, old, new) for key in ALL}
    names: dict[str, str] = {}
    for one in threads.values():
        names |= one.names
    reasons, targets = Reasons(revisions), (Targets(old, names), Targets(new, {}))
    between = _Between(names, spellings(names), replaced(*files), cache(lambda: mutual(old, new, names)), targets)
    found = [*_settings(old, new, between)]
    for key, one in threads.items():
        found += sorted(_collection(key, one, between), key=lambda change: change.id)
    return tuple([reasons.explain(change) for change in found])


def _settings(old: Data, new: Data, between: _Between) -> Iterator[Change]:
    """What `konzept.yml` says; a key that an older format did not know has its default."""
    before, after = ({**_defaults(), **side["konzept"]} for side in (old, new))
    if before != after or between.files or list(before["zeithorizonte"]) != list(after["zeithorizonte"]):
        yield from _fields(CONCEPT, {"id": CONCEPT, **before}, {"id": CONCEPT, **after}, between)


@cache
def _defaults() -> Mapping[str, Any]:
    return dump_record(Settings(place=Place("")))


def _collection(collection: str, found: Thread, between: _Between) -> Iterator[Change]:
    for event in found.events:
        yield _event(collection, event, found)
    for one in found.added:
        yield _change(Case(collection, Kind.NEW, None, None, one, (), (one,)), one["id"])
    for one in found.dropped:
        yield _change(Case(collection, Kind.DROPPED, None, one, None, (one,), ()), one["id"])
    for before, after in found.pairs:
        if before != after or between.files:
            absorbed = id_key(after["id"]) in found.absorbed
            yield from _pair(collection, before, after, between, absorbed=absorbed)


def _event(collection: str, event: Event, found: Thread) -> Change:
    before = tuple(found.before[id_key(one)] for one in event.old)
    after = tuple(found.after[id_key(one)] for one in event.new)
    told = _change(Case(collection, event.kind, None, list(event.old), list(event.new), before, after), event.new[0])
    return replace(told, reason=next(_why_dropped(event, found), None))


def _why_dropped(event: Event, found: Thread) -> Iterator[str]:
    """What those that were merged or split, and stay as dropped, say themselves."""
    for key in map(id_key, event.old):
        entry = latest(found.after[key]) if key in found.absorbed else None
        if entry and entry.get("text"):
            yield entry["text"]


def _pair(collection: str, before: Data, after: Data, between: _Between, *, absorbed: bool) -> Iterator[Change]:
    """An object that was dropped or came back is that, instead of a changed status; an event may tell so already."""
    gone, still = is_dropped(collection, before), not is_dropped(collection, after)
    passed = gone is still
    if passed and not absorbed:
        kind = Kind.NEW if still else Kind.DROPPED
        yield _change(Case(collection, kind, None, before, after, () if still else (before,), (after,)), after["id"])
    yield from _fields(collection, before, after, between, frozenset({"status"}) if passed else frozenset())


def _fields(
    collection: str, before: Data, after: Data, between: _Between, but: frozenset[str] = frozenset()
) -> Iterator[Change]:
    types = _types(collection)
    for field in dict.fromkeys([*types, *before, *after]):
        old, new = before.get(field), after.get(field)
        if field in _NO_CHANGE or field in but or (old is None and new is None):
            continue
        told = followed(types[field], old, between.names) if between.names and field in types else old
        shown = followed(types[field], new, between.spelled) if between.spelled and field in types else new
        files = named(old, between.files) & named(new, between.files) if between.files else frozenset()
        if not (same(collection, field, told, shown) or _alike(collection, field, (told, shown), after["id"], between)):
            case = Case(collection, Kind.CHANGED, field, told, new, (before,), (after,))
            yield _with_files(_change(case, after["id"], old), files)
        elif files:
            yield _with_files(Change(collection, after["id"], Kind.CHANGED, field, new, new, Depth.NONE), files)


def _alike(collection: str, field: str, both: tuple[Any, Any], object_id: str, between: _Between) -> bool:
    """Whether values that are written otherwise say the same: a relation at its other end, what a text leads to."""
    if (collection, field) in MUTUAL:
        return same_mutual(*both, object_id, between.mutual())
    return isinstance(_types(collection).get(field), Markdown) and _leads_alike(*both, between)


def _leads_alike(old: str | None, new: str | None, between: _Between) -> bool:
    """Whether two texts say the same, and only name in another way what they lead to."""
    if old is None or new is None or ("[[" not in old and ".md" not in old):
        return False
    if bare(old) != bare(new):
        # Most texts say something else: for these, nobody need know what they lead to.
        return False
    before, after = between.targets
    return bool(normal(before.told(old)) == normal(after.told(new)))


def _with_files(change: Change, files: frozenset[str]) -> Change:
    """The change with the files that it shows anew: images and documents are redaktionell, but for mere records."""
    depth = Depth.EDITORIAL if files and change.collection not in RECORDS else Depth.NONE
    return replace(change, depth=max(change.depth, depth), files=tuple(sorted(files))) if files else change


def _change(case: Case, object_id: str, old: Any = None) -> Change:
    """The change of a case; `old` is the value as the older side wrote it, where that differs."""
    shown = case.old if old is None else old
    return Change(case.collection, object_id, case.kind, case.field, shown, case.new, row_of(case).depth)


@cache
def _types(collection: str) -> Mapping[str, FieldType[Any]]:
    """The type of each key of a collection, in the order of the schema."""
    if collection == CONCEPT:
        cls: type[Any] = Settings
    else:
        cls = PAGES.cls if collection == PAGES.key else COLLECTIONS[collection].cls
    return {name: key.type for name, key in keys_of(cls).items()}
