"""Markdown with each paragraph in one line: where lines break is no change, as far as readers see none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ALONE = re.compile(r" {0,3}(?:/{3,}|#{1,6})")
"""A line that no paragraph holds: the beginning or end of a block, a heading."""
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)[ \t]")
_NESTED = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ \t]|[ ]{4}|\t")
_BULLET = re.compile(r"^([ ]*)[*+][ ]+")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_RULE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
"""The line below the head of a table."""
_CELL = re.compile(r"(?<!\\)\|")
_EDGES = re.compile(r"^\||(?<!\\)\|$")
_DASHES = re.compile(r"-+")
_HARD = ("  ", "\\")
"""How a line ends that is to end there."""
_INLINE = (
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
)
# More than a line of a paragraph: indented, a quote, a table, an underline, a definition, attributes, raw HTML.
_SPECIAL = re.compile(
    r"[ \t>|:{]|[-*+][ \t]|[-*_=+:|][-*_=+:| \t]*$|\*?\[[^\]\n]*\]:|[!?]{3}"
    rf"|<(?!/?(?:{_INLINE.replace(' ', '|')})\b|https?:|mailto:|[\w.+-]+@)"
)
_KEPT = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)
"""HTML in which every blank counts."""


def flowing(text: str) -> str:
    """The text with each paragraph, and each entry of a list, in one line; tables without what aligns their source."""
    return text if _KEPT.search(text) else "".join(_blocks(text.split("\n"))).strip("\n")


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Blocks as blank lines part them, with the breaks between them; code between fences is one."""
    block: list[str] = []
    fence, blank = "", False
    for line in lines:
        mark = None if fence else _FENCE.match(line)
        alone = not fence and (not line.strip() or _ALONE.match(line))
        if block and (mark or alone):
            yield f"{_joined(block)}\n"
            block = []
        if alone:
            # Several blank lines are one.
            yield f"{line.rstrip()}\n" if line.strip() else "" if blank else "\n"
            blank = not line.strip()
            continue
        blank = False
        block.append(line)
        if fence and line.strip().startswith(fence):
            yield "\n".join([*block, ""])
            block, fence = [], ""
        elif mark:
            fence = mark[1]
    yield "\n".join(block) if fence or not block else _joined(block)


def _joined(block: Sequence[str]) -> str:
    """A block without the breaks of its lines, where they say nothing."""
    if len(block) > 1 and "|" in block[1] and _RULE.fullmatch(block[1]) and all("|" in line for line in block):
        return "\n".join(map(_row, block))
    if any(line.endswith(_HARD) for line in block[:-1]):
        return "\n".join(block)
    if ">" in block[0] and all(map(_QUOTE.match, block)):
        inner = "".join(_blocks([_QUOTE.sub("", line, count=1) for line in block]))
        return "> " + inner.strip("\n").replace("\n", "\n> ")
    if _ITEM.match(block[0]):
        return _listed(block)
    return "\n".join(block) if any(map(_SPECIAL.match, block)) else " ".join(" ".join(block).split())


def _row(line: str) -> str:
    """A row of a table, its cells without blanks around them; dashes below the head of one length."""
    cells = [cell.strip() for cell in _CELL.split(_EDGES.sub("", line.strip()))]
    return "|".join([_DASHES.sub("-", cell) if _RULE.fullmatch(line) else cell for cell in cells])


def _listed(block: Sequence[str]) -> str:
    """A list: each entry in one line; what is indented below one stays as it is."""
    entries: list[str] = []
    for line in block:
        if _NESTED.match(line):
            entries.append(_BULLET.sub(r"\1- ", line.expandtabs(4).rstrip()))
        elif _SPECIAL.match(line.lstrip()) or entries[-1].startswith(("    ", "\t")):
            return "\n".join(block)
        else:
            entries[-1] += f" {line.strip()}"
    return "\n".join(entries)
