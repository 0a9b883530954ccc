"""The tables that a mapping file is applied to, and what comes of a table that is read in place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from isek.problems import Problem
from isek.read import csv_table, xlsx_table
from isek.read.drafts import Draft
from isek.read.folder import SourceFile
from isek.read.mapping.apply import ReadTable, apply
from isek.read.mapping.parse import read_mapping
from isek.read.mapping.spec import MappingFile
from isek.read.texts import read_table_text, read_text
from isek.schema.collections import Collection
from isek.schema.settings import WordPairs
from isek.tree import Table

SUFFIX = ".map.yml"


def mapped_drafts(
    table: SourceFile, mapping: SourceFile, collection: Collection, labels: WordPairs
) -> tuple[list[Draft], set[str], list[Problem]]:
    """The drafts that a table gives by the mapping file beside it, their collections, and what was wrong."""
    text, problems = read_text(mapping.path, mapping.name)
    spec, more = read_mapping(text, mapping.name, collection) if not problems else (None, [])
    if spec is None:
        return [], {collection.key}, [*problems, *more]
    found = apply(spec, table_reader(table.path, table.name, spec, labels))
    return found.drafts, found.collections, [*found.faults, *found.problems]


def table_reader(path: Path, name: str, mapping: MappingFile, labels: WordPairs) -> ReadTable:
    """Reads the sheets of a workbook, or the one table of a CSV file."""

    def csv(_sheet: str | None, _collection: Collection) -> tuple[Table | None, list[Problem]]:
        text, problems = read_table_text(path, name, mapping.encoding)
        if problems:
            return None, problems
        return csv_table.read(text, name, mapping.separator, mapping.header_row)

    def xlsx(sheet: str | None, collection: Collection) -> tuple[Table | None, list[Problem]]:
        names = sheet_names(collection, labels.get(collection.key))
        return xlsx_table.read(path, name, names, mapping.header_row, sheet)

    return xlsx if path.suffix.lower() == ".xlsx" else csv


def sheet_names(collection: Collection, own: Iterable[str]) -> tuple[str, ...]:
    """What the sheet of a collection may be called."""
    return (collection.key, collection.plural, *own)
