"""Sums in German, and what they leave out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from isek.finance.money import Money
from isek.finance.totals import Aside, Total
from isek.values.german import count, euro, euro_short, join

MEASURES = ("Maßnahme", "Maßnahmen")


def shown(money: Money, *, short: bool = False) -> str:
    """`rund 1.250.000 €`, `50.000 € bis 100.000 €`, `mindestens 50.000 €`; `short`: `1,25 Mio. €`."""
    figure = euro_short if short else euro
    amount, about = money.amount, "rund " if money.about else ""
    if amount.exact is not None:
        return about + figure(amount.exact)
    if amount.high is None:
        return f"mindestens {about}{figure(money.low)}"
    return _range(amount.low, amount.high, about, figure)


def _range(low: Decimal | None, high: Decimal, about: str, figure: Callable[[Decimal], str]) -> str:
    if low is None:
        return f"bis zu {about}{figure(high)}"
    start, end = figure(low), figure(high)
    # „59,75 bis 61,37 Mio. €“: one unit for both ends
    unit = end[end.index("\xa0") :]
    if "io." in unit or "rd." in unit:
        start = start.removesuffix(unit)
    return f"{about}{start} bis {end}"


def sentence(total: Total, words: tuple[str, str] = MEASURES) -> str:
    """What a sum adds up and what it leaves out: „Summe von 24 Maßnahmen; 5 weitere ohne Betrag, 2 nachrichtlich …“.

    `words` are singular and plural of what is added up, in the town's own words.
    """
    left_out = [part for part in _left_out(total) if part]
    return "; ".join([_head(total, words), *([", ".join(left_out)] if left_out else [])])


def _head(total: Total, words: tuple[str, str]) -> str:
    number = len(total.counted)
    if not number:
        return f"Keine {words[0]} mit Betrag" if words == MEASURES else f"0 {words[1]} mit Betrag"
    bounds = [
        f"{len(ids)} nur mit {bound}"
        for ids, bound in ((total.at_least, "Mindestbetrag"), (total.at_most, "Höchstbetrag"))
        if ids
    ]
    return f"Summe von {count(number, words[0], _dative(words[1]))}" + (f", davon {join(bounds)}" if bounds else "")


def _dative(plural: str) -> str:
    """German plurals get an n in the dative, but for those that end in n or s."""
    return plural if plural.endswith(("n", "s")) else f"{plural}n"


def _left_out(total: Total) -> list[str]:
    more = "weitere " if total.counted else ""
    return [
        _counted(len(total.without_figure), f"{more}ohne Betrag"),
        _aside(total.for_information, "nachrichtlich"),
        _counted(len(total.excluded), "nicht eingerechnet"),
        _yearly(total),
        _counted(len(total.parents), "durch Teilmaßnahmen gezählt"),
        _counted(len(total.dropped), "entfallen"),
        _aside(total.unmatched, "mit Finanzierung, aber ohne Kosten"),
    ]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number else ""


def _yearly(total: Total) -> str:
    yearly = Aside(total.yearly.ids, yearly=total.yearly.cost)
    return _aside(yearly, "mit jährlichen Kosten")


def _aside(aside: Aside, what: str) -> str:
    if not aside.ids:
        return ""
    sums = [shown(aside.money, short=True)] if aside.money != Money() else []
    sums += [f"{shown(aside.yearly, short=True)} im Jahr"] if aside.yearly != Money() else []
    return f"{len(aside.ids)} {what}" + (f" ({', '.join(sums)})" if sums else "")
