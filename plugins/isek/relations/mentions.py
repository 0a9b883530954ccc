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

    `target` is the id of the object that is meant, `section` the part of its page, `sentence` plain text as readers
    see it: with titles in place of references.
    """

    owner: str
    key: str
    target: str
    section: str | None
    place: Place
    sentence: str


def mentions_in(concept: Concept, resolve: Callable[[str], str | None]) -> Iterator[Mention]:
    """Every reference in the concept's texts that can be resolved, in the order of the texts."""
    names = _Names(concept, resolve)
    if concept.settings.legal_effect:
        yield from _mentions(CONCEPT, "rechtswirkung", concept.settings.legal_effect, names)
    for passage in concept.passages():
        yield from _mentions(_owner(passage), passage.key, passage.prose, names)


class _Names:
    """What references mean and show, each looked up once."""

    def __init__(self, concept: Concept, resolve: Callable[[str], str | None]) -> None:
        self._concept, self._resolve = concept, resolve
        self._found: dict[str, tuple[str | None, str]] = {}

    def of(self, text: str) -> tuple[str | None, str]:
        """The id of the object that is meant, if any, and its title."""
        found = self._found.get(text)
        if found is None:
            target = self._resolve(text)
            one = self._concept.find(target) if target is not None else None
            found = self._found[text] = (target, one.name if one else text)
        return found

    def shown(self, text: str) -> str:
        """What a reference shows that has no text of its own."""
        return self.of(text)[1]


def _owner(passage: Passage) -> str:
    return f"{PAGE}{passage.owner.id}" if passage.collection == PAGES.key else passage.owner.id


def _mentions(owner: str, key: str, prose: Prose, names: _Names) -> Iterator[Mention]:
    if "[[" not in prose.source:
        return
    at = prose.place
    for found in mentions(prose.source, at.file, at.line, at.column or 1, names.shown):
        target = names.of(found.target)[0]
        if target is not None:
            # In a workbook lines and columns are those of cells, not of the text in them.
            place = at if at.sheet else found.place
            yield Mention(owner, key, target, found.section, place, found.sentence)
