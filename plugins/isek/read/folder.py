"""The files of the content folder, without what editors and systems leave lying about."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from isek.problems import Problem
from isek.read.texts import cause_of, unreadable

_LEFT_OUT = re.compile(r"\.|~\$|#.*#$|(thumbs\.db|desktop\.ini)$|.*(~|\.(bak|orig|tmp|swp|swo))$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+|\D+")
_MAX_ENTRIES = 100_000
_OUTSIDE = "Die Verknüpfung führt aus dem Inhaltsordner hinaus und wird nicht gelesen."


class SourceFile(Struct, frozen=True):
    """A file: where it lies, and its `name` relative to the content folder, with forward slashes."""

    path: Path
    name: str


def scan(root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """All files below `root` in the order of their names, numbers by their value.

    Links that leave `root` or lead nowhere are problems and not read.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    try:
        top = root.resolve(strict=True)
    except OSError as error:
        return [], [unreadable(".", f"Der Inhaltsordner {cause_of(error)}.")]
    for count, found in enumerate(_walk(top, top, "", (top,))):
        if count >= _MAX_ENTRIES:
            problems.append(unreadable(".", f"Unter dem Inhaltsordner liegen mehr als {_MAX_ENTRIES} Dateien."))
            break
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            files.append(found)
    return sorted(files, key=lambda file: reading_order(file.name)), problems


def reading_order(name: str) -> tuple[list[list[tuple[str, int]]], str]:
    """What to sort files by, and what they hold: M-2 before M-10, M-1 before M-1.1."""
    *folders, last = name.split("/")
    stem = last.rpartition(".")[0] or last
    return [_natural(part) for part in (*folders, stem)], name


def _natural(text: str) -> list[tuple[str, int]]:
    return [("", int(part)) if part.isdecimal() else (part, 0) for part in _NUMBERS.findall(text)]


def _walk(top: Path, folder: Path, prefix: str, above: tuple[Path, ...]) -> Iterator[SourceFile | Problem | None]:
    """Everything in `folder`; `above` are the real folders that lead to it. None stands for a folder."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield unreadable(prefix.rstrip("/") or ".", f"Der Ordner {cause_of(error)}.")
        return
    for name in names:
        if _LEFT_OUT.match(name):
            continue
        shown = prefix + os.fsencode(name).decode("utf-8", "replace")
        if shown != prefix + name:
            yield unreadable(shown, "Der Name ist nicht in UTF-8 geschrieben.", "Die Datei oder den Ordner umbenennen.")
            continue
        yield from _entry(top, folder / name, shown, above)


def _entry(top: Path, path: Path, name: str, above: tuple[Path, ...]) -> Iterator[SourceFile | Problem | None]:
    try:
        linked = path.is_symlink()
        real = path.resolve() if linked else path
        if linked and not real.is_relative_to(top):
            yield unreadable(name, _OUTSIDE, "Die Datei selbst in den Inhaltsordner legen.")
            return
        mode = path.stat().st_mode
    # Python before 3.13 raises a RuntimeError for a link that leads to itself.
    except (OSError, RuntimeError) as error:
        yield unreadable(name, _broken(error))
        return
    if stat.S_ISDIR(mode):
        yield from _sub_folder(top, path, name, above, real)
    elif stat.S_ISREG(mode):
        yield SourceFile(path, name)
    else:
        yield unreadable(name, "Das ist weder eine Datei noch ein Ordner.")


def _sub_folder(
    top: Path, path: Path, name: str, above: tuple[Path, ...], real: Path
) -> Iterator[SourceFile | Problem | None]:
    if real in above:
        yield unreadable(name, "Die Verknüpfung führt im Kreis: Sie zeigt auf einen Ordner, in dem sie selbst liegt.")
        return
    yield None
    yield from _walk(top, path, f"{name}/", (*above, real))


def _broken(error: OSError | RuntimeError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Die Verknüpfung zeigt auf eine Datei, die es nicht gibt."
    return f"Die Datei {cause_of(error)}." if isinstance(error, OSError) else "Die Verknüpfung führt im Kreis."
