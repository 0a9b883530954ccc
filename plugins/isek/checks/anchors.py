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


class Anchors:
    """Headings and parts of pages, looked up only where a link asks for them.

    `shown` tells what a reference without a text of its own shows, for headings that hold one.
    """

    def __init__(self, concept: Concept, shown: Callable[[str], str]) -> None:
        self._concept = concept
        self._shown = shown
        self._found: dict[str, frozenset[str]] = {}
        self._of_prose: dict[Place, frozenset[str]] = {}
        self._by_file: dict[str, list[tuple[Object, Prose]]] | None = None

    def of_object(self, target: Object) -> frozenset[str]:
        """The sections of an object's page: its keys, and the headings of its text."""
        key = f"object {target.id}"
        if key not in self._found:
            self._found[key] = frozenset(keys_of(type(target))) | self._headings(target.prose)
        return self._found[key]

    def of_file(self, file: str) -> frozenset[str]:
        """The anchors of the page that a Markdown file becomes, with those of its blocks and tables."""
        if file not in self._found:
            found: set[str] = set()
            for owner, prose in self._proses().get(file, ()):
                found |= self._headings(prose)
                found.add(address(owner.id))
                found |= keys_of(type(owner)).keys()
            self._found[file] = frozenset(found)
        return self._found[file]

    def around(self, owner: Object, collection: str) -> frozenset[str]:
        """The anchors of the page on which an object's text stands: its own, or the one of its collection."""
        if collection == PAGES.key or collection not in COLLECTIONS:
            return self.of_file(owner.place.file)
        if COLLECTIONS[collection].own_page:
            return self.of_object(owner) | (self.of_file(owner.place.file) if collection == "kapitel" else frozenset())
        if collection not in self._found:
            objects = self._concept.collections[collection].values()
            headings = (self._headings(one.prose) for one in objects)
            self._found[collection] = frozenset(address(one.id) for one in objects).union(*headings)
        return self._found[collection]

    def _headings(self, prose: Prose | None) -> frozenset[str]:
        if prose is None:
            return frozenset()
        if prose.place not in self._of_prose:
            self._of_prose[prose.place] = frozenset(sections(prose.source, self._shown))
        return self._of_prose[prose.place]

    def _proses(self) -> dict[str, list[tuple[Object, Prose]]]:
        """The Markdown bodies by the file that they stand in."""
        if self._by_file is None:
            self._by_file = defaultdict(list)
            for owner in (*(one for _, one in self._concept.objects()), *self._concept.pages.values()):
                if owner.prose:
                    self._by_file[owner.prose.place.file].append((owner, owner.prose))
        return self._by_file
