"""The cost and financing overview (KoFi): all sums of a concept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from isek.finance.figures import COST, OPEN_SOURCE, UNCOVERED
from isek.finance.ledger import Posting, postings
from isek.finance.locations import OUTSIDE, SEVERAL, Locations
from isek.finance.money import Money, euro, total
from isek.finance.totals import Total, total_of
from isek.finance.years import YearRow, rows_by_year
from isek.relations.trees import below
from isek.schema.concept import Concept
from isek.schema.financing import SOURCES
from isek.schema.horizons import ALWAYS
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.places import Area, AreaSum
from isek.schema.references import CITYWIDE

NO_FIELD = "ohne Themenfeld"
NO_HORIZON = "ohne Zeithorizont"
NO_GOAL = "ohne Ziel"
NO_AREA = "ohne Raum"
SOURCE_LABELS = {
    "bund": "Bund",
    "land": "Land",
    "bund_land": "Bund/Land",
    "eu": "EU",
    "kommune": "Eigenanteil",
    "dritte": "Dritte",
    "einnahmen": "Einnahmen",
    UNCOVERED: "ungedeckt",
    OPEN_SOURCE: "davon Quelle noch offen",
}
_SOURCE_ROWS = (
    *((source, None) for source in SOURCES if source != OPEN_SOURCE),
    (UNCOVERED, None),
    (OPEN_SOURCE, UNCOVERED),
)


class Row(Struct, frozen=True):
    """A sum under a heading. `id` is that of the object, None where there is none („ohne Themenfeld“)."""

    id: str | None
    label: str
    total: Total


class AreaRow(Row, frozen=True):
    """A sum of a Fördergebiet; `income` and `further_costs` are the area's own, by kind, and not in the sum."""

    income: Mapping[str, Money] = msgspec.field(default_factory=dict)
    further_costs: Mapping[str, Money] = msgspec.field(default_factory=dict)

    @property
    def all_costs(self) -> Money:
        """Costs of the measures and further costs together."""
        return self.total.cost + total(self.further_costs.values())

    @property
    def all_income(self) -> Money:
        """All income of the area."""
        return total(self.income.values())


class SourceRow(Struct, frozen=True):
    """What a source gives: once, and each year. `within` names the row that already holds it."""

    source: str
    label: str
    money: Money
    yearly: Money
    within: str | None = None


@dataclass(frozen=True, slots=True)
class CostOverview:
    """All sums. The rows of each breakdown add up to `total`, but for `by_goal` and `by_raum`: „nicht addierbar“.

    `by_area` is by Fördergebiet, each euro in one; `by_source` ends with what is not covered, and how much of
    that is planned from a source that is still open.
    """

    total: Total
    by_area: tuple[AreaRow, ...]
    by_field: tuple[Row, ...]
    by_source: tuple[SourceRow, ...]
    by_horizon: tuple[Row, ...]
    by_year: tuple[YearRow, ...]
    by_goal: tuple[Row, ...]
    by_raum: tuple[Row, ...]
    postings: Mapping[str, Posting] = field(repr=False)

    def total_of(self, measures: Iterable[Measure]) -> Total:
        """The sum of some measures. A whole stays out where its parts have figures, be they among these or not."""
        return total_of(self.postings[measure.id] for measure in measures)


def overview(concept: Concept, only: Collection[str] | None = None) -> CostOverview:
    """All sums of a concept, or of the measures with the ids in `only`; a whole still counts through all its parts."""
    posted = postings(concept)
    if only is not None:
        posted = {measure: posting for measure, posting in posted.items() if measure in only}
    everything = total_of(posted.values())
    return CostOverview(
        everything,
        _by_area(concept, posted),
        _by_field(concept, posted),
        _by_source(everything),
        _by_horizon(concept, posted),
        rows_by_year(posted.values(), everything),
        _by_goal(concept, posted),
        _by_raum(concept, posted),
        posted,
    )


def _rows(groups: Mapping[str, list[Posting]], objects: Mapping[str, Object], order: Iterable[str]) -> tuple[Row, ...]:
    """A row for each group that is not empty; objects by their names, other groups by their own."""
    return tuple(
        Row(name if name in objects else None, objects[name].name if name in objects else name, total_of(groups[name]))
        for name in order
        if name in groups
    )


def _by_field(concept: Concept, posted: Mapping[str, Posting]) -> tuple[Row, ...]:
    """Under the first Themenfeld only."""
    groups: dict[str, list[Posting]] = {}
    for posting in posted.values():
        named = [ref.id for ref in posting.measure.fields[:1] if ref.id in concept.fields]
        groups.setdefault(named[0] if named else NO_FIELD, []).append(posting)
    return _rows(groups, concept.fields, [*concept.fields, NO_FIELD])


