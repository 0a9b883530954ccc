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
from isek.schema.revisions import Revision
from isek.values.nearest import did_you_mean

_LINE_ENDS = (
    "Das war wohl Git: In `.gitattributes` gehört die Zeile `content/fassungen/** -text`. Danach die Kopie mit den "
    "Zeilenenden {} speichern."
)


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
                continue
            data = _bytes(content / copy)
            if _digest(data) != sha256:
                yield _changed(path, copy, data, sha256)


def _changed(path: str, copy: str, data: bytes, sha256: str) -> Problem:
    """Often nobody touched the copy, but Git gave it the line ends of a machine."""
    lines = data.replace(b"\r\n", b"\n")
    meant = {_digest(lines): "LF (Unix)", _digest(lines.replace(b"\n", b"\r\n")): "CRLF (Windows)"}.get(sha256)
    what = "hat andere Zeilenenden als beim Einfrieren" if meant else "wurde nachträglich geändert"
    hint = _LINE_ENDS.format(meant) if meant else RESTORE
    return problem("fassung-veraendert", Place(copy), f"Die Kopie von „{path}“ {what}.", hint)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _stands_after(one: Revision, other: Revision) -> bool:
    """Whether an editor has written it below the other."""
    return one.place.file == other.place.file and (one.place.line or 0) > (other.place.line or 0)


def nobodys(history: History) -> Iterator[Problem]:
    """A frozen file whose Fassung is not in the register."""
    known = {id_key(revision.id): revision.id for revision in history.register}
    for file in history.files:
        if file.frozen and key_of_file(file.name) not in known:
            message = f"Die Fassung „{file.frozen.id}“ ist eingefroren, steht aber nicht unter den Fassungen."
            yield problem("unbekannte-datei", Place(file.name), message, did_you_mean(file.frozen.id, known.values()))


def otherwise(history: History) -> Iterator[Problem]:
    """A frozen Fassung of which the register says something else now: readers would find both."""
    for edition in history.editions:
        revision, frozen = edition.revision, edition.entry or {}
        decision = revision.decision.id if revision and revision.decision else None
        day = revision.date.iso() if revision and revision.date else None
        told = {"datum": day, "art": revision.kind if revision else None, "beschluss": decision}
        for key, now in told.items():
            missing = now is None and key != "beschluss"
            if revision and key in frozen and now != frozen[key] and not missing:
                message = f"{revision.id} ist mit `{key}: {frozen[key]}` eingefroren; hier steht {now or 'nichts'}."
                hint = "Was eingefroren ist, bleibt. Den Eintrag wieder angleichen."
                yield problem("fassung-abweichend", revision.at(key), message, hint, about=revision.id)


def not_frozen(history: History) -> Iterator[Problem]:
    """An earlier Fassung that is neither frozen nor printed."""
    newest = history.editions[-1].revision if history.editions else None
    for revision in history.register[:-1]:
        if not history.is_frozen(revision) and not revision.document:
            message = f"Die Fassung {revision.id} ist nicht eingefroren: Niemand kann nachlesen, was in ihr stand."
            hint = "Die gedruckte Ausgabe unter `dokument` nennen."
            if newest and _stands_after(revision, newest):
                hint = (
                    f"Ist sie die nächste, dann muss ihr Datum nach dem von {newest.id} liegen. Ist sie früher: {hint}"
                )
            yield problem("fassung-nicht-eingefroren", revision.place, message, hint, about=revision.id)
