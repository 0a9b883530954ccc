"""A small town's one Excel file, as its planners write it, beside a konzept.yml with its three required keys."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from isek.check import check
from isek.exports import export
from isek.problems import Level
from isek.read.concept import read_concept

WORLD = Path(__file__).parent / "worlds" / "muehlhagen"
TODAY = date(2026, 6, 30)
MONEY = re.compile(r"\d{1,3}(\.\d{3})*")
AUTHORITIES = {
    "Bau-Amt",
    "Bauamt",
    "Bauhof",
    "Gewerbeverein",
    "Jugendamt",
    "Kulturamt",
    "Ordnungsamt",
    "Schulamt",
    "Sozialamt",
    "Stadtwerke",
    "Straßenbauamt des Kreises",
    "Umweltamt",
    "Verkehrsbetriebe",
    "Wasserverband",
    "Wirtschaftsförderung",
    "Wohnungsgesellschaft",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's content folder, with the table as a workbook."""
    folder = tmp_path_factory.mktemp("muehlhagen") / "content"
    shutil.copytree(WORLD / "content", folder)
    write_workbook(folder / "massnahmen.xlsx")
    return folder


def write_workbook(path: Path) -> None:
    """The table as it stands in Excel: ids as text, plain amounts and years as numbers, some of them formatted."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "KoFi Stand Juni"
    with (WORLD / "kofi.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.reader(source, delimiter=";"):
            sheet.append([cell_of(column, text) for column, text in enumerate(row)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for cell in sheet["H"]:
        cell.number_format = "#,##0"
    book.save(path)


def cell_of(column: int, text: str) -> str | int | None:
    """What Excel makes of a typed text."""
    if column in (7, 8, 9) and MONEY.fullmatch(text):
        return int(text.replace(".", ""))
    if column == 6 and text.isdigit():
        return int(text)
    return text or None


@pytest.fixture(scope="module")
def collections(content: Path) -> dict[str, list[dict[str, Any]]]:
    """The collections as they are exported. The command itself refuses a table with open questions."""
    collections: dict[str, Any] = export(read_concept(content)[0])["sammlungen"]
    return collections


def test_planner_is_asked_four_questions(content: Path) -> None:
    """No status has a date, no Ziel is named, one amount can be read two ways, one Maßnahme has nobody in charge."""
    asked = [problem for problem in check(content, TODAY) if problem.level != Level.NOTE]
    assert sorted(problem.code for problem in asked) == [
        "betrag-unklar",
        "stichtag-fehlt",
        "ziel-fehlt",
        "zustaendigkeit-fehlt",
    ], "\n".join(f"{problem.place} {problem.message}" for problem in asked)


def test_questions_stand_where_the_planner_looks(content: Path) -> None:
    """The amount and the missing office are told at their rows, the missing column once at the headings."""
    places = {problem.code: problem.place for problem in check(content, TODAY)}
    assert places["betrag-unklar"][:4] == ("massnahmen.xlsx", 22, 8, "KoFi Stand Juni")
    assert places["zustaendigkeit-fehlt"][:2] == ("massnahmen.xlsx", 15)
    assert places["stichtag-fehlt"][:2] == ("massnahmen.xlsx", 1)
    assert places["ziel-fehlt"].file in ("konzept.yml", "massnahmen.xlsx")


def test_told_once_with_their_number(content: Path) -> None:
    """What holds for all rows says for how many: 36 open Maßnahmen have no Ziel, 34 status entries no date."""
    messages = {problem.code: problem.message for problem in check(content, TODAY)}
    assert "36" in messages["ziel-fehlt"]
    assert "34" in messages["stichtag-fehlt"]


def test_every_measure_is_read(collections: dict[str, list[dict[str, Any]]]) -> None:
    """38 rows with an id are 38 Maßnahmen; the sum row and the blank rows are none."""
    measures = {measure["id"]: measure for measure in collections["massnahmen"]}
    assert len(measures) == 38
    assert measures["M-1.3-BA-1"]["titel"] == "Hagener Gasse: Pflaster und Leitungen"
    assert measures["M-3.3"]["raeume"] == ["R-altstadt", "R-bahnhofsviertel"]
    assert measures["M-2.8"]["raeume"] != ["R-stadtweit"]


def test_money_is_read(collections: dict[str, list[dict[str, Any]]]) -> None:
    """Thousands, millions, ranges, bounds, yearly amounts and words are what they are."""
    costs = {measure["id"]: measure.get("kosten") for measure in collections["massnahmen"]}
    exact = [Decimal(cost["betrag"]) for cost in costs.values() if cost and "betrag" in cost]
    assert sum(exact) == Decimal("9898000.00")
    assert costs["M-1.1"] == {"betrag": "850000.00"}
    assert costs["M-1.4"] is None
    assert costs["M-1.6"] == {"betrag": "120000.00", "ungefaehr": True}
    assert costs["M-2.1"] == {"betrag": "1200000.00"}
    assert costs["M-2.2"] == {"jaehrlich": "85000.00"}
    assert costs["M-2.5"] == {"unbekannt": "n. q."}
    assert costs["M-2.6"] == {"von": "500000.00", "bis": "800000.00"}
    assert costs["M-2.7"] == {"unbekannt": "kostenneutral"}
    assert costs["M-3.4"] == {"ab": "200000.00"}
    assert costs["M-3.8"] == {"bis": "150000.00"}
    assert costs["M-4.7"] is None


def test_financing_is_read(collections: dict[str, list[dict[str, Any]]]) -> None:
    """Bund and Land undivided and the own share are in thousands, as their headings say."""
    paid = [entry for measure in collections["massnahmen"] for entry in measure.get("finanzierung", [])]
    by_source = {source: sum_of(paid, source) for source in ("bund_land", "kommune")}
    assert by_source == {"bund_land": Decimal("5365000.00"), "kommune": Decimal("3353000.00")}


def sum_of(paid: list[dict[str, Any]], source: str) -> Decimal:
    """All that one source pays."""
    return sum((Decimal(entry["betrag"]) for entry in paid if entry["quelle"] == source), Decimal(0))


def test_collections_are_made(collections: dict[str, list[dict[str, Any]]]) -> None:
    """Six Themenfelder, two Räume and sixteen Akteure come from the names in the table, and „k. A.“ is no name."""
    assert made(collections["raeume"]) == {"Altstadt", "Bahnhofsviertel"}
    assert made(collections["akteure"]) == AUTHORITIES
    assert made(collections["themenfelder"]) == {
        "Klima und Grün",
        "Kultur und Soziales",
        "Mobilität",
        "Steuerung",
        "Wohnen und Leerstand",
        "Öffentlicher Raum",
    }


def made(entries: list[dict[str, Any]]) -> set[str]:
    """The titles of the objects that were made from names."""
    return {entry["titel"] for entry in entries if entry.get("angelegt")}


def test_near_twins_are_shown(content: Path) -> None:
    """That „Bauamt“ and „Bau-Amt“ may be one is said in the list of what was made, not as a problem of its own."""
    told = [problem.message for problem in check(content, TODAY) if problem.code == "sammlung-angelegt"]
    assert len(told) == 3
    assert any("Bauamt" in message and "Bau-Amt" in message for message in told)
