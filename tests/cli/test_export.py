"""`isek export`: the concept as data, unless it has Fehler."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from isek.check import load
from isek.cli import main
from isek.exports import export


@pytest.fixture
def content(root: Path) -> Path:
    """A world without Fehler."""
    return root / "tests" / "worlds" / "auental" / "content"


def test_json(content: Path, tmp_path: Path) -> None:
    expected = export(load(content).concept)
    result = CliRunner().invoke(main, ["export", "--format", "json", "--content", str(content)])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(json.dumps(expected))
    out = tmp_path / "sub" / "konzept.json"
    assert (
        CliRunner().invoke(main, ["export", "--format", "json", "--content", str(content), "-o", str(out)]).stdout == ""
    )
    assert out.read_text(encoding="utf-8") == result.stdout


def test_csv(content: Path) -> None:
    result = CliRunner().invoke(main, ["export", "--format", "csv", "--content", str(content)])
    assert result.exit_code == 0
    assert result.stdout.startswith("\ufeffID;Nr.;Maßnahme;")


def test_errors_are_not_exported(tmp_path: Path) -> None:
    (tmp_path / "konzept.yml").write_text("titel: Ohne Gemeinde\nhorizont: {von: 2026, bis: 2040}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["export", "--format", "json", "--content", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("Hier fehlt „gemeinde“ (Gemeinde). [feld-fehlt]\n1 Fehler.\n")


def test_unwritable(content: Path, tmp_path: Path) -> None:
    arguments = ["export", "--format", "csv", "--content", str(content), "-o", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "lässt sich nicht schreiben" in result.stderr
