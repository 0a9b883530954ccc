"""Small worlds for the rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isek.read.concept import read_concept
from isek.schema.concept import Concept

SETTINGS = "titel: ISEK Auental\ngemeinde: {name: Auental}\nhorizont: {von: 2026, bis: 2036}\n"
World = Callable[[dict[str, str]], Concept]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Makes a concept of some files; `konzept.yml` has what is required, unless it is given."""

    def make(files: dict[str, str]) -> Concept:
        for name, text in {"konzept.yml": SETTINGS, **files}.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_concept(tmp_path / "content")[0]

    return make
