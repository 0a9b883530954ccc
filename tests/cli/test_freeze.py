"""`isek freeze`: what it writes, what it refuses, and that a second call changes nothing."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frozen_world import change, freeze_as, world
from isek.cli import main

REGISTER = """\
- id: F-1
  titel: Erste Fassung
  art: erstfassung
  datum: 2026-06-30
  beschluss: B-2
"""
SECOND = """\
- id: F-2
  titel: Anpassung
  art: anpassung
  datum: 2026-12-01
  anlass: {art: zwischenevaluation, text: Der Kanal kommt später.}
"""
LATER = {"massnahmen/M-2.yml": ["zeitraum: {von: 2026, bis: 2027}", "zeitraum: {von: 2028, bis: 2029}"]}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = world(tmp_path / "content")
    change(folder, {"write": {"fassungen.yml": REGISTER}})
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["freeze", *arguments])


def test_freeze(content: Path) -> None:
    result = run("F-1")
    assert (result.exit_code, result.stderr) == (0, "")
    frozen = json.loads((content / "fassungen" / "F-1.json").read_text(encoding="utf-8"))
    assert (frozen["format"], frozen["fassung"]) == (1, "F-1")
    assert result.stdout == f"content/fassungen/F-1.json\nF-1 ist eingefroren. SHA-256: {frozen['sha256']}\n"
    checked = CliRunner().invoke(main, ["check", "--strict"])
    assert checked.exit_code == 0, checked.stdout


def test_second_call(content: Path) -> None:
    run("F-1")
    before = (content / "fassungen" / "F-1.json").read_bytes()
    # A status that is newer than the Fassung is none of its business.
    change(content, {"replace": {"massnahmen/M-2.yml": ["status:\n", "status:\n  - {stichtag: 2026-10-01}\n"]}})
    result = run("f-1")
    assert (result.exit_code, result.stdout) == (0, "F-1 ist schon eingefroren. Nichts zu tun.\n")
    assert (content / "fassungen" / "F-1.json").read_bytes() == before


def test_content_is_another_now(content: Path) -> None:
    run("F-1")
    change(content, {"replace": LATER})
    result = run("F-1")
    assert result.exit_code == 1
    assert "isek diff F-1 Entwurf" in result.stderr
    change(content, {"write": {"fassungen.yml": REGISTER + SECOND}})
    assert run("F-2").exit_code == 0
    assert sorted(path.name for path in (content / "fassungen").iterdir()) == ["F-1.json", "F-2.json"]
    assert run("F-1").exit_code == 0


def test_touched_file(content: Path) -> None:
    run("F-1")
    change(content, {"replace": {"fassungen/F-1.json": ["2026/17", "2026/18"]}})
    result = run("F-1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "content/fassungen/F-1.json:1: Fehler: " in result.stderr
    assert "[fassung-veraendert]" in result.stderr


def test_needs_are_asked_of_a_draft_too(content: Path) -> None:
    change(content, {"write": {"fassungen.yml": REGISTER.replace("  beschluss: B-2\n", "  stand: entwurf\n")}})
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    result = run("F-1")
    assert result.exit_code == 1
    assert "[beschluss-fehlt]" in result.stderr
    assert not (content / "fassungen").exists()


@pytest.mark.parametrize("stand", ["entwurf", "in_beteiligung"])
def test_a_draft_is_not_frozen(content: Path, stand: str) -> None:
    """Also where it has all that it needs."""
    change(content, {"write": {"fassungen.yml": f"{REGISTER}  stand: {stand}\n"}})
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    result = run("F-1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"content/fassungen.yml:6:10: Fehler: F-1 ist ein Entwurf (`stand: {stand}`)." in result.stderr
    assert "Ist sie beschlossen: `stand: beschlossen`, dann `isek freeze F-1`." in result.stderr
    assert "[entwurf-nicht-beschlossen]" in result.stderr
    assert not (content / "fassungen").exists()
    change(content, {"write": {"fassungen.yml": f"{REGISTER}  stand: beschlossen\n"}})
    assert run("F-1").exit_code == 0


def test_a_draft_that_was_frozen_is_no_decided_fassung(content: Path) -> None:
    change(content, {"write": {"fassungen.yml": f"{REGISTER}  stand: entwurf\n"}})
    freeze_as(content, "F-1")
    result = run("F-1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "F-1 wurde als Entwurf eingefroren; beschlossen hat sie so niemand." in result.stderr


def test_reference_date_is_that_of_the_fassung(content: Path) -> None:
    change(content, {"write": {"fassungen.yml": REGISTER.replace("2026-06-30", "2026-05-01")}})
    result = run("F-1")
    assert result.exit_code == 1
    assert "[zeitraum-ungueltig]" in result.stderr


def test_earlier_fassung(content: Path) -> None:
    change(content, {"write": {"fassungen.yml": REGISTER + SECOND}})
    result = run("F-1")
    assert result.exit_code == 1
    assert "gehört zur letzten Fassung, F-2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Es fehlt die Angabe FASSUNG."),
        (("F-11",), "Die Fassung „F-11“ gibt es nicht. Meinten Sie „F-1“?"),
        (("F-1", "--content", "nichts"), "Den Ordner „nichts“ gibt es nicht."),
    ],
)
def test_called_wrongly(content: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)


def test_unwritable(content: Path) -> None:
    (content / "fassungen").write_text("im Weg", encoding="utf-8")
    result = run("F-1")
    assert result.exit_code == 1
    assert "fassungen" in result.stderr


def test_a_folder_that_may_not_be_written(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "content/fassungen/F-1.json")

    monkeypatch.setattr("isek.history.store._write_whole", refuse)
    result = run("F-1")
    assert result.exit_code == 1
    assert "„content/fassungen/F-1.json“ darf nicht geschrieben werden (fehlende Schreibrechte)." in result.stderr
