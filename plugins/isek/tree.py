"""What a file says before its schema reads it: a tree of texts with their places.

Every written form (YAML, front matter, CSV, XLSX, Markdown tables) becomes this one shape, so that a field's
type reads it the same way wherever it stands.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from isek.model import Place

BLANK_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
NO_STATEMENT = frozenset({"", "-", "–", "—", "k.a.", "k.a", "ka", "keineangabe"})
"""How a table cell says that it says nothing, without blanks and in small letters."""


class Scalar(Struct):
    """A text as it was typed. `cell` marks a table cell, whose lists are separated by `;` and
    line breaks; `block` a YAML block (`|`, `>`), whose text begins on the next line.

    `unit` is a unit of money from the column's heading; `value` the native value of a workbook cell.
    """

    text: str
    place: Place
    quoted: bool = False
    cell: bool = False
    block: bool = False
    unit: str | None = None
    value: Decimal | date | bool | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is stated."""
        if self.cell:
            return len(self.text) < 16 and "".join(self.text.split()).lower() in NO_STATEMENT
        return not self.text.strip() or (not self.quoted and self.text in BLANK_WORDS)


class Items(Struct):
    """A list."""

    items: list[Node]
    place: Place


class Mapping(Struct):
    """Keys with values. `place` is that of the first key; `keys` holds the place of each key."""

    entries: dict[str, Node]
    place: Place
    keys: dict[str, Place] = msgspec.field(default_factory=dict)


Node = Scalar | Items | Mapping


class Table(Struct):
    """A table as typed. `headings[i]` belongs to `row.cells[i]`; a row may have fewer cells than there are headings."""

    headings: list[Scalar]
    rows: list[Row]
    place: Place


class Row(Struct):
    """A row of a table, `place` is that of its first cell."""

    cells: list[Scalar]
    place: Place
