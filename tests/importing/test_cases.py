"""Every file under `cases/` is an import: a table, its mapping file, the files that come of it and the report.

    table    the text of a CSV file, or `xlsx: {sheet: rows}`
    map      the mapping file
    content  {file: text} beside `konzept.yml`
    options  of the command

What is expected:

    rows     [gelesen, uebernommen, ausgelassen]
    objects  {collection: number}
    told     patterns of messages: any of `blatt`, `zeile`, `spalte`, `art` and `contains`
    only     no other messages than those told
    files    {file: text}; null: it must not be there
    faults   the lines on stderr, none of which may be left out
    exit     0, unless it says otherwise
    check    codes that `isek check` tells then, above Hinweis
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import Workbook

from isek.check import check
from isek.cli import main
from isek.problems import Level

HERE = Path(__file__).parent / "cases"
CASES = {path.stem: path for path in sorted(HERE.glob("*.yml"))}
KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"


def build(case: dict[str, Any], folder: Path) -> str:
    """Writes table, mapping file and content; the name of the table."""
    for name, text in {"konzept.yml": KONZEPT, **case.get("content", {})}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "t.map.yml").write_text(case["map"], encoding="utf-8")
    if "table" in case:
        (folder / "t.csv").write_text(case["table"], encoding="utf-8")
        return "t.csv"
    book = Workbook()
    book.remove(book.active)
    for title, rows in case["xlsx"].items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "t.xlsx")
    return "t.xlsx"


def fits(pattern: dict[str, Any], message: dict[str, Any]) -> bool:
    """Whether a message is the one that is meant."""
    same = all(message[key] == value for key, value in pattern.items() if key != "contains")
    return same and pattern.get("contains", "") in message["meldung"]


@pytest.mark.parametrize("name", CASES)
def test_import(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import does what the case says."""
    case = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    table = build(case, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    arguments = ["import", table, "--map", "t.map.yml", "--format", "json", *case.get("options", [])]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == case.get("exit", 0), result.output
    assert {path: path.read_bytes() for path in before} == before, "nothing is overwritten"
    if "faults" in case:
        assert result.stderr == case["faults"]
    if result.stdout:
        compare_report(case, json.loads(result.stdout))
    compare_files(case, tmp_path / "content")
    if "check" in case:
        told = [problem.code for problem in check(tmp_path / "content") if problem.level != Level.NOTE]
        assert sorted(told) == sorted(case["check"])


def compare_report(case: dict[str, Any], report: dict[str, Any]) -> None:
    """The report holds what the case says."""
    shown = "\n".join(map(str, report["meldungen"]))
    if "rows" in case:
        assert list(report["zeilen"].values()) == case["rows"]
    assert report["zeilen"]["gelesen"] == report["zeilen"]["uebernommen"] + report["zeilen"]["ausgelassen"]
    if "objects" in case:
        assert report["objekte"] == case["objects"]
    for pattern in case.get("told", []):
        assert any(fits(pattern, message) for message in report["meldungen"]), f"{pattern}\n{shown}"
    if case.get("only"):
        others = [m for m in report["meldungen"] if not any(fits(pattern, m) for pattern in case["told"])]
        assert others == []


def compare_files(case: dict[str, Any], content: Path) -> None:
    """The files are what the case says, and no others were written."""
    for name, text in case.get("files", {}).items():
        path = content / name
        assert (path.read_text(encoding="utf-8") if path.exists() else None) == text
    if case.get("exit") or "--dry-run" in case.get("options", []):
        assert {path.name for path in content.rglob("*")} == {"konzept.yml", *case.get("content", {})}
