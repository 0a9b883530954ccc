"""Money as people type it, in cells and in YAML. What can be read two ways is not read but said."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from isek.model import Amount, Unclear
from isek.values.german import number
from isek.values.numbers import Doubt, Figure, read_figure, read_percent
from isek.values.units import MOST_CHARACTERS, Unit, factor, prepared, read_unit, tokens, unit_among, unit_of

__all__ = ["factor", "read_amount", "read_share", "unit_of"]

_HINT = (
    "Schreiben Sie einen Betrag, zum Beispiel „50.000 €“, „ca. 50.000 €“ oder „50.000–100.000 €“; "
    "alles andere gehört in die Anmerkung."
)
_END = "(?:[TMG]?C)?A*N[TMG]?C?"
_ONE = re.compile(f"[AY]*(?P<bounds>(?:[LHB][AY]*)*)(?P<end>{_END})[AY]*")
_RANGE = re.compile(f"[AY]*(?:[LV][AY]*)*(?P<low>{_END})[AY]*[BDH][AY]*H?[AY]*(?P<high>{_END})[AY]*")
_BETWEEN = re.compile(f"[AY]*V[AY]*(?P<low>{_END})[AY]*U[AY]*(?P<high>{_END})[AY]*")
_NEGATIVE = re.compile("[ACLHBY]*D[AC]*N")
# An empty cell of Excel's money format shows „- €“.
_NOTHING = re.compile(r"(?:[-., ]*-[-., ]*)?(?:€|eur|euro)?|(?:€|eur|euro) ?-+|k\.? ?a\.?|keine angaben?")


class _End(Struct, frozen=True):
    """One end of a statement: the digits as typed, and the unit that stands before or after them."""

    digits: str
    unit: Unit
    unit_first: bool


def read_amount(text: str, unit: str | None = None) -> Amount | Unclear | None:
    """What a text says about money, in euro. None: it says nothing (blank, a dash, `k. A.`).

    `unit` is that of the column's heading (`T€`, `in Mio. €`); it holds where the text names none.
    """
    plain = prepared(text)
    if len(plain) < MOST_CHARACTERS and _NOTHING.fullmatch(plain):
        return None
    if not any(char.isnumeric() and char not in "²³" for char in plain):
        return Amount(unknown=" ".join(text.split()))
    around = read_unit(unit) if unit else Unit()
    if around is None:
        return _no_unit(unit or "")
    return _read_figures(plain, _short(text), around)


def read_share(text: str) -> Decimal | None:
    """The percent in `40 %`; None where there is no percent sign."""
    stripped = text.strip()
    return read_percent(stripped) if stripped.endswith(("%", "Prozent")) else None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _read_figures(plain: str, shown: str, around: Unit) -> Amount | Unclear:
    words = tokens(plain) or []
    kinds = "".join(kind for kind, _ in words)
    if one := _ONE.fullmatch(kinds):
        read = _read_one(_end(words, one.span("end")), one["bounds"], shown, around)
    elif span := _RANGE.fullmatch(kinds) or _BETWEEN.fullmatch(kinds):
        read = _read_range(_end(words, span.span("low")), _end(words, span.span("high")), shown, around)
    else:
        return _negative(shown) if _NEGATIVE.match(kinds) else _unreadable(shown)
    return replace(read, about="A" in kinds, yearly="Y" in kinds or around.yearly) if isinstance(read, Amount) else read


def _end(words: list[tuple[str, str]], span: tuple[int, int]) -> _End | None:
    kinds = "".join(kind for kind, _ in words[slice(*span)])
    unit = unit_among(kinds)
    digits = words[span[0] + kinds.index("N")][1]
    return _End(re.sub(r"[.,]-+$", "", digits), unit, kinds[0] in "TMGC") if unit else None


def _read_one(end: _End | None, bounds: str, shown: str, around: Unit) -> Amount | Unclear:
    least, most = "L" in bounds, "H" in bounds or "B" in bounds
    if end is None or (least and most):
        return _unreadable(shown)
    value = _value(end, around, shown)
    if isinstance(value, Unclear):
        return value
    if least:
        return Amount(low=value)
    return Amount(high=value) if most else Amount(exact=value)


def _read_range(low: _End | None, high: _End | None, shown: str, around: Unit) -> Amount | Unclear:
    if low is None or high is None:
        return _unreadable(shown)
    bare = not low.unit.named
    if bare:
        low = replace(low, unit=high.unit)
    elif not high.unit.named:
        if low.unit.scale and not low.unit_first:
            return _one_unit(low, high, shown)
        high = replace(high, unit=low.unit)
    first, second = _value(low, around, shown), _value(high, around, shown)
    if isinstance(first, Unclear):
        return first
    return second if isinstance(second, Unclear) else _range(first, second, bare, shown)


def _range(low: Decimal, high: Decimal, bare: bool, shown: str) -> Amount | Unclear:
    if low > high:
        return Unclear(
            f"In „{shown}“ ist der erste Betrag größer als der zweite.",
            "Schreiben Sie den kleineren zuerst und die Einheit an beide, zum Beispiel „500 T€ – 1,2 Mio. €“.",
        )
    if bare and 0 < low < 1000 and low * 1000 <= high:
        cause = f"In „{shown}“ kann der erste Betrag {number(low)} oder {number(low * 1000)} heißen."
        return Unclear(cause, "Schreiben Sie beide Beträge aus.")
    return Amount(exact=low) if low == high else Amount(low=low, high=high)


def _value(end: _End, around: Unit, shown: str) -> Decimal | Unclear:
    """The euro of one end. Three digits behind a mark are read only where the unit leaves one meaning."""
    figure, unit = read_figure(end.digits), end.unit if end.unit.named else around
    if figure is None:
        return _unreadable(shown)
    return _tidy(figure.value * unit.factor) if _is_clear(figure, end, unit) else _two_ways(figure, end.digits, unit)


def _is_clear(figure: Figure, end: _End, unit: Unit) -> bool:
    large = unit.factor >= 10**6
    if figure.doubt is Doubt.COMMA:
        # Nobody groups digits behind a 0; else only „1,250 Mio. €“ in the cell itself leaves one meaning.
        return unit.factor > 1 if end.digits.startswith("0,") else end.unit.named and large
    return figure.doubt is None or (figure.doubt is Doubt.GROUP and not large)


def _two_ways(figure: Figure, digits: str, unit: Unit) -> Unclear:
    grouped = Decimal(re.sub("[^0-9]", "", digits))
    decimal = grouped / 1000
    name = {None: "€", 10**3: "T€", 10**6: "Mio. €", 10**9: "Mrd. €"}[unit.scale]
    if unit.scale is None and figure.doubt is Doubt.COMMA and figure.value < 1000:
        written = f"{number(grouped)} € oder {number(decimal)} Mio. €"
    elif unit.scale == 10**6 and grouped >= 1000:
        written = f"{number(decimal)} Mio. € oder {number(decimal)} Mrd. €"
    else:
        written = f"{number(grouped)} {name} oder {number(decimal)} {name}"
    return Unclear(f"„{digits}“ kann {number(grouped)} oder {number(decimal)} heißen.", f"Schreiben Sie {written}.")


def _one_unit(low: _End, high: _End, shown: str) -> Unclear:
    return Unclear(
        f"In „{shown}“ hat nur der erste Betrag eine Einheit.",
        "Schreiben Sie die Einheit an beide Beträge oder nur hinter den zweiten, "
        f"zum Beispiel „{low.digits}–{high.digits} T€“.",
    )


def _no_unit(unit: str) -> Unclear:
    return Unclear(f"„{_short(unit)}“ ist keine Einheit für Geld.", "Möglich sind €, T€, Mio. € und Mrd. €.")


def _negative(shown: str) -> Unclear:
    hint = "Beträge sind nie negativ; Einnahmen stehen in der Finanzierung als Quelle „einnahmen“."
    return Unclear(f"„{shown}“ ist negativ.", hint)


def _unreadable(shown: str) -> Unclear:
    if "%" in shown:
        hint = "Schreiben Sie den Betrag in Euro oder nutzen Sie „anteil“."
        return Unclear(f"„{shown}“ ist kein Betrag, sondern ein Anteil.", hint)
    return Unclear(f"„{shown}“ ist kein eindeutiger Betrag.", _HINT)


def _tidy(value: Decimal) -> Decimal:
    """Without zeros at the end and without exponent, so that equal amounts are written alike."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
