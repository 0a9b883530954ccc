"""Costs and their financing by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from isek.finance.figures import COST, ELIGIBLE, UNCOVERED
from isek.finance.ledger import Posting
from isek.finance.money import Money, total
from isek.finance.totals import Total, ids

UNDISTRIBUTED = "noch nicht auf Jahre verteilt"
FROM = "ab "


class YearRow(Struct, frozen=True):
    """What falls to a year (`2027`), to the rest from a year on (`ab 2030`), or to no year yet (`year` is None).

    `measures` are the ids of those that state it; `financing` is by source.
    """

    year: str | None
    label: str
    cost: Money
    measures: tuple[str, ...]
    financing: Mapping[str, Money] = msgspec.field(default_factory=dict)


def rows_by_year(posted: Iterable[Posting], everything: Total) -> tuple[YearRow, ...]:
    """A row for each year that is stated, and one for the rest; together they are the costs of `everything`."""
    posted = tuple(posted)
    years = sorted({year for posting in posted for year in _years_of(posting)}, key=_order)
    rows = [_row(year, posted) for year in years]
    rest = _rest(rows, posted, everything)
    return (*rows, rest) if rest.measures or not rest.cost.exact or rest.cost.low else tuple(rows)


def _years_of(posting: Posting) -> set[str]:
    return set(posting.years).union(*posting.financing_years.values())


def _order(year: str) -> tuple[int, bool]:
    return int(year.removeprefix(FROM)), year.startswith(FROM)


def _row(year: str, posted: tuple[Posting, ...]) -> YearRow:
    stated = [posting for posting in posted if year in posting.years]
    financing: dict[str, Money] = {}
    for posting in posted:
        for source, sums in posting.financing_years.items():
            if year in sums:
                financing[source] = financing.get(source, Money()) + sums[year]
    return YearRow(year, year, total(posting.years[year] for posting in stated), ids(stated), financing)


def _rest(rows: list[YearRow], posted: tuple[Posting, ...], everything: Total) -> YearRow:
    left = [posting for posting in posted if COST in posting.columns and _is_left(posting)]
    sources = [name for name in everything.columns if name not in (COST, UNCOVERED, ELIGIBLE)]
    shared = {name: total(row.financing.get(name, Money()) for row in rows) for name in sources}
    financing = {name: everything.column(name) - shared[name] for name in sources}
    cost = everything.cost - total(row.cost for row in rows)
    return YearRow(None, UNDISTRIBUTED, cost, ids(left), financing)


def _is_left(posting: Posting) -> bool:
    cost, shared = posting.columns[COST], total(posting.years.values())
    return cost.endless or (cost.low, cost.high) != (shared.low, shared.high)
