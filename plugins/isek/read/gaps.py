"""Required keys that are missing: told at each object, or once for a table that has no such column."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.read.drafts import Draft
from isek.schema.fields import Key
from isek.schema.reading import Reading

_FEW = 3
"""So many rows are told one by one; a whole table without the column is one question to the editor."""


class Gaps(Struct):
    """The gaps that come from an absent column, by table and key."""

    found: dict[tuple[Place, str], list[tuple[Draft, Key]]] = msgspec.field(default_factory=dict)

    def add(self, draft: Draft, gap: Key, reading: Reading) -> None:
        """A required key that an object lacks."""
        if draft.table and gap.name not in draft.table.columns:
            self.found.setdefault((draft.table.place, gap.name), []).append((draft, gap))
        else:
            _tell(draft, gap, reading)

    def tell(self, reading: Reading) -> None:
        """Tell what waited for the whole table."""
        for (place, _), gaps in self.found.items():
            gap = gaps[0][1]
            if len(gaps) > _FEW:
                message = f"Der Tabelle fehlt die Spalte „{gap.label}“; sie ist nötig und betrifft {len(gaps)} Zeilen."
                reading.tell("feld-fehlt", place, message)
            else:
                for draft, key in gaps:
                    reading.about = draft.id
                    _tell(draft, key, reading)
                reading.about = None


def _tell(draft: Draft, gap: Key, reading: Reading) -> None:
    reading.tell("feld-fehlt", draft.place, f"Hier fehlt „{gap.name}“ ({gap.label}).")
