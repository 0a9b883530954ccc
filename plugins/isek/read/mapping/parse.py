"""A mapping file from its text: every key is checked, every fault has its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.mapping.names import collection_hint, find_collection
from isek.read.mapping.rules import Rules
from isek.read.mapping.spec import Condition, MappingFile, Step
from isek.read.yaml_tree import parse as parse_yaml
from isek.schema.collections import Collection
from isek.tree import Items, Mapping, Node, Scalar
from isek.values.fold import fold
from isek.values.nearest import did_you_mean
from isek.values.numbers import read_integer

_TOP = ("datei", "schritte", "ignorieren")
_FILE = ("blatt", "kopfzeile", "kodierung", "trennzeichen")
_STEP = ("sammlung", "blatt", "zeilen", "felder", "ignorieren")
_SEPARATORS = {"tab": "\t", "tabulator": "\t", "\\t": "\t", "semikolon": ";", "komma": ","}
_ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "utf-16": "utf-16",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "ansi": "cp1252",
    "iso-8859-1": "iso-8859-1",
    "latin-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "cp850": "cp850",
    "mac-roman": "mac-roman",
}
_EXPRESSION = re.compile(r"/(.*)/", re.DOTALL)


def read_mapping(text: str, file: str, default: Collection | None) -> tuple[MappingFile | None, list[Problem]]:
    """The mapping file, or None with what is wrong. Steps that name no collection are for `default`."""
    tree, problems = parse_yaml(text, file)
    if problems:
        return None, problems
    reader = _Reader(default)
    found = reader.whole(tree if isinstance(tree, Mapping) else Mapping({}, tree.place if tree else Place(file)))
    return (found if not reader.problems else None), reader.problems


class _Reader:
    def __init__(self, default: Collection | None) -> None:
        self.problems: list[Problem] = []
        self._default = default

    def whole(self, node: Mapping) -> MappingFile:
        """The whole file."""
        self._known(node, _TOP)
        given = node.entries.get("datei")
        options = self._mapping(given, "datei") if given else Mapping({}, node.place)
        self._known(options, _FILE)
        sheet = self._option(options, "blatt")
        nodes = node.entries.get("schritte")
        if nodes is None:
            self._tell("feld-fehlt", node.place, "Hier fehlt „schritte“: was aus den Zeilen werden soll.")
        items = nodes.items if isinstance(nodes, Items) else [nodes] if nodes else []
        steps = (self._step(item, sheet) for item in items)
        return MappingFile(
            steps=tuple(step for step in steps if step is not None),
            header_row=self._header_row(options),
            separator=self._separator(options),
            encoding=self._encoding(options),
            ignored=self._columns(node.entries.get("ignorieren")),
        )

    def _step(self, node: Node, sheet: str | None) -> Step | None:
        if not isinstance(node, Mapping):
            self._tell("wert-ungueltig", node.place, "Ein Schritt braucht Felder: sammlung, felder.")
            return None
        self._known(node, _STEP)
        collection = self._collection(node)
        fields = node.entries.get("felder")
        if fields is None:
            self._tell("feld-fehlt", node.place, "Hier fehlt „felder“: welche Spalte in welches Feld gehört.")
        if collection is None or fields is None:
            return None
        rules = Rules(collection, self.problems)
        return Step(
            collection=collection,
            sheet=self._option(node, "blatt") or sheet,
            fields=rules.fields(self._mapping(fields, "felder")),
            conditions=tuple(self._conditions(node.entries.get("zeilen"))),
            ignored=self._columns(node.entries.get("ignorieren")),
            place=node.place,
        )

    def _collection(self, node: Mapping) -> Collection | None:
        named = self._option(node, "sammlung")
        if named is None:
            if self._default is None:
                self._tell("feld-fehlt", node.place, "Hier fehlt „sammlung“.")
            return self._default
        found = find_collection(named)
        if found is None:
            place = node.entries["sammlung"].place
            self._tell("wert-ungueltig", place, f"Die Sammlung „{named}“ gibt es nicht.", collection_hint(named))
        return found

    def _conditions(self, node: Node | None) -> Iterator[Condition]:
        if node is None:
            return
        for name, child in self._mapping(node, "zeilen").entries.items():
            column = Scalar(name, node.keys[name]) if isinstance(node, Mapping) else Scalar(name, child.place)
            wanted = [self._alternative(item) for item in (child.items if isinstance(child, Items) else [child])]
            yield Condition(column, tuple(one for one in wanted if one is not None))

    def _alternative(self, node: Node) -> bool | str | re.Pattern[str] | None:
        if not isinstance(node, Scalar):
            self._tell("wert-ungueltig", node.place, "Eine Bedingung braucht einen Wert oder eine Liste von Werten.")
            return None
        word, expression = fold(node.text), _EXPRESSION.fullmatch(node.text.strip())
        if not node.quoted and word in {"leer", "nicht leer"}:
            return word != "leer"
        if expression is None:
            return node.text.strip()
        try:
            return re.compile(expression[1])
        except re.error as error:
            message = f"„{node.text}“ ist kein regulärer Ausdruck (Stelle {error.pos})."
            self._tell("wert-ungueltig", node.place, message)
            return None

    def _header_row(self, options: Mapping) -> int | None:
        text = self._option(options, "kopfzeile")
        row = read_integer(text) if text else None
        if text and (row is None or row < 1):
            message = f"„{text}“ ist keine Zeile. Gemeint ist die Nummer der Zeile mit den Überschriften."
            self._tell("wert-ungueltig", options.entries["kopfzeile"].place, message)
        return row

    def _separator(self, options: Mapping) -> str | None:
        node = options.entries.get("trennzeichen")
        if not isinstance(node, Scalar) or not node.text:
            return None
        text = _SEPARATORS.get(fold(node.text), node.text)
        if len(text) != 1:
            self._tell("wert-ungueltig", node.place, f"„{node.text}“ ist kein Trennzeichen.", "Möglich sind ; , | tab.")
        return text

    def _encoding(self, options: Mapping) -> str | None:
        text = self._option(options, "kodierung")
        if text is None:
            return None
        found = _ENCODINGS.get(fold(text).replace("_", "-"))
        if found is None:
            message, hint = f"Die Kodierung „{text}“ ist nicht bekannt.", did_you_mean(text, _ENCODINGS)
            self._tell("wert-ungueltig", options.entries["kodierung"].place, message, hint)
        return found

    def _columns(self, node: Node | None) -> tuple[Scalar, ...]:
        items = node.items if isinstance(node, Items) else [node] if node else []
        for item in items:
            if not isinstance(item, Scalar):
                self._tell("wert-ungueltig", item.place, "„ignorieren“ braucht Namen von Spalten.")
        return tuple(item for item in items if isinstance(item, Scalar))

    def _option(self, node: Mapping, name: str) -> str | None:
        child = node.entries.get(name)
        if child is None or (isinstance(child, Scalar) and child.blank):
            return None
        if isinstance(child, Scalar):
            return child.text.strip()
        self._tell("wert-ungueltig", child.place, f"„{name}“ braucht einen einzelnen Wert.")
        return None

    def _mapping(self, node: Node, name: str) -> Mapping:
        if isinstance(node, Mapping):
            return node
        self._tell("wert-ungueltig", node.place, f"„{name}“ braucht Felder.")
        return Mapping({}, node.place)

    def _known(self, node: Mapping, names: Sequence[str]) -> None:
        for name in node.entries:
            if name not in names:
                message = f"„{name}“ gibt es hier in einer Zuordnungsdatei nicht."
                self._tell("unbekanntes-feld", node.keys[name], message, _hint(name, names))

    def _tell(self, code: str, place: Place, message: str, hint: str | None = None) -> None:
        self.problems.append(problem(code, place, message, hint))


def _hint(name: str, names: Sequence[str]) -> str | None:
    if name in _STEP and "schritte" in names:
        return f"„{name}“ gehört in einen Schritt unter „schritte“."
    return did_you_mean(name, names)
