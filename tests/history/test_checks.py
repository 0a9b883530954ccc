"""Every file under `checks/` shows what is told about the Fassungen of a small world.

`editions` are changes to the world of „Auenbrück“, one after the other, each frozen under its `id`; `draft` are changes
after that, which are not frozen. `expect` are all problems with a code of the history: `code`, `at` (file, line and
column) and texts that the message or hint `contains`. `freezing` names the Fassung that is about to be frozen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from frozen_world import TODAY, change, freeze_as, world
from isek.check import load
from isek.problems import Problem

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "checks").glob("*.yml"))}
CODES = """
aenderung-zu-tief anlass-fehlt beschluss-fehlt objekt-verschwunden fassung-veraendert kennung-wiederverwendet
anlass-pruefen verweis-pruefen gleiches-objekt fassung-nicht-eingefroren unbekannte-datei datei-unlesbar yaml-fehler
doppelte-kennung unbekannter-verweis wert-ungueltig fassung-abweichend
"""


def place_of(problem: Problem) -> str:
    parts = [problem.place.file, problem.place.line, problem.place.column]
    return ":".join(str(part) for part in parts if part)


@pytest.mark.parametrize("name", CASES)
def test_check(name: str, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    content = world(tmp_path / "content")
    for edition in case.get("editions", []):
        change(content, edition)
        freeze_as(content, edition["id"])
    change(content, case.get("draft", {}))
    found = load(content, TODAY, freezing=case.get("freezing")).problems
    told = [problem for problem in found if problem.code in CODES.split()]
    assert [(one.code, place_of(one)) for one in told] == [(one["code"], one["at"]) for one in case["expect"]]
    for problem, expected in zip(told, case["expect"], strict=True):
        for text in expected.get("contains", []):
            assert text in f"{problem.message} {problem.hint}".replace("\xa0", " ")
