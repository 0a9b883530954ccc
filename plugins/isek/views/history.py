"""What is known of the Fassungen, ready to be told: steps with their words, and each object through its editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from isek.finance import Posting, Total
from isek.finance.ledger import postings
from isek.finance.totals import total_of
from isek.history import Change, Depth, Edition, History, Kind, Step, Wording
from isek.history.changes import CONCEPT, EVENTS, Data
from isek.history.ids import members, name_of
from isek.read.exported import read_exported
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.schema.objects import Object

Where = tuple[str, str]
"""Collection and id of an object, as ids are compared."""

_SUMMED = ("id", "titel", "kosten", "status", "teil_von", "zeitraum", "finanzierung")
"""The keys of a measure that its part in the sum depends on."""


_MEASURES = "massnahmen"
_EDITORS = frozenset({"ausnahmen", "spalten", "worte"})
"""Keys of `konzept.yml` that say how content is read and checked: no reader sees them."""


def _is_editors(change: Change) -> bool:
    return change.collection == CONCEPT and change.field in _EDITORS


class Told(Struct, frozen=True, dict=True):
    """A step from one edition to the next, with the words for its changes.

    `back` are the objects that it brings back, each with the edition that had dropped it.
    """

    step: Step
    back: Mapping[Where, str] = {}

    def sentence(self, change: Change) -> str:
        """What a change says; of what an earlier edition had dropped, that it came back."""
        dropped = self.back.get((change.collection, id_key(change.id)))
        if dropped and change.kind is Kind.NEW and change.old is None:
            return f"Wieder aufgenommen, in {dropped} entfallen."
        return self.wording.sentence(change)

    @cached_property
    def wording(self) -> Wording:
        """The words for its changes."""
        return Wording(self.step.old.concept, self.step.new.concept)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes that need a new Fassung; not of what only editors have to do with."""
        return tuple([one for one in self.step.changes if one.depth > Depth.NONE and not _is_editors(one)])

    @cached_property
    def running(self) -> tuple[Change, ...]:
        """The changes that need none: how far everything is, answers, contacts."""
        return tuple(
            [change for change in self.step.changes if change.depth == Depth.NONE and change.collection != "fassungen"]
        )

    @cached_property
    def arrived(self) -> Mapping[Where, list[Change]]:
        """The changes by the object that they have led to."""
        found: dict[Where, list[Change]] = {}
        for change in self.step.changes:
            for key in self._ids(change):
                found.setdefault((change.collection, key), []).append(change)
        return found

    def _ids(self, change: Change) -> list[str]:
        """What a change has led to; also what was merged or split, and stays only to say that it has been dropped."""
        if change.kind not in EVENTS:
            return [id_key(change.id)]
        new, old = ([id_key(one) for one in side] for side in (change.new, change.old))
        there = self._newer if change.collection == _MEASURES and change.kind is not Kind.RENUMBERED else {}
        return [*new, *(one for one in old if one in there and one not in new)]

    def field_of(self, measure: str) -> str | None:
        """The first Themenfeld of a measure, on either side."""
        for side in (self._newer, self._older):
            one = side.get(id_key(measure))
            if one is not None:
                return next(iter(one.get("themenfelder", ())), None)
        return None

    def number_of(self, measure: str) -> str:
        """The id of a measure as it is written, by its id as ids are compared."""
        one = self._newer.get(id_key(measure)) or self._older.get(id_key(measure))
        return str(one["id"]) if one else measure

    def measure(self, number: str, *, new: bool) -> Data | None:
        """A measure as one side has it."""
        return (self._newer if new else self._older).get(id_key(number))

    def title_before(self, collection: str, object_id: str) -> str:
        """What an object was called in the older edition."""
        one = members(self.step.old.concept, collection).get(id_key(object_id))
        return name_of(one) if one else object_id

    @cached_property
    def _newer(self) -> Mapping[str, Data]:
        return members(self.step.new.concept, _MEASURES)

    @cached_property
    def _older(self) -> Mapping[str, Data]:
        return members(self.step.old.concept, _MEASURES)

    @property
    def name(self) -> str:
        """What the newer edition is called."""
        if self.step.new.revision or not self.step.draft:
            return self.step.new.id
        return "Entwurf" if self.changes else "Seitdem"

    @property
    def decided(self) -> bool:
        """Whether the newer edition has been frozen, and so been decided."""
        return not self.step.draft


class Gone(Struct, frozen=True):
    """An object that no longer has its id: the step that took it, and the change that tells so."""

    collection: str
    id: str
    told: Told
    change: Change


class Sums(Struct, frozen=True):
    """The costs of an edition: all together, and what each measure has in them."""

    total: Total
    postings: Mapping[str, Posting]


