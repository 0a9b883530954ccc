"""The rules under `felder`: how each key gets its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from isek.problems import Problem, problem
from isek.read.mapping.names import collection_hint, find_collection, find_key, nested_class
from isek.read.mapping.spec import ColumnRule, FieldRule, Html, ListRule, RecordRule, Rule, Section, TextRule
from isek.schema.collections import Collection, headings_of
from isek.schema.fields import Key, keys_of
from isek.schema.geometry import GeometryType
from isek.schema.money import PerYear, Shares
from isek.schema.times import Span
from isek.schema.types import Markdown
from isek.tree import Items, Node, Scalar
from isek.tree import Mapping as MappingNode
from isek.values.fold import fold
from isek.values.nearest import did_you_mean
from isek.values.units import read_unit

KEYS = (
    *("spalte", "praefix", "wert", "nachschlagen", "einheit", "trenner", "feld", "dazu"),
    *("format", "uebersetze", "sonst", "html"),
)
_SECTION_KEYS = ("ueberschrift", *KEYS)


class Rules:
    """Reads the rules of one step; what is wrong with them goes to `problems`."""

    def __init__(self, collection: Collection, problems: list[Problem]) -> None:
        self._collection = collection
        self._problems = problems

    def fields(self, node: MappingNode) -> tuple[FieldRule, ...]:
        """The rules for all keys under `felder`."""
        found = (self._field(name, child, node) for name, child in node.entries.items())
        return tuple(rule for rule in found if rule is not None)

    def _field(self, name: str, node: Node, parent: MappingNode) -> FieldRule | None:
        known = find_key(name, self._collection)
        if known is None:
            hint = did_you_mean(name, keys_of(self._collection.cls))
            message = f"Das Feld „{name}“ gibt es bei „{self._collection.key}“ nicht."
            self._tell("unbekanntes-feld", parent.keys[name], message, hint)
            return None
        column, key = known
        rule = self._rule(node, key, sections=isinstance(key.type, Markdown))
        if rule is None:
            return None
        whole = not isinstance(rule, ColumnRule) or rule.entry_key is not None
        return FieldRule((column.path[0],) if whole and "." not in name else column.path, rule, column.money)

    def _rule(self, node: Node, key: Key | None, *, sections: bool = False) -> Rule | None:
        if isinstance(node, Scalar):
            return self._column_name(node, key)
        if isinstance(node, Items):
            if sections:
                return TextRule(tuple(section for item in node.items if (section := self._section(item, key))))
            items = (self._rule(item, key) for item in node.items)
            return ListRule(tuple(rule for rule in items if rule is not None))
        if "spalte" in node.entries or not self._has_parts(key) or _is_constant(node):
            return self._column_rule(node, key)
        return self._record(node, key)

    def _column_name(self, node: Scalar, key: Key | None) -> Rule | None:
        if node.blank:
            self._tell("feld-fehlt", node.place, "Hier fehlt der Name einer Spalte.")
            return None
        return ColumnRule(column=node, many=bool(key and key.type.many))

    def _record(self, node: MappingNode, key: Key | None) -> Rule | None:
        cls = nested_class(key) if key else None
        entries: dict[str, Rule] = {}
        for name, child in node.entries.items():
            inner = keys_of(cls).get(name) if cls else None
            if not self._may_hold(name, key, cls):
                choices = keys_of(cls) if cls else KEYS
                message = f"„{name}“ gibt es hier nicht."
                self._tell("unbekanntes-feld", node.keys[name], message, did_you_mean(name, choices))
            elif rule := self._rule(child, inner):
                entries[name] = rule
        return RecordRule(entries) if entries else None

    def _has_parts(self, key: Key | None) -> bool:
        """Whether a field may be given by its parts."""
        parts = PerYear | Shares | GeometryType | Span
        return key is not None and (nested_class(key) is not None or isinstance(key.type, parts))

    def _may_hold(self, name: str, key: Key | None, cls: type[Any] | None) -> bool:
        """Whether a field with parts may have this part. Years, areas and places are known only to the field's type."""
        if key is None or isinstance(key.type, PerYear | Shares | GeometryType):
            return key is not None
        inside = cls is not None and name in keys_of(cls)
        return inside or fold(f"{key.name}.{name}") in headings_of(self._collection.key)

    def _section(self, node: Node, key: Key | None) -> Section | None:
        heading = node.entries.get("ueberschrift") if isinstance(node, MappingNode) else None
        if isinstance(node, MappingNode):
            entries = {name: child for name, child in node.entries.items() if name != "ueberschrift"}
            rule: Rule | None = self._column_rule(MappingNode(entries, node.place, node.keys), key, _SECTION_KEYS)
        else:
            rule = self._rule(node, key)
        if not isinstance(rule, ColumnRule):
            return None
        return Section(heading.text.strip() if isinstance(heading, Scalar) else None, rule)

    def _column_rule(self, node: MappingNode, key: Key | None, known: tuple[str, ...] = KEYS) -> ColumnRule | None:
        rule = ColumnRule(many=bool(key and key.type.many))
        for name, child in node.entries.items():
            if name not in KEYS:
                hint = did_you_mean(name, known)
                self._tell("unbekanntes-feld", node.keys[name], f"„{name}“ gibt es in einer Zuordnung nicht.", hint)
            elif name in _READERS:
                rule = _READERS[name](self, rule, child)
            else:
                rule = self._plain(name, rule, child)
        if rule.column is None and rule.constant is None:
            self._tell("feld-fehlt", node.place, "Hier fehlt „spalte“ oder „wert“.")
            return None
        return self._checked(rule, node, key)

    def _checked(self, rule: ColumnRule, node: MappingNode, key: Key | None) -> ColumnRule:
        if rule.separator is not None and not rule.many:
            message = "„trenner“ passt nur zu einem Feld, das eine Liste ist."
            self._tell("wert-ungueltig", node.keys["trenner"], message)
            return replace(rule, separator=None)
        if rule.entry_key is not None:
            cls = nested_class(key) if key else None
            names = keys_of(cls) if cls else {}
            for name in (rule.entry_key, *rule.adds):
                if name not in names:
                    place = node.entries["feld"].place
                    self._tell("unbekanntes-feld", place, f"„{name}“ gibt es hier nicht.", did_you_mean(name, names))
        return rule

    def _plain(self, name: str, rule: ColumnRule, node: Node) -> ColumnRule:
        """The keys whose value is a text."""
        text = self._text(node, name)
        if text is None:
            return rule
        match name:
            case "spalte":
                return replace(rule, column=text)
            case "praefix":
                return replace(rule, prefix=text.text)
            case "trenner":
                return replace(rule, separator=text.text)
            case "feld":
                return replace(rule, entry_key=text.text)
            case _:
                return replace(rule, otherwise=text)

    def _constant(self, rule: ColumnRule, node: Node) -> ColumnRule:
        return replace(rule, constant=node)

    def _lookup(self, rule: ColumnRule, node: Node) -> ColumnRule:
        text = self._text(node, "nachschlagen")
        collection = find_collection(text.text) if text else None
        if text and collection is None:
            message = f"Die Sammlung „{text.text}“ gibt es nicht."
            self._tell("wert-ungueltig", text.place, message, collection_hint(text.text))
        return replace(rule, lookup=collection.key if collection else None)

    def _unit(self, rule: ColumnRule, node: Node) -> ColumnRule:
        text = self._text(node, "einheit")
        if text and text.text != "%" and read_unit(text.text) is None:
            message = f"„{text.text}“ ist keine Einheit, die hier bekannt ist."
            self._tell("wert-ungueltig", text.place, message, "Möglich sind zum Beispiel €, T€, Mio. €, %.")
            return rule
        return replace(rule, unit=text.text if text else None)

    def _adds(self, rule: ColumnRule, node: Node) -> ColumnRule:
        if not isinstance(node, MappingNode):
            self._tell("wert-ungueltig", node.place, "„dazu“ braucht Felder, zum Beispiel {art: ergaenzt}.")
            return rule
        return replace(rule, adds=dict(node.entries))

    def _formats(self, rule: ColumnRule, node: Node) -> ColumnRule:
        texts = node.items if isinstance(node, Items) else [node]
        formats = [text.text for item in texts if (text := self._text(item, "format"))]
        for item, form in zip(texts, formats, strict=False):
            if "%" not in form:
                hint = "So steht „%d.%m.%Y“ für 31.12.2026."
                self._tell("wert-ungueltig", item.place, f"„{form}“ ist kein Format für ein Datum.", hint)
        return replace(rule, formats=tuple(form for form in formats if "%" in form))

    def _translations(self, rule: ColumnRule, node: Node) -> ColumnRule:
        if not isinstance(node, MappingNode):
            message = "„uebersetze“ braucht Wörter mit ihrer Bedeutung, zum Beispiel {green: umsetzung}."
            self._tell("wert-ungueltig", node.place, message)
            return rule
        texts = {word: self._text(child, "uebersetze") for word, child in node.entries.items()}
        return replace(rule, translations={word: text for word, text in texts.items() if text})

    def _html(self, rule: ColumnRule, node: Node) -> ColumnRule:
        text = self._text(node, "html")
        kinds = {kind.value: kind for kind in Html}
        if text and text.text not in kinds:
            self._tell("wert-ungueltig", text.place, f"„{text.text}“ geht nicht.", did_you_mean(text.text, kinds))
        return replace(rule, html=kinds.get(text.text) if text else None)

    def _text(self, node: Node, name: str) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        self._tell("wert-ungueltig", node.place, f"„{name}“ braucht einen einzelnen Wert.")
        return None

    def _tell(self, code: str, place: Any, message: str, hint: str | None = None) -> None:
        self._problems.append(problem(code, place, message, hint))


_READERS: Mapping[str, Callable[[Rules, ColumnRule, Node], ColumnRule]] = {
    "wert": Rules._constant,
    "nachschlagen": Rules._lookup,
    "einheit": Rules._unit,
    "dazu": Rules._adds,
    "format": Rules._formats,
    "uebersetze": Rules._translations,
    "html": Rules._html,
}


def _is_constant(node: MappingNode) -> bool:
    """Whether a mapping is a constant and not a record, which may have a key `wert` too."""
    return "wert" in node.entries and set(node.entries) <= set(KEYS)