def _by_horizon(concept: Concept, posted: Mapping[str, Posting]) -> tuple[Row, ...]:
    groups: dict[str, list[Posting]] = {}
    for posting in posted.values():
        groups.setdefault(" bis ".join(posting.measure.horizon) or NO_HORIZON, []).append(posting)
    names = concept.settings.horizon_names
    pairs = [[name, f"{name} bis {after}"] for name, after in zip(names, [*names[1:], ""], strict=True)]
    order = [label for pair in pairs for label in pair] + [ALWAYS, NO_HORIZON]
    return _rows(groups, {}, dict.fromkeys([*order[:-1], *(name for name in groups if name != NO_HORIZON), NO_HORIZON]))


def _by_goal(concept: Concept, posted: Mapping[str, Posting]) -> tuple[Row, ...]:
    """Under every Ziel, and under those above it."""
    named = {posting.id: [ref.id for ref in posting.measure.goals] for posting in posted.values()}
    groups = _each(concept.goals, named, posted, NO_GOAL)
    return _rows(groups, concept.goals, [*concept.goals, NO_GOAL])


def _by_raum(concept: Concept, posted: Mapping[str, Posting]) -> tuple[Row, ...]:
    """Under every Raum, and under those that it lies in."""
    named = {posting.id: [ref.id for ref in posting.measure.areas] for posting in posted.values()}
    groups = _each(concept.areas, named, posted, NO_AREA)
    return _rows(groups, concept.areas, [*concept.areas, CITYWIDE, NO_AREA])


def _each(
    objects: Mapping[str, Object], named: Mapping[str, list[str]], posted: Mapping[str, Posting], none: str
) -> dict[str, list[Posting]]:
    parents: dict[str, tuple[str, ...]] = {}
    for owner_id, owner in objects.items():
        whole = getattr(owner, "part_of", None)
        parents[owner_id] = (whole.id,) if whole else ()
    above = {owner_id: [owner_id, *below(owner_id, parents)] for owner_id in objects}
    groups: dict[str, list[Posting]] = {}
    for measure_id, targets in named.items():
        places = dict.fromkeys(place for target in targets for place in above.get(target, [target]))
        for place in places or [none]:
            groups.setdefault(place, []).append(posted[measure_id])
    return groups


def _by_area(concept: Concept, posted: Mapping[str, Posting]) -> tuple[AreaRow, ...]:
    locations = Locations(concept)
    groups: dict[str, list[Posting]] = {area.id: [] for area in concept.areas.values() if area.funded}
    for posting in posted.values():
        for place, part in locations.split(posting):
            groups.setdefault(place, []).append(part)
    owners: dict[str, list[Area]] = {}
    for area in concept.areas.values():
        if area.income or area.further_costs:
            owners.setdefault(locations.of(area.id), []).append(area)
            groups.setdefault(locations.of(area.id), [])
    return tuple(_area_row(concept, place, groups[place], owners.get(place, [])) for place in _in_order(groups))


def _in_order(groups: Mapping[str, list[Posting]]) -> list[str]:
    last = [place for place in (SEVERAL, OUTSIDE) if place in groups]
    return [place for place in groups if place not in last] + last


def _area_row(concept: Concept, place: str, posted: list[Posting], owners: list[Area]) -> AreaRow:
    area = concept.areas.get(place)
    return AreaRow(
        area.id if area else None,
        area.name if area else place,
        total_of(posted),
        _sums(entry for owner in owners for entry in owner.income),
        _sums(entry for owner in owners for entry in owner.further_costs),
    )


def _sums(entries: Iterable[AreaSum]) -> dict[str, Money]:
    found: dict[str, Money] = {}
    for entry in entries:
        if entry.amount is not None:
            found[entry.kind] = found.get(entry.kind, Money()) + euro(entry.amount)
    return found


def _by_source(everything: Total) -> tuple[SourceRow, ...]:
    """Every source that gives anything, then what is not covered, and what of that has an open source."""
    yearly = dict(everything.yearly.columns)
    covered = total(money for source, money in yearly.items() if source not in (COST, OPEN_SOURCE))
    yearly[UNCOVERED] = (everything.yearly.cost - covered).at_least_nothing
    sums = {**everything.columns, UNCOVERED: everything.uncovered}
    return tuple(
        SourceRow(source, SOURCE_LABELS[source], sums.get(source, Money()), yearly.get(source, Money()), within)
        for source, within in _SOURCE_ROWS
        if source in sums or source in yearly
    )
