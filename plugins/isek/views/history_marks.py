"""Marks that say when something changed last, and the switch that shows what has changed since a Fassung."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from isek.history import Change, Depth, Kind
from isek.history.changes import EVENTS
from isek.read.resolve import id_key
from isek.values.german import day
from isek.views.context import Site
from isek.views.filters import SEPARATOR, SHOWN_AT_ONCE
from isek.views.history import Told
from isek.views.parts import Item, ListPart, Part
from isek.views.tables import Choice, Filters

SINCE = "seit"
"""The name of the filter, as in the address."""
_NEW = "neu-"
_ORIGIN = {Kind.SPLIT: "durch Teilung ", Kind.MERGED: "durch Zusammenlegung "}
_PASSING = frozenset({Kind.NEW, Kind.DROPPED})


def changes_told(collection: str, object_id: str, site: Site) -> Iterator[tuple[Told, list[Change]]]:
    """What each Fassung changed on an object, the newest first; nothing of what is told without a Fassung."""
    for told, changes in site.past.changes_of(collection, object_id):
        deep = [change for change in changes if change.depth > Depth.NONE or change.kind is not Kind.CHANGED]
        if deep:
            yield told, deep


def changed_words(collection: str, object_id: str, site: Site) -> str:
    """`neu in F-3, geändert in F-4`, `durch Teilung neu in F-3`, `entfallen in F-4`; blank where nothing changed it."""
    found = list(changes_told(collection, object_id, site)) if site.past.steps else []
    if not found:
        return ""
    last, (first, earliest) = found[0][0], found[-1]
    new, gone = first if _is_new(earliest, object_id) else None, _dropped(found)
    words = [f"{_how(earliest)}neu {_in(new)}"] if new else []
    words += [f"entfallen {_in(gone)}"] if gone else []
    words += [] if last is new or last is gone else [f"geändert {_in(last)}"]
    return ", ".join(words)


def _dropped(found: Sequence[tuple[Told, Sequence[Change]]]) -> Told | None:
    """The step that dropped what is still told of, unless a later one has taken it up again."""
    passed = [(told, change.kind) for told, changes in found for change in changes if change.kind in _PASSING]
    return passed[0][0] if passed and passed[0][1] is Kind.DROPPED else None


def _how(changes: Sequence[Change]) -> str:
    """What it came from, as its Fassung tells it."""
    return next((_ORIGIN[change.kind] for change in changes if change.kind in _ORIGIN), "")


def _in(told: Told) -> str:
    return "im Entwurf" if told.name == "Entwurf" else f"in {told.name}"


def _is_new(changes: Sequence[Change], object_id: str) -> bool:
    """Whether the edition before did not have the object: neither under this id nor under another."""
    return any(_came(change, id_key(object_id)) for change in changes)


def _came(change: Change, key: str) -> bool:
    if change.kind not in EVENTS:
        return change.kind is Kind.NEW and change.old is None
    old, new = ([id_key(str(one)) for one in side] for side in (change.old, change.new))
    return change.kind is not Kind.RENUMBERED and key not in old and (key if key in new else new[0]) not in old


def since_values(object_id: str, site: Site) -> tuple[tuple[str, str], ...]:
    """For a script that filters: the editions since which a measure has changed, and those since which it is new."""
    found = list(changes_told("massnahmen", object_id, site)) if site.past.steps else []
    if not found:
        return ()
    last, (first, earliest) = found[0][0], found[-1]
    values = list(_before(last, site))
    if _is_new(earliest, object_id):
        values += [f"{_NEW}{name}" for name in _before(first, site)]
    return ((SINCE, SEPARATOR.join(values)),)


def _before(told: Told, site: Site) -> Sequence[str]:
    """The editions that were there before a change."""
    names = [edition.id for edition in site.past.editions]
    return names[: names.index(told.step.new.id)]


def with_since(filters: Filters, site: Site) -> Filters:
    """The filters of the table of all measures with one more: what has changed since a Fassung."""
    values = [dict(since_values(one, site)).get(SINCE, "").split(SEPARATOR) for one in site.concept.measures]
    used = {value for listed in values for value in listed}
    options = tuple([option for option in _options(site) if option[0] in used])
    if not options:
        return filters
    seen = (*filters.choices[: SHOWN_AT_ONCE - 1], Choice(SINCE, "Geändert", options))
    return replace(filters, choices=seen, more=(*filters.choices[SHOWN_AT_ONCE - 1 :], *filters.more))


def table_since(told: Told, site: Site) -> Part | None:
    """The way to the table with what is new or changed since the edition before."""
    old = told.step.old.id
    if not any(old in dict(since_values(one, site)).get(SINCE, "").split(SEPARATOR) for one in site.concept.measures):
        return None
    words = f"{site.words('massnahmen')}, die seit {old} neu oder geändert sind, in der Tabelle zeigen"
    return ListPart(items=(Item(words, site.filtered(**{SINCE: old})),))


def _options(site: Site) -> Iterator[tuple[str, str]]:
    """The newest Fassung first."""
    for one in reversed(site.past.editions):
        when = f" ({day(one.revision.date)})" if one.revision and one.revision.date else ""
        yield one.id, f"seit {one.id}{when}"
        yield f"{_NEW}{one.id}", f"neu seit {one.id}"
