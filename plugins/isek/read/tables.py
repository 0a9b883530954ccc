"""Tables as towns have them: rows become drafts, sum rows are compared, units in headings hold for their column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isek.read.columns import TableColumn, columns_of
from isek.read.drafts import Draft, place_of
from isek.read.sum_rows import SumRows
from isek.schema.collections import Collection
from isek.schema.objects import TableOrigin
from isek.schema.reading import Reading
from isek.schema.settings import WordPairs
from isek.tree import Mapping as MappingNode
from isek.tree import Row, Scalar, Table
from isek.values.german import join
from isek.values.money import read_amount


def drafts_of(
    table: Table, collection: Collection, own: Mapping[str, str], labels: WordPairs, reading: Reading
) -> list[Draft]:
    """A draft for each row. `own` are the town's headings (folded) with the keys that they mean."""
    columns = columns_of(table, collection, own, labels, reading)
    origin = TableOrigin(table.place, frozenset(_keys(columns)))
    _check_units(table, columns, reading)
    sums, drafts = SumRows(columns), []
    for row in table.rows:
        _check_width(row, table, reading)
        if not any(not cell.blank for cell in row.cells):
            continue
        if sums.is_sum(row):
            sums.compare(row, reading)
            continue
        sums.add(row)
        node = _row_node(row, columns)
        drafts.append(Draft(collection, node, place_of(node), origin))
    return drafts


def _keys(columns: list[TableColumn]) -> Iterator[str]:
    """The keys that have a column, each with those around it: `status`, `status.stichtag`."""
    for column in columns:
        path = column.column.path
        yield from (".".join(path[:depth]) for depth in range(1, len(path) + 1))


def _check_width(row: Row, table: Table, reading: Reading) -> None:
    extra = [cell for cell in row.cells[len(table.headings) :] if cell.text.strip()]
    if extra:
        message = f"Die Zeile hat mehr Zellen als die Tabelle Überschriften: „{extra[0].text}“ ist zu viel."
        reading.tell("wert-ungueltig", row.place, message, "Fehlt eine Überschrift, oder ist ein Trennzeichen zu viel?")


def _check_units(table: Table, columns: list[TableColumn], reading: Reading) -> None:
    """Where one column of money names a unit and another does not, its bare figures are a question."""
    money = [column for column in columns if column.column.money and column.unit != "%"]
    named = [column for column in money if column.unit]
    bare = [column for column in money if not column.unit and _has_bare_figure(table, column.index)]
    if named and bare:
        with_unit = join([f"„{column.heading.text}“" for column in named])
        without = join([f"„{column.heading.text}“" for column in bare])
        message = f"Nur ein Teil der Geldspalten nennt eine Einheit: {with_unit} schon, {without} nicht."
        hint = "Ohne Einheit gelten die Zahlen als Euro. Schreiben Sie die Einheit in jede Überschrift."
        reading.tell("einheit-unklar", table.place, message, hint)


def _has_bare_figure(table: Table, index: int) -> bool:
    cells = (row.cells[index] for row in table.rows if index < len(row.cells))
    return any(_is_bare(cell) for cell in cells)


def _is_bare(cell: Scalar) -> bool:
    if cell.blank or cell.unit or not any(char.isdigit() for char in cell.text):
        return False
    # a figure whose meaning a unit from outside would change has none of its own
    return read_amount(cell.text, "€") != read_amount(cell.text, "T€")


def _row_node(row: Row, columns: list[TableColumn]) -> MappingNode:
    """The row as a tree of keys; blank cells say nothing."""
    node = MappingNode({}, row.place)
    for column in columns:
        if column.index < len(row.cells) and not row.cells[column.index].blank:
            cell = row.cells[column.index]
            cell.unit = cell.unit or column.unit
            _put(node, column, cell)
    return node


def _put(node: MappingNode, column: TableColumn, cell: Scalar) -> None:
    *parents, last = column.column.path
    for name in parents:
        child = node.entries.get(name)
        if not isinstance(child, MappingNode):
            # `Zeitraum` and `Beginn` in one row: the whole goes before its parts
            if child is not None:
                return
            child = node.entries[name] = MappingNode({}, cell.place)
        node.keys.setdefault(name, cell.place)
        node = child
    node.entries[last] = cell
    node.keys[last] = cell.place
