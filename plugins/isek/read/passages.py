"""The running texts of a Markdown source, as Python-Markdown tells them from code, and its block lines.

No Markdown library keeps line numbers. This scan does, and it follows Python-Markdown where that differs from
CommonMark: a fence without an end is no code, a heading needs no space, four columns make code or a list's content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from isek.read.raw_blocks import raw_end
from isek.read.visible import visible

_INDENT = re.compile(r"[ \t]*")
_QUOTE = re.compile(r"(?: {0,3}>[ ]?)+")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`\n]*$")
_MARKER = re.compile(r"(?:[*+-]|\d+\.)[ \t]|:[ ]{1,3}|\[\^[^\]\n]+\]:")
_DEFINITION = re.compile(r"\[[^\[\]^][^\[\]]*\]:|\*\[")
_SLASHES = re.compile(r"(?P<slashes>/{3,})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?)?$")
_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")


class Passage(Struct, frozen=True):
    """One run of text: a paragraph, list item, heading, row of a table, block's head, or a piece of raw HTML.

    `start` is its offset in the source, `line` the index of its first line. `visible` has the length of `text`;
    code and comments in it are blanked.
    """

    start: int
    line: int
    text: str
    visible: str
    kind: str

    def at(self, offset: int) -> tuple[int, int]:
        """The line, as an index in the source, and the column, from 1, of an offset in this text."""
        newline = self.text.rfind("\n", 0, offset)
        return self.line + self.text.count("\n", 0, offset), offset - newline


class SlashLine(Struct, frozen=True):
    """A line that begins with `///`. `options` are the indices of the first option line and of the line after the last.

    `prefix` is what stands before the slashes (quote signs and indent). A closing line has no `name`; a line that is
    neither head nor end has the name None.
    """

    line: int
    prefix: str
    slashes: int
    name: str | None
    argument: str | None
    options: tuple[int, int]


class Layout(Struct, frozen=True):
    """A Markdown source taken apart. `lines` are those of `source`, which has plain line ends."""

    source: str
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]
    slash_lines: tuple[SlashLine, ...]


@lru_cache(maxsize=64)
def layout(body: str) -> Layout:
    """The passages and block lines of a Markdown source, in order. Offsets fit the `body` as it was given."""
    if "\r" in body:
        body = body.replace("\r\n", " \n").replace("\r", "\n")
    return _Scanner(body).run()


class _Scanner:
    """Goes through the lines once; what belongs together is collected in `_open` until something ends it."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.lines = body.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.passages: list[Passage] = []
        self.slash_lines: list[SlashLine] = []
        self.depth = 0  # of lists and other containers, each four columns wide
        self.after_blank = True  # whether an indented line would be code
        self._open: int | None = None
        self._unclosed: set[str] = set()
        self._fence_open = False

    def run(self) -> Layout:
        """The whole source."""
        at, count = 0, len(self.lines)
        while at < count:
            at = self._line(at)
        self._close(count)
        return Layout(self.body, tuple(self.lines), tuple(self.passages), tuple(self.slash_lines))

    def _line(self, at: int) -> int:
        """Take the line at this index, and more where they belong to it. The index to go on with."""
        line = self.lines[at]
        if not line or line.isspace():
            self._close(at)
            self.after_blank = True
            return at + 1
        first = line[0]
        if first.isalnum() and not first.isdigit() and "|" not in line:
            return self._plain(at, line)
        return self._special(at, line)

    def _plain(self, at: int, line: str) -> int:
        """A line of prose, or the first of a heading with an underline."""
        if self.after_blank:
            self.depth = 0
        if self._open is None:
            if self._underlined(at):
                return self._heading(at, at + 2)
            self._open = at
        self.after_blank = False
        return at + 1

    def _underlined(self, at: int) -> bool:
        return at + 1 < len(self.lines) and bool(_UNDERLINE.match(self.lines[at + 1]))

    def _special(self, at: int, line: str) -> int:
        quote = _QUOTE.match(line)
        rest = line[quote.end() :] if quote else line
        blank = _INDENT.match(rest)
        indent = blank[0] if blank else ""
        text = rest[len(indent) :]
        if not text:
            self._close(at)
            self.after_blank = True
            return at + 1
        width = len(indent.expandtabs(4))
        if text[0] in "`~" and (end := self._fence_end(at, line, text)):
            self._close(at)
            self.depth = min(self.depth, width // 4) if self.after_blank else self.depth
            self.after_blank = True
            return end
        if self._is_code(width):
            self._close(at)
            return at + 1
        return self._text(at, line[: len(line) - len(text)], width, text)

    def _fence_end(self, at: int, line: str, text: str) -> int | None:
        """The index after the line that ends the fence which begins here."""
        opening = None if self._fence_open else _FENCE.match(text)
        if opening is None or opening["fence"] in self._unclosed:
            return None
        fence = opening["fence"]
        for index in range(at + 1, len(self.lines)):
            if self.lines[index].strip(" \t>") == fence:
                return index + 1
        # pymdownx goes on looking for the end of this one, and sees no other.
        self._fence_open = line == text
        self._unclosed.add(fence)
        return None

    def _is_code(self, width: int) -> bool:
        """Whether a line of this indent is code; the depth of lists is taken back to where the line stands."""
        level = width // 4
        if level > self.depth:
            return self.after_blank
        if self.after_blank:
            self.depth = level
        return False

    def _text(self, at: int, prefix: str, width: int, text: str) -> int:
        """A line that is no code, after its quote signs and indent."""
        if text.startswith("///"):
            return self._slashes(at, prefix, text)
        if text[0] == "<" and (end := self._raw(at, text)):
            return end
        if text[0] == "#" and width % 4 == 0:
            return self._heading(at, at + 1)
        if "|" in text and self._open is None and self._has_rule(at):
            return self._table(at)
        if self._open is None and self._underlined(at):
            return self._heading(at, at + 2)
        if _is_ruler(text):
            self._close(at)
            self.after_blank = True
            return at + 1
        # Inside a paragraph an item of a list begins nothing.
        begins = self._open is None or self.depth > 0 or text[0] in ":["
        marker = _MARKER.match(text) if begins else None
        if marker:
            self._close(at)
            self.depth = width // 4 + 1
        elif _DEFINITION.match(text):
            self._close(at)
        if self._open is None:
            self._open = at
        self.after_blank = bool(marker and len(marker[0]) == len(text))
        return at + 1

    def _slashes(self, at: int, prefix: str, text: str) -> int:
        self._close(at)
        found = _SLASHES.match(text.rstrip())
        end = at + 1
        if found and found["name"]:
            end = self._options_end(at, prefix)
            self._add("head", at, at + 1)
        name = (found["name"] or "").lower() if found else None
        argument = (found["argument"] or None) if found else None
        slashes = len(text) - len(text.lstrip("/"))
        self.slash_lines.append(SlashLine(at, prefix, slashes, name, argument, (at + 1, end)))
        if not found:
            self._add("text", at, at + 1)
        self.after_blank = True
        return end

    def _options_end(self, at: int, prefix: str) -> int:
        """The index after the option lines: those right below that are indented by four columns more than the head."""
        width = len(prefix.expandtabs(4)) + 4
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index].expandtabs(4)
            if len(line[:width].strip(" >")) or not line[width:].strip():
                return index
        return len(self.lines)

    def _raw(self, at: int, text: str) -> int | None:
        """Take a raw block, or a comment that stands alone; None where the line begins neither."""
        if text.startswith("<!--"):
            self._close(at)
        offset = raw_end(self.body, self.starts[at + 1] - 1 - len(text))
        if offset is None:
            return None
        end = self._index(offset - 1) + 1
        self._close(at)
        self._add("html", at, end)
        self.after_blank = True
        return end

    def _index(self, offset: int) -> int:
        """The index of the line that an offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def _has_rule(self, at: int) -> bool:
        if at + 1 >= len(self.lines):
            return False
        below = self.lines[at + 1].strip(" \t>")
        return "-" in below and "|" in self.lines[at] + below and bool(_RULE.match(below))

    def _table(self, at: int) -> int:
        self._add("row", at, at + 1)
        index = at + 2
        while index < len(self.lines) and (row := self.lines[index].strip(" \t>")) and not row.startswith("///"):
            self._add("row", index, index + 1)
            index += 1
        self.after_blank = True
        return index

    def _heading(self, at: int, end: int) -> int:
        self._close(at)
        self._add("heading", at, at + 1)
        self.after_blank = True
        return end

    def _close(self, at: int) -> None:
        if self._open is not None:
            self._add("text", self._open, at)
            self._open = None

    def _add(self, kind: str, first: int, end: int) -> None:
        start = self.starts[first]
        text = self.body[start : self.starts[end] - 1]
        self.passages.append(Passage(start, first, text, visible(text, kind), kind))


def _is_ruler(text: str) -> bool:
    signs = text.replace(" ", "")
    return len(signs) >= 3 and signs[0] in "-_*" and signs.count(signs[0]) == len(signs)
