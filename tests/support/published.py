"""Concepts with frozen Fassungen, and `isek publish` run on them in a process of its own, as people do."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from frozen_world import change, freeze_as, world
from html_pages import HtmlSite
from site_builds import MKDOCS, TIMEOUT, environment

SEARCHED = MKDOCS.replace("plugins: [concept]", "plugins: [concept, search]")
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7v7z"/></svg>\n'
SECOND = """\
- id: F-2
  titel: Anpassung 2027
  art: anpassung
  datum: 2027-03-18
  beschluss: B-2
  anlass: {art: zwischenevaluation, text: Die Baupreise sind gestiegen.}
"""


@dataclass(frozen=True)
class Published:
    """How a run went."""

    site: Path
    code: int
    output: str

    @cached_property
    def pages(self) -> HtmlSite:
        """The pages; fails the test if nothing was published."""
        assert self.code == 0, self.output
        return HtmlSite(self.site)

    @property
    def manifest(self) -> dict[str, Any]:
        """What the site lists."""
        found: dict[str, Any] = json.loads((self.site / "pruefsummen.json").read_text(encoding="utf-8"))
        return found


def publish(folder: Path, *flags: str, out: Path | str = "site", **variables: str) -> Published:
    """Publish the concept in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "isek", "publish", "--out", str(out), *flags],
        cwd=folder,
        env=environment(**({"SOURCE_DATE_EPOCH": "1814400000"} | variables)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    return Published(folder / out, done.returncode, done.stdout)


def one_frozen(folder: Path) -> Path:
    """The world of „Auenbrück“ with a picture, F-1 frozen; its content folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(SEARCHED, encoding="utf-8")
    content = world(folder / "content")
    shown = "![Der Platz](../bilder/platz.svg) [Bestand](01-bestand.md) [M-1](../massnahmen/M-1.md)"
    shown = f"---\ntitel: Bild\n---\n\n{shown}\n"
    texts = {"kapitel/03-bild.md": shown, "hinweise.md": "---\ntitel: Hinweise\n---\n\nSo lesen Sie.\n"}
    change(content, {"write": {"bilder/platz.svg": PICTURE, **texts}})
    freeze_as(content, "F-1")
    return content


def two_frozen(folder: Path) -> Path:
    """The same with F-2 frozen too: M-2 is M-3 now, M-1 costs more."""
    content = one_frozen(folder)
    second(content)
    freeze_as(content, "F-2")
    return content


def second(content: Path) -> None:
    """What F-2 changes."""
    register = (content / "fassungen.yml").read_text(encoding="utf-8")
    change(content, {"write": {"fassungen.yml": register + SECOND, "bilder/platz.svg": PICTURE.replace("9", "8")}})
    moved = (content / "massnahmen/M-2.yml").read_text(encoding="utf-8").replace("M-2", "M-3")
    moved += "hervorgegangen_aus: [{art: umnummeriert, id: M-2}]\n"
    change(content, {"delete": ["massnahmen/M-2.yml"], "write": {"massnahmen/M-3.yml": moved}})
    costs = [["1.500.000 €", "1.700.000 €"], ["betrag: 500000", "betrag: 700000"], ["id: M-2}", "id: M-3}"]]
    change(content, {"replace": {"massnahmen/M-1.md": costs}})
