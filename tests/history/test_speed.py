"""Ten frozen Fassungen of a thousand measures are checked, and two of three thousand compared, in little time."""

from __future__ import annotations

import copy
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from frozen_world import TODAY
from isek.check import load
from isek.cli import main
from isek.exports import export
from isek.exports.files import dumped
from isek.history import freeze
from isek.history.store import keep

pytestmark = pytest.mark.slow

SETTINGS = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2036}\n"


def concept(content: Path, size: int) -> dict[str, Any]:
    """A concept of so many measures, in canonical form."""
    text = " ".join(["Die Straße wird umgebaut, und am Ufer entstehen Bänke."] * 20)
    measures = [
        {
            "id": f"M-{n}",
            "titel": f"Maßnahme {n}",
            "themenfelder": ["T-1"],
            "federfuehrung": ["A-1"],
            "zeitraum": {"von": 2026, "bis": 2030},
            "kosten": {"betrag": 1000 * n},
            "beziehungen": [{"art": "synergie", "id": f"M-{(n + 1) % size}"}],
            "geometrie": {"punkt": [11 + n / 100_000, 49]},
            "status": [{"stichtag": "2026-01-01", "phase": "planung", "text": "Begonnen."}],
            "text": text,
        }
        for n in range(size)
    ]
    content.mkdir()
    (content / "konzept.yml").write_text(SETTINGS, encoding="utf-8")
    (content / "massnahmen.yml").write_text(yaml.safe_dump(measures, allow_unicode=True), encoding="utf-8")
    checked = load(content, TODAY)
    return export(checked.concept, checked.shapes.geojson_of)


def moved(data: dict[str, Any], years: int) -> dict[str, Any]:
    """The same, half of the measures some years earlier and with another text."""
    found = copy.deepcopy(data)
    for measure in found["sammlungen"]["massnahmen"][::2]:
        measure["zeitraum"] = {"von": 2026 - years, "bis": 2030}
        measure["text"] = measure["text"].replace("Ufer", f"Ufer von {years}")
    return found


def test_check(tmp_path: Path) -> None:
    content = tmp_path / "content"
    data = concept(content, 1000)
    editions = [
        {"id": f"F-{n}", "titel": f"{n}", "art": "redaktionell", "datum": f"{2010 + n}-01-01"} for n in range(11)
    ]
    (content / "fassungen.yml").write_text(yaml.safe_dump(editions), encoding="utf-8")
    for n in range(10):
        keep(content, f"F-{n}", dumped(freeze(moved(data, 10 - n), f"F-{n}", {})), {})
    start = time.process_time()
    problems = load(content, TODAY).problems
    assert time.process_time() - start < 6
    assert sum(found.code == "aenderung-zu-tief" for found in problems) == 10 * 500


def test_diff(tmp_path: Path) -> None:
    data = concept(tmp_path / "content", 3000)
    for name, edition in (("F-1", moved(data, 1)), ("F-2", data)):
        (tmp_path / f"{name}.json").write_text(dumped(freeze(edition, name, {})), encoding="utf-8")
    start = time.process_time()
    result = CliRunner().invoke(main, ["diff", str(tmp_path / "F-1.json"), str(tmp_path / "F-2.json")])
    assert time.process_time() - start < 3
    assert result.stdout.startswith("F-1 → F-2: 3.000 Änderungen (Anpassung)\n")
