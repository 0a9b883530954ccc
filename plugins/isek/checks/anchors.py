"""The places on the site's pages that a link may lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from isek.model import Place
from isek.read.markup import sections
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.concept import Concept
from isek.schema.fields import keys_of
from isek.schema.objects import Object
from isek.schema.types import Prose
from isek.values.fold import address

_NONE: frozenset[str] = frozenset()


class Anchors:
    """Headings and parts of pages, looked up only where a link asks for them.

    `shown` tells what a reference without a text of its own shows, for headings that hold one.
    """

    def __init__(self, concept: Concept, shown: Callable[[str], str]) -> None:
        self._concept = concept
        self._shown = shown
        self._found: dict[str, frozenset[str]] = {}
        self._of_prose: dict[Place, frozenset[str]] = {}
        self._by_file: dict[str, list[Object]] | None = None

    def of_object(self, target: Object) -> frozenset[str]:
        """The sections of an object's page: its keys, and the headings of its text."""
        return self._headings(target.prose) | keys_of(type(target)).keys()

    def of_file(self, file: str) -> frozenset[str] | None:
        """The anchors of the page that a Markdown file becomes, with those of its blocks and tables.

        None of a file that is no Markdown or could not be read.
        """
        owners = self._owners().get(file) if file.endswith(".md") else None
        if owners is None:
            return None
        if file not in self._found:
            ids = frozenset(address(owner.id) for owner in owners)
            self._found[file] = ids.union(*(self.of_object(owner) for owner in owners))
        return self._found[file]

    def around(self, owner: Object, collection: str) -> frozenset[str]:
        """The anchors of the page on which an object's text stands: its own, or the one of its collection."""
        if collection == PAGES.key or collection not in COLLECTIONS:
            return self.of_file(owner.place.file) or _NONE
        if COLLECTIONS[collection].own_page:
            in_blocks = self.of_file(owner.place.file) if collection == "kapitel" else None
            return self.of_object(owner) | (in_blocks or _NONE)
        if collection not in self._found:
            objects = self._concept.collections[collection].values()
            ids = frozenset(address(one.id) for one in objects)
            self._found[collection] = ids.union(*(self._headings(one.prose) for one in objects))
        return self._found[collection]

    def _headings(self, prose: Prose | None) -> frozenset[str]:
        if prose is None:
            return _NONE
        if prose.place not in self._of_prose:
            self._of_prose[prose.place] = frozenset(sections(prose.source, self._shown))
        return self._of_prose[prose.place]

    def _owners(self) -> dict[str, list[Object]]:
        """The objects and pages by the file that they stand in; not those whose file could not be read."""
        if self._by_file is None:
            self._by_file = defaultdict(list)
            for owner in (*(one for _, one in self._concept.objects()), *self._concept.pages.values()):
                if not owner.created:
                    self._by_file[owner.place.file].append(owner)
        return self._by_file
