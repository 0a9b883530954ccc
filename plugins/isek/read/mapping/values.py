"""One row by one rule: the tree that a field's type then reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.mapping.html import convert
from isek.read.mapping.spec import ColumnRule, ListRule, RecordRule, Rule, TextRule
from isek.schema.types import COMMAS
from isek.tree import Items, Node, Row, Scalar
from isek.tree import Mapping as MappingNode
from isek.values.fold import fold
from isek.values.nearest import did_you_mean

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:[a-z]+|#\d+);")


class Lookup(Struct, frozen=True):
    """A name to be found in a collection by title or short name."""

    collection: str
    name: Scalar


class Change(Struct, frozen=True):
    """A cell's text that became another one because the mapping says so."""

    place: Place
    old: str
    new: str


class Values(Struct):
    """Makes nodes from rows. `cell_of` finds the cell of a row under a heading."""

    cell_of: Callable[[Row, Scalar], Scalar | None]
    problems: list[Problem] = msgspec.field(default_factory=list)
    lookups: list[Lookup] = msgspec.field(default_factory=list)
    changes: list[Change] = msgspec.field(default_factory=list)

    def node(self, rule: Rule, row: Row) -> Node | None:
        """The value of a field, or None where the row says nothing about it."""
        match rule:
            case ColumnRule():
                return self._column(rule, row)
            case RecordRule():
                return self._record(rule.entries, row)
            case TextRule():
                return self._text(rule, row)
            case ListRule():
                return self._list(rule, row)

    def _record(self, entries: Mapping[str, Rule], row: Row) -> MappingNode | None:
        """An entry, if a cell says something about it; constants alone make none."""
        if not any(self.speaks(rule, row) for rule in entries.values()):
            return None
        found = {name: node for name, rule in entries.items() if (node := self.node(rule, row)) is not None}
        if not any(name in found for name, rule in entries.items() if not _is_constant(rule)):
            return None
        first = next(node.place for name, node in found.items() if not _is_constant(entries[name]))
        return MappingNode(found, first, {name: node.place for name, node in found.items()})

    def speaks(self, rule: Rule, row: Row) -> bool:
        """Whether a cell of the row says something by this rule."""
        match rule:
            case ColumnRule():
                cell = self.cell_of(row, rule.column) if rule.column else None
                return cell is not None and not cell.blank
            case RecordRule():
                return any(self.speaks(inner, row) for inner in rule.entries.values())
            case ListRule():
                return any(self.speaks(inner, row) for inner in rule.items)
            case TextRule():
                return any(self.speaks(section.rule, row) for section in rule.sections)

    def _list(self, rule: ListRule, row: Row) -> Items | None:
        found: list[Node] = []
        for inner in rule.items:
            node = self.node(inner, row)
            if node is not None:
                found += node.items if isinstance(node, Items) else [node]
        return Items(found, found[0].place) if found else None

    def _text(self, rule: TextRule, row: Row) -> Items | None:
        """A list of sections; they become one text when all rows of an object are known."""
        found: list[Node] = []
        for section in rule.sections:
            node = self._column(section.rule, row)
            if isinstance(node, Scalar) and node.text.strip():
                text = f"## {section.heading}\n\n{node.text.strip()}" if section.heading else node.text.strip()
                found.append(Scalar(text, node.place))
        return Items(found, found[0].place) if found else None

    def _column(self, rule: ColumnRule, row: Row) -> Node | None:
        if rule.column is None:
            # a constant belongs to many rows, and rows of one object are joined in place
            return deepcopy(rule.constant)
        cell = self.cell_of(row, rule.column)
        if cell is None or cell.blank:
            return rule.otherwise
        parts = list(self._parts(rule, cell))
        made = [node for part in parts if (node := self._part(rule, part)) is not None]
        if rule.splits and rule.many:
            return Items(made, cell.place) if made else None
        return made[0] if made else None

    def _parts(self, rule: ColumnRule, cell: Scalar) -> Iterator[Scalar]:
        if not rule.splits or (rule.translations and _translate(cell.text, rule.translations)):
            yield replace(cell)
            return
        texts = cell.text.split(rule.separator) if rule.separator else COMMAS.split(cell.text)
        if len(texts) == 1:
            yield replace(cell, cell=False)
            return
        for text in texts:
            if text.strip():
                yield Scalar(text.strip(), cell.place)

    def _part(self, rule: ColumnRule, part: Scalar) -> Node | None:
        value = self._value(rule, part)
        if value is None:
            return None
        if value.text != part.text:
            self.changes.append(Change(part.place, part.text, value.text))
        if rule.prefix:
            value = _prefixed(value, rule.prefix)
        if rule.unit:
            value.unit = value.unit or rule.unit
        if rule.lookup:
            self.lookups.append(Lookup(rule.lookup, value))
        if rule.entry_key is None:
            return value
        adds = {name: node for name, node in rule.adds.items() if name != rule.entry_key}
        return MappingNode({rule.entry_key: value, **adds}, value.place, {rule.entry_key: value.place})

    def _value(self, rule: ColumnRule, part: Scalar) -> Scalar | None:
        """The part translated, read as a date, freed from HTML; None where it is to be left out."""
        if rule.translations is not None and (meaning := _translate(part.text, rule.translations)):
            return Scalar(meaning.text, part.place) if meaning.text else None
        if rule.formats and not isinstance(part.value, date):
            iso = next((iso for form in rule.formats if (iso := _read_date(part.text, form))), None)
            if iso is None:
                return self._unread(rule, part)
            return Scalar(iso, part.place)
        if rule.translations is not None and not rule.formats:
            return self._unread(rule, part)
        if rule.html is not None and _TAG.search(part.text):
            return Scalar(convert(part.text, rule.html), part.place)
        return part

    def _unread(self, rule: ColumnRule, part: Scalar) -> Scalar | None:
        """A value that the mapping does not provide for."""
        if rule.otherwise is not None:
            return Scalar(rule.otherwise.text, part.place)
        if rule.formats:
            cause = f"„{part.text}“ passt nicht zum Format „{'“ oder „'.join(rule.formats)}“."
            self.problems.append(problem("wert-ungueltig", part.place, cause))
            return None
        hint = did_you_mean(part.text, rule.translations or ())
        cause = f"„{part.text}“ steht nicht unter „uebersetze“."
        self.problems.append(problem("wert-ungueltig", part.place, cause, hint))
        return None


def _is_constant(rule: Rule) -> bool:
    return isinstance(rule, ColumnRule) and rule.column is None


def _translate(text: str, translations: Mapping[str, Scalar]) -> Scalar | None:
    if text in translations:
        return translations[text]
    return next((meaning for word, meaning in translations.items() if fold(word) == fold(text)), None)


def _prefixed(part: Scalar, prefix: str) -> Scalar:
    # Excel may have turned 1.10 into 1.1: such a number stays one, so that it is refused as an id.
    doubtful = isinstance(part.value, Decimal) and part.value != part.value.to_integral_value()
    return Scalar(f"{prefix}{part.text}", part.place, value=part.value if doubtful else None)


def _read_date(text: str, form: str) -> str | None:
    """The date in ISO form, as precise as its format is."""
    try:
        found = datetime.strptime(text.strip(), form)  # noqa: DTZ007 - days have no zone here
    except ValueError:
        return None
    if any(sign in form for sign in ("%d", "%j", "%x")):
        return f"{found:%Y-%m-%d}"
    return f"{found:%Y-%m}" if any(sign in form for sign in ("%m", "%b", "%B")) else f"{found:%Y}"