class Past:
    """The history of a concept; all of it is empty where nothing was frozen."""

    def __init__(self, history: History | None) -> None:
        steps = history.steps if history else ()
        draft = history.draft if history else None
        self.history = history
        last = [draft] if draft and draft.changes else []
        self.steps = tuple(_told([*steps, *last]))
        self.draft = self.steps[-1] if last else None
        editions = history.editions if history else ()
        self.editions: tuple[Edition, ...] = (*editions, *((self.draft.step.new,) if self.draft else ()))
        self._into = {told.step.new.id: told for told in self.steps}
        self._members: dict[tuple[str, str], dict[str, Data]] = {}
        self._sums: dict[str, Sums] = {}

    def into(self, edition: str) -> Told | None:
        """The step that led to an edition."""
        found = {id_key(name): told for name, told in self._into.items()}
        return found.get(id_key(edition))

    def is_frozen(self, revision: str) -> bool:
        """Whether a Fassung can be read from its frozen file."""
        frozen = self.history.editions if self.history else ()
        return any(id_key(edition.id) == id_key(revision) for edition in frozen)

    def alone(self, edition: Edition, collection: str, object_id: str) -> Object | None:
        """An object of an edition, read back without what it refers to."""
        one = self.object(edition, collection, object_id)
        if one is None:
            return None
        concept = _read(edition, {collection: [one]})
        return concept.find(one["id"])

    def sums(self, edition: Edition) -> Sums:
        """The sum of costs of an edition, made once."""
        if edition.id not in self._sums:
            listed = edition.concept["sammlungen"].get("massnahmen", ())
            # What else a measure says changes no sum, and reading it takes most of the time.
            bare: list[Data] = [{key: one[key] for key in _SUMMED if key in one} for one in listed]
            posted = postings(_read(edition, {"massnahmen": bare}))
            self._sums[edition.id] = Sums(total_of(posted.values()), posted)
        return self._sums[edition.id]

    def object(self, edition: Edition, collection: str, object_id: str) -> Data | None:
        """An object as an edition has it."""
        where = (edition.id, collection)
        if where not in self._members:
            self._members[where] = members(edition.concept, collection)
        return self._members[where].get(id_key(object_id))

    def changes_of(self, collection: str, object_id: str) -> Iterator[tuple[Told, list[Change]]]:
        """What became of an object, the newest step first; it is followed through new ids."""
        key = id_key(object_id)
        for told in reversed(self.steps):
            changes = told.arrived.get((collection, key), [])
            if changes:
                yield told, changes
                key = _earlier(changes, key)

    def lives_of(self, collection: str, object_id: str) -> list[tuple[Edition, Data]]:
        """An object as each edition has it, the oldest first; it is followed through new ids."""
        key, found = id_key(object_id), []
        for edition in reversed(self.editions):
            one = self.object(edition, collection, key)
            if one is not None:
                found.append((edition, one))
            told = self._into.get(edition.id)
            key = _earlier(told.arrived.get((collection, key), []), key) if told else key
        return found[::-1]

    def today(self, collection: str, object_id: str) -> str | None:
        """The id that an object has now, or had last where it is gone for good; None where it is not known."""
        gone = self._gone_by_id.get((collection, id_key(object_id)))
        if gone is None:
            newest = self.editions[-1] if self.editions else None
            found = self.object(newest, collection, object_id) if newest else None
            return str(found["id"]) if found else None
        return self.today(collection, gone.change.new[0]) if gone.change.kind is Kind.RENUMBERED else gone.id

    @cached_property
    def _gone_by_id(self) -> Mapping[Where, Gone]:
        return {(one.collection, id_key(one.id)): one for one in self.gone}

    @cached_property
    def gone_by_key(self) -> Mapping[str, Gone]:
        """What has gone, by the key of its id alone: ids are unique across collections."""
        return {id_key(one.id): one for one in self.gone}

    @cached_property
    def gone(self) -> tuple[Gone, ...]:
        """Objects that an edition had and that the newest one has not, by the step that took them last."""
        found: dict[Where, Gone] = {}
        for told in self.steps:
            for change in told.step.changes:
                for one in _leaving(change):
                    found[change.collection, id_key(one)] = Gone(change.collection, one, told, change)
        newest = self.editions[-1] if self.editions else None
        return tuple([one for one in found.values() if newest and not self.object(newest, one.collection, one.id)])


def _told(steps: Iterable[Step]) -> Iterator[Told]:
    """Each step with what it brings back."""
    gone: dict[Where, str] = {}
    for step in steps:
        back = {}
        for change in step.changes:
            where = (change.collection, id_key(change.id))
            if change.kind is Kind.DROPPED and change.new is None:
                gone[where] = step.new.id
            elif change.kind is Kind.NEW and where in gone:
                back[where] = gone.pop(where)
        yield Told(step, back)


def _read(edition: Edition, collections: Mapping[str, list[Data]]) -> Concept:
    data = {"konzept": edition.concept["konzept"], "sammlungen": collections}
    return read_exported(data, f"fassungen/{edition.id}.json")[0]


def _earlier(changes: list[Change], key: str) -> str:
    """The id that an object had before these changes."""
    return next((id_key(change.old[0]) for change in changes if change.kind is Kind.RENUMBERED), key)


def _leaving(change: Change) -> list[str]:
    """The ids that a change may have ended."""
    if change.kind in EVENTS:
        return [str(one) for one in change.old]
    return [change.id] if change.kind is Kind.DROPPED and change.new is None else []
