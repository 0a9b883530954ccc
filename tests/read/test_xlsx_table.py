"""Workbooks: what their cells say, what their layout hides, and which files are refused."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from isek.model import Place
from isek.problems import Problem
from isek.read import xlsx_table
from isek.read.xlsx_cells import letters_of, unit_of
from isek.tree import Scalar, Table

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a workbook of these rows, changed by a function that gets its sheet."""

    def write(*rows: list[Any], change: Callable[[Worksheet], object] | None = None, title: str = "KoFi") -> Path:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = title
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
        book.save(tmp_path / "a.xlsx")
        return tmp_path / "a.xlsx"

    return write


def read(path: Path, **options: Any) -> tuple[Table | None, list[Problem]]:
    return xlsx_table.read(path, "a.xlsx", options.pop("names", ["massnahmen"]), **options)


def texts(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[cell.text for cell in row] for row in (table.headings, *(row.cells for row in table.rows))]


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(p.code, f"{letters_of(p.place.column or 0)}{p.place.line}", p.message) for p in problems]


def edit(path: Path, name: str, change: Callable[[str], str]) -> None:
    """Changes one part of a saved workbook."""
    with zipfile.ZipFile(path) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    parts[name] = change(parts.get(name, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part, data in parts.items():
            book.writestr(part, data)


@pytest.mark.parametrize(
    ("value", "number_format", "text", "native", "unit"),
    [
        (1250000.0, "General", "1250000", Decimal(1250000), None),
        (1250000, "General", "1250000", Decimal(1250000), None),
        (0.1 + 0.2, "General", "0.3", Decimal("0.3"), None),
        (99999.5, "#,##0.00", "99999.5", Decimal("99999.5"), None),
        (-3.25, "0.00", "-3.25", Decimal("-3.25"), None),
        (0.0, "0", "0", Decimal(0), None),
        (1e15, "0", "1000000000000000", Decimal(10**15), None),
        (1e-7, "0", "0.0000001", Decimal("0.0000001"), None),
        (850, '#,##0 "T€"', "850", Decimal(850), "T€"),
        (850000, '#,##0,"T€"', "850000", Decimal(850000), "€"),
        (0.3, "0%", "30 %", None, None),
        (0.125, "0.0%", "12,5 %", None, None),
        (date(2026, 1, 15), "dd.mm.yyyy", "2026-01-15", date(2026, 1, 15), None),
        (datetime.fromisoformat("2026-01-15"), "dd.mm.yyyy", "2026-01-15", date(2026, 1, 15), None),
        (datetime.fromisoformat("2026-01-15 12:30"), "dd.mm.yyyy hh:mm", "2026-01-15 12:30", date(2026, 1, 15), None),
        (time(9, 5), "hh:mm", "09:05", None, None),
        (True, "General", "ja", True, None),
        (False, "General", "nein", False, None),
        ("1.10", "@", "1.10", None, None),
        ("2027", "@", "2027", None, None),
        (" Ba\u0308ume ", "General", "Bäume", None, None),
        ("eins\r\nzwei", "General", "eins\nzwei", None, None),
        ("eins_x000D_\nzwei_x0007_", "General", "eins\nzwei", None, None),
    ],
)
def test_values(value: object, number_format: str, text: str, native: object, unit: str | None, make: Make) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A2"].number_format = number_format

    table, problems = read(make(["Wert", "Nr."], [value, "1"], change=form))
    assert not problems
    assert table is not None
    assert table.rows[0].cells[0] == Scalar(text, Place("a.xlsx", 2, 1, "KoFi"), cell=True, value=native, unit=unit)  # type: ignore[arg-type]
    assert type(table.rows[0].cells[0].value) is type(native)


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ("General", None),
        ("#,##0", None),
        ("#,##0;[Red]-#,##0", None),
        ("@", None),
        ("yyyy-mm-dd", None),
        ('0.0 "Stk."', None),
        ('0 "Tage"', None),
        ('0 "ha"', None),
        ('#,##0 "€"', "€"),
        ("#,##0.00 [$€-407]", "€"),
        ("[$EUR] #,##0", "€"),
        ('_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-', "€"),
        ("#,##0\\ \\€", "€"),
        ('#,##0 "T€"', "T€"),
        ('#,##0 "TEUR"', "T€"),
        ('#,##0\\ "Tsd. €"', "T€"),
        ('0.00" Mio."', "Mio. €"),
        ('0.00 "Mio. €"', "Mio. €"),
        ('0.0 "Mrd. €"', "Mrd. €"),
        ('#,##0,"T€"', "€"),
        ('0.0,,"Mio. €"', "€"),
        ('0.0,"Mio. €"', "T€"),
    ],
)
def test_units(number_format: str, unit: str | None) -> None:
    assert unit_of(number_format) == unit


