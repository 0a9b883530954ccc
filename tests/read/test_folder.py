"""Which files the content folder has, and which links are refused."""

import os
from pathlib import Path

import pytest

from isek.read import folder
from isek.read.folder import SourceFile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    inside = tmp_path / "content"
    for name in ("b.md", "a.yml", "kapitel/02-x.md", "kapitel/01/y.md"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text("x")
    (tmp_path / "geheim").mkdir()
    (tmp_path / "geheim/a.md").write_text("x")
    return inside


def names(root: Path) -> list[str]:
    return [file.name for file in folder.scan(root)[0]]


def told(root: Path) -> list[tuple[str, str]]:
    found = folder.scan(root)[1]
    assert {problem.code for problem in found} <= {"datei-unlesbar"}
    return [(problem.place.file, problem.message) for problem in found]


def test_all_files_by_name(root: Path) -> None:
    files, problems = folder.scan(root)
    assert [file.name for file in files] == ["a.yml", "b.md", "kapitel/01/y.md", "kapitel/02-x.md"]
    assert files[2] == SourceFile(root.resolve() / "kapitel/01/y.md", "kapitel/01/y.md")
    assert not problems


def test_numbers_in_names_count_by_their_value(root: Path) -> None:
    """M-2 before M-10, and a whole before its parts: so they are listed on the site."""
    for name in ("M-10.md", "M-1.1.md", "M-1.md", "M-2.md"):
        (root / name).write_text("x")
    assert [one for one in names(root) if one.startswith("M-")] == ["M-1.md", "M-1.1.md", "M-2.md", "M-10.md"]


@pytest.mark.parametrize(
    "name",
    [
        *(".git/config", ".DS_Store", "Thumbs.db", "desktop.ini", "~$a.xlsx", ".~lock.a.xlsx#", "#b.md#"),
        *("b.md~", "b.md.bak", "b.md.orig", ".b.md.swp", "a.tmp"),
    ],
)
def test_what_is_left_lying_about(root: Path, name: str) -> None:
    before = names(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("x")
    assert names(root) == before
    assert not told(root)


def test_names_that_only_look_hidden(root: Path) -> None:
    for name in ("#12.md", "a.b.md", "bak.md", "thumbs.md"):
        (root / name).write_text("x")
    assert {"#12.md", "a.b.md", "bak.md", "thumbs.md"} <= set(names(root))


def test_links_inside(root: Path) -> None:
    (root / "c.md").symlink_to("kapitel/02-x.md")
    (root / "anhang").symlink_to("kapitel/01")
    assert names(root) == ["a.yml", "anhang/y.md", "b.md", "c.md", "kapitel/01/y.md", "kapitel/02-x.md"]
    assert not told(root)


@pytest.mark.parametrize("target", ["../geheim/a.md", "../geheim", "../fehlt", "/etc/hostname", "kapitel/../../geheim"])
def test_links_that_leave(root: Path, target: str) -> None:
    before = names(root)
    (root / "weg.md").symlink_to(target)
    assert names(root) == before
    assert told(root) == [("weg.md", "Die Verknüpfung führt aus dem Inhaltsordner hinaus und wird nicht gelesen.")]


def test_link_over_a_link(root: Path) -> None:
    (root / "x").symlink_to("y")
    (root / "y").symlink_to("../geheim")
    assert [file for file, _ in told(root)] == ["x", "y"]


def test_links_in_a_circle(root: Path) -> None:
    (root / "kapitel/oben").symlink_to("..")
    (root / "kapitel/ich").symlink_to("ich")
    assert names(root) == ["a.yml", "b.md", "kapitel/01/y.md", "kapitel/02-x.md"]
    assert [(file, text.split(".")[0].split(":")[0]) for file, text in told(root)] == [
        ("kapitel/ich", "Die Verknüpfung führt im Kreis"),
        ("kapitel/oben", "Die Verknüpfung führt im Kreis"),
    ]


def test_link_to_nothing(root: Path) -> None:
    (root / "c.md").symlink_to("fehlt.md")
    assert told(root) == [("c.md", "Die Verknüpfung zeigt auf eine Datei, die es nicht gibt.")]


def test_name_that_is_no_utf_8(root: Path) -> None:
    name = os.fsdecode(b"stra\xdfe.md")
    try:
        (root / name).write_text("x")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    assert told(root) == [("stra\ufffde.md", "Der Name ist nicht in UTF-8 geschrieben.")]


def test_folder_that_cannot_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "kapitel":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert told(root) == [("kapitel", "Der Ordner darf nicht gelesen werden (fehlende Leserechte).")]
    assert names(root) == ["a.yml", "b.md"]


def test_no_folder(tmp_path: Path) -> None:
    assert told(tmp_path / "fehlt") == [(".", "Der Inhaltsordner fehlt.")]
