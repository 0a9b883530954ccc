"""Sums that say what they leave out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from isek.finance.figures import COST, ELIGIBLE, OPEN_SOURCE, UNCOVERED
from isek.finance.ledger import Posting, Standing, of
from isek.finance.money import Money, total

FUNDING = ("bund", "land", "bund_land", "eu")
"""The sources that are public funding (Förderung)."""


class Aside(Struct, frozen=True):
    """What stands beside a sum and is not in it: the ids of its measures, a sum of its own, and that of each year."""

    ids: tuple[str, ...] = ()
    money: Money = msgspec.field(default_factory=Money)
    yearly: Money = msgspec.field(default_factory=Money)


class Excluded(Struct, frozen=True):
    """A measure that stands in no sum, and the reason."""

    id: str
    reason: str
    money: Money | None = None
    yearly: Money | None = None


class Yearly(Struct, frozen=True):
    """Costs that come each year: `columns` (`kosten` and sources) a year.

    `closed` holds the ids and costs of those with a closed period, over that period; `open` the ids of the others.
    """

    ids: tuple[str, ...] = ()
    columns: Mapping[str, Money] = msgspec.field(default_factory=dict)
    closed: Aside = msgspec.field(default_factory=Aside)
    open: tuple[str, ...] = ()

    @property
    def cost(self) -> Money:
        """The costs of one year."""
        return self.columns.get(COST, Money())


class Total(Struct, frozen=True):
    """A sum of measures, and what it leaves out. `counted` are the ids of those whose costs are in it.

    `columns` holds `kosten`, `zuwendungsfaehig`, each source and `ungedeckt`. `at_least` and `at_most` are the ids
    of those in the sum with one bound only, `parents` of those that count through their parts, `undetermined` of
    those whose eligible costs are not stated, `unmatched` has the financing of measures without costs.
    """

    counted: tuple[str, ...] = ()
    columns: Mapping[str, Money] = msgspec.field(default_factory=dict)
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    without_figure: tuple[str, ...] = ()
    for_information: Aside = msgspec.field(default_factory=Aside)
    excluded: tuple[Excluded, ...] = ()
    parents: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    yearly: Yearly = msgspec.field(default_factory=Yearly)
    undetermined: tuple[str, ...] = ()
    unmatched: Aside = msgspec.field(default_factory=Aside)
    financing_for_information: Money = msgspec.field(default_factory=Money)

    @property
    def cost(self) -> Money:
        """Gesamtkosten."""
        return self.column(COST)

    @property
    def eligible(self) -> Money:
        """Of these, zuwendungsfähig."""
        return self.column(ELIGIBLE)

    @property
    def funding(self) -> Money:
        """Förderung from all public sources."""
        return total(self.column(source) for source in FUNDING)

    @property
    def own_share(self) -> Money:
        """Eigenanteil of the municipality."""
        return self.column("kommune")

    @property
    def third_parties(self) -> Money:
        """Money of third parties."""
        return self.column("dritte")

    @property
    def income(self) -> Money:
        """Income that pays for measures."""
        return self.column("einnahmen")

    @property
    def source_open(self) -> Money:
        """Planned money whose source is not known; part of what is not covered."""
        return self.column(OPEN_SOURCE)

    @property
    def uncovered(self) -> Money:
        """What no source covers."""
        return self.column(UNCOVERED).at_least_nothing

    @property
    def about(self) -> bool:
        """Whether an approximate figure is in the costs („rund“)."""
        return self.cost.about

    def column(self, name: str) -> Money:
        """A column's sum."""
        return self.columns.get(name, Money())


def total_of(posted: Iterable[Posting]) -> Total:
    """The sum of some postings."""
    posted = tuple(posted)
    counted = [posting for posting in posted if COST in posting.columns]
    return Total(
        ids(counted),
        summed(posting.columns for posting in posted),
        at_least=ids(posting for posting in counted if posting.columns[COST].endless),
        at_most=ids(posting for posting in counted if _is_upper_bound(posting)),
        without_figure=ids(of(posted, Standing.WITHOUT_FIGURE)),
        for_information=_aside(of(posted, Standing.INFORMATION)),
        excluded=tuple(_excluded(posting) for posting in of(posted, Standing.EXCLUDED)),
        parents=ids(posting for posting in posted if posting.replaced or posting.standing is Standing.PARENT),
        dropped=ids(of(posted, Standing.DROPPED)),
        yearly=_yearly(posting for posting in posted if posting.yearly),
        undetermined=ids(posting for posting in counted if _is_undetermined(posting)),
        unmatched=_unmatched(posting for posting in posted if posting.unmatched is not None),
        financing_for_information=total(
            posting.own.for_information for posting in posted if posting.standing is Standing.COUNTED
        ),
    )


def ids(posted: Iterable[Posting]) -> tuple[str, ...]:
    """Their ids."""
    return tuple(posting.id for posting in posted)


def summed(columns: Iterable[Mapping[str, Money]]) -> dict[str, Money]:
    """Column by column."""
    found: dict[str, list[Money]] = {}
    for one in columns:
        for name, money in one.items():
            found.setdefault(name, []).append(money)
    return {name: total(parts) for name, parts in found.items()}


def _is_upper_bound(posting: Posting) -> bool:
    amount = posting.measure.cost.amount if posting.measure.cost else None
    return amount is not None and amount.low is None and amount.high is not None


def _is_undetermined(posting: Posting) -> bool:
    eligibility = posting.measure.eligibility
    return eligibility is not None and eligibility.state != "nein" and eligibility.amount is None


def _aside(posted: tuple[Posting, ...]) -> Aside:
    costs = total(posting.own.cost for posting in posted if posting.own.cost is not None)
    yearly = total(posting.own.yearly for posting in posted if posting.own.yearly is not None)
    return Aside(ids(posted), costs, yearly)


def _excluded(posting: Posting) -> Excluded:
    reason = (posting.measure.cost and posting.measure.cost.not_in_sum) or ""
    return Excluded(posting.id, reason, posting.own.cost, posting.own.yearly)


def _yearly(posted: Iterable[Posting]) -> Yearly:
    posted = tuple(posted)
    costly = [posting for posting in posted if COST in posting.yearly]
    closed = [posting for posting in costly if posting.closed is not None]
    over = Aside(ids(closed), total(posting.closed for posting in closed if posting.closed is not None))
    opened = ids(posting for posting in costly if posting.closed is None)
    return Yearly(ids(costly), summed(posting.yearly for posting in posted), over, opened)


def _unmatched(posted: Iterable[Posting]) -> Aside:
    posted = tuple(posted)
    return Aside(ids(posted), total(posting.unmatched for posting in posted if posting.unmatched is not None))
