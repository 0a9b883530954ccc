"""The plugin in a build: with it maps move, without it they stay pictures and ask for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps_world import AREA, SETTINGS
from site_builds import MKDOCS, Built, build, world

WITH_MAPS = MKDOCS.replace("[concept]", "[concept, maps]")
MEASURE = """\
- {id: M-1, titel: Neuer Platz, status: planung, themenfelder: T-1, raeume: R-1, geometrie: {punkt: [9.59, 50.041]}}
- {id: M-2, titel: Beratung, status: idee, themenfelder: T-1, raeume: R-1}
"""
FIELD = "- {id: T-1, titel: Innenstadt, relevanz: schwerpunkt}\n"
FILES = {
    "content/konzept.yml": SETTINGS,
    "content/raeume.yml": AREA,
    "content/massnahmen.yml": MEASURE,
    "content/themenfelder.yml": FIELD,
}

pytestmark = pytest.mark.slow


def built(folder: Path, mkdocs: str) -> Built:
    found = build(world(folder, files=FILES, mkdocs=mkdocs))
    assert found.code == 0, found.output
    return found


def test_pages_with_a_map_ask_for_the_script(tmp_path: Path) -> None:
    found = built(tmp_path, WITH_MAPS)
    html = found.pages.pages["karte/"].source
    assert 'src="../assets/isek/karte.js"' in html
    assert 'data-nullpunkt="9.59,50.04"' in html
    assert 'data-namen="../assets/karten/namen.json"' in html
    assert 'data-id="M-1" data-punkt="9.59000,50.04100"' in html
    assert 'class="isek-filters isek-map-filters"' in html
    assert "Auf der Karte zeigen" in found.pages.pages["massnahmen/"].source
    without = [address for address, page in found.pages.pages.items() if "karte.js" not in page.source]
    assert {"", "massnahmen/", "massnahmen/m-1/"} <= set(without)
    assert found.pages.broken_links() == []


def test_what_the_script_loads_is_there(tmp_path: Path) -> None:
    site = built(tmp_path, WITH_MAPS).site
    parts = ("", "-blatt", "-fremd", "-liste", "-naehe", "-teile", "-zeichen")
    for name in (
        *[f"karte{part}.js" for part in parts],
        "karte.css",
        "leaflet/leaflet.js",
        "leaflet/leaflet.css",
        "leaflet/LICENSE",
    ):
        assert (site / "assets" / "isek" / name).is_file(), name
    assert "Altstadt" in (site / "assets" / "karten" / "namen.json").read_text(encoding="utf-8")


def test_without_the_plugin_maps_are_pictures(tmp_path: Path) -> None:
    found = built(tmp_path, MKDOCS)
    html = found.pages.pages["karte/"].source
    assert "isek-sheet" in html
    assert "karte.js" not in html
    assert "isek-map-filters" not in html
    assert "Auf der Karte zeigen" not in found.pages.pages["massnahmen/"].source
    assert not (found.site / "assets" / "isek" / "leaflet").exists()


def test_needs_the_concept(tmp_path: Path) -> None:
    found = build(world(tmp_path, files=FILES, mkdocs=MKDOCS.replace("[concept]", "[maps]")))
    assert found.code != 0
    assert "„maps“ braucht „concept“" in found.output
