"""A small town that reads geometries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from isek.geometry import Shapes, read_shapes
from isek.problems import Problem
from isek.read.concept import read_concept

SETTINGS = "titel: ISEK Auental\ngemeinde: {name: Markt Auental, land: Hessen}\nhorizont: {von: 2026, bis: 2040}\n"

Read = Callable[..., tuple[Shapes, list[Problem]]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with settings and nothing else."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "konzept.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def read(content: Path) -> Read:
    """Reads areas `R-1`, `R-2` … with these geometries, as YAML in one line."""

    def shapes_of(*geometries: str) -> tuple[Shapes, list[Problem]]:
        entries = [
            f"- {{id: R-{number}, titel: Raum {number}, art: quartier, geometrie: {geometry}}}\n"
            for number, geometry in enumerate(geometries, 1)
        ]
        (content / "raeume.yml").write_text("".join(entries), encoding="utf-8")
        concept, problems = read_concept(content)
        assert problems == []
        return read_shapes(concept, content)

    return shapes_of


@pytest.fixture
def refusal(read: Read) -> Callable[[str], tuple[str, str]]:
    """Code, and message with hint, of the only problem of a geometry that cannot be taken."""

    def told(geometry: str) -> tuple[str, str]:
        shapes, problems = read(geometry)
        assert len(problems) == 1, problems
        assert len(shapes) == 0
        return problems[0].code, " ".join([problems[0].message, problems[0].hint or ""]).strip()

    return told
