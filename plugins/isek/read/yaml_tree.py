"""YAML as a tree of texts with places, built from the parser's events.

PyYAML's `compose` crashes the interpreter on deep nesting and forgets where an alias stands; its constructors
turn `no` into a truth value and `012` into ten. Events do neither.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.yaml_errors import explain, quoting_hint, special_sign
from isek.tree import Items, Mapping, Node, Scalar

MAX_DEPTH = 40

# YAML takes these for line ends, editors do not: all lines below would be off by one.
_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_NOT_ALLOWED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CUT = re.compile(r"(?<=[^\s#])[ \t]+#+[^\s#]")


_Event = Any
"""An event of the parser. The stubs think that it may lack its marks, which never happens."""


class _Parser(Protocol):
    def get_event(self) -> _Event: ...


def parse(text: str, file: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document whose first line is `first_line` of `file`; None if it is empty or unreadable."""
    text = _with_plain_lines(text)
    builder = _Builder(text, file, first_line)
    try:
        return builder.document(_parser(text)), builder.problems
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        return None, [*builder.problems, _bad_character(text, file, first_line)]
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, explain(error, text, file, first_line)]
    except _TooDeepError as refused:
        return None, [*builder.problems, refused.problem]


def _with_plain_lines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _LINE_SEPARATORS.sub(" ", text)


def _parser(text: str) -> _Parser:
    # PyYAML may have been installed without libyaml.
    return yaml.CBaseLoader(text) if yaml.__with_libyaml__ else yaml.BaseLoader(text)


def _bad_character(text: str, file: str, first_line: int) -> Problem:
    """The problem for the first character that YAML does not allow, mostly pasted from another program."""
    found = _NOT_ALLOWED.search(text)
    start = found.start() if found else 0
    line = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1)
    message = _invisible(text[start : start + 1])
    return problem("yaml-fehler", Place(file, first_line + line, column + 1), message, "Das Zeichen löschen.")


def _invisible(char: str) -> str:
    code = f" (U+{ord(char):04X})" if char else ""
    return f"Hier steht ein unsichtbares Steuerzeichen{code}, das in YAML nicht erlaubt ist."


