"""The references in texts: `[[M-012]]`, with the sentence that each stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from isek.model import Place
from isek.read.markup import mentions
from isek.schema.collections import PAGES
from isek.schema.concept import Concept, Passage

PAGE = "seite:"
"""Stands before the id of a page, because pages may share their ids with objects."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in a text. `owner` is whose text it is (`seite:<id>` for a page), `key` the key of that text.

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
    for passage in concept.passages():
        if "[[" in passage.prose.source:
            yield from _mentions(passage, resolve)


def _mentions(passage: Passage, resolve: Callable[[str], str | None]) -> Iterator[Mention]:
    at = passage.prose.place
    owner = f"{PAGE}{passage.owner.id}" if passage.collection == PAGES.key else passage.owner.id
    for found in mentions(passage.prose.source, at.file, at.line, at.column or 1):
        target = resolve(found.target)
        if target is not None:
            # In a workbook lines and columns are those of cells, not of the text in them.
            place = at if at.sheet else found.place
            yield Mention(owner, passage.key, target, found.section, place, found.sentence)