def test_places_and_shape(make: Make) -> None:
    path = make([], [None, "Nr.", None, "Titel"], [], [None, "1", None, "a", "mehr"], [None, "2"])
    table, problems = read(path)
    assert not problems
    assert texts(table) == [["Nr.", "Titel"], ["1", "a", "mehr"], ["2", ""]]
    assert table is not None
    assert table.place == Place("a.xlsx", 2, 2, "KoFi")
    assert [row.place.line for row in table.rows] == [4, 5]
    assert table.rows[0].cells[2].place == Place("a.xlsx", 4, 5, "KoFi")


@pytest.mark.parametrize(
    ("rows", "options", "headings"),
    [
        ([["Nr.", "Titel"], ["1", "a"]], {}, ["Nr.", "Titel"]),
        ([["Maßnahmen"], [], ["Nr.", "Titel", "Ort"], ["1", "a", "b"]], {}, ["Nr.", "Titel", "Ort"]),
        ([["Maßnahmen"], ["Stand:", "Mai"], ["Nr.", "Titel", "Ort", "Bis"]], {}, ["Nr.", "Titel", "Ort", "Bis"]),
        ([["Titel"], ["Bäume"], ["Bänke"]], {}, ["Titel"]),
        ([["Nr.", "Titel"], ["1", "a"], ["ID", "Name"]], {"header_row": 3}, ["ID", "Name"]),
        ([["Maßnahmen"], ["Nr.", "Titel"]], {"header_row": 1}, ["Maßnahmen"]),
    ],
)  # fmt: skip
def test_headings(rows: list[list[Any]], options: dict[str, Any], headings: list[str], make: Make) -> None:
    table, problems = read(make(*rows), **options)
    assert not problems
    assert texts(table)[0] == headings


def test_nothing_to_read(make: Make) -> None:
    assert read(make()) == (None, [])
    table, [found] = read(make(["Nr.", "Titel"]), header_row=7)
    assert table is None
    assert found.message == "Auf dem Blatt „KoFi“ steht ab Zeile 7 nichts."


def test_sheets(make: Make) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("MASSNAHMEN ").append(["Nr.", "Titel"])

    path = make(["Wer", "Was"], change=add)
    assert xlsx_table.sheets(path, "a.xlsx") == (["KoFi", "MASSNAHMEN "], [])
    assert texts(read(path, names=["Maßnahmen", "massnahmen"])[0]) == [["Nr.", "Titel"]]
    assert texts(read(path, names=["ziele"])[0]) == [["Wer", "Was"]]
    assert texts(read(path, sheet="kofi")[0]) == [["Wer", "Was"]]
    table, [found] = read(path, sheet="Kosten")
    assert table is None
    assert (found.code, found.place) == ("datei-unlesbar", Place("a.xlsx"))
    assert found.message == "Das Blatt „Kosten“ gibt es in der Arbeitsmappe nicht."
    assert found.hint == "Es gibt: „KoFi“, „MASSNAHMEN “."


