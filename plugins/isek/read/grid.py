"""What CSV files and workbooks have in common: rows of cells, among which the headings are found."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from isek.tree import Row, Scalar, Table

_ROWS_SEARCHED = 10


def clean(text: str) -> str:
    """A cell's text as it is compared and shown: composed letters, no blanks around it, LF between its lines."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def heading_index(rows: Sequence[Sequence[Scalar]]) -> int:
    """Which of the rows, none of them blank, holds the headings: the first, unless that is a line with a title.

    A title stands alone in its row. The headings then fill more than half as many cells as the fullest of the
    next rows.
    """
    filled = [sum(1 for cell in row if cell.text) for row in rows[:_ROWS_SEARCHED]]
    if not filled or filled[0] > 1:
        return 0
    return next(index for index, count in enumerate(filled) if count > max(filled) // 2)


def to_table(rows: Sequence[list[Scalar]], heading: int | None = None) -> Table | None:
    """The table under the row at index `heading`, else under the one that looks like headings; None without rows.

    All rows start in the same column, none of them is blank. Columns in which nothing stands are left out, cells
    beyond the last heading stay.
    """
    if not rows:
        return None
    body = rows[heading_index(rows) if heading is None else heading :]
    used = sorted({index for row in body for index, cell in enumerate(row) if cell.text})
    kept = [[row[index] for index in used if index < len(row)] for row in body]
    headings = _without_end(kept[0], 0)
    cells = [_without_end(row, len(headings)) for row in kept[1:]]
    return Table(headings, [Row(row, row[0].place) for row in cells], headings[0].place)


def _without_end(row: list[Scalar], least: int) -> list[Scalar]:
    """The row without the blank cells at its end, but with its first `least` cells."""
    end = len(row)
    while end > least and not row[end - 1].text:
        end -= 1
    return row[:end]
