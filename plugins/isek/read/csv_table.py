"""CSV as spreadsheets write it: separator, quotes and line breaks in cells are found, every cell keeps its line."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.grid import clean, to_table
from isek.read.texts import unreadable
from isek.tree import Scalar, Table

_SEPARATORS = ";\t,"
_SAMPLE = 10
_DECLARED = re.compile(r'"?sep=([;,|:\t])"?\s*', re.IGNORECASE)
_WAY_OUT = "Die Datei in Excel öffnen und neu als „CSV UTF-8“ speichern."


def read(
    text: str, file: str, separator: str | None = None, header_row: int | None = None
) -> tuple[Table | None, list[Problem]]:
    """The table of a CSV file; None if it is empty or cannot be read.

    Without `separator` it is found; the headings stand in line `header_row`, by default where it looks like headings.
    """
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")]
    declared = _DECLARED.fullmatch(lines[0])
    first = 1 if declared else 0
    separator = separator or (declared[1] if declared else _separator(lines))
    rows: list[list[Scalar]] = []
    start = first
    reader = csv.reader(lines[first:], delimiter=separator, strict=True, skipinitialspace=True)
    try:
        for cells in reader:
            rows.append(_row(cells, file, start + 1))
            start = first + reader.line_num
    except csv.Error as error:
        return None, [_broken(str(error), file, start + 1, first + reader.line_num)]
    filled = [row for row in rows if any(cell.text for cell in row)]
    if header_row is None:
        return to_table(filled), []
    return to_table([row for row in filled if row[0].place.line >= header_row], 0), []


def _row(cells: list[str], file: str, line: int) -> list[Scalar]:
    """The cells of a row that begins in `line`. Each has the line in which its value begins."""
    row = []
    for cell in cells:
        blank_lines = cell[: len(cell) - len(cell.lstrip())].count("\n")
        row.append(Scalar(clean(cell), Place(file, line + blank_lines), cell=True))
        line += cell.count("\n")
    return row


def _separator(lines: list[str]) -> str:
    """The separator that gives most of the first rows the same number of cells."""
    return max(_SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(lines: list[str], separator: str) -> tuple[float, int]:
    """Which part of the first rows has the same number of cells, and how many that are. One cell does not count."""
    widths = [len(row) for row in _sample(lines, separator)]
    common = Counter(width for width in widths if width > 1)
    if not common:
        return 0, 0
    width, times = max(common.items(), key=lambda found: (found[1], found[0]))
    return times / len(widths), width


def _sample(lines: list[str], separator: str) -> Iterator[list[str]]:
    """The first rows that are not blank, as this separator would have them. A wrong one may tear quotes apart."""
    found = 0
    try:
        for cells in csv.reader(lines, delimiter=separator, skipinitialspace=True):
            if any(cell.strip() for cell in cells):
                found += 1
                yield cells
            if found == _SAMPLE:
                return
    except csv.Error:
        return


def _broken(error: str, file: str, start: int, end: int) -> Problem:
    """The German problem for the csv module's error in the row that spans these lines."""
    if "field limit" in error:
        limit = f"{csv.field_size_limit():,}".replace(",", ".")
        message = (
            f"Eine Zelle der Zeile {start} ist länger als {limit} Zeichen; vermutlich fehlt ein Anführungszeichen."
        )
        return unreadable(file, message, _WAY_OUT)
    if "unexpected end" in error:
        message = 'Ein Anführungszeichen (") dieser Zeile wird nicht geschlossen: Alles danach gehörte zu einer Zelle.'
    elif start != end:
        message = f'Eine Zelle, die hier mit einem Anführungszeichen (") beginnt, endet in Zeile {end} mitten im Text.'
    else:
        message = 'Nach dem schließenden Anführungszeichen (") einer Zelle steht noch Text.'
    return problem("datei-unlesbar", Place(file, start), message, 'Anführungszeichen im Text verdoppeln ("").')