def test_merged_cells(make: Make) -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:C1", "B3:B4", "C3:C4"):
            sheet.merge_cells(area)

    table, problems = read(make(["Liste"], ["Nr.", "Titel", "Ort"], ["1", "a"], ["2"], change=merge))
    assert texts(table) == [["Nr.", "Titel", "Ort"], ["1", "a", ""], ["2", "", ""]]
    assert told(problems) == [
        (
            "tabelle-auffaellig",
            "B3",
            "Die Zellen B3:B4 sind verbunden. Gelesen wird der Wert nur für B3; die übrigen gelten als leer.",
        )
    ]


def test_hidden_rows_and_columns(make: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (1, 3, 4, 6, 8):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions.group("B", "C", hidden=True)
        sheet.column_dimensions["E"].hidden = True

    rows = [[number, "x", None] for number in "1234"]
    table, problems = read(make(["Liste"], ["Nr.", "Titel", None], *rows, change=hide))
    assert len(texts(table)) == 5
    filtered = "ausgeblendet oder weggefiltert, aber nicht leer. Gelesen wird auch das."
    assert told(problems) == [
        ("tabelle-auffaellig", "A3", f"Die Zeilen 3 bis 4 sind {filtered}"),
        ("tabelle-auffaellig", "A6", f"Zeile 6 ist {filtered}"),
        ("tabelle-auffaellig", "B2", "Spalte B ist ausgeblendet, aber nicht leer. Gelesen wird auch das."),
    ]


def test_formulas(make: Make) -> None:
    path = make(["Nr.", "Kosten", "Ort", "Ende"], ["1", "=A2*2", '=""', "=1/0"])

    def cache(xml: str) -> str:
        xml = re.sub(r'(<c r="C2")([^>]*><f>[^<]*</f>)<v ?/>', r'\1 t="str"\2<v></v>', xml)
        return re.sub(r'(<c r="D2")([^>]*><f>[^<]*</f>)<v ?/>', r'\1 t="e"\2<v>#DIV/0!</v>', xml)

    edit(path, "xl/worksheets/sheet1.xml", cache)
    table, problems = read(path)
    assert texts(table) == [["Nr.", "Kosten", "Ort", "Ende"], ["1", "", "", ""]]
    assert told(problems) == [
        ("wert-ungueltig", "B2", "Die Formel dieser Zelle hat kein gespeichertes Ergebnis."),
        ("wert-ungueltig", "D2", "Die Zelle zeigt den Fehlerwert #DIV/0!."),
    ]


@pytest.mark.parametrize(
    ("saved", "shown"),
    [("#REF!", "#BEZUG!"), ("#N/A", "#NV"), ("#VALUE!", "#WERT!"), ("#NUM!", "#ZAHL!"), ("#NV", "#NV")],
)
def test_error_values(saved: str, shown: str, make: Make) -> None:
    table, problems = read(make(["Nr.", "Kosten"], ["1", saved]))
    assert texts(table)[1] == ["1", ""]
    assert told(problems) == [("wert-ungueltig", "B2", f"Die Zelle zeigt den Fehlerwert {shown}.")]


def test_a_date_that_cannot_be(make: Make) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "dd.mm.yyyy"

    _, problems = read(make(["Nr.", "Ende"], ["1", 99999999], change=form))
    assert told(problems) == [("wert-ungueltig", "B2", "Die Zelle zeigt den Fehlerwert #WERT!.")]


def test_problems_above_the_headings_do_not_matter(make: Make) -> None:
    assert not read(make(["#REF!"], ["Nr.", "Titel", "Ort"], ["1", "a", "b"]))[1]


def test_a_last_row_that_is_only_formatted(make: Make) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["XFD1048576"].number_format = "0%"

    table, problems = read(make(["Nr.", "Titel"], ["1", "a"], change=form))
    assert texts(table) == [["Nr.", "Titel"], ["1", "a"]]
    assert not problems


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def refusal(path: Path) -> str:
    table, [found] = read(path)
    assert table is None
    assert (found.code, found.place) == ("datei-unlesbar", Place("a.xlsx"))
    return found.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Das ist kein Excel.", "Die Datei ist keine Excel-Arbeitsmappe."),
        (b"", "Die Datei ist keine Excel-Arbeitsmappe."),
        (b"PK\x03\x04 und so weiter", "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Die Datei hat das alte Excel-Format (.xls)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "Die Arbeitsmappe ist mit einem Kennwort geschützt.",
        ),
        (zipped(**{"content.xml": b"<x/>"}), "Die Datei ist eine LibreOffice-Tabelle (.ods)."),
        (zipped(**{"word__document.xml": b"<x/>"}), "Die Datei ist keine Excel-Arbeitsmappe (.xlsx)."),
        (zipped(**{"xl__workbook.xml": b"<x/>"}), "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen."),
        (
            zipped(**{"xl__workbook.xml": b"<x/>", "xl__worksheets__sheet1.xml": bytes(30_000_000)}),
            "Die Arbeitsmappe ist entpackt 30 MB groß; das ist zu viel für eine Tabelle.",
        ),
    ],
)
def test_files_that_are_refused(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    assert refusal(tmp_path / "a.xlsx") == message


DAMAGED = "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen."
LAUGHS = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
BOMB = f"<!DOCTYPE x [<!ENTITY a0 '{'ha' * 500}'>{LAUGHS}]><x>&a9;</x>"


def test_damaged_at_any_place(make: Make) -> None:
    path = make(["Nr.", "Titel"], ["1", "=A1"])
    whole = path.read_bytes()
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end] + b"\xff" * 20 + whole[end + 20 :])
        table, problems = read(path)
        assert table is not None or [problem.code for problem in problems] == ["datei-unlesbar"]
        path.write_bytes(whole[:end])
        assert refusal(path) in (DAMAGED, "Die Datei ist keine Excel-Arbeitsmappe.")


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("</sheetData>", ""),
        lambda xml: xml.replace('r="A2"', 'r="2"'),
        lambda xml: xml.replace("<v>7</v>", "<v>sieben</v>"),
        lambda xml: xml.replace("<v>7</v>", f"<v>{'9' * 5000}</v>"),
        lambda xml: xml.replace('<c r="A1"', '<c s="99" r="A1"'),
        lambda _: "",
        lambda _: BOMB,
    ],
)
def test_damaged_sheets(change: Callable[[str], str], make: Make) -> None:
    path = make(["Nr.", "Titel"], [7, "a"])
    edit(path, "xl/worksheets/sheet1.xml", change)
    assert refusal(path) == DAMAGED


def test_merged_over_the_whole_sheet(make: Make) -> None:
    path = make(["Nr.", "Titel"], ["1", "a"])
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    edit(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", merge))
    assert refusal(path) == "Verbundene Zellen reichen über das halbe Blatt."


def test_oversized(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as stream:
        stream.truncate(51_000_000)
    assert refusal(tmp_path / "a.xlsx") == "Die Datei ist größer als 50 MB."


def test_the_core_does_without_openpyxl_until_there_is_a_workbook(run_python: Callable[..., str]) -> None:
    code = "import sys, isek.read.xlsx_table; print('openpyxl' in sys.modules)"
    assert run_python("-c", code).strip() == "False"


@pytest.mark.real
def test_a_real_workbook(root: Path) -> None:
    path = root.parent / "shared/data/masterplan-wasser-berlin.xlsx"
    if not path.exists():
        pytest.skip("the real workbook does not lie beside the repository")
    assert xlsx_table.sheets(path, "a.xlsx")[0] == ["reference", "topics", "measures", "authorities"]
    table, problems = read(path, sheet="measures")
    assert not problems
    assert table is not None
    assert len(table.rows) == 32
    assert table.headings[1].text == "measure_id"
