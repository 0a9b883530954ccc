"""What of a run of Markdown is text, and neither code nor a comment."""

from __future__ import annotations

import re

_SIGN = re.compile(r"\\[\s\S]|`+|<!--")
_TICKS = re.compile(r"`+")
_INK = re.compile(r"[^\n]")
# The bars of a row, and the cells between them. There is no bar in code and in references.
_BARS = re.compile(r"(?P<bar>\|)|(?:\\.|(?<!`)(?P<ticks>`+)(?!`)(?:.*?[^`])(?P=ticks)(?!`)|\[\[[^\[\]]*\]\]|[^|])+")
# In a raw block a comment without an end goes on to its last line.
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")


def visible(text: str, kind: str) -> str:
    """The text of a passage with code and comments blanked: it keeps its length and lines. Raw HTML holds no code."""
    if kind == "html":
        return _COMMENT.sub(_blank, text) if "<!--" in text else text
    if kind == "row" and "`" in text:
        return _BARS.sub(lambda cell: cell[0] if cell["bar"] else _without_code(cell[0]), text)
    return _without_code(text) if "`" in text or "<!--" in text else text


def _without_code(text: str) -> str:
    """The text with code and comments blanked; what begins first hides the other."""
    pieces, at, done = [], 0, 0
    while found := _SIGN.search(text, at):
        at = found.end()
        if found[0][0] == "\\":
            continue
        start, end = _code(text, found) if found[0][0] == "`" else (found.start(), text.find("-->", at) + 3)
        if end > at:
            pieces += [text[done:start], _INK.sub(" ", text[start:end])]
            at = done = end
    return "".join([*pieces, text[done:]])


def _code(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """Where the code that begins with these backticks lies. Its end is 0 where nothing closes it.

    Without an equal run Python-Markdown takes the longest shorter one.
    """
    ticks, longest, end = len(opening[0]), 0, 0
    for run in _TICKS.finditer(text, opening.end()):
        length = len(run[0])
        if length == ticks:
            return opening.start(), run.end()
        if length > longest:
            longest, end = length, run.end()
    return opening.end() - longest, end if longest < ticks else 0


def _blank(found: re.Match[str]) -> str:
    return _INK.sub(" ", found[0])
