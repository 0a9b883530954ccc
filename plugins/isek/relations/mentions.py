"""The references in texts: `[[M-012]]`, with the sentence that each stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from isek.model import Place
from isek.read.markup import mentions
from isek.schema.collections import PAGES
from isek.schema.concept import Concept, Passage
from isek.schema.types import Prose

PAGE = "seite:"
"""Stands before the id of a page, because pages may share their ids with objects."""
CONCEPT = "konzept"
"""Whose text the `rechtswirkung` of `konzept.yml` is."""


class Mention(Struct, frozen=True):
    """A reference in a text. `owner` is whose it is (`seite:<id>` for a page, `konzept`), `key` the key of that text.

    `target` is the id of the object that is meant, `section` the part of its page, `sentence` plain text.
    """

    owner: str
    key: str
    target: str
    section: str | None
    place: Place
    sentence: str


def mentions_in(concept: Concept, resolve: Callable[[str], str | None]) -> Iterator[Mention]:
    """Every reference in the concept's texts that can be resolved, in the order of the texts."""
    if concept.settings.legal_effect:
        yield from _mentions(CONCEPT, "rechtswirkung", concept.settings.legal_effect, resolve)
    for passage in concept.passages():
        yield from _mentions(_owner(passage), passage.key, passage.prose, resolve)


def _owner(passage: Passage) -> str:
    return f"{PAGE}{passage.owner.id}" if passage.collection == PAGES.key else passage.owner.id


def _mentions(owner: str, key: str, prose: Prose, resolve: Callable[[str], str | None]) -> Iterator[Mention]:
    if "[[" not in prose.source:
        return
    at = prose.place
    for found in mentions(prose.source, at.file, at.line, at.column or 1):
        target = resolve(found.target)
        if target is not None:
            # In a workbook lines and columns are those of cells, not of the text in them.
            place = at if at.sheet else found.place
            yield Mention(owner, key, target, found.section, place, found.sentence)
