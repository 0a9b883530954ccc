"""Which key each column of a table means: by its heading, the town's own words and what is mapped or ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from isek.schema.collections import COLLECTIONS, Collection, Column, headings_of
from isek.schema.fields import keys_of
from isek.schema.reading import Reading
from isek.schema.settings import IGNORE, WordPairs
from isek.tree import Scalar, Table
from isek.values.fold import fold
from isek.values.nearest import nearest
from isek.values.units import unit_of

_YEAR = re.compile(r"(?:ab )?(?:19|20|21)\d\d")


class TableColumn(Struct, frozen=True):
    """A column of a table: its place in each row, the path of keys, its unit of money, its heading."""

    index: int
    column: Column
    unit: str | None
    heading: Scalar


def columns_of(
    table: Table, collection: Collection, own: Mapping[str, str], labels: WordPairs, reading: Reading
) -> list[TableColumn]:
    """The columns that are read; unknown ones are reported at their heading. `own` maps folded headings to keys."""
    known = headings_of(collection.key) | town_headings(collection, labels)
    found: dict[tuple[str, ...], TableColumn] = {}
    for index, heading in enumerate(table.headings):
        column = _column(heading, known, own, collection, reading, table, index)
        if column is None:
            continue
        if column.column.path in found:
            other = found[column.column.path].heading.text
            message = f"Die Spalten „{other}“ und „{heading.text}“ meinen dasselbe."
            reading.tell("doppelte-angabe", heading.place, message, "Eine davon unter „spalten“ ignorieren.")
        else:
            found[column.column.path] = column
    return _with_id(list(found.values()))


def town_headings(collection: Collection, labels: WordPairs) -> dict[str, Column]:
    """The headings that the town's own words add."""
    known = headings_of(collection.key)
    found: dict[str, Column] = {}
    for name, words in labels.entries:
        if name in keys_of(collection.cls):
            found |= {fold(word): known[fold(name)] for word in words}
        elif name == collection.key and words:
            title = known.get("titel") or known.get("frage")
            found |= {fold(words[0]): title} if title else {}
    return found


def _column(
    heading: Scalar,
    known: Mapping[str, Column],
    own: Mapping[str, str],
    collection: Collection,
    reading: Reading,
    table: Table,
    index: int,
) -> TableColumn | None:
    if heading.blank:
        if any(index < len(row.cells) and not row.cells[index].blank for row in table.rows):
            reading.tell("unbekannte-spalte", heading.place, "Eine Spalte mit Inhalt hat keine Überschrift.")
        return None
    mapped = own.get(fold(heading.text))
    if mapped is not None and fold(mapped) == IGNORE:
        return None
    name, unit = (mapped, None) if mapped else (heading.text, None)
    column = _known(name, known)
    if column is None:
        name, unit = unit_of(name)
        column = _known(name, known)
    elif column.money:
        unit = unit_of(heading.text)[1]
    if column is None:
        tell_unknown(heading, collection, reading)
        return None
    return TableColumn(index, column, unit, heading)


def _known(name: str, known: Mapping[str, Column]) -> Column | None:
    word = fold(name)
    if _YEAR.fullmatch(word):
        return Column(("kosten", "je_jahr", word), money=True)
    return known.get(word) or known.get(word.rstrip(":*"))


def tell_unknown(heading: Scalar, collection: Collection, reading: Reading) -> None:
    """Report a heading that means nothing, with the nearest German one."""
    names = _shown_headings(collection)
    near = nearest(heading.text, names)
    way_out = f"unter „spalten“ einem Feld zuordnen oder mit „{IGNORE}“ weglassen."
    hint = f"Meinten Sie „{near[0]}“? Sonst {way_out}" if near else f"Die Spalte {way_out}"
    reading.tell("unbekannte-spalte", heading.place, f"Die Spalte „{heading.text}“ ist nicht bekannt.", hint)


def _shown_headings(collection: Collection) -> list[str]:
    keys = keys_of(COLLECTIONS[collection.key].cls).values()
    return [heading for key in keys for heading in (key.label, *key.headings)]


def _with_id(columns: list[TableColumn]) -> list[TableColumn]:
    """Without a column of its own for the id, the number is the id."""
    paths = {column.column.path for column in columns}
    if ("id",) in paths:
        return columns
    return [
        TableColumn(c.index, Column(("id",)), c.unit, c.heading) if c.column.path == ("nummer",) else c for c in columns
    ]
