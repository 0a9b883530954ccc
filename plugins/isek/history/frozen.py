"""The frozen form of a Fassung: the export with its hash, in a file that every later version can read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from isek.history.changes import Data
from isek.history.jcs import canonical_json
from isek.history.kinds import wrong_kind
from isek.model import Place
from isek.problems import Problem, problem
from isek.read.texts import read_bytes, unreadable
from isek.read.unknown_files import KEPT

FORMAT = 1
"""The newest format; what is frozen today is written in it."""
FOLDER = "fassungen"

_LIMIT = 200_000_000
RESTORE = (
    "Die Datei aus dem Verlauf (Git) oder einer Sicherung wiederherstellen; für Änderungen eine neue Fassung anlegen."
)
_UPDATE = "Die Datei ist in Ordnung: Aktualisieren Sie das Programm."
_IN_MEMORY = 32


class Frozen(Struct, frozen=True):
    """A frozen Fassung: its id, the concept in canonical form, and the SHA-256 of every file that it names."""

    id: str
    concept: Data
    files: Mapping[str, str]
    sha256: str


def freeze(exported: Data, revision: str, digests: Mapping[str, str]) -> dict[str, Any]:
    """The frozen form of a concept in canonical form; `digests` are the SHA-256 of its images and documents by path."""
    concept = {"konzept": exported["konzept"], "sammlungen": exported["sammlungen"]}
    rest = {"format": FORMAT, "fassung": revision, **concept, "dateien": dict(sorted(digests.items()))}
    return rest | {"sha256": _sha256(canonical_json(rest))}


def frozen_name(revision: str) -> str:
    """The path of a frozen Fassung below the content folder."""
    return f"{FOLDER}/{revision}.json"


def copy_name(path: str, sha256: str) -> str:
    """The path of the copy of a file below the content folder."""
    return f"{KEPT}{sha256}{Path(path).suffix.lower()}"


def read_frozen(path: Path, name: str) -> tuple[Frozen | None, list[Problem]]:
    """A frozen Fassung of any format. None with a problem where it is damaged, or was changed since it was frozen.

    `name` is its path relative to the content folder, for messages.
    """
    data, problems = read_bytes(path, name, _LIMIT)
    if problems:
        return None, problems
    try:
        return _parsed(data), []
    except _ChangedError as fault:
        return None, [problem("fassung-veraendert", Place(name), fault.message, fault.hint)]
    except _FaultyError as fault:
        return None, [unreadable(name, fault.message, fault.hint)]


def frozen_schema() -> dict[str, Any]:
    """JSON Schema of the newest format."""
    text = files("isek.history").joinpath(f"frozen-{FORMAT}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


class _FaultyError(ValueError):
    """The file is no frozen Fassung that can be read; `hint` says what helps."""

    def __init__(self, message: str, hint: str = RESTORE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class _ChangedError(_FaultyError):
    """It is not what was frozen."""


# The same files are asked for again and again: by the check, by the pages, at every reload of the preview.
@lru_cache(maxsize=_IN_MEMORY)
def _parsed(data: bytes) -> Frozen:
    """The frozen Fassung. Raises _FaultyError where it cannot be read, or its hash is another."""
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise _FaultyError("Die Datei ist beschädigt: Sie lässt sich nicht als JSON lesen.") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int):
        raise _FaultyError("Das ist keine eingefrorene Fassung: Die Angabe „format“ fehlt.")
    reader = _READERS.get(raw["format"])
    if reader is None:
        raise _unknown(raw["format"])
    if "sha256" not in raw:
        raise _ChangedError("Dieser eingefrorenen Fassung fehlt ihre Prüfsumme, die Angabe „sha256“.")
    rest = {name: value for name, value in raw.items() if name != "sha256"}
    try:
        unchanged = raw.get("sha256") == _sha256(canonical_json(rest))
    except (ValueError, RecursionError):
        unchanged = False
    if not unchanged:
        raise _ChangedError("Diese eingefrorene Fassung wurde nachträglich geändert: Ihre Prüfsumme stimmt nicht.")
    frozen = reader(raw)
    fault = wrong_kind(frozen.concept)
    if fault:
        raise _FaultyError(f"Diese eingefrorene Fassung lässt sich nicht lesen. {fault}")
    return frozen


def _unknown(number: int) -> _FaultyError:
    if number < FORMAT:
        return _FaultyError(f"Das Format {number} gibt es nicht.")
    return _FaultyError(f"Das Format {number} stammt von einem neueren Programm; dieses kennt {FORMAT}.", _UPDATE)


def _refuse(constant: str) -> None:
    raise ValueError(f"JSON kennt kein {constant}")


def _format_1(raw: Mapping[str, Any]) -> Frozen:
    """Format 1 has been the export as it is, with `fassung`, `dateien` and `sha256` beside it."""
    if not _sound(raw):
        raise _FaultyError("Das ist keine eingefrorene Fassung: Es fehlen „fassung“, „konzept“ oder „sammlungen“.")
    concept = {"konzept": raw["konzept"], "sammlungen": raw["sammlungen"]}
    return Frozen(raw["fassung"], concept, raw.get("dateien", {}), raw["sha256"])


_READERS: dict[int, Callable[[Mapping[str, Any]], Frozen]] = {1: _format_1}
"""How each format is read. A new one is added here; none ever leaves."""


def _sound(raw: Mapping[str, Any]) -> bool:
    """Whether what every use of it relies on is there."""
    collections, named = raw.get("sammlungen"), raw.get("dateien", {})
    if not isinstance(raw.get("fassung"), str) or not isinstance(raw.get("konzept"), dict):
        return False
    if not isinstance(collections, dict) or not isinstance(named, dict):
        return False
    lists = collections.values()
    return all(isinstance(found, list) and all(_has_id(one) for one in found) for found in lists)


def _has_id(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("id"), str)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
