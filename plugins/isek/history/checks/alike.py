"""Something dropped and something new that look like the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from isek.checks.wording import named
from isek.history.changes import Change, Data, Kind
from isek.history.checks.places import found_in
from isek.history.classes import BESIDE, RECORDS
from isek.history.editions import Step
from isek.history.ids import name_of
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.values.fold import fold

_WORD = re.compile(r"\w{3,}")
_MOST_NAMESAKES = 50
"""A word that more dropped titles share says nothing."""


def alike(concept: Concept, step: Step) -> Iterator[Problem]:
    """A new object that looks like a dropped one, told at the new one."""
    gone = _of_kind(step, Kind.DROPPED)
    came = [change for change in _of_kind(step, Kind.NEW) if change.old is None]
    if not gone or not came:
        return
    successors = _successors(step)
    index = _index(gone)
    for change in came:
        for other in _candidates(change, index):
            key = id_key(change.id)
            if key not in successors.get(id_key(other.id), ()) and _look_alike(other.old, change.new):
                yield _told(concept, change, other)
                break


def _told(concept: Concept, change: Change, other: Change) -> Problem:
    found = found_in(concept, change.collection, change.id)
    assert found is not None
    message = f"{named(concept, found)} ist neu, und {other.id} „{name_of(other.old)}“ entfällt. Ist es dasselbe?"
    hint = f"Dann gehört {other.id} hier unter `hervorgegangen_aus`; so bleibt die Geschichte erhalten."
    return problem("gleiches-objekt", found.place, message, hint, about=change.id)


def _of_kind(step: Step, kind: Kind) -> list[Change]:
    return [one for one in step.changes if one.kind is kind and one.collection not in BESIDE | RECORDS]


def _successors(step: Step) -> dict[str, set[str]]:
    """Who takes whose place, as the Fassung itself says."""
    entry = step.new.entry or {}
    return {
        id_key(one.get("id", "")): {id_key(other) for other in one.get("nachfolger", ())}
        for one in entry.get("entfallen", ())
    }


_Index = dict[tuple[str, str], list[Change]]


def _index(gone: list[Change]) -> _Index:
    index: _Index = defaultdict(list)
    for change in gone:
        for word in _words(name_of(change.old)):
            index[change.collection, word].append(change)
    return index


def _candidates(change: Change, index: _Index) -> list[Change]:
    found: dict[str, Change] = {}
    for word in sorted(_words(name_of(change.new))):
        sharing = index.get((change.collection, word), [])
        if len(sharing) <= _MOST_NAMESAKES:
            found |= {other.id: other for other in sharing}
    return list(found.values())


def _look_alike(old: Data, new: Data) -> bool:
    """By title; where that is only similar, by place or text too."""
    title = _overlap(_words(name_of(old)), _words(name_of(new)))
    if title >= 0.6:
        return True
    place = any(old.get(key) and old.get(key) == new.get(key) for key in ("ort", "geometrie"))
    return title >= 0.3 and (place or _overlap(_words(_text(old)), _words(_text(new))) >= 0.6)


def _text(one: Data) -> str:
    return " ".join(str(one.get(key, "")) for key in ("kurz", "text", "antwort"))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
