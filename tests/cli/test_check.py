"""`isek check`: its four forms, its exit codes, and what it says when it is called wrongly."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isek.cli import main
from isek.model import Place
from isek.problems import Problem, problem
from isek.reports import as_github, as_gitlab, as_json, summary, text_line

KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"
MEASURE = "id: M-1\ntitel: Bänke\nthemenfelder: [T-1]\nziele: [Z-1]\nraeume: [R-1]\nfederfuehrung: [Bauamt]\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `content` in the working directory, with a measure whose Themenfeld is misspelt."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "massnahmen").mkdir(parents=True)
    (folder / "konzept.yml").write_text(KONZEPT, encoding="utf-8")
    (folder / "themenfelder.yml").write_text("- {id: T-ORT, titel: Ort, relevanz: nachgeordnet, begruendung: klein}\n")
    (folder / "massnahmen" / "M-1.yml").write_text(MEASURE.replace("T-1", "T-OTR"), encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_text(content: Path) -> None:
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert (
        "content/massnahmen/M-1.yml:3:16: Fehler: Das Themenfeld „T-OTR“ gibt es nicht. Meinten Sie „T-ORT“? "
        "[unbekannter-verweis]"
    ) in lines
    assert lines[-1] == "1 Fehler, 3 Hinweise."


def test_json(content: Path) -> None:
    result = run("check", "./content/", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["anzahl"] == {"fehler": 1, "warnung": 0, "hinweis": 3}
    assert {
        "code": "unbekannter-verweis",
        "stufe": "fehler",
        "datei": "./content/massnahmen/M-1.yml",
        "zeile": 3,
        "spalte": 16,
        "blatt": None,
        "meldung": "Das Themenfeld „T-OTR“ gibt es nicht.",
        "vorschlag": "Meinten Sie „T-ORT“?",
    } in found["probleme"]


def test_nothing_to_complain(content: Path) -> None:
    (content / "massnahmen" / "M-1.yml").unlink()
    (content / "themenfelder.yml").unlink()
    result = run("check", "--content", "content")
    assert (result.exit_code, result.stdout) == (0, "Keine Probleme.\n")


def test_strict_stops_at_warnings(content: Path) -> None:
    (content / "massnahmen" / "M-1.yml").unlink()
    (content / "themenfelder.yml").unlink()
    (content / "masnahmen.csv").write_text("ID;Titel\n", encoding="utf-8")
    assert run("check").exit_code == 0
    result = run("check", "--strict")
    assert result.exit_code == 1
    assert result.stdout.endswith("1 Warnung.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nirgends"], "Den Ordner „nirgends“ gibt es nicht."),
        (["check", "content/konzept.yml"], "„content/konzept.yml“ ist kein Ordner."),
        (["check", "leer"], "Im Ordner „leer“ liegt nichts."),
        (["check", "a", "--content", "b"], "Zwei Ordner auf einmal: „a“ und „b“."),
        (["check", "a", "b"], "Zu viele Angaben: b.\nHilfe: isek check --help\n"),
        (["check", "--strickt"], "Die Option „--strickt“ gibt es nicht. Meinten Sie „--strict“?"),
        (["check", "--content"], "Die Option „--content“ braucht einen Wert."),
        (["check", "--strict=1"], "Die Option „--strict“ nimmt keinen Wert an."),
        (["check", "--format", "xml"], "Diesen Wert kennt --format nicht. Möglich sind: text, json, github, gitlab."),
        (["chekc"], "Den Befehl „chekc“ gibt es nicht. Meinten Sie „check“?"),
        ([], "Aufruf: isek [OPTIONEN] BEFEHL"),
    ],
)
def test_called_wrongly(content: Path, arguments: list[str], said: str) -> None:
    (content.parent / "leer").mkdir()
    (content.parent / "leer" / ".gitkeep").touch()
    result = CliRunner().invoke(main, arguments, prog_name="isek")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_every_command_has_german_help() -> None:
    for name in ("", *main.commands):
        result = run(*name.split(), "--help")
        assert result.exit_code == 0
        assert "Zeigt diese Hilfe." in result.stdout
        assert "Beispiel" in result.stdout
        assert not {"Usage:", "Options:", "Show"} & set(result.stdout.split())


# The forms of single problems

CELL = problem(
    "wert-ungueltig",
    Place("massnahmen.xlsx", 7, 3, "Maßnahmen"),
    "„x“ ist\n\x1b[31mkein Jahr.",
    "Meinten Sie 50 %, oder 60?",
)
LINE = problem("feld-fehlt", Place("kapitel/01-a,b.md", 2), "Hier fehlt „titel“ (Titel).")


def test_cells_are_named_as_in_excel() -> None:
    assert text_line(CELL, "content") == (
        "content/massnahmen.xlsx:Maßnahmen!C7: Fehler: "
        "„x“ ist [31mkein Jahr. Meinten Sie 50 %, oder 60? [wert-ungueltig]"
    )
    found = json.loads(as_json([CELL], "content"))["probleme"][0]
    assert (found["zeile"], found["spalte"], found["blatt"]) == (7, 3, "Maßnahmen")


def test_github() -> None:
    assert list(as_github([LINE, CELL], "./content")) == [
        "::error file=content/kapitel/01-a%2Cb.md,line=2,title=Fehler%3A feld-fehlt::Hier fehlt „titel“ (Titel).",
        (
            "::error file=content/massnahmen.xlsx,title=Fehler%3A wert-ungueltig::"
            "Maßnahmen!C7: „x“ ist [31mkein Jahr. Meinten Sie 50 %25, oder 60?"
        ),
    ]


def fingerprints(*problems: Problem) -> list[str]:
    return [entry["fingerprint"] for entry in json.loads(as_gitlab(problems, "content"))]


def test_gitlab() -> None:
    (entry,) = json.loads(as_gitlab([LINE], str(Path.cwd() / "content")))
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "Hier fehlt „titel“ (Titel).",
        "check_name": "feld-fehlt",
        "severity": "major",
        "location": {"path": "content/kapitel/01-a,b.md", "lines": {"begin": 2}},
    }


def test_fingerprints_stay_when_lines_move() -> None:
    earlier = problem("doppelte-kennung", Place("ziele.yml", 7), "„Z-1“ gibt es schon: ziele.yml, Zeile 3.")
    later = problem("doppelte-kennung", Place("ziele.yml", 9), "„Z-1“ gibt es schon: ziele.yml, Zeile 5.")
    assert fingerprints(earlier) == fingerprints(later)
    assert len(set(fingerprints(earlier, later))) == 2


def test_summary_counts_by_level() -> None:
    hints = [problem("status-fehlt", Place("a.yml", line), "…") for line in (1, 2)]
    assert summary([LINE, *hints]) == "1 Fehler, 2 Hinweise."
    assert summary([]) == ""


# As a program


def isek(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "isek", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, env=os.environ | environment, check=False)


def test_output_is_utf8_whatever_the_system_says(content: Path) -> None:
    done = isek("check", cwd=content.parent, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert "„T-OTR“ gibt es nicht" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_stops_is_no_error(content: Path) -> None:
    command = f'"{sys.executable}" -m isek check --format json | head -c 1; exit ${{PIPESTATUS[1]}}'
    done = subprocess.run(["bash", "-c", command], cwd=content.parent, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_starts_fast(run_python: Callable[..., str]) -> None:
    slow = {"openpyxl", "yaml", "rich", "jinja2", "markdown", "isek.check"}
    assert not slow & set(run_python("-c", "import sys, isek.cli; print(*sys.modules)").split())
