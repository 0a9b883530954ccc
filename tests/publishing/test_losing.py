"""What would be lost in a published site is told, also where a manifest is damaged or has gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from isek.publishing.archives import refuse_to_drop, refuse_to_lose
from isek.publishing.errors import PublishError
from isek.publishing.folders import MANIFEST
from isek.publishing.manifest import digests, write_manifest

ARCHIVE = "fassungen/f-1/seite"


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A published site with one archived site."""
    folder = tmp_path / "site"
    for name in ("index.html", f"{ARCHIVE}/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    write_manifest(folder / ARCHIVE, digests(folder / ARCHIVE), {"fassung": "F-1"})
    write_manifest(folder, digests(folder))
    return folder


@pytest.mark.parametrize("left", ["", ".DS_Store"])
def test_only_what_is_foreign_stops(live: Path, left: str) -> None:
    """Neither our own files, nor a folder that is not there, nor what systems leave behind."""
    refuse_to_lose(live.with_name("neu"))
    if left:
        (live / left).write_text("x", encoding="utf-8")
    refuse_to_lose(live)
    (live / "notiz.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PublishError, match=r"  notiz\.txt$"):
        refuse_to_lose(live)


@pytest.mark.parametrize("text", ["{", '{"format": 2, "dateien": {}}', ""])
def test_a_damaged_manifest_stops(live: Path, text: str) -> None:
    (live / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(PublishError, match="ist beschädigt"):
        refuse_to_lose(live)


@pytest.mark.parametrize("damage", ["damaged", "gone"])
def test_a_foreign_file_beside_a_damaged_archive(live: Path, damage: str) -> None:
    manifest = live / ARCHIVE / MANIFEST
    manifest.unlink() if damage == "gone" else manifest.write_text("{", encoding="utf-8")
    refuse_to_lose(live)
    (live / ARCHIVE / "notiz.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PublishError, match=f"  {ARCHIVE}/notiz.txt$"):
        refuse_to_lose(live)


def test_an_archive_without_its_manifest_is_not_dropped(live: Path) -> None:
    (live / ARCHIVE / MANIFEST).unlink()
    with pytest.raises(PublishError, match="veröffentlicht, aber nicht mehr eingefroren"):
        refuse_to_drop(live, [])
