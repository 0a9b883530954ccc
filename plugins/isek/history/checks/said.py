"""What the next Fassung says of objects, under `gruende` and `entfallen`: a slip there would be kept for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isek.checks.wording import named
from isek.history.changes import CONCEPT, Data
from isek.history.editions import History
from isek.history.ids import ALL, everything, key_of
from isek.history.status import is_dropped
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.schema.fields import keys_of
from isek.schema.revisions import Dropped, Reason
from isek.schema.settings import Settings
from isek.values.nearest import did_you_mean

_MEASURES = "massnahmen"
Known = Mapping[tuple[str, str], str]
"""Ids as they are written, by collection and id as ids are compared."""


def said(concept: Concept, history: History, exported: Data | None) -> Iterator[Problem]:
    """A reason or a loss of what no Fassung has, of a key that it does not have, of a measure that is still there."""
    revision = history.named
    if revision is None or exported is None or not history.editions:
        return
    sides = [edition.concept for edition in history.editions]
    if revision.reasons or revision.dropped:
        known = _known([*sides, exported])
        for reason in revision.reasons:
            yield from _reason(reason, known, revision.id)
        for dropped in revision.dropped:
            yield from _dropped(concept, dropped, known, exported, revision.id)


def _known(sides: Iterable[Data]) -> Known:
    found = {(CONCEPT, CONCEPT): CONCEPT}
    for side in sides:
        found.update({(collection, id_key(one["id"])): str(one["id"]) for collection, one in everything(side)})
    return found


def _places(written: str, known: Known) -> list[str]:
    """The collections that have an object of this id."""
    return [one for one in (CONCEPT, *ALL) if (one, key_of(written, one)) in known]


def _reason(reason: Reason, known: Known, revision: str) -> Iterator[Problem]:
    places = _places(reason.id, known)
    if not places:
        yield _unknown(reason, "gruende", known, revision)
    elif reason.field and not any(_has(place, reason.field) for place in places):
        hint = did_you_mean(reason.field, [name for place in places for name in _keys(place)])
        message = f"{revision}: „{reason.field}“ ist kein Feld von {reason.id}. Der Grund käme auf keine Seite."
        yield problem("wert-ungueltig", reason.at("feld"), message, hint, about=revision)


def _dropped(concept: Concept, one: Dropped, known: Known, exported: Data, revision: str) -> Iterator[Problem]:
    if not _places(one.id, known):
        yield _unknown(one, "entfallen", known, revision)
        return
    key = key_of(one.id, _MEASURES)
    there = next((other for other in exported["sammlungen"].get(_MEASURES, ()) if id_key(other["id"]) == key), None)
    if there and not is_dropped(_MEASURES, there):
        found = concept.measures[there["id"]]
        message = f"{named(concept, found)} steht bei {revision} unter `entfallen`, ist aber noch da."
        hint = "Den Eintrag streichen, oder der Maßnahme einen Status mit `phase: entfallen` geben."
        yield problem("wert-ungueltig", one.at("id"), message, hint, about=revision)


def _unknown(entry: Reason | Dropped, where: str, known: Known, revision: str) -> Problem:
    message = f"{revision} nennt unter `{where}` {entry.id}; das gibt es weder jetzt noch in einer früheren Fassung."
    hint = did_you_mean(entry.id, known.values())
    return problem("unbekannter-verweis", entry.at("id"), message, hint, about=revision)


def _has(collection: str, field: str) -> bool:
    return field.partition(".")[0] in _keys(collection)


def _keys(collection: str) -> Mapping[str, object]:
    if collection == CONCEPT:
        return keys_of(Settings)
    return keys_of(PAGES.cls if collection == PAGES.key else COLLECTIONS[collection].cls)
