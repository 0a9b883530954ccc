"""A sheet of a workbook as a table, and what its layout hides from whoever reads only the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.grid import to_table
from isek.read.texts import unreadable
from isek.read.xlsx_cells import letters_of, to_scalar
from isek.read.xlsx_file import Book, open_book
from isek.tree import Scalar, Table
from isek.values.fold import fold

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_Row = list[Scalar]


def sheets(path: Path, file: str) -> tuple[list[str], list[Problem]]:
    """The names of a workbook's sheets in their order."""
    book, problems = open_book(path, file)
    return ([sheet.title for sheet in book.values.worksheets] if book else []), problems


def read(
    path: Path, file: str, sheet_names: Sequence[str], header_row: int | None = None, sheet: str | None = None
) -> tuple[Table | None, list[Problem]]:
    """The table of a sheet: `sheet` if given, else the first that has one of `sheet_names`, else the first at all.

    The headings stand in `header_row`, by default in the first row that looks like headings. None where there is no
    table. Places have the sheet, and the cell's row and column.
    """
    book, problems = open_book(path, file)
    if book is None:
        return None, problems
    chosen = _sheet(book, sheet_names, sheet)
    if chosen is None:
        return None, [_no_sheet(book, file, sheet)]
    rows, problems = _rows(book, chosen, file)
    table = to_table(rows) if header_row is None else to_table([row for row in rows if _line(row) >= header_row], 0)
    if table is None:
        nothing = f"Auf dem Blatt „{chosen.title}“ steht ab Zeile {header_row} nichts."
        return None, [unreadable(file, nothing, sheet=chosen.title)] if rows else problems
    kept = [found for found in problems if found.place.line >= table.place.line]
    return table, [*kept, *_layout(chosen, table, file)]


def _sheet(book: Book, names: Sequence[str], wanted: str | None) -> Worksheet | None:
    all_sheets = book.values.worksheets
    if wanted is not None:
        return next((found for found in all_sheets if fold(found.title) == fold(wanted)), None)
    folded = {fold(name) for name in names}
    return next((found for found in all_sheets if fold(found.title) in folded), all_sheets[0] if all_sheets else None)


def _no_sheet(book: Book, file: str, wanted: str | None) -> Problem:
    if wanted is None:
        return unreadable(file, "Die Arbeitsmappe hat kein Blatt mit Zellen.")
    there = ", ".join(f"„{sheet.title}“" for sheet in book.values.worksheets)
    return unreadable(file, f"Das Blatt „{wanted}“ gibt es in der Arbeitsmappe nicht.", f"Es gibt: {there}.")


def _line(row: _Row) -> int:
    return row[0].place.line


def _rows(book: Book, sheet: Worksheet, file: str) -> tuple[list[_Row], list[Problem]]:
    """The rows in which something stands, with a cell for each used column, and what Excel could not calculate."""
    formulas = _formulas(book, sheet)
    found: dict[int, dict[int, Scalar]] = {}
    problems: list[Problem] = []
    # Only cells that exist: `iter_rows` would make a million rows where somebody has formatted the last one.
    for (row, column), cell in sorted(sheet._cells.items()):
        formula = (row, column) in formulas
        if cell.value is None and not formula:
            continue
        scalar, refused = to_scalar(cell, formula, Place(file, row, column, sheet.title))
        problems += [refused] if refused else []
        if scalar.text:
            found.setdefault(row, {})[column] = scalar
    used = sorted({column for cells in found.values() for column in cells})
    rows = [[cells.get(column) or _blank(file, row, column, sheet) for column in used] for row, cells in found.items()]
    return rows, problems


def _formulas(book: Book, sheet: Worksheet) -> set[tuple[int, int]]:
    """The cells that hold formulas."""
    if book.formulas is None:
        return set()
    return {place for place, cell in book.formulas[sheet.title]._cells.items() if cell.data_type == "f"}


def _blank(file: str, row: int, column: int, sheet: Worksheet) -> Scalar:
    return Scalar("", Place(file, row, column, sheet.title), cell=True)


def _layout(sheet: Worksheet, table: Table, file: str) -> Iterator[Problem]:
    """What is merged or hidden within the table."""
    filled = {(cell.place.line, cell.place.column or 0) for cell in _cells(table) if cell.text}
    yield from _merged(sheet, filled, file)
    yield from _hidden_rows(sheet, filled, file)
    yield from _hidden_columns(sheet, filled, file)


def _cells(table: Table) -> Iterator[Scalar]:
    yield from table.headings
    for row in table.rows:
        yield from row.cells


def _merged(sheet: Worksheet, filled: set[tuple[int, int]], file: str) -> Iterator[Problem]:
    for area in sheet.merged_cells.ranges:
        if (area.min_row, area.min_col) not in filled:
            continue
        yield _odd(
            Place(file, area.min_row, area.min_col, sheet.title),
            f"Die Zellen {area.coord} sind verbunden. Gelesen wird der Wert nur für {area.coord.split(':')[0]}; die "
            "übrigen gelten als leer.",
            "Die Verbindung aufheben und den Wert in jede Zelle schreiben, für die er gilt.",
        )


def _hidden_rows(sheet: Worksheet, filled: set[tuple[int, int]], file: str) -> Iterator[Problem]:
    hidden = sorted({row for row, _ in filled if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden})
    # Rows that follow each other have the same distance to their index.
    for _, group in groupby(enumerate(hidden), key=lambda item: item[1] - item[0]):
        rows = [row for _, row in group]
        which = f"Zeile {rows[0]} ist" if len(rows) == 1 else f"Die Zeilen {rows[0]} bis {rows[-1]} sind"
        yield _odd(
            Place(file, rows[0], min(column for row, column in filled if row == rows[0]), sheet.title),
            f"{which} ausgeblendet oder weggefiltert, aber nicht leer. Gelesen wird auch das.",
            "Zeilen, die nicht dazugehören, löschen; die übrigen einblenden.",
        )


def _hidden_columns(sheet: Worksheet, filled: set[tuple[int, int]], file: str) -> Iterator[Problem]:
    spans = [(span.min or 0, span.max or 0) for span in sheet.column_dimensions.values() if span.hidden]
    for column in sorted({column for _, column in filled}):
        if not any(first <= column <= last for first, last in spans):
            continue
        row = min(row for row, other in filled if other == column)
        yield _odd(
            Place(file, row, column, sheet.title),
            f"Spalte {letters_of(column)} ist ausgeblendet, aber nicht leer. Gelesen wird auch das.",
            "Die Spalte löschen oder einblenden.",
        )


def _odd(place: Place, message: str, hint: str) -> Problem:
    return problem("tabelle-auffaellig", place, message, hint)
