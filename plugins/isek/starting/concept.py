"""`isek new concept DIR`: a municipality's own repository, ready to build."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_HIDDEN = "_"
"""Files of the skeleton whose name begins with a dot are kept under a name that begins with this."""


class NotEmptyError(Exception):
    """The folder is there and holds something."""


def new_concept(folder: Path, version: str) -> list[str]:
    """Write the skeleton into a new or empty folder; the paths of its files in it, sorted.

    Raises NotEmptyError where the folder holds something, OSError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError(str(folder))
    written = []
    for name, source in sorted(_skeleton(files("isek.starting") / "skeleton", "")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8").replace("{{version}}", version)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(name)
    return written


def _skeleton(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.name == "__pycache__":
            continue
        name = f".{entry.name[1:]}" if entry.name.startswith(_HIDDEN) else entry.name
        if entry.is_dir():
            yield from _skeleton(entry, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", entry
