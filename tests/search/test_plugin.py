"""The plugin in a build: what it writes, and what it keeps between the builds of a preview."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builds import MKDOCS, build, world

WITH_SEARCH = MKDOCS.replace("[concept]", "[concept, search]")

TWICE = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config(sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
made = []
for _ in range(2):
    build(config)
    made.append(config.plugins["isek/search"]._made)
    print((Path(config.site_dir) / "suche" / "pagefind.js").is_file())
print(made[0] is made[1])
page = Path(config.docs_dir) / "index.md"
page.write_text(page.read_text(encoding="utf-8") + "\\n\\nNeues vom Marktplatz.\\n", encoding="utf-8")
build(config)
print(made[0] is config.plugins["isek/search"]._made)
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small concept with a search."""
    return world(
        tmp_path, "auental", files={"content/index.md": "# Auental\n\nEin Markt am Fluss.\n"}, mkdocs=WITH_SEARCH
    )


def test_keeps_the_index_between_builds(config: Path, run_python: Callable[..., str]) -> None:
    printed = run_python("-c", TWICE, str(config)).split()
    assert printed == ["True", "True", "True", "False"]


def test_two_sites_have_the_same_index(config: Path) -> None:
    sites = []
    for name in ("one", "two"):
        shutil.rmtree(config.parent / ".cache", ignore_errors=True)
        sites.append(build(config, site=config.parent / name).site)
    files = [{path.name: path.read_bytes() for path in (site / "suche").rglob("*") if path.is_file()} for site in sites]
    assert len(files[0]) > 5
    assert files[0] == files[1]


def test_needs_the_concept(tmp_path: Path) -> None:
    built = build(world(tmp_path, "auental", mkdocs=MKDOCS.replace("[concept]", "[search]")))
    assert built.code != 0
    assert "„search“ braucht „concept“" in built.output


def test_without_the_plugin_there_is_no_button(tmp_path: Path) -> None:
    built = build(world(tmp_path, "auental"))
    assert built.code == 0, built.output
    assert "isek-search-open" not in (built.site / "index.html").read_text(encoding="utf-8")
