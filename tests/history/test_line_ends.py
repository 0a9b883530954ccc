"""What is frozen stays the same to the byte in every clone, whatever line ends Git gives to texts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from frozen_world import TODAY, change, freeze_as, world
from isek.check import load
from isek.history import read_frozen
from isek.starting import new_concept

ROOT = Path(__file__).parents[2]
ATTRIBUTES = {
    "this repository": ROOT / ".gitattributes",
    "a new concept": ROOT / "plugins" / "isek" / "starting" / "skeleton" / "_gitattributes",
}
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
SHOWN = """\
---
titel: Bild
---

![Unten](../bilder/unix.svg) ![Oben](../bilder/windows.svg) [Zahlen](../bilder/zahlen.csv)
"""


def git(folder: Path, *arguments: str) -> None:
    who = [
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.safecrlf=false",
    ]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=env)


def frozen_concept(folder: Path) -> Path:
    """A folder whose content names texts with either line end, F-1 frozen."""
    content = world(folder / "content")
    (content / "bilder").mkdir()
    for name, end in (("unix.svg", b"\n"), ("windows.svg", b"\r\n"), ("zahlen.csv", b"\r\n")):
        (content / "bilder" / name).write_bytes(end.join([b"<svg>", b"</svg>", b""]))
    change(content, {"write": {"kapitel/03-bild.md": SHOWN}})
    freeze_as(content, "F-1")
    return content


def kept_files(content: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for folder in ("fassungen", "bilder") for path in (content / folder).rglob("*.*")
    }


@needs_git
@pytest.mark.parametrize("author", ["true", "false"])
@pytest.mark.parametrize("reader", ["true", "input"])
@pytest.mark.parametrize("name", ATTRIBUTES)
def test_every_clone_has_the_same_bytes(tmp_path: Path, name: str, reader: str, author: str) -> None:
    here = tmp_path / "here"
    content = frozen_concept(here)
    assert len(kept_files(content)) == 7
    shutil.copy(ATTRIBUTES[name], here / ".gitattributes")
    git(here, "init", "-q", "-b", "main")
    git(here, "config", "core.autocrlf", author)
    git(here, "add", ".")
    git(here, "commit", "-qm", "x")
    git(tmp_path, "clone", "-q", "-c", f"core.autocrlf={reader}", str(here), "there")
    assert kept_files(tmp_path / "there" / "content") == kept_files(content)
    assert [
        one for one in load(tmp_path / "there" / "content", TODAY).problems if one.code == "fassung-veraendert"
    ] == []


@needs_git
def test_without_it_git_changes_them(tmp_path: Path) -> None:
    here = tmp_path / "here"
    frozen_concept(here)
    git(here, "init", "-q", "-b", "main")
    git(here, "add", ".")
    git(here, "commit", "-qm", "x")
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(here), "there")
    (told,) = [one for one in load(tmp_path / "there" / "content", TODAY).problems if one.code == "fassung-veraendert"]
    assert told.message == "Die Kopie von „bilder/unix.svg“ hat andere Zeilenenden als beim Einfrieren."
    assert "`content/fassungen/** -text`" in (told.hint or "")
    assert "mit den Zeilenenden LF (Unix)" in (told.hint or "")


def test_a_copy_that_lost_its_line_ends(tmp_path: Path) -> None:
    content = frozen_concept(tmp_path)
    frozen, _ = read_frozen(content / "fassungen" / "F-1.json", "fassungen/F-1.json")
    assert frozen
    copy = content / "fassungen" / "dateien" / f"{frozen.files['bilder/windows.svg']}.svg"
    copy.write_bytes(copy.read_bytes().replace(b"\r\n", b"\n"))
    (told,) = [one for one in load(content, TODAY).problems if one.code == "fassung-veraendert"]
    assert "mit den Zeilenenden CRLF (Windows)" in (told.hint or "")


def test_a_new_concept_comes_with_it(tmp_path: Path) -> None:
    assert ".gitattributes" in new_concept(tmp_path / "neu", "1.0")
    assert "content/fassungen/** -text" in (tmp_path / "neu" / ".gitattributes").read_text(encoding="utf-8")
