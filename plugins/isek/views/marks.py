"""The tiles of the Themenfelder: two letters each, derived and unique, and a hue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isek.schema.goals import ThematicField
from isek.views.parts import Mark

HUES = 12


def marks_of(fields: Iterable[ThematicField]) -> dict[str, Mark]:
    """The tile of each field by its id; a `symbol` of one to three letters is taken as it is."""
    found: dict[str, Mark] = {}
    taken: set[str] = set()
    for place, field in enumerate(fields):
        letters = next(letters for letters in _candidates(field) if letters.casefold() not in taken)
        taken.add(letters.casefold())
        found[field.id] = Mark(letters, place % HUES + 1)
    return found


def _candidates(field: ThematicField) -> Iterator[str]:
    """Letters for a field, the best first; the last ones are numbered, so that there are always more."""
    if field.symbol and len(field.symbol) <= 3:
        yield field.symbol
    letters = [char for char in field.short_name or field.title if char.isalpha()] or ["?"]
    first = letters[0].upper()
    for second in letters[1:]:
        yield first + second.lower()
    yield first
    number = 2
    while True:
        yield f"{first}{number}"
        number += 1
