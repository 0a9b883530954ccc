"""Small worlds with frozen Fassungen, for tests of the history."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from isek.check import load
from isek.exports import export
from isek.exports.files import dumped
from isek.history import freeze, named_files
from isek.history.store import digests_of, keep

TODAY = date(2026, 6, 30)
WORLD = Path(__file__).parents[1] / "worlds" / "auental" / "content"


def world(content: Path) -> Path:
    """A copy of the world of „Auenbrück“."""
    shutil.copytree(WORLD, content)
    return content


def change(content: Path, changes: dict[str, Any]) -> None:
    """Write, delete and replace: `write` {file: text}, `delete` [file], `replace` {file: [old, new] or several}."""
    for name in changes.get("delete", []):
        (content / name).unlink()
    for name, text in changes.get("write", {}).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    for name, pairs in changes.get("replace", {}).items():
        text = (content / name).read_text(encoding="utf-8")
        for old, new in pairs if isinstance(pairs[0], list) else [pairs]:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        (content / name).write_text(text, encoding="utf-8")


def freeze_as(content: Path, revision: str) -> None:
    """Freeze the content without asking whether it may be."""
    checked = load(content, TODAY)
    digests = digests_of(content, named_files(checked.concept))
    data = freeze(export(checked.concept, checked.shapes.geojson_of), revision, digests)
    keep(content, revision, dumped(data), digests)
