"""How messages name things: in the town's own words, with the id, and with the title where that says more."""

from __future__ import annotations

from isek.model import Place
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.values.fold import fold
from isek.values.german import join

_LONGEST = 60


def named(concept: Concept, found: Object) -> str:
    """`Maßnahme M-012 „Umbau der Marktstraße“`."""
    singular, _ = concept.words(concept.collection_of(found.id).key)
    title = found.name
    if fold(title) in {fold(found.id), fold(f"{singular} {found.id}")}:
        return f"{singular} {found.id}"
    return f"{singular} {found.id} „{title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + '…'}“"


def quoted(words: list[str]) -> str:
    """`„a“, „b“ und „c“`."""
    return join([f"„{word}“" for word in words])


def whole_concept(concept: Concept) -> Place:
    """The place of what concerns the concept as a whole."""
    return Place(concept.settings.file)


def order(place: Place) -> tuple[str, str, int, int]:
    """The order in which places are read: by file, sheet, line and column."""
    return place.file, place.sheet or "", place.line, place.column or 0
