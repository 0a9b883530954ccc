"""Spare copies of archived sites: used where they are what is published, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isek.publishing.manifest import digests, write_manifest
from isek.publishing.spares import Spares


def site(folder: Path, text: str = "x") -> Path:
    (folder / "massnahmen").mkdir(parents=True)
    for name in ("index.html", "massnahmen/index.html"):
        (folder / name).write_text(text, encoding="utf-8")
    write_manifest(folder, digests(folder))
    return folder


def test_stocked_and_found(tmp_path: Path) -> None:
    spares, published = Spares.of(tmp_path / ".cache", tmp_path / "site"), site(tmp_path / "site")
    assert spares.find("F-1", published) is None
    spares.stock("F-1", published)
    found = spares.find("F-1", published)
    assert found
    assert digests(found) == digests(published)
    assert (found / "index.html").samefile(published / "index.html")
    assert spares.find("F-1", site(tmp_path / "other", "y")) is None
    assert Spares.of(tmp_path / ".cache", tmp_path / "other").find("F-1", published) is None


def test_an_old_site_becomes_a_spare(tmp_path: Path) -> None:
    spares, published = Spares.of(tmp_path / ".cache", tmp_path / "site"), site(tmp_path / "site")
    spares.stock("F-1", site(tmp_path / "earlier", "y"))
    spares.keep("F-1", site(tmp_path / "old"), published)
    assert not (tmp_path / "old").exists()
    assert spares.find("F-1", published)


def test_another_one_does_not(tmp_path: Path) -> None:
    spares, published = Spares.of(tmp_path / ".cache", tmp_path / "site"), site(tmp_path / "site")
    spares.keep("F-1", site(tmp_path / "old", "y"), published)
    assert (tmp_path / "old").exists()
    assert spares.find("F-1", published) is None


def test_without_links_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    spares, published = Spares.of(tmp_path / ".cache", tmp_path / "site"), site(tmp_path / "site")
    spares.stock("F-1", published)
    assert spares.find("F-1", published) is None
    assert digests(published)
