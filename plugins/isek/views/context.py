"""What all pages share: the concept, how its objects are linked, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from isek.finance import CostOverview, overview, shown
from isek.geometry import NO_SHAPES, Shapes
from isek.history import UNDECIDED, History
from isek.history.editions import in_order
from isek.maps import NO_MAPS, Maps
from isek.maps.drawing import Thing
from isek.model import PartialDate, Ref
from isek.relations import Relations
from isek.schema.chapters import Page
from isek.schema.concept import Concept
from isek.schema.fields import keys_of
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.references import CITYWIDE
from isek.schema.revisions import Revision
from isek.schema.types import Prose
from isek.values.german import count, day
from isek.views.history import Past
from isek.views.map_parts import Background
from isek.views.marks import marks_of
from isek.views.money import cost_text
from isek.views.naming import number_of, page_address, page_title, plain_text, up_from
from isek.views.parts import Item, Mark
from isek.views.tables import Cell

COLUMNS = (
    "nummer", "titel", "themenfelder", "ziele", "raeume", "ort", "prioritaet", "zeithorizont", "zeitraum", "kosten",
    "finanzierung", "federfuehrung", "status", "verbindlichkeit",
)  # fmt: skip
"""The columns that a table of measures may have."""


class DataFile(Struct, frozen=True):
    """A file under `/daten/`, with its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