class _TooDeepError(Exception):
    """Ends the reading of a file that nests too deep."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Builder:
    """Builds the tree of one document and collects what was wrong with it."""

    __slots__ = ("_cuts", "_file", "_first_line", "_lines", "_next", "problems")

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._first_line = first_line
        self._lines = text.split("\n")
        self._cuts = _cuts(self._lines) if " #" in text or "\t#" in text else {}

    def document(self, parser: _Parser) -> Node | None:
        """The first document; a second one is a problem."""
        self._next = parser.get_event
        self._next()
        event = self._next()
        if type(event) is StreamEndEvent:
            return None
        root = self._node(self._next(), 1)
        self._next()
        event = self._next()
        if type(event) is DocumentStartEvent:
            self._report(
                self._place(event),
                "Hier beginnt mit „---“ ein zweites YAML-Dokument.",
                "Die Zeile „---“ löschen oder das Folgende in eine eigene Datei schreiben.",
            )
        return None if isinstance(root, Scalar) and root.blank else root

    def _node(self, event: _Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        if depth > MAX_DEPTH:
            message = f"Die Angaben sind mehr als {MAX_DEPTH} Ebenen tief verschachtelt."
            raise _TooDeepError(problem("yaml-fehler", self._place(event), message))
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._items(event, depth)

    def _items(self, start: _Event, depth: int) -> Items:
        items: list[Node] = []
        place = self._place(start)
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Items(items, place)

    def _mapping(self, start: _Event, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        place: Place | None = None
        file, first_line = self._file, self._first_line
        while type(event := self._next()) is not MappingEndEvent:
            mark = event.start_mark
            key_place = Place(file, first_line + mark.line, mark.column + 1)
            place = place or key_place
            key = self._key(event, key_place, depth)
            value = self._node(self._next(), depth + 1)
            if key in keys:
                self._report_repeated(key, key_place, keys[key])
            elif key is not None:
                entries[key] = value
                keys[key] = key_place
        return Mapping(entries, place or self._place(start), keys)

    def _key(self, event: _Event, place: Place, depth: int) -> str | None:
        """The name of a field; None, and a problem, for anything else that stands before a colon."""
        if type(event) is ScalarEvent and event.value and event.anchor is None and event.tag is None:
            key = event.value
            return key if key.isascii() else unicodedata.normalize("NFC", key)
        node = self._node(event, depth + 1)
        if isinstance(node, Scalar) and node.text:
            return node.text
        if isinstance(node, Scalar):
            message = "Vor dem Doppelpunkt fehlt der Name des Feldes."
            self._report(place, message, "Die Zeile als „feld: wert“ schreiben.")
        else:
            message = "Der Name eines Feldes darf keine Liste und keine Klammer sein."
            self._report(place, message, "Text mit Klammern in Anführungszeichen setzen.")
        return None

    def _scalar(self, event: _Event) -> Scalar:
        mark = event.start_mark
        text = event.value
        place = Place(self._file, self._first_line + mark.line, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if event.style:
            if not text.isprintable() and (found := _NOT_ALLOWED.search(text)):
                self._report(place, _invisible(found.group()), "Das Zeichen löschen.")
            return Scalar(text, place, True, block=event.style in "|>")
        if self._cuts:
            self._check_cut(event)
        if not text and mark.line >= len(self._lines):
            # The value that `? key` at the end of a file lacks.
            place = Place(self._file, self._first_line + len(self._lines) - 1, len(self._lines[-1]) + 1)
        if " - " in text and event.end_mark.line != mark.line:
            self._check_folded(event)
        return Scalar(text, place)

    def _alias(self, event: _Event) -> Scalar:
        text = f"*{event.anchor}"
        place = self._place(event)
        self._report(place, special_sign("*"), quoting_hint(text))
        return Scalar(text, place)

    def _refuse_marks(self, event: _Event) -> None:
        """Refuse `&name` and `!name` before a value: both would vanish from it."""
        mark = event.start_mark
        source = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        sign = source[:1] if source[:1] in ("&", "!") else "!"
        self._report(self._place(event), special_sign(sign), quoting_hint(source))

    def _check_cut(self, event: _Event) -> None:
        end = event.end_mark
        rest = self._cuts.get((end.line, end.column))
        if rest is None:
            return
        self._report(
            Place(self._file, self._first_line + end.line, end.column + 1 + len(rest) - len(rest.lstrip())),
            f"Ab „{_short(rest.strip())}“ gilt der Rest der Zeile als Anmerkung und geht dem Wert verloren.",
            f"{quoting_hint(event.value + rest)} Eine Anmerkung mit „# “ beginnen.",
        )

    def _check_folded(self, event: _Event) -> None:
        """A list that is indented wrongly is folded into the text above it."""
        first, last = event.start_mark.line + 1, event.end_mark.line + 1
        for number in range(first, min(last, len(self._lines))):
            if self._lines[number].lstrip().startswith("- "):
                column = len(self._lines[number]) - len(self._lines[number].lstrip()) + 1
                self._report(
                    Place(self._file, self._first_line + number, column),
                    "Der Listenpunkt ist so eingerückt, dass er zum Text darüber gehört.",
                    "Alle Punkte einer Liste gleich weit einrücken.",
                )
                return

    def _report_repeated(self, key: str, place: Place, earlier: Place) -> None:
        message = f"Das Feld „{_short(key)}“ steht hier ein zweites Mal, zuerst in Zeile {earlier.line}."
        self._report(place, message, "Eine der beiden Angaben löschen.")

    def _report(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(problem("yaml-fehler", place, message, hint))

    def _place(self, event: _Event) -> Place:
        mark = event.start_mark
        return Place(self._file, self._first_line + mark.line, mark.column + 1)


def _cuts(lines: list[str]) -> dict[tuple[int, int], str]:
    """What stands from a `#` that no space follows, with the space before it, by line and column from 0."""
    found = ((number, cut.start()) for number, line in enumerate(lines) for cut in _CUT.finditer(line))
    return {(number, start): lines[number][start:] for number, start in found}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
