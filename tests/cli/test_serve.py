"""`isek serve`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from isek.cli import main


def test_needs_a_concept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Hier liegt keine „mkdocs.yml“.")
