"""A workbook's cells as texts: numbers without noise, dates in ISO form, units from the number format."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.grid import clean
from isek.tree import Scalar

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

_NO_NUMBER = "Die Zelle in Excel berichtigen."
_ERRORS = {
    "#DIV/0!": "#DIV/0!",
    "#N/A": "#NV",
    "#NAME?": "#NAME?",
    "#NULL!": "#NULL!",
    "#NUM!": "#ZAHL!",
    "#REF!": "#BEZUG!",
    "#VALUE!": "#WERT!",
}
"""The values of failed formulas: as they are saved, and as German Excel shows them."""
_SHOWN_ERRORS = frozenset({*_ERRORS, *_ERRORS.values()})

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# In a number format: colours and conditions, a currency with its language, fillers, escapes, quotes.
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_NO_TEXT = re.compile(r"\[[^\]]*\]|[_*].")
_SCALE = re.compile(r"[0#?](,+)(?![0#?])")
_UNIT = re.compile(
    r"(?P<scale>T(?:sd\.?)?(?=\s*(?:€|EUR))|Tsd\.?|Mio\.?|Mrd\.?)?\s*(?P<euro>€|EURO?\b)?", re.IGNORECASE
)
_EXPONENTS = {"": 0, "t": 3, "tsd": 3, "mio": 6, "mrd": 9}
_UNITS = {0: "€", 3: "T€", 6: "Mio. €", 9: "Mrd. €"}


def letters_of(column: int) -> str:
    """The name of a column, counted from 1: `B`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def to_scalar(cell: Cell | MergedCell, formula: bool, place: Place) -> tuple[Scalar, Problem | None]:
    """The cell's text and native value; blank, with a problem, where Excel has no value for it.

    `formula` says whether the cell holds a formula.
    """
    value = cell.value
    # Excel marks the blank result of a formula as a text; without that mark nothing was ever calculated.
    if value is None and formula and cell.data_type != "str":
        return _refused(
            place, "Die Formel dieser Zelle hat kein gespeichertes Ergebnis.", "Die Mappe in Excel speichern."
        )
    if cell.data_type == "e" or (isinstance(value, str) and value.strip() in _SHOWN_ERRORS):
        shown = _ERRORS.get(str(value), str(value)).strip()
        return _refused(place, f"Die Zelle zeigt den Fehlerwert {shown}.", "Die Formel in Excel berichtigen.")
    if isinstance(value, float) and not math.isfinite(value):
        return _refused(place, "Die Zahl dieser Zelle ist zu groß.", _NO_NUMBER)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, cell.number_format or "", place), None
    text, native = _text_and_value(value)
    return Scalar(text, place, cell=True, value=native), None


def _refused(place: Place, message: str, hint: str) -> tuple[Scalar, Problem]:
    return Scalar("", place, cell=True), problem("wert-ungueltig", place, message, hint)


def _number(value: int | float, number_format: str, place: Place) -> Scalar:
    number = _decimal(value)
    if "%" in _bare(number_format):
        text = format(_plain(number * 100), "f").replace(".", ",")
        return Scalar(f"{text} %", place, cell=True)
    return Scalar(format(number, "f"), place, cell=True, unit=unit_of(number_format), value=number)


def _decimal(value: int | float) -> Decimal:
    """Exact to the 15 digits that Excel keeps."""
    return Decimal(value) if isinstance(value, int) else _plain(Decimal(format(value, ".15g")))


def _plain(number: Decimal) -> Decimal:
    """Without zeros after the point, and without an exponent."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and number.adjusted() < 20 else number


def _text_and_value(value: object) -> tuple[str, date | bool | None]:
    match value:
        case None:
            return "", None
        case bool():
            return ("ja" if value else "nein"), value
        case datetime() if value.time() == time(0):
            return value.date().isoformat(), value.date()
        case datetime():
            return value.isoformat(" ", "minutes"), value.date()
        case date():
            return value.isoformat(), value
        case time():
            return value.isoformat("minutes"), None
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02d}", None
        case _:
            return clean(_ESCAPED.sub(_unescaped, str(value))), None


def _unescaped(found: re.Match[str]) -> str:
    """Excel writes control characters as `_x000D_`. Only line ends and tabs mean something in a text."""
    char = chr(int(found[1], 16))
    return char if char in "\n\r\t" else ("" if char < " " else found[0])


def unit_of(number_format: str) -> str | None:
    """The unit of money that a number format shows: `€`, `T€`, `Mio. €`, `Mrd. €`.

    A format that shows thousands of the saved number (`#,##0,"T€"`) has the unit of the saved number.
    """
    section = _bare(number_format)
    match = next((found for found in _UNIT.finditer(section) if found[0].strip()), None)
    if match is None:
        return None
    exponent = _EXPONENTS[(match["scale"] or "").lower().rstrip(".")]
    scale = _SCALE.search(number_format.split(";")[0])
    return _UNITS.get(exponent - 3 * len(scale[1]) if scale else exponent)


def _bare(number_format: str) -> str:
    """The first section of a format as the text that it shows."""
    section = _CURRENCY.sub(r"\1", number_format.split(";")[0])
    return _NO_TEXT.sub("", section).replace("\\", "").replace('"', "")
