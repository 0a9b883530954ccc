"""Values as German readers see them. Figures and their units are held together by a no-break space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from isek.model import Amount, PartialDate, Period

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_NBSP = "\u00a0"
_MINUS = "\u2212"
_SWAP = str.maketrans(",.", ".,")
# Wide enough to round any number that was read without losing a digit before the point.
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def number(value: int | Decimal) -> str:
    """`12.400`, `7,5`, `−3`: with points between thousands and without zeros at the end."""
    text = f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,d}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (_MINUS if value < 0 else "") + text.translate(_SWAP)


def euro(value: Decimal) -> str:
    """`1.250.000 €`; with cents only where there are any, rounded to cents."""
    cents = value.quantize(Decimal("0.01"), context=_WIDE)
    text = f"{abs(cents):,f}".removesuffix(".00").translate(_SWAP)
    return f"{_MINUS if cents < 0 else ''}{text}{_NBSP}€"


def euro_short(value: Decimal) -> str:
    """`1,25 Mio. €`, rounded to two decimals; below a million as `euro`."""
    for unit, name in ((Decimal(10**9), "Mrd."), (Decimal(10**6), "Mio.")):
        rounded = _WIDE.divide(value, unit).quantize(Decimal("0.01"), context=_WIDE)
        if abs(value) >= unit or (abs(rounded) >= 1 and unit > 10**6):
            return f"{number(rounded)}{_NBSP}{name}{_NBSP}€"
    return euro(value)


def percent(value: Decimal) -> str:
    """`12,5 %`."""
    return f"{number(value)}{_NBSP}%"


def amount(value: Amount) -> str:
    """`rund 50.000 €`, `50.000 € bis 100.000 €`, `mindestens 50.000 €`, `85.000 € im Jahr`, or the words instead."""
    if value.unknown is not None:
        return value.unknown
    return _figures(value, "rund " if value.about else "") + (" im Jahr" if value.yearly else "")


def _figures(value: Amount, about: str) -> str:
    if value.exact is not None:
        return about + euro(value.exact)
    if value.low is not None and value.high is not None:
        return f"{about}{euro(value.low)} bis {euro(value.high)}"
    if value.low is not None:
        return f"mindestens {about}{euro(value.low)}"
    return f"bis zu {about}{euro(value.high)}" if value.high is not None else "keine Angabe"


def day(value: date | PartialDate) -> str:
    """`26.02.2026`, `Mai 2018`, `3. Quartal 2027` or `2018`, as precise as the value is."""
    if isinstance(value, date):
        return f"{value.day:02d}.{value.month:02d}.{value.year}"
    if value.quarter:
        return f"{value.quarter}. Quartal {value.year}"
    if value.month is None:
        return str(value.year)
    return day(value.first) if value.day else f"{MONTHS[value.month - 1]} {value.year}"


def period(value: Period) -> str:
    """`2027–2029`, `2027`, `ab 2027`, `bis 2030`, `fortlaufend ab 2027`; blank where nothing is known."""
    if value.start and value.end:
        return _span(day(value.start), day(value.end))
    if value.start:
        return ("fortlaufend " if value.open_end else "") + f"ab {day(value.start)}"
    if value.end:
        return f"bis {day(value.end)}"
    return "fortlaufend" if value.open_end else ""


def _span(start: str, end: str) -> str:
    if start == end:
        return start
    return f"{start} bis {end}" if " " in start + end else f"{start}–{end}"


def join(words: Sequence[str]) -> str:
    """`a, b und c`."""
    return " und ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def count(n: int, singular: str, plural: str) -> str:
    """`1 Maßnahme`, `3 Maßnahmen`."""
    return f"{number(n)} {singular if n == 1 else plural}"


def verb(n: int, singular: str = "ist", plural: str = "sind") -> str:
    """The verb that so many go with: `1 von 4 ist`, `2 von 4 sind`, `0 von 1 ist`."""
    return singular if n == 1 else plural
