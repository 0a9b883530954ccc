"""The manifest of a site: every file with its SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from isek.publishing.folders import MANIFEST, MARKER

FORMAT = 1
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def names_in(folder: Path, *, but_archives: bool = False) -> Iterator[str]:
    """The paths of all files below a folder, with forward slashes; but not its manifest, nor what a build needs.

    With `but_archives` not those of sites inside of it, which have manifests of their own.
    """
    return _names(str(folder), "", but_archives)


def _names(folder: str, prefix: str, but_archives: bool) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda one: one.name)
    if prefix and but_archives and any(entry.name == MANIFEST for entry in found):
        return
    for entry in found:
        if not prefix and entry.name in {MANIFEST, MARKER}:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _names(entry.path, f"{prefix}{entry.name}/", but_archives)
        else:
            yield prefix + entry.name


def read(path: Path | str) -> bytes:
    """What a file holds. There are thousands of small ones: everything around it counts."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
        return stream.read()


def sum_of(data: bytes) -> str:
    """The SHA-256 of what a file holds."""
    return hashlib.sha256(data).hexdigest()


def digest(path: Path | str) -> str:
    """The SHA-256 of a file."""
    return sum_of(read(path))


def digests(folder: Path, names: Iterable[str] | None = None, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The SHA-256 of some files below a folder by their paths; by default of all. `known` are those of some of them."""
    listed = names_in(folder) if names is None else names
    return {name: (known or {}).get(name) or digest(f"{folder}/{name}") for name in listed}


def write_manifest(folder: Path, files: Mapping[str, str], more: Mapping[str, Any] | None = None) -> None:
    """Write the manifest of a site; `more` is what else is to be known of it."""
    data = {"format": FORMAT, **(more or {}), "dateien": dict(sorted(files.items()))}
    # With an indent it would be written by Python itself, ten times as slowly.
    text = json.dumps(data, ensure_ascii=False, separators=(",\n", ": ")) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a site, None where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    sound = isinstance(found, dict) and found.get("format") == FORMAT and isinstance(found.get("dateien"), dict)
    return found if sound else None


def foreign_files(folder: Path, known: Collection[str] = ()) -> list[str]:
    """What lies in a published site and is not in its manifest; archived sites are looked through elsewhere.

    Where that manifest has gone, `known` are the files that another one lists; with none, nothing can be said. What
    systems leave in folders that somebody has looked at is nothing to lose.
    """
    manifest = read_manifest(folder)
    ours = frozenset(manifest["dateien"] if manifest else known)
    names = names_in(folder, but_archives=True) if ours and folder.is_dir() else ()
    return [name for name in names if name not in ours and name.rpartition("/")[2] not in _LEFT_BY_SYSTEMS]
