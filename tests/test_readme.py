"""What README.md promises is there: files, pictures, folders and make targets."""

from __future__ import annotations

import re
from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:)([^)#]+)[^)]*\)")
FOLDER = re.compile(r"^\| `([\w/]+/)` \|", re.MULTILINE)
TARGET = re.compile(r"`?make ([a-z]+)")


def test_files_and_folders_are_there(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    named = [*LINK.findall(text), *FOLDER.findall(text)]
    assert len(named) > 10
    assert [name for name in named if not (root / name).exists()] == []


def test_targets_are_there(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    known = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(TARGET.findall(text)) <= set(known)
