"""Frozen files: untouched, complete, each of a Fassung; and printed editions that nobody can read any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from isek.history.editions import History, key_of_file
from isek.history.frozen import RESTORE, copy_name
from isek.model import Place
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.read.texts import unreadable
from isek.values.nearest import did_you_mean


def damaged(history: History) -> Iterator[Problem]:
    """What is wrong with the frozen files themselves."""
    for file in history.files:
        yield from file.problems


def copies(content: Path, history: History, there: frozenset[str]) -> Iterator[Problem]:
    """A kept copy of an image or document that is missing, or was changed."""
    seen = set()
    for file in history.files:
        for path, sha256 in file.frozen.files.items() if file.frozen else ():
            copy = copy_name(path, sha256)
            if copy in seen:
                continue
            seen.add(copy)
            if copy not in there:
                yield unreadable(file.name, f"Die Kopie von „{path}“ fehlt: {copy}.", RESTORE)
            elif _digest(content / copy) != sha256:
                message = f"Die Kopie von „{path}“ wurde nachträglich geändert."
                yield problem("fassung-veraendert", Place(copy), message, RESTORE)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def nobodys(history: History) -> Iterator[Problem]:
    """A frozen file whose Fassung is not in the register."""
    known = {id_key(revision.id): revision.id for revision in history.register}
    for file in history.files:
        if file.frozen and key_of_file(file.name) not in known:
            message = f"Die Fassung „{file.frozen.id}“ ist eingefroren, steht aber nicht unter den Fassungen."
            yield problem("unbekannte-datei", Place(file.name), message, did_you_mean(file.frozen.id, known.values()))


def not_frozen(history: History) -> Iterator[Problem]:
    """An earlier Fassung that is neither frozen nor printed."""
    for revision in history.register[:-1]:
        if not history.is_frozen(revision) and not revision.document:
            message = f"Die Fassung {revision.id} ist nicht eingefroren: Niemand kann nachlesen, was in ihr stand."
            hint = "Die gedruckte Ausgabe unter `dokument` nennen."
            yield problem("fassung-nicht-eingefroren", revision.place, message, hint, about=revision.id)
