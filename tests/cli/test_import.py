"""`isek import` for people: what it prints, and how a wrong call ends. What it does is shown under `importing/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isek.cli import main

KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"
MAP = "schritte: [{sammlung: massnahmen, felder: {id: ID, titel: Titel, themenfelder: {wert: Ort}}}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with content, a table and its mapping file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    (tmp_path / "t.csv").write_text("ID;Titel;Notiz\nM-1;Bänke;x\n", encoding="utf-8")
    (tmp_path / "t.map.yml").write_text(MAP, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments], prog_name="isek")


REPORT = """\
t.csv:1: Die Spalte „Notiz“ nennt kein Schritt der Zuordnungsdatei. Sie unter „felder“ einem Feld zuordnen oder unter \
„ignorieren“ nennen. [spalte-ausgelassen]
t.map.yml:1: „Ort“ ist noch nicht erfasst (Themenfelder); der Name bleibt stehen. [hinweis]
1 Zeile gelesen: 1 übernommen, 0 ausgelassen.
Daraus entstehen: 1 Maßnahme.
"""


def test_report() -> None:
    result = run("t.csv", "--map", "t.map.yml")
    assert result.exit_code == 0
    assert result.stdout == REPORT + "Geschrieben:\n  content/massnahmen/M-1.md\nPrüfen: isek check content\n"


def test_dry_run(folder: Path) -> None:
    result = run("t.csv", "--map", "t.map.yml", "--dry-run")
    assert result.stdout == REPORT + "Probelauf: Nichts wurde geschrieben (sonst 1 Datei).\n"
    assert not (folder / "content" / "massnahmen").exists()


def test_json_report_stands_alone_on_stdout() -> None:
    result = run("t.csv", "--map", "t.map.yml", "--format", "json")
    assert result.stdout.startswith('{\n  "zeilen": {\n    "gelesen": 1,')
    assert result.stdout.endswith("}\n")
    assert result.stderr.startswith("Geschrieben:")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["x.csv", "--map", "t.map.yml"], 2, "Die Datei „x.csv“ gibt es nicht."),
        (["t.csv"], 2, "Es fehlt die Angabe --map."),
        (["t.map.yml", "--map", "t.map.yml"], 2, "„t.map.yml“ ist weder eine CSV-Datei noch eine Excel-Arbeitsmappe"),
        (["t.csv", "--map", "t.map.yml", "--to", "ziehle"], 2, "„ziehle“ gibt es nicht. Meinten Sie „ziele“?"),
        (["t.csv", "--map", "t.map.yml", "--content", "x"], 2, "Den Ordner „x“ gibt es nicht."),
        (["t.csv", "--map", "t.map.yml", "--to", "ziele"], 1, "Kein Schritt der Zuordnungsdatei ist für „ziele“."),
    ],
)
def test_called_wrongly(arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_unreadable_table(folder: Path) -> None:
    (folder / "t.xlsx").write_bytes(b"kaputt")
    result = run("t.xlsx", "--map", "t.map.yml")
    assert result.exit_code == 1
    assert result.stderr.startswith("t.xlsx:1: Fehler: Die Datei ist keine Excel-Arbeitsmappe.")
