"""How money and times may be spelled, with what the readers make of each spelling."""

from __future__ import annotations

from isek.guide.markup import code, table
from isek.model import Amount, PartialDate, Period, Unclear
from isek.values import german
from isek.values.dates import read_date, read_loose_date, read_period
from isek.values.money import read_amount

_NBSP = "\u00a0"

AMOUNTS = (
    "1250000", "1250000.00", "1.250.000", "1.250.000 €", "1.250.000,00 EUR", "1.250", "50.000,- €", "1,25 Mio. €",
    "1,250 Mio. €", "1,25 Mrd. €", "250 T€", "250 TEUR", "250 Tsd. €", "ca. 50.000", "rd. 50.000 €", "~ 50.000 €",
    "ab 50.000", "mind. 50.000", "mindestens 50.000", "bis 50.000", "max. 50.000", "50.000–100.000", "50–100 T€",
    "zwischen 50 und 100 T€", "85.000 €/Jahr", "85.000 € p. a.", "ca. 20.000 € jährlich", "n. q.", "kostenneutral",
    "wird ermittelt", "k. A.", "–", "", "1,250", "rund 3 mal 20.000", "500 T€ – 1,2", "-5.000 €",
)  # fmt: skip
"""Spellings of money; the last ones are asked back."""

DATES = ("2026-01-15", "15.01.2026", "15.1.26", "15. Januar 2026")
LOOSE_DATES = ("2018", "2018-05", "05/2018", "Mai 2018", "2018-Q3")
PERIODS = (
    "2027", "2027-Q3", "III/2027", "3. Quartal 2027", "2027-04", "04/2027", "April 2027", "15.04.2027", "2027–29",
    "2027–2029", "2027-2029", "2027 bis 2029", "2024/25", "1. Halbjahr 2027", "III/2027–I/2028", "04/2027–06/2028",
    "01.04.–30.06.2027", "ab 2027", "2027 ff.", "seit 2025", "bis 2030", "2027 – offen", "fortlaufend ab 2027",
    "kurzfristig", "Herbst 2027", "2027/04",
)  # fmt: skip


def money_table() -> str:
    """Every spelling of money with its reading."""
    return _table(AMOUNTS, [_shown_amount(read_amount(text)) for text in AMOUNTS])


def date_table() -> str:
    """Every spelling of a day, then those where a month, a quarter or a year is enough."""
    rows = [(text, _shown_date(read_date(text)), "überall") for text in DATES]
    rows += [(text, _shown_date(read_loose_date(text)), "nur wo „auch nur …“ steht") for text in LOOSE_DATES]
    return table(("geschrieben", "gelesen als", "wo"), [(code(text), shown, where) for text, shown, where in rows])


def period_table() -> str:
    """Every spelling of a period with its reading."""
    return _table(PERIODS, [_shown_period(read_period(text)) for text in PERIODS])


def _table(written: tuple[str, ...], read: list[str]) -> str:
    shown = [code(text) if text else "(leer)" for text in written]
    return table(("geschrieben", "gelesen als"), zip(shown, read, strict=True))


def _shown_amount(found: Amount | Unclear | None) -> str:
    if isinstance(found, Unclear):
        return _asked(found)
    if found is None:
        return "keine Angabe"
    if found.unknown is not None:
        return "nicht bekannt, mit genau diesen Worten"
    return german.amount(found).replace(_NBSP, " ")


def _shown_date(found: PartialDate | None) -> str:
    return german.day(found) if found else "nicht lesbar"


def _shown_period(found: Period | Unclear | None) -> str:
    if isinstance(found, Unclear):
        return _asked(found)
    return german.period(found) if found else "keine Angabe"


def _asked(found: Unclear) -> str:
    return f"**Rückfrage**: {found.cause} {found.hint or ''}".rstrip().replace(_NBSP, " ")
