"""How people write ids: `M-012`, `M 12`, `m12`."""

from __future__ import annotations

import re

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_SIGNS = re.compile(r"[\s\-./]+")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_LETTERS = re.compile(r"([^\W\d_]+)[\s-]*\d")


def spellings(id: str) -> tuple[str, ...]:
    """An id without signs and in small letters, with and without leading zeros: `m012`, `m12`.

    The browser brings what is typed into the same form. The engine drops signs, so that a point between digits
    becomes a letter: M-8.1 is not M-81.
    """
    text = id.lower()
    return tuple(dict.fromkeys(_SIGNS.sub("", _POINT.sub("p", form)) for form in (text, _ZEROS.sub("", text))))


def letters(id: str) -> str:
    """What stands before the number of an id, in small letters: `m`, `lf`. Blank where there is no number."""
    found = _LETTERS.match(id.lower())
    return found[1] if found else ""
