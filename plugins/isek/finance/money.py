"""A sum of money that keeps what its addends leave open: a range, an approximation, a missing upper end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from isek.model import Amount

ZERO = Decimal("0.00")
_CENT = Decimal("0.01")
_ALL = Decimal(100)


def cents(value: Decimal) -> Decimal:
    """Rounded to cents, so that sums of rounded parts are the rounded sums."""
    return value.quantize(_CENT, ROUND_HALF_UP)


class Money(Struct, frozen=True):
    """A sum in euro from `low` to `high`, both to the cent; `endless` where an addend is only a least amount."""

    low: Decimal = ZERO
    high: Decimal = ZERO
    about: bool = False
    endless: bool = False

    def __add__(self, other: Money) -> Money:
        return Money(
            self.low + other.low, self.high + other.high, self.about or other.about, self.endless or other.endless
        )

    def __sub__(self, other: Money) -> Money:
        """End by end: what is left of the low end if the other is at its low end."""
        return Money(
            self.low - other.low, self.high - other.high, self.about or other.about, self.endless or other.endless
        )

    @property
    def exact(self) -> bool:
        """Whether it is a single figure."""
        return self.low == self.high and not self.endless

    @property
    def amount(self) -> Amount:
        """As one statement: a figure, a range, or a bound."""
        if self.endless:
            return Amount(low=self.low, about=self.about)
        if self.low == self.high:
            return Amount(exact=self.low, about=self.about)
        if self.low == 0:
            return Amount(high=self.high, about=self.about)
        return Amount(low=self.low, high=self.high, about=self.about)

    @property
    def at_least_nothing(self) -> Money:
        """Without what lies below zero."""
        low, high = max(self.low, ZERO), max(self.high, ZERO)
        return Money(min(low, high), max(low, high), self.about, self.endless)

    def share(self, percent: Decimal) -> Money:
        """This many per cent of it, rounded to cents."""
        return Money(cents(self.low * percent / _ALL), cents(self.high * percent / _ALL), self.about, self.endless)

    def split(self, weights: Sequence[Decimal]) -> list[Money]:
        """Parts by weight that add up to the cent."""
        ends = zip(split(self.low, weights), split(self.high, weights), strict=True)
        return [Money(low, high, self.about, self.endless) for low, high in ends]


def euro(value: Decimal, about: bool = False) -> Money:
    """An exact sum."""
    rounded = cents(value)
    return Money(rounded, rounded, about)


def total(parts: Iterable[Money]) -> Money:
    """All of them added up, without a sum after each: a concept has tens of thousands of addends."""
    all_parts = tuple(parts)
    return Money(
        sum([one.low for one in all_parts], ZERO),
        sum([one.high for one in all_parts], ZERO),
        any(one.about for one in all_parts),
        any(one.endless for one in all_parts),
    )


def split(value: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Parts of a sum by weight, each rounded so that all of them add up to it."""
    whole, done, given = sum(weights, Decimal(0)), Decimal(0), ZERO
    parts = []
    for weight in weights:
        done += weight
        upto = cents(value * done / whole) if whole else ZERO
        parts.append(upto - given)
        given = upto
    return parts
