"""A content folder written for one test, as a site."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isek.read.concept import read_concept
from isek.relations import build
from isek.views.context import Site

SETTINGS = (
    "titel: INSEK Kleinau\nkonzeptart: INSEK\ngemeinde: {name: Gemeinde Kleinau}\nhorizont: {von: 2026, bis: 2035}\n"
)
TODAY = date(2026, 11, 24)


@pytest.fixture
def site_of(tmp_path: Path) -> Callable[..., Site]:
    """Writes files by name (`massnahmen` is massnahmen.yml) and reads them; `settings` is added to konzept.yml."""

    def made(settings: str = "", **files: str) -> Site:
        (tmp_path / "konzept.yml").write_text(SETTINGS + settings, encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        concept, _ = read_concept(tmp_path)
        return Site(concept, build(concept, lambda text: text if concept.find(text) else None), TODAY)

    return made
