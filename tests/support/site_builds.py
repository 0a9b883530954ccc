"""Builds sites in processes of their own, as people do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from html_pages import HtmlSite

ROOT = Path(__file__).resolve().parents[2]
WORLDS = ROOT / "tests" / "worlds"
TIMEOUT = 240
MKDOCS = """\
site_name: ISEK Auenbrück 2036
site_url: https://isek.auenbrueck.example/
docs_dir: content
theme: isek
plugins: [concept]
"""
SETTINGS = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"


@dataclass(frozen=True)
class Built:
    """How a build went, and where its site lies."""

    site: Path
    code: int
    output: str

    @cached_property
    def pages(self) -> HtmlSite:
        """The pages; fails the test if the build failed."""
        assert self.code == 0, "\n".join(line for line in self.output.splitlines() if not line.startswith("INFO"))
        return HtmlSite(self.site)

    def lines(self, start: str = "") -> list[str]:
        """The lines of the log that begin so."""
        return [line for line in self.output.splitlines() if line.startswith(start)]


def environment(**variables: str) -> dict[str, str]:
    """The environment of a build: UTF-8, and without Material's advertisement."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "COLUMNS": "200"} | variables


def build(
    config: Path, *flags: str, site: Path | None = None, generator: str = "mkdocs", env: Mapping[str, str] | None = None
) -> Built:
    """Build the site of a configuration file."""
    site = site or config.parent / "site"
    command = [sys.executable, "-m", generator, "build", "--config-file", config.name, "--site-dir", str(site)]
    done = subprocess.run(
        [*command, *flags],
        cwd=config.parent,
        env=environment(**(env or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    return Built(site, done.returncode, done.stdout)


def world(folder: Path, name: str | None = None, files: Mapping[str, str] | None = None, mkdocs: str = MKDOCS) -> Path:
    """A folder with a concept — one of `tests/worlds/`, and files that are added — and its `mkdocs.yml`."""
    folder.mkdir(parents=True, exist_ok=True)
    if name:
        shutil.copytree(WORLDS / name / "content", folder / "content")
    for path, text in ({"mkdocs.yml": mkdocs} | dict(files or {})).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"
