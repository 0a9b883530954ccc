"""What became of every row, column and cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from isek.importing.report import Report
from isek.model import Place
from isek.problems import Level, Problem
from isek.read.drafts import Draft
from isek.read.mapping.apply import Mapped, Sheet
from isek.read.mapping.values import Change
from isek.tree import Row, Scalar
from isek.values.german import count, join

_KINDS = {
    "unbekannte-spalte": "spalte-ausgelassen",
    "unbekannter-verweis": "verweis-ausgelassen",
    "verweis-mehrdeutig": "verweis-ausgelassen",
    "doppelte-angabe": "doppelte-angabe",
    "doppelte-kennung": "zeile-ausgelassen",
    "kennung-ungueltig": "zeile-ausgelassen",
    "summenzeile": "zeile-ausgelassen",
    "feld-fehlt": "feld-fehlt",
    "alternativtext-fehlt": "feld-fehlt",
}
_LONGEST = 60


def account(mapped: Mapped, kept: Sequence[Draft], problems: Iterable[Problem], report: Report) -> None:
    """Fill the report."""
    alive = {id(draft) for draft in kept}
    taken = {place for draft, place in mapped.rows if id(draft) in alive}
    headings = {(place.sheet, cell.place.column): cell.text for place, cell in _headings(mapped)}
    for sheet in mapped.sheets.values():
        rows = sheet.rows()
        report.rows_read += len(rows)
        report.rows_taken += sum(row.place in taken for row in rows)
        _rows_left_out(sheet, rows, report)
        _ignored_columns(sheet, rows, report)
    for problem in dict.fromkeys(problems):
        kind = _KINDS.get(problem.code, "wert-ausgelassen" if problem.level is Level.ERROR else "hinweis")
        report.tell(kind, problem.place, _said(problem, kind, headings))
    _changes(mapped.changes, headings, report)


def _headings(mapped: Mapped) -> Iterator[tuple[Place, Scalar]]:
    for place, sheet in mapped.sheets.items():
        for cell in sheet.table.headings:
            yield place, cell


def _said(problem: Problem, kind: str, headings: dict[tuple[str | None, int | None], str]) -> str:
    text = f"{problem.message} {problem.hint}" if problem.hint else problem.message
    heading = headings.get((problem.place.sheet, problem.place.column))
    if heading is None or kind in {"spalte-ausgelassen", "zeile-ausgelassen", "feld-fehlt"}:
        return text
    left_out = " Nicht übernommen." if kind in {"wert-ausgelassen", "verweis-ausgelassen"} else ""
    return f"Spalte „{heading}“: {text}{left_out}"


def _rows_left_out(sheet: Sheet, rows: Sequence[Row], report: Report) -> None:
    for row in rows:
        if row.place not in sheet.taken | sheet.sums:
            reasons = list(dict.fromkeys(sheet.refused.get(row.place, ())))
            why = f": {join(reasons)}" if reasons else ""
            report.tell("zeile-ausgelassen", row.place, f"Diese Zeile nimmt kein Schritt{why}.")


def _ignored_columns(sheet: Sheet, rows: Sequence[Row], report: Report) -> None:
    for at in sorted(sheet.ignored - sheet.used):
        heading = sheet.table.headings[at]
        cells = sum(at < len(row.cells) and not row.cells[at].blank for row in rows)
        text = f"Die Spalte „{heading.text}“ wird ignoriert ({count(cells, 'Zelle', 'Zellen')})."
        report.tell("spalte-ignoriert", heading.place, text)


def _changes(changes: Iterable[Change], headings: dict[tuple[str | None, int | None], str], report: Report) -> None:
    """The same change in many rows is told once, at the first."""
    first: dict[tuple[str | None, int | None, str, str], Place] = {}
    times: Counter[tuple[str | None, int | None, str, str]] = Counter()
    for change in changes:
        key = (change.place.sheet, change.place.column, change.old, change.new)
        first.setdefault(key, change.place)
        times[key] += 1
    for key, place in first.items():
        sheet, column, old, new = key
        often = f" ({times[key]}-mal)" if times[key] > 1 else ""
        text = f"Spalte „{headings.get((sheet, column), '')}“: aus „{_short(old)}“ wird „{_short(new)}“{often}."
        report.tell("geaendert", place, text)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
