"""What a mapping file says, once it is understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.schema.collections import Collection
from isek.tree import Node, Scalar
from isek.values.fold import fold


class Html(Enum):
    """What becomes of HTML in a cell."""

    TEXT = "text"
    MARKDOWN = "markdown"


class ColumnRule(Struct, frozen=True):
    """A value from a column, or a constant.

    In this order a cell is split at `separator`, translated, read as a date, freed from HTML, and gets its prefix;
    with `entry_key` each part becomes an entry with that key and what `adds` says. `lookup` is the collection in whose
    titles and short names the value is looked up, `many` says that the field is a list.
    """

    column: Scalar | None = None
    constant: Node | None = None
    prefix: str = ""
    lookup: str | None = None
    unit: str | None = None
    separator: str | None = None
    entry_key: str | None = None
    adds: Mapping[str, Node] = msgspec.field(default_factory=dict)
    formats: tuple[str, ...] = ()
    translations: Mapping[str, Scalar] | None = None
    otherwise: Scalar | None = None
    html: Html | None = None
    many: bool = False

    @property
    def splits(self) -> bool:
        """Whether a cell is taken apart before the field's type sees it."""
        changes = self.prefix or self.entry_key or self.formats or self.translations is not None
        return self.separator is not None or bool(self.many and changes)


class RecordRule(Struct, frozen=True):
    """An entry with several keys, or a field with parts."""

    entries: Mapping[str, Rule]


class ListRule(Struct, frozen=True):
    """A list: each item gives an entry for each row."""

    items: tuple[Rule, ...]


class Section(Struct, frozen=True):
    """A part of a Markdown text: a column, under a heading where one is given."""

    heading: str | None
    rule: ColumnRule


class TextRule(Struct, frozen=True):
    """A Markdown text of several columns."""

    sections: tuple[Section, ...]


Rule = ColumnRule | RecordRule | ListRule | TextRule


class FieldRule(Struct, frozen=True):
    """Where a value belongs (`path` of keys) and how it is made."""

    path: tuple[str, ...]
    rule: Rule
    money: bool = False


class Condition(Struct, frozen=True):
    """What a cell must be: blank or not, a text, or like a regular expression. Any of `alternatives` will do."""

    column: Scalar
    alternatives: tuple[bool | str | re.Pattern[str], ...]

    def holds(self, cell: Scalar | None) -> bool:
        """Whether the cell fits. True among the alternatives means any content, False none."""
        blank = cell is None or cell.blank
        text = "" if cell is None or blank else cell.text
        return any(_fits(wanted, text, blank) for wanted in self.alternatives)


def _fits(wanted: bool | str | re.Pattern[str], text: str, blank: bool) -> bool:
    if isinstance(wanted, bool):
        return blank != wanted
    if isinstance(wanted, str):
        return fold(wanted) == fold(text)
    return wanted.search(text) is not None


class Step(Struct, frozen=True):
    """One way in which rows become objects of a collection."""

    collection: Collection
    sheet: str | None
    fields: tuple[FieldRule, ...]
    conditions: tuple[Condition, ...]
    ignored: tuple[Scalar, ...]
    place: Place


class MappingFile(Struct, frozen=True):
    """A whole mapping file."""

    steps: tuple[Step, ...]
    header_row: int | None = None
    separator: str | None = None
    encoding: str | None = None
    ignored: tuple[Scalar, ...] = ()
