"""What one measure says about money, in figures that can be added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec
from msgspec import Struct

from isek.finance.money import ZERO, Money, cents, euro, total
from isek.model import Period
from isek.schema.costs import Cost
from isek.schema.financing import Financing
from isek.schema.measures import Measure

COST = "kosten"
ELIGIBLE = "zuwendungsfaehig"
UNCOVERED = "ungedeckt"
OPEN_SOURCE = "offen"
"""Money that is planned for, but whose source is not known: it covers nothing."""


class Figures(Struct, frozen=True):
    """The figures of a measure. `financing` and `yearly_financing` are by source; None is no figure.

    `years` and `financing_years` (by source) are by year as written (`2027`, `ab 2030`).
    `for_information` is financing by others that is never added.
    """

    cost: Money | None = None
    yearly: Money | None = None
    eligible: Money | None = None
    financing: Mapping[str, Money] = msgspec.field(default_factory=dict)
    yearly_financing: Mapping[str, Money] = msgspec.field(default_factory=dict)
    years: Mapping[str, Money] = msgspec.field(default_factory=dict)
    financing_years: Mapping[str, Mapping[str, Money]] = msgspec.field(default_factory=dict)
    for_information: Money = msgspec.field(default_factory=Money)


def figures_of(measure: Measure) -> Figures:
    """The figures of a measure, shares in per cent turned into sums."""
    cost = cost_of(measure.cost)
    yearly = yearly_of(measure.cost)
    eligible = eligible_of(measure)
    own = [entry for entry in measure.financing if not entry.for_information]
    others = [entry for entry in measure.financing if entry.for_information]
    sums = ((entry.source, financed(entry, cost, eligible)) for entry in own)
    by_year = ((entry.source, financed_yearly(entry, cost, yearly, eligible)) for entry in own)
    return Figures(
        cost,
        yearly,
        eligible,
        _by_source(sums),
        _by_source(by_year),
        {year: euro(value) for year, value in measure.cost.per_year} if measure.cost else {},
        _years_by_source(own),
        total(found for entry in others if (found := financed(entry, cost, eligible)) is not None),
    )


def cost_of(cost: Cost | None) -> Money | None:
    """The costs as a sum; years alone are a sum too, and a least amount where the whole is not known."""
    if cost is None:
        return None
    amount = cost.amount
    if amount is None or amount.unknown is not None:
        if not cost.per_year:
            return None
        years = cents(sum((value for _, value in cost.per_year), ZERO))
        return Money(years, years, bool(cost.about), endless=amount is not None)
    if amount.exact is not None:
        return euro(amount.exact, amount.about)
    if amount.high is None:
        low = cents(amount.low or ZERO)
        return Money(low, low, amount.about, endless=True)
    return Money(cents(amount.low or ZERO), cents(amount.high), amount.about)


def yearly_of(cost: Cost | None) -> Money | None:
    """What the costs are each year."""
    return euro(cost.yearly, bool(cost.about)) if cost and cost.yearly is not None else None


def eligible_of(measure: Measure) -> Money | None:
    """The eligible costs, where they are stated and not denied."""
    found = measure.eligibility
    return euro(found.amount) if found and found.amount is not None and found.state != "nein" else None


def financed(entry: Financing, cost: Money | None, eligible: Money | None) -> Money | None:
    """What a source gives in all: its amount, its years, or its share of the eligible costs, else of the costs."""
    if entry.amount is not None:
        return euro(entry.amount)
    if entry.share is not None:
        base = cost if eligible is None else eligible
        return None if base is None else base.share(entry.share)
    return euro(sum((value for _, value in entry.per_year), ZERO)) if entry.per_year else None


def financed_yearly(entry: Financing, cost: Money | None, yearly: Money | None, eligible: Money | None) -> Money | None:
    """What a source gives each year; a share is one of the yearly costs where there are no others."""
    if entry.yearly is not None:
        return euro(entry.yearly)
    if entry.amount is None and entry.share is not None and yearly is not None and cost is None and eligible is None:
        return yearly.share(entry.share)
    return None


def months_of(period: Period | None) -> int | None:
    """How many months a closed period lasts; None for an open one, and for one that ends before it begins."""
    if period is None or period.start is None or period.end is None or period.open_end:
        return None
    first, last = period.start.first, period.end.last
    months = (last.year - first.year) * 12 + last.month - first.month + (last.day >= first.day - 1)
    return max(months, 1) if last >= first else None


def over_period(yearly: Money, period: Period | None) -> Money | None:
    """What a yearly sum comes to over a closed period; None for an open one."""
    months = months_of(period)
    if months is None:
        return None
    factor = Decimal(months) / 12
    return Money(cents(yearly.low * factor), cents(yearly.high * factor), yearly.about)


def _by_source(pairs: Iterable[tuple[str, Money | None]]) -> dict[str, Money]:
    found: dict[str, Money] = {}
    for source, money in pairs:
        if money is not None:
            found[source] = found.get(source, Money()) + money
    return found


def _years_by_source(entries: list[Financing]) -> dict[str, dict[str, Money]]:
    found: dict[str, dict[str, Money]] = {}
    for entry in entries:
        for year, value in entry.per_year:
            years = found.setdefault(entry.source, {})
            years[year] = years.get(year, Money()) + euro(value)
    return found
