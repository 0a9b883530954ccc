"""The content folder of a small town, and its maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from isek.geometry import read_shapes
from isek.maps import Maps, read_maps
from isek.problems import Problem
from isek.read.concept import read_concept
from maps_world import AREA, SETTINGS, Read


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with an area."""
    folder = tmp_path / "stadt" / "content"
    (folder / "geo").mkdir(parents=True)
    (folder / "konzept.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "raeume.yml").write_text(AREA, encoding="utf-8")
    return folder


@pytest.fixture
def read(content: Path) -> Read:
    """The maps of the folder, with this `karten.yml` and this text as `geo/grund.geojson`."""

    def maps_of(settings: str = "", ground: str = "") -> tuple[Maps, list[Problem]]:
        if settings:
            (content / "karten.yml").write_text(settings, encoding="utf-8")
        if ground:
            (content / "geo" / "grund.geojson").write_text(ground, encoding="utf-8")
        concept, _ = read_concept(content)
        return read_maps(content, concept.files, read_shapes(concept, content)[0])

    return maps_of
