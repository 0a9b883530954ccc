"""Generic blocks (`/// name | argument`) of a Markdown source, with their options and what is wrong with their form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.passages import Layout, SlashLine, layout
from isek.read.yaml_tree import parse
from isek.tree import Mapping

_OPTION = re.compile(r"(?P<indent>[ \t>]*)(?P<key>[a-zäöüß_]+):(?:\s|$)")
_SIGNS = re.compile(r"^[ >]+")
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Block:
    """A block. `place` is that of its head; `start` and `end` are the indices of its head and closing lines.

    `options` is None where there are none or they cannot be read. `body` is the text after them, which begins in line
    `body_line` of the file. `depth` counts the blocks around it. A line that looks like a block and is none has the
    name "" and a problem.
    """

    name: str
    argument: str | None
    options: Mapping | None
    place: Place
    body: str
    body_line: int
    start: int
    end: int
    depth: int
    problems: tuple[Problem, ...] = field(default=(), compare=False)


def blocks(body: str, file: str = "", first_line: int = 1) -> list[Block]:
    """The blocks of a Markdown source in the order of their heads; none in code."""
    if "///" not in body:
        return []
    return _Matcher(layout(body), file, first_line).run()


class _Matcher(Struct):
    """Finds the closing line of each head."""

    layout: Layout
    file: str
    first_line: int
    found: list[Block] = msgspec.field(default_factory=list)
    open: list[tuple[int, SlashLine]] = msgspec.field(default_factory=list)

    def run(self) -> list[Block]:
        """All blocks."""
        for line in self.layout.slash_lines:
            if line.name:
                self._head(line)
            elif line.name is None:
                self._unreadable(line)
            else:
                self._end(line)
        last = len(self.layout.lines)
        while self.open:
            self._not_closed(last)
        return self.found

    def _head(self, line: SlashLine) -> None:
        if len(self.open) >= MAX_DEPTH:
            message = f"Blöcke sind hier mehr als {MAX_DEPTH}-mal ineinander verschachtelt."
            self._stray(line, problem("block-fehlerhaft", self._place(line), message))
            return
        options, problems = self._options(line)
        problems += self._late_options(line)
        if twin := next((outer for _, outer in self.open if outer.slashes == line.slashes), None):
            problems.append(self._same_slashes(line, twin))
        place, end = self._place(line), line.options[1]
        body_line = self.first_line + end
        depth = len(self.open)
        told = tuple(problems)
        self.open.append((len(self.found), line))
        self.found.append(
            Block(line.name or "", line.argument, options, place, "", body_line, line.line, end, depth, told)
        )

    def _end(self, line: SlashLine) -> None:
        if all(line.slashes != outer.slashes for _, outer in self.open):
            message = "Diese Zeile schließt einen Block, es ist aber keiner mit so vielen Schrägstrichen offen."
            hint = "Die Zeile löschen, oder am Anfang und am Ende gleich viele Schrägstriche schreiben."
            self._stray(line, problem("block-fehlerhaft", self._place(line), message, hint))
            return
        while self.open[-1][1].slashes != line.slashes:
            self._not_closed(line.line)
        self._take(line.line, line.line)

    def _take(self, end: int, last: int) -> None:
        """The innermost block has its body before the line `end`, and the line `last` as its own last one."""
        index, head = self.open.pop()
        text = "\n".join(self.layout.lines[head.options[1] : end])
        self.found[index] = replace(self.found[index], body=text, end=last)

    def _not_closed(self, end: int) -> None:
        index, head = self.open[-1]
        slashes = "/" * head.slashes
        message = f"Der Block „{head.name}“ wird nicht geschlossen."
        hint = f"Unter den Block eine Zeile schreiben, in der nur „{slashes}“ steht."
        told = problem("block-fehlerhaft", self._place(head), message, hint)
        self.found[index] = replace(self.found[index], problems=(*self.found[index].problems, told))
        self._take(end, end - 1)

    def _unreadable(self, line: SlashLine) -> None:
        source = self.layout.lines[line.line].strip(" \t>").lstrip("/").strip()
        name = (re.match(r"[\w-]*", source) or [""])[0] or "name"
        message = "Diese Zeile beginnt wie ein Block, ist aber keiner."
        hint = f"Nach dem Namen einen senkrechten Strich setzen: „/// {name} | Titel“."
        self._stray(line, problem("block-fehlerhaft", self._place(line), message, hint))

    def _stray(self, line: SlashLine, told: Problem) -> None:
        place, depth = self._place(line), len(self.open)
        block = Block("", None, None, place, "", place.line + 1, line.line, line.line, depth, (told,))
        self.found.append(block)

    def _same_slashes(self, line: SlashLine, outer: SlashLine) -> Problem:
        message = f"Der Block „{line.name}“ hat so viele Schrägstriche wie der Block „{outer.name}“, in dem er steht."
        more = "/" * (line.slashes + 1)
        hint = f"Den äußeren Block mit mehr Schrägstrichen schreiben: „{more} {outer.name}“, am Ende „{more}“."
        return problem("block-fehlerhaft", self._place(line), message, hint)

    def _options(self, line: SlashLine) -> tuple[Mapping | None, list[Problem]]:
        first, end = line.options
        if first == end:
            return None, []
        # Quote signs become blanks, so that columns stay true.
        lines = (_SIGNS.sub(_blanks, text.expandtabs(4)) for text in self.layout.lines[first:end])
        node, problems = parse("\n".join(lines), self.file, self.first_line + first)
        if isinstance(node, Mapping):
            return node, problems
        if not problems:
            place = Place(self.file, self.first_line + first)
            message = f"Unter dem Kopf des Blocks „{line.name}“ steht eingerückt etwas, das keine Angabe ist."
            hint = "Angaben als „name: wert“ schreiben; Text beginnt nach einer Leerzeile und ohne Einrückung."
            problems = [problem("blockoption-ungueltig", place, message, hint)]
        return None, problems

    def _late_options(self, line: SlashLine) -> list[Problem]:
        """Options that stand after a blank line or are not indented enough: Markdown takes them for text."""
        lines = self.layout.lines
        index = next((i for i in range(line.options[1], len(lines)) if lines[i].strip(" \t>")), None)
        found = _OPTION.match(lines[index]) if index is not None else None
        if not found or index is None:
            return []
        place = Place(self.file, self.first_line + index, len(found["indent"]) + 1)
        message = f"„{found['key']}“ gehört so nicht zu den Angaben des Blocks „{line.name}“, sondern zu seinem Text."
        hint = "Angaben direkt unter die Zeile mit „///“ schreiben, ohne Leerzeile und um vier Leerzeichen eingerückt."
        return [problem("blockoption-ungueltig", place, message, hint)]

    def _place(self, line: SlashLine) -> Place:
        return Place(self.file, self.first_line + line.line, len(line.prefix) + 1)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])
