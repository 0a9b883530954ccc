"""The four forms in which problems are told: lines for people, JSON, and what GitHub and GitLab show."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from isek.model import Place
from isek.problems import Level, Problem
from isek.read.xlsx_cells import letters_of
from isek.values.german import count, join

LEVEL_NAMES = {Level.ERROR: "Fehler", Level.WARNING: "Warnung", Level.NOTE: "Hinweis"}
_COUNTED = (
    (Level.ERROR, "Fehler", "Fehler"),
    (Level.WARNING, "Warnung", "Warnungen"),
    (Level.NOTE, "Hinweis", "Hinweise"),
)
_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_GITLAB = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}
_LINE_NUMBER = re.compile(r"Zeile \d+")
# Colour codes and the like in a content file must not reach the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def path_of(file: str, content: str) -> str:
    """The path of a file below the content folder, joined with that folder as it was given."""
    folder = content.replace(os.sep, "/").rstrip("/") or "/"
    path = folder if file == "." else posixpath.join(folder, file)
    # `mkdocs.yml` lies beside the folder.
    return posixpath.normpath(path) if file.startswith("../") else path


def where(place: Place, content: str) -> str:
    """`content/x.md:7:16`, or `content/x.xlsx:Maßnahmen!C7` for a cell."""
    path = path_of(place.file, content)
    if place.sheet:
        return f"{path}:{place.sheet}!{_cell(place)}"
    return f"{path}:{place.line}" + (f":{place.column}" if place.column else "")


def said(problem: Problem) -> str:
    """Message and hint in one line."""
    text = f"{problem.message} {problem.hint}" if problem.hint else problem.message
    return plain_line(text)


def plain_line(text: str) -> str:
    """The text in one line, without anything that a terminal would obey."""
    return _CONTROL.sub("", " ".join(text.split()))


def text_line(problem: Problem, content: str) -> str:
    """`content/x.md:7:16: Fehler: Was falsch ist. Meinten Sie …? [code]`."""
    place = plain_line(where(problem.place, content))
    return f"{place}: {LEVEL_NAMES[problem.level]}: {said(problem)} [{problem.code}]"


def summary(problems: Iterable[Problem]) -> str:
    """`3 Fehler, 1 Warnung, 2 Hinweise.`, or a blank text where there are no problems."""
    counted = Counter(problem.level for problem in problems)
    parts = [count(counted[level], one, many) for level, one, many in _COUNTED if counted[level]]
    return f"{', '.join(parts)}." if parts else ""


def all_is_well(amounts: Sequence[tuple[int, str, str]]) -> str:
    """`Keine Probleme. 55 Maßnahmen, 8 Themenfelder und 12 Kapitel.`; `amounts` are number, singular and plural."""
    there = [count(number, one, many) for number, one, many in amounts if number]
    return f"Keine Probleme. {join(there)}." if there else "Keine Probleme."


def as_json(problems: Sequence[Problem], content: str) -> str:
    """The problems as a JSON object with `probleme` and `anzahl`."""
    counted = Counter(problem.level for problem in problems)
    found = {
        "probleme": [_plain(problem, content) for problem in problems],
        "anzahl": {str(level): counted[level] for level in Level},
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _plain(problem: Problem, content: str) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "stufe": str(problem.level),
        "datei": path_of(place.file, content),
        "zeile": place.line,
        "spalte": place.column,
        "blatt": place.sheet,
        "meldung": problem.message,
        "vorschlag": problem.hint,
    }


def as_github(problems: Iterable[Problem], content: str) -> Iterator[str]:
    """A workflow command for each problem."""
    for problem in problems:
        place = problem.place
        properties = {"file": _in_repository(place.file, content)}
        if not place.sheet:
            properties |= {"line": str(place.line)} | ({"col": str(place.column)} if place.column else {})
        properties["title"] = f"{LEVEL_NAMES[problem.level]}: {problem.code}"
        text = f"{place.sheet}!{_cell(place)}: {said(problem)}" if place.sheet else said(problem)
        named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
        yield f"::{_GITHUB[problem.level]} {named}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Escaped as GitHub wants it: signs that end a line, and in properties those that end a property."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_gitlab(problems: Iterable[Problem], content: str) -> str:
    """A Code Quality report. A fingerprint does not change when lines are moved."""
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        key = _identity(problem)
        seen[key] += 1
        found.append(
            {
                "description": said(problem),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{key}|{seen[key]}".encode(errors="replace")).hexdigest(),
                "severity": _GITLAB[problem.level],
                "location": {
                    "path": _in_repository(problem.place.file, content),
                    "lines": {"begin": problem.place.line},
                },
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2)


def _identity(problem: Problem) -> str:
    """What a problem is about, without the lines where it stands and which it names."""
    place = problem.place
    message = _LINE_NUMBER.sub("Zeile", problem.message)
    return "|".join((problem.code, place.file, place.sheet or "", problem.about or "", message))


def _in_repository(file: str, content: str) -> str:
    """The path as both platforms compare it: from the folder in which the command runs."""
    path = posixpath.normpath(path_of(file, content))
    here = posixpath.join(os.getcwd().replace(os.sep, "/"), "")  # noqa: PTH109 - compared as a text
    return path.removeprefix(here)


def _cell(place: Place) -> str:
    return f"{letters_of(place.column) if place.column else ''}{place.line}"
