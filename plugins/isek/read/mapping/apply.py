"""The steps of a mapping file applied to tables: drafts of objects, one for each id, and an account of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.columns import TableColumn
from isek.read.drafts import Draft, place_of
from isek.read.mapping.join import join, with_whole_texts
from isek.read.mapping.spec import ColumnRule, FieldRule, ListRule, MappingFile, RecordRule, Rule, Step, TextRule
from isek.read.mapping.values import Change, Lookup, Values
from isek.read.resolve import id_key, normal_id
from isek.read.sum_rows import SumRows
from isek.schema.collections import Collection, Column
from isek.schema.fields import is_blank
from isek.schema.objects import TableOrigin
from isek.schema.reading import Reading
from isek.tree import Mapping, Node, Row, Scalar, Table
from isek.values.fold import fold, slug
from isek.values.nearest import did_you_mean

ReadTable = Callable[[str | None, Collection], tuple[Table | None, list[Problem]]]
"""Reads the table of a sheet, or the one that belongs to a collection."""


class Sheet(Struct):
    """A table that steps have read: which of its columns are named or ignored, and which rows were taken.

    `refused` says for each row which conditions it did not meet.
    """

    table: Table
    used: set[int] = msgspec.field(default_factory=set)
    ignored: set[int] = msgspec.field(default_factory=set)
    taken: set[Place] = msgspec.field(default_factory=set)
    sums: set[Place] = msgspec.field(default_factory=set)
    refused: dict[Place, list[str]] = msgspec.field(default_factory=dict)
    _index: dict[str, int] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, heading in enumerate(self.table.headings):
            if not heading.blank:
                self._index.setdefault(fold(heading.text), at)

    def index(self, heading: Scalar) -> int | None:
        """Where the column with this heading stands."""
        return self._index.get(fold(heading.text))

    def cell(self, row: Row, heading: Scalar) -> Scalar | None:
        """The cell of a row under a heading."""
        at = self.index(heading)
        return row.cells[at] if at is not None and at < len(row.cells) else None

    def rows(self) -> list[Row]:
        """The rows in which something stands."""
        return [row for row in self.table.rows if any(not cell.blank for cell in row.cells)]


class Mapped(Struct):
    """What came of all steps. `faults` are those of the mapping file itself, `problems` those of cells.

    `rows` says which rows speak of which draft.
    """

    drafts: list[Draft] = msgspec.field(default_factory=list)
    sheets: dict[Place, Sheet] = msgspec.field(default_factory=dict)
    collections: set[str] = msgspec.field(default_factory=set)
    faults: list[Problem] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)
    lookups: list[Lookup] = msgspec.field(default_factory=list)
    changes: list[Change] = msgspec.field(default_factory=list)
    rows: list[tuple[Draft, Place]] = msgspec.field(default_factory=list)


def apply(mapping: MappingFile, read_table: ReadTable) -> Mapped:
    """Apply all steps."""
    found = Mapped()
    tables: dict[tuple[str | None, str], Table | None] = {}
    for step in mapping.steps:
        found.collections.add(step.collection.key)
        key = (step.sheet, "" if step.sheet else step.collection.key)
        if key not in tables:
            tables[key], problems = read_table(step.sheet, step.collection)
            found.problems += problems
        table = tables[key]
        if table is not None:
            _run(step, found.sheets.setdefault(table.place, Sheet(table)), found)
    _ignore(mapping, found)
    for sheet in found.sheets.values():
        found.problems.extend(_unnamed(sheet))
    found.problems = list(dict.fromkeys(found.problems))
    return found


def _run(step: Step, sheet: Sheet, found: Mapped) -> None:
    _name_columns(step, sheet, found)
    values = Values(sheet.cell, found.problems, found.lookups, found.changes)
    origin = TableOrigin(sheet.table.place, frozenset(_keys(step)))
    sums, reading = SumRows(list(_money_columns(step, sheet))), Reading(problems=found.problems)
    by_id = {id_key(draft.id): draft for draft in found.drafts if draft.collection.key == step.collection.key}
    for row in sheet.rows():
        failing = next((one for one in step.conditions if not one.holds(sheet.cell(row, one.column))), None)
        if failing is not None:
            cell = sheet.cell(row, failing.column)
            reason = f"„{failing.column.text}“ ist {f'„{cell.text}“' if cell and not cell.blank else 'leer'}"
            sheet.refused.setdefault(row.place, []).append(reason)
            continue
        if sums.is_sum(row):
            sheet.sums.add(row.place)
            sums.compare(row, reading)
            continue
        if not any(values.speaks(rule.rule, row) for rule in step.fields):
            continue
        sheet.taken.add(row.place)
        sums.add(row)
        _check_width(row, sheet.table, reading)
        draft = _add(Draft(step.collection, _node(step, row, values), row.place, origin), by_id, found)
        found.rows.append((draft, row.place))
    for draft in found.drafts:
        with_whole_texts(draft)


def _add(draft: Draft, by_id: dict[str, Draft], found: Mapped) -> Draft:
    """Join the draft with the one of the same id, or keep it as a new one."""
    draft.place = place_of(draft.node)
    draft.id = _id_of(draft)
    earlier = by_id.get(id_key(draft.id)) if draft.id else None
    if earlier is not None:
        join(earlier, draft, found.problems)
        return earlier
    if draft.id:
        by_id[id_key(draft.id)] = draft
    found.drafts.append(draft)
    return draft


def _id_of(draft: Draft) -> str:
    written, title = draft.text("id"), draft.text("titel")
    if written is None and draft.collection.key == "glossar" and title:
        written = f"G-{slug(title)}"
    return normal_id(written, draft.collection.prefix) if written else ""


def _node(step: Step, row: Row, values: Values) -> Mapping:
    node = Mapping({}, row.place)
    for rule in step.fields:
        value = values.node(rule.rule, row)
        if value is not None and not is_blank(value):
            _put(node, rule, value)
    return node


def _put(node: Mapping, rule: FieldRule, value: Node) -> None:
    *parents, last = rule.path
    for name in parents:
        child = node.entries.get(name)
        if not isinstance(child, Mapping):
            if child is not None:
                return
            child = node.entries[name] = Mapping({}, value.place)
        node.keys.setdefault(name, value.place)
        node = child
    node.entries[last] = value
    node.keys[last] = value.place


# The columns of a table


def _name_columns(step: Step, sheet: Sheet, found: Mapped) -> None:
    """Note the columns that a step names; one that does not exist is a fault of the mapping file."""
    named = [*_columns(step), *(condition.column for condition in step.conditions)]
    for heading in named:
        at = sheet.index(heading)
        if at is not None:
            sheet.used.add(at)
            continue
        headings = [cell.text for cell in sheet.table.headings if cell.text]
        where = f" auf dem Blatt „{sheet.table.place.sheet}“" if sheet.table.place.sheet else ""
        message = f"Die Spalte „{heading.text}“ gibt es{where} nicht."
        found.faults.append(problem("unbekannte-spalte", heading.place, message, did_you_mean(heading.text, headings)))
    sheet.ignored.update(at for heading in step.ignored if (at := sheet.index(heading)) is not None)


def _columns(step: Step) -> Iterator[Scalar]:
    for rule in step.fields:
        yield from _columns_of(rule.rule)


def _columns_of(rule: Rule) -> Iterator[Scalar]:
    match rule:
        case ColumnRule():
            if rule.column is not None:
                yield rule.column
        case RecordRule():
            for inner in rule.entries.values():
                yield from _columns_of(inner)
        case ListRule():
            for inner in rule.items:
                yield from _columns_of(inner)
        case TextRule():
            for section in rule.sections:
                yield from _columns_of(section.rule)


def _ignore(mapping: MappingFile, found: Mapped) -> None:
    """What is ignored at the top holds for all sheets; a name that none has is a fault."""
    stepwise = [heading for step in mapping.steps for heading in step.ignored]
    for heading in (*mapping.ignored, *stepwise):
        places = [(sheet, at) for sheet in found.sheets.values() if (at := sheet.index(heading)) is not None]
        if not places and found.sheets:
            headings = [cell.text for sheet in found.sheets.values() for cell in sheet.table.headings if cell.text]
            message = f"Die Spalte „{heading.text}“, die ignoriert werden soll, gibt es nicht."
            found.faults.append(
                problem("unbekannte-spalte", heading.place, message, did_you_mean(heading.text, headings))
            )
        for sheet, at in places if heading in mapping.ignored else ():
            sheet.ignored.add(at)


def _unnamed(sheet: Sheet) -> Iterator[Problem]:
    """The columns with content that no step names or ignores."""
    for at, heading in enumerate(sheet.table.headings):
        if at in sheet.used | sheet.ignored:
            continue
        first = sheet.index(heading)
        if heading.blank:
            if any(at < len(row.cells) and not row.cells[at].blank for row in sheet.table.rows):
                message = "Eine Spalte mit Inhalt hat keine Überschrift."
                yield problem("unbekannte-spalte", heading.place, message)
        elif first is not None and first != at and first in sheet.used | sheet.ignored:
            message = f"Die Überschrift „{heading.text}“ steht zweimal; gelesen wird nur die erste Spalte."
            yield problem("unbekannte-spalte", heading.place, message)
        else:
            message = f"Die Spalte „{heading.text}“ nennt kein Schritt der Zuordnungsdatei."
            hint = "Sie unter „felder“ einem Feld zuordnen oder unter „ignorieren“ nennen."
            yield problem("unbekannte-spalte", heading.place, message, hint)


def _keys(step: Step) -> Iterator[str]:
    """The keys that have a column, each with those around it: `status`, `status.stichtag`."""
    for rule in step.fields:
        yield from (".".join(rule.path[:depth]) for depth in range(1, len(rule.path) + 1))
        items = rule.rule.items if isinstance(rule.rule, ListRule) else (rule.rule,)
        for item in items:
            if isinstance(item, RecordRule):
                yield from (f"{rule.path[0]}.{name}" for name in item.entries)


def _money_columns(step: Step, sheet: Sheet) -> Iterator[TableColumn]:
    """The columns of money whose sum rows can be compared."""
    for rule in step.fields:
        if rule.money and isinstance(rule.rule, ColumnRule) and rule.rule.column is not None:
            at = sheet.index(rule.rule.column)
            if at is not None:
                yield TableColumn(at, Column(rule.path, money=True), rule.rule.unit, sheet.table.headings[at])


def _check_width(row: Row, table: Table, reading: Reading) -> None:
    extra = [cell for cell in row.cells[len(table.headings) :] if cell.text.strip()]
    if extra:
        message = f"Die Zeile hat mehr Zellen als die Tabelle Überschriften: „{extra[0].text}“ ist zu viel."
        reading.tell("wert-ungueltig", row.place, message, "Fehlt eine Überschrift, oder ist ein Trennzeichen zu viel?")
