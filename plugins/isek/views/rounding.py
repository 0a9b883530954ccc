"""Sums as a reader keeps them in mind: „rund 60 Mio. €“ for what is exactly „59,75 bis 61,37 Mio. €“."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from isek.finance import Money, shown
from isek.values.german import euro, euro_short, number

_STEPS = (Decimal(5), Decimal(2), Decimal(1))
_WIDEST = Decimal("0.2")
"""A range wider than this share of its upper end is not one round figure."""


def rough(money: Money) -> str:
    """One round figure where the sum is nearly one, else what it is, in short."""
    if money.endless or money.exact:
        return _short(money)
    if money.high <= 0 or (money.high - money.low) / money.high > _WIDEST:
        return _short(money)
    return f"rund {_figure(_roundest(money.low, money.high))}"


def _short(money: Money) -> str:
    """As it is, but with three digits that count."""
    return shown(Money(_digits(money.low), _digits(money.high), money.about, money.endless), short=True)


def _digits(value: Decimal) -> Decimal:
    if value == 0:
        return value
    return value.quantize(Decimal(1).scaleb(max(value.adjusted() - 2, 0)), ROUND_HALF_UP)


def _roundest(low: Decimal, high: Decimal) -> Decimal:
    """The roundest figure in the range: a multiple of the coarsest step that has one there."""
    place = high.adjusted()
    while True:
        for step in _STEPS:
            grain = step.scaleb(place)
            found = (high / grain).to_integral_value(ROUND_FLOOR) * grain
            if found >= low:
                return found
        place -= 1


def _figure(value: Decimal) -> str:
    return euro_short(value) if value >= 10**6 else euro(value)


def million(value: Decimal) -> str:
    """`5,2`: millions with one digit after the point, for the narrow places of a chart."""
    return number((value / 10**6).quantize(Decimal("0.1"), ROUND_HALF_UP))
