"""Pipe tables in Markdown as tables with the line and column of every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from isek.model import Place
from isek.read.grid import clean
from isek.tree import Row, Scalar, Table

_ALIGNMENT = re.compile(r" {0,3}\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?")
_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_BLOCK = re.compile(r" {0,3}(/{3,}|#{1,6}\s|>)")
# A run of backticks up to the next run of the same length, a reference, an escaped character, a bar.
_PART = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)|\[\[.{1,300}?\]\]|\\.|(?P<bar>\|)")


class PipeTable(Struct, frozen=True):
    """A table and the lines of the body that it takes: from index `start` up to, not including, `end`."""

    table: Table
    start: int
    end: int


def tables(body: str, file: str, first_line: int) -> list[PipeTable]:
    """All pipe tables outside code and comments of a Markdown text whose first line is `first_line` of `file`."""
    lines = body.split("\n")
    hidden = _hidden(lines)
    found = []
    index = 0
    while index < len(lines) - 1:
        if hidden[index] or hidden[index + 1] or not _begins(lines, index):
            index += 1
            continue
        end = _end(lines, hidden, index)
        rows = [_row(lines[i], Place(file, first_line + i)) for i in (index, *range(index + 2, end))]
        found.append(PipeTable(_table(rows), index, end))
        index = end
    return found


def _begins(lines: list[str], index: int) -> bool:
    """Whether these are a line of headings and one of dashes."""
    heading, dashes = lines[index], lines[index + 1].rstrip()
    if "|" not in dashes or not _ALIGNMENT.fullmatch(dashes):
        return False
    return _has_bar(heading) and not _INDENTED.match(heading)


def _end(lines: list[str], hidden: list[bool], start: int) -> int:
    """The index after the last row: a table ends before a line without a bar, a block, or code."""
    end = start + 2
    while end < len(lines) and not hidden[end] and _has_bar(lines[end]) and not _BLOCK.match(lines[end]):
        end += 1
    return end


def _has_bar(line: str) -> bool:
    return "|" in line and any(part["bar"] for part in _PART.finditer(line))


def _table(rows: list[list[Scalar]]) -> Table:
    headings, *body = rows
    filled = [row for row in body if any(cell.text for cell in row)]
    return Table(headings, [Row(row, row[0].place) for row in filled], headings[0].place)


def _row(line: str, place: Place) -> list[Scalar]:
    """The cells of a line, without the bars at its ends."""
    bars = [part.start() for part in _PART.finditer(line) if part["bar"]]
    edges = [-1, *bars, len(line)]
    if bars and not line[: bars[0]].strip():
        edges = edges[1:]
    if len(edges) > 2 and not line[edges[-2] + 1 :].strip():
        edges = edges[:-1]
    return [_cell(line, edges[i] + 1, edges[i + 1], place) for i in range(len(edges) - 1)]


def _cell(line: str, start: int, end: int, place: Place) -> Scalar:
    source = line[start:end]
    column = start + len(source) - len(source.lstrip()) + 1
    return Scalar(clean(source).replace("\\|", "|"), place._replace(column=column), cell=True)


def _hidden(lines: list[str]) -> list[bool]:
    """Which lines are code or stand in a comment."""
    hidden = [False] * len(lines)
    for start, end in (*_fences(lines), *_comments(lines)):
        hidden[start : end + 1] = [True] * (end + 1 - start)
    return hidden


def _fences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of fenced code. A fence that is not closed is none."""
    unclosed: set[str] = set()
    index = 0
    while index < len(lines):
        opening = _FENCE.match(lines[index])
        if opening and opening[1] not in unclosed:
            end = _closing(lines, index + 1, opening[1])
            if end is None:
                # Nor is any later one of its kind: looking again and again would take for ever in a long file.
                unclosed.add(opening[1])
            else:
                yield index, end
                index = end
        index += 1


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    close = re.compile(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*")
    return next((i for i in range(start, len(lines)) if close.fullmatch(lines[i])), None)


def _comments(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of comments that begin a line; a comment inside a row hides nothing."""
    start: int | None = None
    for index, line in enumerate(lines):
        if start is None and line.lstrip().startswith("<!--"):
            start = index
        if start is not None and "-->" in line:
            yield start, index
            start = None
