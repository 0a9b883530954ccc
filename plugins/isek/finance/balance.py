"""Where the money of one measure does not fit together: more financing or more in its years than it costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from isek.finance.figures import cost_of, eligible_of, financed, financed_yearly, yearly_of
from isek.finance.money import Money, total
from isek.model import Place
from isek.problems import Level
from isek.schema.costs import Cost
from isek.schema.measures import Measure

PER_ADDEND = Decimal(1)
PER_MILLE = Decimal("0.001")


class Imbalance(Struct, frozen=True):
    """`given` is more than `allowed`, both in euro.

    `key` says what was added up: `finanzierung`, `finanzierung.jaehrlich`, `kosten.je_jahr` (against the costs) or
    `finanzierung.je_jahr` (against the entry's own `betrag`).
    """

    key: str
    place: Place
    given: Decimal
    allowed: Decimal
    level: Level


def balance(measure: Measure) -> list[Imbalance]:
    """What does not fit: a Fehler, a Warnung with a note at the costs, a Hinweis where it may be rounding.

    Least amounts, unknown costs and what is for information are not compared; of a range the upper end counts.
    """
    found = list(_financing_years(measure))
    cost = measure.cost
    if cost is None or cost.for_information:
        return found
    return [*_financing(measure, cost), *_yearly(measure, cost), *_years(measure, cost), *found]


def _financing(measure: Measure, cost: Cost) -> Iterator[Imbalance]:
    limit = _limit(cost)
    if limit is not None:
        base, eligible = cost_of(cost), eligible_of(measure)
        entries = (entry for entry in measure.financing if not entry.for_information)
        sums = [money for entry in entries if (money := financed(entry, base, eligible)) is not None]
        yield from _compared("finanzierung", measure, measure.at("finanzierung"), sums, limit)


def _yearly(measure: Measure, cost: Cost) -> Iterator[Imbalance]:
    yearly = yearly_of(cost)
    if yearly is not None:
        base, eligible = cost_of(cost), eligible_of(measure)
        entries = (entry for entry in measure.financing if not entry.for_information)
        sums = [money for entry in entries if (money := financed_yearly(entry, base, yearly, eligible)) is not None]
        yield from _compared("finanzierung.jaehrlich", measure, measure.at("finanzierung"), sums, yearly.high)


def _years(measure: Measure, cost: Cost) -> Iterator[Imbalance]:
    limit = _limit(cost)
    if limit is not None:
        sums = [Money(value, value) for _, value in cost.per_year]
        yield from _compared("kosten.je_jahr", measure, cost.at("je_jahr"), sums, limit)


def _financing_years(measure: Measure) -> Iterator[Imbalance]:
    for entry in measure.financing:
        if entry.amount is not None and not entry.for_information:
            sums = [Money(value, value) for _, value in entry.per_year]
            yield from _compared("finanzierung.je_jahr", measure, entry.at("je_jahr"), sums, entry.amount)


def _limit(cost: Cost) -> Decimal | None:
    """What nothing may exceed: the figure or the upper end of the range; None where there is none."""
    amount = cost.amount
    if amount is None or amount.unknown is not None:
        return None
    return amount.exact if amount.exact is not None else amount.high


def _compared(key: str, measure: Measure, place: Place, sums: list[Money], limit: Decimal) -> Iterator[Imbalance]:
    given = total(sums).high
    excess = given - limit
    if excess <= 0:
        return
    if excess <= max(PER_ADDEND * len(sums), PER_MILLE * limit):
        level = Level.NOTE
    else:
        level = Level.WARNING if measure.cost and measure.cost.note else Level.ERROR
    yield Imbalance(key, place, given, limit, level)
