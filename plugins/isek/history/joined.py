"""Costs and sources of measures that were merged or split: what they cost together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from isek.finance.money import Money
from isek.history.amounts import Sums, money_of
from isek.history.changes import Data


def together(costs: Iterable[Data | None]) -> Data | None:
    """Several costs in canonical form as one; what has no figure adds nothing. None where none has one."""
    stated = [one for one in costs if one]
    figures = [money for one in stated if (money := money_of(one)) is not None]
    yearly = [Decimal(one["jaehrlich"]) for one in stated if "jaehrlich" in one]
    if not figures and not yearly:
        return None
    return {
        **(_canonical(sum(figures, Money())) if figures else {}),
        **({"jaehrlich": f"{sum(yearly):.2f}"} if yearly else {}),
    }


def _canonical(money: Money) -> dict[str, Any]:
    low, high = f"{money.low:.2f}", f"{money.high:.2f}"
    found: dict[str, Any] = (
        {"ab": low} if money.endless else {"betrag": low} if low == high else {"von": low, "bis": high}
    )
    return {**found, "ungefaehr": True} if money.about else found


def without_figure(measures: Sequence[Data], key: str) -> list[str]:
    """The ids of measures that say no amount."""
    return [str(one["id"]) for one in measures if together([one.get(key)]) is None]


def summed(measures: Iterable[Data], sums_of: Callable[[Data], Sums]) -> Sums:
    """What each source gives to all of them."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for one in measures:
        for source, euros in sums_of(one).items():
            found[source] += euros
    return found