class Site:
    """One concept as a site. `today` tells future from past; `base` is its URL with a slash at the end, if known.

    `legal` is what `rechtliches.yml` says, `files` what lies under `/daten/`, `history` what is known of its Fassungen,
    `background` the basemap as files, `small_grounds` the lighter one below the small map of each measure by its id,
    `archived` the ids of the Fassungen that have an archived site; `live` says that a script makes maps move.
    """

    def __init__(
        self,
        concept: Concept,
        relations: Relations,
        today: date,
        *,
        legal: Mapping[str, Any] | None = None,
        files: tuple[DataFile, ...] = (),
        base: str = "",
        sums: CostOverview | None = None,
        archived: frozenset[str] = frozenset(),
        history: History | None = None,
        shapes: Shapes = NO_SHAPES,
        maps: Maps = NO_MAPS,
        background: Background | None = None,
        small_grounds: Mapping[str, Background] | None = None,
        live: bool = False,
    ) -> None:
        self.concept = concept
        self.relations = relations
        self.today = today
        self.legal = legal or {}
        self.files = files
        self.base = base
        self.archived = archived
        self._sums = sums
        self.past = Past(history)
        self.shapes = shapes
        self.maps = maps
        self.background = background
        self.small_grounds = small_grounds or {}
        self.live = live
        self.things: dict[str, list[Thing]] = {}
        self.cells: dict[str, dict[str, Cell]] = {}
        self._links: dict[str, Item] = {}
        self._labels: dict[tuple[str, type[Object]], str] = {}

    @cached_property
    def finance(self) -> CostOverview:
        """All sums of the concept."""
        return self._sums or overview(self.concept)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """The tile of each Themenfeld by id."""
        return marks_of(self.concept.fields.values())

    @property
    def town(self) -> str:
        """What the municipality calls itself."""
        municipality = self.concept.settings.municipality
        return municipality.name if municipality and municipality.name else "Gemeinde"

    def has(self, collection: str) -> bool:
        """Whether a collection has anything, so that its pages exist."""
        return bool(self.concept.collections.get(collection))

    def url(self, target: str, here: str) -> str:
        """The relative address of a page, seen from another."""
        return up_from(here) + target

    def word(self, collection: str) -> str:
        """The singular of a collection, in the town's own words."""
        return self.concept.words(collection)[0]

    def words(self, collection: str) -> str:
        """The plural of a collection, in the town's own words."""
        return self.concept.words(collection)[1]

    def count(self, number: int, collection: str = "massnahmen") -> str:
        """„1 Maßnahme“, „3 Maßnahmen“."""
        return count(number, *self.concept.words(collection))

    def filtered(self, **filters: str | Sequence[str]) -> str:
        """The address of the table of measures with these filters."""
        return f"massnahmen/?{urlencode(filters, doseq=True)}"

    def cost_text(self, measure: Measure) -> str:
        """The costs of a measure in one line; those of its parts where it has none of its own."""
        if measure.cost is None or not measure.cost.stated:
            parts = [self.concept.measures[one] for one in self.relations.all_parts(measure.id)]
            total = self.finance.total_of(parts) if parts else None
            if total and total.counted:
                return f"{shown(total.cost)} (Summe der Teile)"
        return cost_text(measure.cost)

    def label(self, key: str, cls: type[Object] = Measure) -> str:
        """How readers know a key, in the town's own word where it has one."""
        found = self._labels.get((key, cls))
        if found is None:
            declared, own = keys_of(cls)[key], self.concept.settings.labels.get(key)
            found = (own[-1] if declared.type.many else own[0]) if own else declared.label
            self._labels[key, cls] = found
        return found

    @cached_property
    def column_labels(self) -> dict[str, str]:
        """The headings of the columns of measure tables."""
        own = {"titel": self.word("massnahmen"), "status": "Stand"}
        return {name: own.get(name) or self.label(name) for name in COLUMNS}

    def link(self, object_id: str) -> Item:
        """The link to an object, by its exact id; `stadtweit` and unknown ids are plain words."""
        found = self._links.get(object_id)
        if found is None:
            found = self._links[object_id] = self._link(object_id)
        return found

    def _link(self, object_id: str) -> Item:
        found = self.concept.find(object_id)
        if found is None:
            return Item("gesamtes Gemeindegebiet" if object_id == CITYWIDE else object_id)
        collection = self.concept.collection_of(object_id)
        mark = self.marks.get(object_id)
        if isinstance(found, Measure) and found.fields:
            mark = self.marks.get(found.fields[0].id)
        return Item(found.name, collection.address(object_id), number_of(collection.key, found), mark)

    def links(self, refs: Iterable[Ref]) -> tuple[Item, ...]:
        """The links to some objects."""
        return tuple([self.link(ref.id) for ref in refs])

    def page_link(self, page: Page) -> Item:
        """The link to a page that an editor wrote."""
        return Item(page_title(page), page_address(page.id))

    def plain(self, prose: Prose | None, limit: int = 160) -> str:
        """The first paragraph of some Markdown as plain text: for descriptions."""
        return plain_text(prose, self.name_of, limit)

    def name_of(self, target: str) -> str:
        """What a reference shows, by the text that it was written with."""
        found = self.concept.find(target)
        return found.name if found else target

    @cached_property
    def revision(self) -> Revision | None:
        """The Fassung that holds: the newest frozen one; where nothing is frozen, the newest that is no draft."""
        frozen = self.past.history.editions if self.past.history else ()
        holding = [one.revision for one in frozen if one.revision and not one.undecided]
        decided = [one for one in self.concept.revisions.values() if one.state not in UNDECIDED]
        return next(reversed(holding or in_order(decided)), None)

    @cached_property
    def as_of(self) -> PartialDate | None:
        """The latest date of a status entry."""
        dates = [entry.as_of for m in self.concept.measures.values() for entry in m.status if entry.as_of]
        return max(dates, key=lambda one: one.last, default=None)

    @cached_property
    def edition(self) -> str:
        """„Fassung F-2 vom 26.02.2026 · Stand der Umsetzung 30.06.2026“, as far as it is known."""
        parts = []
        if self.revision and self.revision.date:
            parts.append(f"{self.word('fassungen')} {self.revision.id} vom {day(self.revision.date)}")
        if self.as_of:
            parts.append(f"Stand der Umsetzung {day(self.as_of)}")
        return " · ".join(parts)
