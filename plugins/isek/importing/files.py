"""Which files an import writes: one for each Maßnahme and Kapitel, a register for every other collection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from isek.importing.yaml_text import clean, front_matter, register
from isek.schema.collections import COLLECTIONS, Collection
from isek.values.fold import slug

_SINGLE = frozenset({"massnahmen", "kapitel"})
_NUMBERED = re.compile(r"(\d+)[-_. ]")


class NewFile(Struct, frozen=True):
    """A file to be written: its path below the content folder and its text."""

    name: str
    text: str


def new_files(content: Path, objects: dict[str, list[dict[str, Any]]]) -> list[NewFile]:
    """The files for all objects, by collection."""
    found: list[NewFile] = []
    for key, entries in objects.items():
        if entries:
            found += _files(content, COLLECTIONS[key], entries)
    return found


def _files(content: Path, collection: Collection, objects: list[dict[str, Any]]) -> list[NewFile]:
    if collection.key == "kapitel":
        first = next_chapter(content)
        return [
            _markdown(f"{at:02d}-{slug(_title(found))}", found, collection) for at, found in enumerate(objects, first)
        ]
    if collection.key in _SINGLE:
        return [_markdown(str(found["id"]), found, collection) for found in objects]
    if any((content / f"{collection.key}{suffix}").exists() for suffix in (".yml", ".yaml")):
        folder = collection.key
        return [NewFile(f"{folder}/{found['id']}.yml", front_matter(found)) for found in objects]
    return [NewFile(f"{collection.key}.yml", register(objects))]


def _title(found: dict[str, Any]) -> str:
    return str(found.get("titel") or found["id"])


def _markdown(stem: str, found: dict[str, Any], collection: Collection) -> NewFile:
    body = clean(str(found.get(collection.body, "")))
    head = {name: value for name, value in found.items() if name != collection.body}
    text = f"---\n{front_matter(head)}---\n"
    return NewFile(f"{collection.key}/{stem}.md", f"{text}\n{body}\n" if body else text)


def next_chapter(content: Path) -> int:
    """The number that the file name of the next Kapitel begins with."""
    folder = content / "kapitel"
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    numbers = [int(found[1]) for name in names if (found := _NUMBERED.match(name))]
    return max(numbers, default=0) + 1


def existing(content: Path, files: Iterable[NewFile]) -> list[str]:
    """The paths, relative to the content folder, of those files that are there already."""
    return [file.name for file in files if (content / file.name).exists() or (content / file.name).is_symlink()]


def write_all(content: Path, files: Iterable[NewFile]) -> None:
    """Write all files or none. Raises OSError, FileExistsError among them, after taking back what it has written."""
    written: list[Path] = []
    try:
        for file in files:
            path = content / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(file.text)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
