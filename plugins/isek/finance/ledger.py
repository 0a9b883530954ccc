"""How each measure stands in the sums of a concept: what of it counts, and why the rest does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isek.finance.figures import COST, ELIGIBLE, OPEN_SOURCE, UNCOVERED, Figures, figures_of, over_period
from isek.finance.money import Money, total
from isek.schema.concept import Concept
from isek.schema.measures import Measure


class Standing(Enum):
    """How a measure stands in the sums."""

    COUNTED = "gezählt"
    WITHOUT_FIGURE = "ohne Betrag"
    INFORMATION = "nachrichtlich"
    EXCLUDED = "nicht in der Summe"
    PARENT = "durch ihre Teile gezählt"
    DROPPED = "entfallen"


class Posting(Struct, frozen=True):
    """What of a measure goes into the sums.

    `columns` holds `kosten`, `zuwendungsfaehig`, each source of money and `ungedeckt`; `yearly` `kosten` and each
    source, a year; `years` the costs and `financing_years` the sources by year. `own` are the figures as stated.
    `replaced` says that some of them count through its parts; `unmatched` is financing without any costs, `closed`
    the yearly costs over a closed period.
    """

    measure: Measure
    standing: Standing
    own: Figures
    columns: Mapping[str, Money] = msgspec.field(default_factory=dict)
    yearly: Mapping[str, Money] = msgspec.field(default_factory=dict)
    years: Mapping[str, Money] = msgspec.field(default_factory=dict)
    financing_years: Mapping[str, Mapping[str, Money]] = msgspec.field(default_factory=dict)
    closed: Money | None = None
    unmatched: Money | None = None
    replaced: bool = False

    @property
    def id(self) -> str:
        """The id of the measure."""
        return self.measure.id


def postings(concept: Concept) -> dict[str, Posting]:
    """The posting of every measure by id, in the order of the concept."""
    family = _Family(concept.measures)
    return {measure.id: family.posting(measure) for measure in concept.measures.values()}


_PARTS_OF_FIGURES = ("cost", "yearly", "eligible", "financing", "yearly_financing")


class _Family:
    """The measures with their wholes and parts.

    A part's figure takes the place of the same figure of the wholes above it: costs that of costs, financing that
    of financing. Only among those that are added up together: what is dropped or left out of the sum takes no place.
    """

    def __init__(self, measures: Mapping[str, Measure]) -> None:
        self.measures = measures
        self.figures = {measure.id: figures_of(measure) for measure in measures.values()}
        self.first = {measure.id: _first_standing(measure) for measure in measures.values()}
        self.displaced: set[tuple[str, Standing, str]] = set()
        self.related: set[str] = set()
        self.costly: set[str] = set()
        for measure in measures.values():
            self._displace(measure)
        for measure in measures.values():
            self._note_costs(measure)

    def _displace(self, measure: Measure) -> None:
        standing, figures = self.first[measure.id], self.figures[measure.id]
        if standing in (Standing.EXCLUDED, Standing.DROPPED):
            return
        for part in _PARTS_OF_FIGURES:
            if getattr(figures, part) not in (None, {}):
                self._mark(measure, standing, part)

    def _mark(self, measure: Measure, standing: Standing, part: str) -> None:
        above = self._whole(measure)
        while above and above.id != measure.id and (above.id, standing, part) not in self.displaced:
            self.displaced.add((above.id, standing, part))
            above = self._whole(above)

    def _whole(self, measure: Measure) -> Measure | None:
        return self.measures.get(measure.part_of.id) if measure.part_of else None

    def _note_costs(self, measure: Measure) -> None:
        root = self._root(measure)
        if root != measure.id:
            self.related |= {root, measure.id}
        if self.figures[measure.id].cost is not None and self.first[measure.id] is Standing.COUNTED:
            self.costly.add(root)

    def _root(self, measure: Measure) -> str:
        seen = {measure.id}
        while (above := self._whole(measure)) and above.id not in seen:
            seen.add(above.id)
            measure = above
        return measure.id

    def posting(self, measure: Measure) -> Posting:
        """How a measure stands in the sums."""
        standing, own = self.first[measure.id], self.figures[measure.id]
        if standing is not Standing.COUNTED:
            return self._aside(measure, standing, own)
        kept = self._kept(measure, standing, own)
        unmatched = None
        if self._root(measure) not in self.costly:
            unmatched = total(kept.financing.values()) if kept.financing else None
            kept = replace(kept, eligible=None, financing={}, financing_years={})
        if kept.cost is None and kept.yearly is None:
            parts_count = self._parts_count(measure, standing)
            standing = Standing.PARENT if parts_count else Standing.WITHOUT_FIGURE
        return Posting(
            measure,
            standing,
            own,
            _columns(kept, alone=measure.id not in self.related),
            _yearly_columns(kept),
            kept.years,
            kept.financing_years,
            over_period(kept.yearly, measure.period) if kept.yearly is not None else None,
            unmatched,
            _replaced(own, kept),
        )

    def _aside(self, measure: Measure, standing: Standing, own: Figures) -> Posting:
        if standing is Standing.INFORMATION and self._parts_count(measure, standing):
            standing = Standing.PARENT
        return Posting(measure, standing, own)

    def _parts_count(self, measure: Measure, standing: Standing) -> bool:
        return any((measure.id, standing, part) in self.displaced for part in ("cost", "yearly"))

    def _kept(self, measure: Measure, standing: Standing, own: Figures) -> Figures:
        """The figures whose place no part takes."""
        gone = {part for part in _PARTS_OF_FIGURES if (measure.id, standing, part) in self.displaced}
        empty = Figures()
        left = replace(own, **{part: getattr(empty, part) for part in gone})
        return replace(
            left,
            years={} if "cost" in gone else own.years,
            financing_years={} if "financing" in gone else own.financing_years,
        )


def _first_standing(measure: Measure) -> Standing:
    """The standing by what the measure itself says."""
    if measure.phase == "entfallen":
        return Standing.DROPPED
    if measure.cost and measure.cost.not_in_sum:
        return Standing.EXCLUDED
    return Standing.INFORMATION if measure.cost and measure.cost.for_information else Standing.COUNTED


def _columns(kept: Figures, alone: bool) -> dict[str, Money]:
    """The columns of the sums. What one measure has too much covers no other, unless they are parts of one whole."""
    columns = {name: money for name, money in ((COST, kept.cost), (ELIGIBLE, kept.eligible)) if money is not None}
    columns.update(kept.financing)
    if kept.cost is not None or kept.financing:
        covered = total(money for source, money in kept.financing.items() if source != OPEN_SOURCE)
        left = (kept.cost or Money()) - covered
        columns[UNCOVERED] = left.at_least_nothing if alone else left
    return columns


def _yearly_columns(kept: Figures) -> dict[str, Money]:
    costs = {COST: kept.yearly} if kept.yearly is not None else {}
    return {**costs, **kept.yearly_financing}


def _replaced(own: Figures, kept: Figures) -> bool:
    return (own.cost is not None and kept.cost is None) or (own.yearly is not None and kept.yearly is None)


def of(posted: Iterable[Posting], standing: Standing) -> tuple[Posting, ...]:
    """Those that stand like this."""
    return tuple(posting for posting in posted if posting.standing is standing)
