"""A mapping file beside a table is applied whenever the table is read, with the places of the table's cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from isek.model import Place
from isek.problems import Level, Problem
from isek.read.concept import read_concept
from isek.schema.concept import Concept

KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"
MAP = """\
schritte:
  - sammlung: themenfelder
    blatt: Themen
    felder: {id: {spalte: Nr, praefix: T-}, titel: Name, relevanz: {wert: relevant}}
  - blatt: Liste
    felder:
      id: {spalte: Nr, praefix: M-}
      titel: Titel
      themenfelder: {spalte: Thema, praefix: T-}
      status: [{stichtag: Datum, phase: {spalte: Farbe, uebersetze: {grün: umsetzung}}}]
"""
SHEETS = {
    "Liste": [
        ["Nr", "Titel", "Thema", "Datum", "Farbe"],
        [1, "Bänke", "1", "31.12.2020", "grün"],
        [1, "Sitzbänke", "2", 2021, "blau"],
        [2, "Brunnen", "3", None, "grün"],
    ],
    "Themen": [["Nr", "Name"], [1, "Wohnen"], [2, "Grün"]],
}


def write(folder: Path, mapping: str) -> None:
    """A content folder with a workbook of two sheets."""
    (folder / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    (folder / "massnahmen.map.yml").write_text(mapping, encoding="utf-8")
    book = Workbook()
    book.remove(book.active)
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "massnahmen.xlsx")


@pytest.fixture
def read(tmp_path: Path) -> tuple[Concept, list[Problem]]:
    """The concept and its problems."""
    write(tmp_path, MAP)
    return read_concept(tmp_path)


def test_rows_become_objects(read: tuple[Concept, list[Problem]]) -> None:
    concept, _ = read
    assert [found.title for found in concept.fields.values()] == ["Wohnen", "Grün"]
    benches = concept.measures["M-1"]
    assert [ref.id for ref in benches.fields] == ["T-1", "T-2"]
    assert [(str(entry.as_of and entry.as_of.iso()), entry.phase) for entry in benches.status] == [
        ("2020-12-31", "umsetzung"),
        ("2021", "unbekannt"),
    ]


def test_problems_stand_at_the_cells(read: tuple[Concept, list[Problem]]) -> None:
    _, problems = read
    told = {(found.code, found.place) for found in problems if found.level is Level.ERROR}
    assert told == {
        ("doppelte-angabe", Place("massnahmen.xlsx", 3, 2, "Liste")),
        ("wert-ungueltig", Place("massnahmen.xlsx", 3, 5, "Liste")),
        ("unbekannter-verweis", Place("massnahmen.xlsx", 4, 3, "Liste")),
    }


def test_a_broken_mapping_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, MAP.replace("titel: Titel", "titel: Titl"))
    _, problems = read_concept(tmp_path)
    (fault,) = [found for found in problems if found.place.file == "massnahmen.map.yml"]
    assert (fault.code, fault.place.line) == ("unbekannte-spalte", 8)
    assert (fault.message, fault.hint) == (
        "Die Spalte „Titl“ gibt es auf dem Blatt „Liste“ nicht.",
        "Meinten Sie „Titel“?",
    )


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, MAP.replace("blatt: Themen", "blatt: Felder"))
    _, problems = read_concept(tmp_path)
    assert "datei-unlesbar" in {found.code for found in problems}


def test_a_mapping_file_without_a_table(tmp_path: Path) -> None:
    write(tmp_path, MAP)
    (tmp_path / "massnahmen.xlsx").unlink()
    _, problems = read_concept(tmp_path)
    assert [(found.code, found.place.file) for found in problems] == [("unbekannte-datei", "massnahmen.map.yml")]
