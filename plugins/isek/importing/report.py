"""The account of an import: what became of every row and cell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.read.xlsx_cells import letters_of
from isek.schema.collections import COLLECTIONS
from isek.values.german import count, join, number


class Message(Struct, frozen=True):
    """One thing to know about a row or a cell: where, what kind (`art`), and a German sentence."""

    kind: str
    place: Place
    text: str


class Report(Struct):
    """How many rows were read and taken, how many objects came of it, and everything that is to be said."""

    rows_read: int = 0
    rows_taken: int = 0
    objects: dict[str, int] = msgspec.field(default_factory=dict)
    messages: list[Message] = msgspec.field(default_factory=list)

    @property
    def rows_left_out(self) -> int:
        """Rows from which nothing came."""
        return self.rows_read - self.rows_taken

    def tell(self, kind: str, place: Place, text: str) -> None:
        """Add a message."""
        self.messages.append(Message(kind, place, text))

    def sort(self) -> None:
        """Messages by sheet, row and column, each once."""
        unique = dict.fromkeys(self.messages)
        self.messages = sorted(unique, key=lambda m: (m.place.sheet or "", m.place.line, m.place.column or 0, m.kind))


def as_json(report: Report) -> str:
    """The report as the contract shapes it."""
    found = {
        "zeilen": {
            "gelesen": report.rows_read,
            "uebernommen": report.rows_taken,
            "ausgelassen": report.rows_left_out,
        },
        "objekte": report.objects,
        "meldungen": [
            {
                "blatt": message.place.sheet,
                "zeile": message.place.line,
                "spalte": message.place.column,
                "art": message.kind,
                "meldung": message.text,
            }
            for message in report.messages
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_lines(report: Report) -> Iterator[str]:
    """The report for people: a line for each message, then the numbers."""
    for message in report.messages:
        yield f"{_where(message.place)}: {' '.join(message.text.split())} [{message.kind}]"
    read, left = count(report.rows_read, "Zeile", "Zeilen"), number(report.rows_left_out)
    yield f"{read} gelesen: {number(report.rows_taken)} übernommen, {left} ausgelassen."
    yield objects_in_words(report.objects)


def objects_in_words(objects: Mapping[str, int]) -> str:
    """`Daraus entstehen: 5 Themenfelder und 32 Maßnahmen.`"""
    parts = [
        count(number, COLLECTIONS[key].singular, COLLECTIONS[key].plural) for key, number in objects.items() if number
    ]
    return f"Daraus entstehen: {join(parts)}." if parts else "Daraus entsteht nichts."


def _where(place: Place) -> str:
    column = letters_of(place.column) if place.column else ""
    if place.sheet:
        return f"{place.file}:{place.sheet}!{column}{place.line}"
    return f"{place.file}:{place.line}"
