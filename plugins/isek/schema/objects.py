"""What every object has, whatever its collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from isek.model import Place, Record, Ref
from isek.schema.choices import Choice
from isek.schema.entries import Entries
from isek.schema.fields import key
from isek.schema.reading import Reading
from isek.schema.types import Prose, Text
from isek.tree import Mapping


class TableOrigin(Struct, frozen=True):
    """The table that an object was read from: the place of its heading line, and the keys that have a column.

    A key of an entry stands there with the entry's: `status.stichtag` beside `status`.
    """

    place: Place
    columns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Where an object came from: an object of an earlier Fassung, and what happened to it."""

    kind: str = key(
        "art",
        "Art",
        Choice(("umnummeriert", "zusammengelegt", "geteilt")),
        required=True,
        doc="Was geschah.",
        example="art: zusammengelegt",
    )
    id: str = key(
        "id", "frühere Kennung", Text(), required=True, doc="Kennung in einer früheren Fassung.", example="id: M-007"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Object(Record):
    """An object of a collection. `created` marks one that was made from a name alone, `table` one from a table."""

    id: str
    created: bool = False
    table: TableOrigin | None = field(default=None, compare=False, repr=False)
    origins: tuple[Origin, ...] = key(
        "hervorgegangen_aus",
        "Hervorgegangen aus",
        Entries(Origin),
        doc="Umnummeriert, zusammengelegt oder geteilt: die Kennung in der früheren Fassung.",
        example="hervorgegangen_aus: [{art: umnummeriert, id: M-007}]",
    )

    @property
    def name(self) -> str:
        """What people call it."""
        return str(getattr(self, "title", None) or getattr(self, "question", None) or self.id)

    @property
    def prose(self) -> Prose | None:
        """The Markdown body: text, answer, explanation or content."""
        return getattr(self, "text", None)

    @classmethod
    def finish(cls, values: dict[str, Any], node: Mapping, reading: Reading) -> None:
        """A collection's own last step of reading; may change `values`."""


def refs(*lists: tuple[Ref, ...] | Ref | None) -> tuple[Ref, ...]:
    """All the references in some fields, in order."""
    found: list[Ref] = []
    for one in lists:
        if isinstance(one, Ref):
            found.append(one)
        elif one:
            found.extend(one)
    return tuple(found)
