"""A Markdown file into its YAML head and its body."""

from __future__ import annotations

import re

from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem

_OPENING = "---"
_CLOSINGS = ("---", "...")
_KEY = re.compile(r"[^\s:#\[({|>*`-][^:\n]{0,60}:(\s|$)")


class FrontMatter(Struct, frozen=True):
    """The two parts of a Markdown file. `yaml` is None without a head; lines count from 1 in the file."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int


def split(text: str, file: str) -> tuple[FrontMatter, list[Problem]]:
    """The head between `---` and `---` or `...`, and the rest.

    A file that begins with `---` as a ruler has no head. For a head that does not end there is a `yaml-fehler`, and
    the whole text is the body: the file should not be read on.
    """
    lines = text.split("\n")
    start = _opening_line(lines)
    whole = FrontMatter(None, 1, text, 1)
    if start is None:
        return whole, []
    end = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() in _CLOSINGS), None)
    if end is None:
        return whole, [_not_closed(file, start)] if _has_key(lines[start + 1 : start + 4]) else []
    head = lines[start + 1 : end]
    if head and not head[0].strip() and not _has_key(head):
        return whole, []
    yaml = "".join(f"{line}\n" for line in head)
    return FrontMatter(yaml, start + 2, "\n".join(lines[end + 1 :]), end + 2), []


def _opening_line(lines: list[str]) -> int | None:
    """The index of the opening line. Blank lines before it are forgiven where a key follows."""
    start = next((i for i, line in enumerate(lines) if line.strip()), None)
    if start is None or lines[start].rstrip() != _OPENING:
        return None
    return start if start == 0 or _has_key(lines[start + 1 : start + 2]) else None


def _has_key(lines: list[str]) -> bool:
    return any(_KEY.match(line) for line in lines)


def _not_closed(file: str, start: int) -> Problem:
    return problem(
        "yaml-fehler",
        Place(file, start + 1, 1),
        "Der Kopf der Datei beginnt hier mit „---“, hört aber nirgends auf.",
        "Nach dem letzten Feld eine Zeile schreiben, in der nur „---“ steht.",
    )
