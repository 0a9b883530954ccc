"""Sum rows of a table: not read, but compared with our own sums."""

from __future__ import annotations

import re
from decimal import Decimal

from isek.read.columns import TableColumn
from isek.schema.reading import Reading
from isek.tree import Row, Scalar
from isek.values.fold import fold
from isek.values.german import euro, join
from isek.values.money import read_amount
from isek.values.units import factor

_SUM = re.compile(r"(zwischensumme|summe|gesamt)(summe|kosten|betrag)?\b")


class SumRows:
    """Own sums of the columns of money while a table is read: since its start, and since the last subtotal."""

    def __init__(self, columns: list[TableColumn]) -> None:
        self._columns = [column for column in columns if column.column.money and column.unit != "%"]
        self._total: dict[int, Decimal] = {}
        self._part: dict[int, Decimal] = {}

    def is_sum(self, row: Row) -> bool:
        """Whether the row begins with Summe, Zwischensumme or Gesamt."""
        first = next((cell for cell in row.cells if not cell.blank), None)
        return first is not None and bool(_SUM.match(fold(first.text)))

    def add(self, row: Row) -> None:
        """Count an ordinary row."""
        for column in self._columns:
            value = _exact(row, column)
            if value is not None:
                for sums in (self._total, self._part):
                    sums[column.index] = sums.get(column.index, Decimal(0)) + value

    def compare(self, row: Row, reading: Reading) -> None:
        """Tell that the row is not read, and where it differs from the sum of the exact figures above it."""
        first = next(cell for cell in row.cells if not cell.blank)
        sub = fold(first.text).startswith("zwischen")
        differing = [text for column in self._columns if (text := self._difference(row, column, sub))]
        if differing:
            message = f"Summenzeile „{first.text}“: nicht gelesen, aber verglichen. {join(differing)}."
            reading.tell("summenzeile", row.place, message, "Bitte nachrechnen.")
        else:
            reading.tell("summenzeile", row.place, f"Summenzeile „{first.text}“: nicht gelesen; die Summen stimmen.")
        self._part = {}

    def _difference(self, row: Row, column: TableColumn, sub: bool) -> str | None:
        stated = _exact(row, column)
        own = (self._part if sub else self._total).get(column.index, Decimal(0))
        if stated is None or stated == own:
            return None
        return f"Bei „{column.heading.text}“ steht {euro(stated)}, die Zeilen ergeben {euro(own)}"


def _exact(row: Row, column: TableColumn) -> Decimal | None:
    if column.index >= len(row.cells):
        return None
    return exact_amount(row.cells[column.index], column.unit)


def exact_amount(cell: Scalar, unit: str | None) -> Decimal | None:
    """The exact figure of a cell in euro, or None where it has none."""
    if isinstance(cell.value, Decimal):
        return cell.value * (factor(cell.unit or unit or "€") or 1)
    amount = read_amount(cell.text, cell.unit or unit)
    exact = getattr(amount, "exact", None)
    return exact if isinstance(exact, Decimal) and not getattr(amount, "yearly", False) else None
