"""The bundle of an earlier run: used as long as nothing that it was made of has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from isek.search import kept
from isek.search.bundle import bundle
from isek.search.kept import kept_bundle
from isek.views.search import SearchEntry

ENTRIES = (SearchEntry("massnahmen/m-1/", "M-1 Kita am Bahnhof", "Maßnahme", "Ein Haus für Kinder.", ids=("M-1",)),)
OTHERS = (*ENTRIES, SearchEntry("kosten/", "Kosten", "Übersicht", "Wer zahlt?"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "isek"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries each run of the engine was for."""
    counted: list[int] = []

    def made(entries: Any, groups: Any) -> dict[str, bytes]:
        counted.append(len(entries))
        return bundle(entries, groups)

    monkeypatch.setattr(kept, "bundle", made)
    return counted


def test_the_same_again_needs_no_engine(folder: Path, runs: list[int]) -> None:
    first = kept_bundle(folder, ENTRIES)
    assert kept_bundle(folder, ENTRIES) == first == bundle(ENTRIES)
    assert runs == [1]


def test_other_entries_or_groups_are_made_anew(folder: Path, runs: list[int]) -> None:
    kept_bundle(folder, ENTRIES)
    kept_bundle(folder, OTHERS)
    kept_bundle(folder, OTHERS, (("Kosten", "Taler"),))
    assert runs == [1, 2, 2]
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"PK", b"x" * 400])
def test_what_is_damaged_is_made_anew(folder: Path, runs: list[int], damage: bytes) -> None:
    first = kept_bundle(folder, ENTRIES)
    [file] = folder.iterdir()
    file.write_bytes(file.read_bytes()[:200] + damage)
    assert kept_bundle(folder, ENTRIES) == first
    assert runs == [1, 1]


def test_it_works_where_nothing_can_be_kept(folder: Path, runs: list[int]) -> None:
    folder.parent.mkdir()
    folder.write_text("", encoding="utf-8")
    assert kept_bundle(folder, ENTRIES) == kept_bundle(folder, ENTRIES)
    assert runs == [1, 1]
