"""The tiles of the Themenfelder: two letters each, derived and unique, and a hue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isek.schema.goals import ThematicField
from isek.values.colours import Colour, parse_colour
from isek.values.fold import address
from isek.views.parts import Mark

HUES = 12


def marks_of(fields: Iterable[ThematicField]) -> dict[str, Mark]:
    """The tile of each field by its id; a `symbol` of one to three letters is taken as it is."""
    found: dict[str, Mark] = {}
    taken: set[str] = set()
    for place, field in enumerate(fields):
        letters = next(letters for letters in _candidates(field) if letters.casefold() not in taken)
        taken.add(letters.casefold())
        found[field.id] = Mark(letters, hue_name(field.id) if field.colour else place % HUES + 1)
    return found


def hue_name(field_id: str) -> str:
    """The name of a field's own colour, as a class in CSS may have it: `feld-t-mob`."""
    return f"feld-{address(field_id)}".replace(".", "_")


def own_hues(fields: Iterable[ThematicField]) -> dict[str, Colour]:
    """The colours of the fields that have one of their own, by the name of their hue."""
    colours = ((field.id, parse_colour(field.colour or "")) for field in fields)
    return {hue_name(field_id): colour for field_id, colour in colours if colour}


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
