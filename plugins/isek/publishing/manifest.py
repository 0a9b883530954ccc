"""The manifest of a site: every file with its SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from isek.publishing.folders import MANIFEST, MARKER

FORMAT = 1


def names_in(folder: Path, prefix: str = "") -> Iterator[str]:
    """The paths of all files below a folder, with forward slashes; but not its manifest, nor what a build needs."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if not prefix and entry.name in {MANIFEST, MARKER}:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from names_in(folder / entry.name, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder by its path."""
    return {name: digest(folder / name) for name in names_in(folder)}


def write_manifest(folder: Path, files: Mapping[str, str], more: Mapping[str, Any] | None = None) -> None:
    """Write the manifest of a site; `more` is what else is to be known of it."""
    data = {"format": FORMAT, **(more or {}), "dateien": dict(sorted(files.items()))}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a site, None where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    sound = isinstance(found, dict) and found.get("format") == FORMAT and isinstance(found.get("dateien"), dict)
    return found if sound else None


def foreign_files(folder: Path) -> list[str]:
    """What lies in a published site and is not in its manifest."""
    manifest = read_manifest(folder)
    return [name for name in names_in(folder) if name not in manifest["dateien"]] if manifest else []
