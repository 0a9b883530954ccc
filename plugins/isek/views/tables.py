"""Tables as parts of pages, and the filters of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from isek.views.parts import Item, Part, Words


class Cell(Struct, frozen=True):
    """A table cell: items, or running text. `figure` aligns numbers; `state` is the phase that a mark shows.

    `label` is the heading of its column, where a phone shows the row as a card; `head` says that it names the row.
    """

    items: tuple[Item, ...] = ()
    text: Words = ""
    figure: bool = False
    state: str = ""
    sort: str = ""
    span: int = 1
    tone: str = ""
    label: str = ""
    head: bool = False
    note: str = ""


class Row(Struct, frozen=True):
    """A row. `tone` is `konflikt` where it warns, `anchor` its id.

    `data` are the ids by which a script may filter, by the name of the filter.
    """

    cells: tuple[Cell, ...]
    tone: str = ""
    anchor: str = ""
    data: tuple[tuple[str, str], ...] = ()


class Table(Part, frozen=True, kw_only=True):
    """A table with a caption; `notes` say what it leaves out.

    `style` is a further class: `massnahmen`, `zeitplan`, `matrix`. `stack` says that a phone shows rows as cards.
    """

    kind: ClassVar[str] = "tabelle"
    caption: str
    head: tuple[Cell, ...]
    style: str = ""
    stack: bool = True
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    notes: tuple[Words, ...] = ()
    intro: Words = ""


class Choice(Struct, frozen=True):
    """A filter: `name` as in the address, and its values with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


class Filters(Part, frozen=True, kw_only=True):
    """The filters of the table below; a script shows them.

    `more` are folded away, `unseen` choose nothing; `orders` are what can be sorted by, `words` is what the rows are,
    `elsewhere` another page with the same filters.
    """

    kind: ClassVar[str] = "filter"
    choices: tuple[Choice, ...]
    orders: tuple[tuple[str, str], ...] = ()
    more: tuple[Choice, ...] = ()
    unseen: tuple[Choice, ...] = ()
    words: str = ""
    number: int = 0
    elsewhere: Item | None = None


def labelled(head: Sequence[str], rows: Iterable[Sequence[Cell]], lead: int = 0) -> tuple[Row, ...]:
    """Rows of cells that know the heading of their column; the cell at `lead` names its row."""
    return tuple(
        [
            Row(tuple([replace(cell, label=head[at], head=at == lead) for at, cell in enumerate(cells)]))
            for cells in rows
        ]
    )


def heads(words: Sequence[str], figures: Sequence[int] = ()) -> tuple[Cell, ...]:
    """The headings of columns; those at `figures` hold numbers."""
    return tuple([Cell(text=text, figure=at in figures) for at, text in enumerate(words)])
