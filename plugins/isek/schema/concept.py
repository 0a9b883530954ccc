"""The whole concept as values: its settings, its collections and its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from isek.model import Record
from isek.schema.actors import Actor
from isek.schema.chapters import Chapter, GuidingQuestion, Page, Recommendation, Term
from isek.schema.collections import COLLECTIONS, PAGES, Collection, labels_of
from isek.schema.decisions import Decision
from isek.schema.dialogue import Participation, Statement
from isek.schema.entries import Entries, Entry
from isek.schema.fields import Key, keys_of
from isek.schema.goals import Goal, ThematicField
from isek.schema.indicators import Indicator
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.places import Area
from isek.schema.revisions import Revision
from isek.schema.sector_plans import SectorPlan
from isek.schema.settings import Settings
from isek.schema.types import Markdown, Prose


class Passage(NamedTuple):
    """A text with Markdown in it: whose it is, under which key (`status.text` for an entry's), and the text."""

    collection: str
    owner: Object
    key: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Concept:
    """One edition of the concept, all references resolved.

    `collections` holds every collection by key, each with its objects by id in the order written;
    `sources` the collections that have a file or folder of their own; `files` every file below the content folder;
    `page_tables` the ids of the measures in the tables of a page, by the page's id.
    """

    settings: Settings
    collections: Mapping[str, Mapping[str, Object]]
    pages: Mapping[str, Page]
    sources: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    page_tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _index: dict[str, tuple[str, Object]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name, objects in self.collections.items():
            self._index.update((object_id, (name, found)) for object_id, found in objects.items())

    def find(self, object_id: str) -> Object | None:
        """The object with exactly this id, of whatever collection."""
        found = self._index.get(object_id)
        return found[1] if found else None

    def collection_of(self, object_id: str) -> Collection:
        """The collection of the object with exactly this id. Raises KeyError where there is none."""
        return COLLECTIONS[self._index[object_id][0]]

    def words(self, collection: str) -> tuple[str, str]:
        """Singular and plural of a collection, in the town's own words where it has some."""
        return labels_of(COLLECTIONS[collection], self.settings.labels)

    def objects(self) -> Iterator[tuple[str, Object]]:
        """Every object of every collection, with the key of its collection."""
        for name, objects in self.collections.items():
            for found in objects.values():
                yield name, found

    def passages(self) -> Iterator[Passage]:
        """Every text with Markdown in it, of objects, their entries and pages."""
        for name, owner in self.objects():
            yield from _passages(name, owner, owner, "")
        for page in self.pages.values():
            yield from _passages(PAGES.key, page, page, "")

    def _of(self, name: str) -> Any:
        return self.collections.get(name, {})

    @property
    def chapters(self) -> Mapping[str, Chapter]:
        """Kapitel by id."""
        return cast("Mapping[str, Chapter]", self._of("kapitel"))

    @property
    def questions(self) -> Mapping[str, GuidingQuestion]:
        """Leitfragen by id."""
        return cast("Mapping[str, GuidingQuestion]", self._of("leitfragen"))

    @property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """Empfehlungen by id."""
        return cast("Mapping[str, Recommendation]", self._of("empfehlungen"))

    @property
    def fields(self) -> Mapping[str, ThematicField]:
        """Themenfelder by id."""
        return cast("Mapping[str, ThematicField]", self._of("themenfelder"))

    @property
    def goals(self) -> Mapping[str, Goal]:
        """Ziele by id."""
        return cast("Mapping[str, Goal]", self._of("ziele"))

    @property
    def areas(self) -> Mapping[str, Area]:
        """Räume by id."""
        return cast("Mapping[str, Area]", self._of("raeume"))

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Maßnahmen by id."""
        return cast("Mapping[str, Measure]", self._of("massnahmen"))

    @property
    def sector_plans(self) -> Mapping[str, SectorPlan]:
        """Fachkonzepte by id."""
        return cast("Mapping[str, SectorPlan]", self._of("fachkonzepte"))

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Akteure by id."""
        return cast("Mapping[str, Actor]", self._of("akteure"))

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """Beschlüsse by id."""
        return cast("Mapping[str, Decision]", self._of("beschluesse"))

    @property
    def revisions(self) -> Mapping[str, Revision]:
        """Fassungen by id."""
        return cast("Mapping[str, Revision]", self._of("fassungen"))

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indikatoren by id."""
        return cast("Mapping[str, Indicator]", self._of("indikatoren"))

    @property
    def participations(self) -> Mapping[str, Participation]:
        """Beteiligungen by id."""
        return cast("Mapping[str, Participation]", self._of("beteiligungen"))

    @property
    def statements(self) -> Mapping[str, Statement]:
        """Stellungnahmen by id."""
        return cast("Mapping[str, Statement]", self._of("stellungnahmen"))

    @property
    def terms(self) -> Mapping[str, Term]:
        """Glossar terms by id."""
        return cast("Mapping[str, Term]", self._of("glossar"))


def _passages(name: str, owner: Object, record: Record, path: str) -> Iterator[Passage]:
    for declared in _texts_of(type(record)):
        value = getattr(record, declared.attribute)
        if isinstance(value, Prose):
            yield Passage(name, owner, path + declared.name, value)
        elif value:
            entries = value if isinstance(value, tuple) else (value,)
            for entry in entries:
                yield from _passages(name, owner, entry, f"{path}{declared.name}.")


def _texts_of(cls: type[Any]) -> tuple[Key, ...]:
    """The keys of a record that hold Markdown, or entries that do: few among many, so they are looked up once."""
    if cls not in _TEXTS:
        keys = keys_of(cls).values()
        _TEXTS[cls] = tuple([key for key in keys if isinstance(key.type, Markdown) or _texts_of_entry(key)])
    return _TEXTS[cls]


def _texts_of_entry(key: Key) -> tuple[Key, ...]:
    return _texts_of(key.type.cls) if isinstance(key.type, Entry | Entries) else ()


_TEXTS: dict[type[Any], tuple[Key, ...]] = {}
