"""Facts about an object: those that are stated, in the order asked for."""

from __future__ import annotations

from collections.abc import Iterable

from isek.model import Ref
from isek.schema.objects import Object
from isek.views.context import Site
from isek.views.parts import Fact, Group, Item, Words
from isek.views.words import word


class FactList:
    """Collects facts about objects of one class; what is blank is left out."""

    def __init__(self, site: Site, cls: type[Object], prefix: str = "") -> None:
        self._site = site
        self._cls = cls
        self._prefix = prefix
        self._found: list[Fact] = []

    def text(self, key: str, text: str | None, label: str = "", note: Words | None = None) -> FactList:
        """A fact in plain words."""
        return self.items(key, (Item(text),) if text else (), label, note)

    def word(self, key: str, kind: str, value: str | None, label: str = "") -> FactList:
        """A fact of a closed set of values."""
        return self.text(key, word(kind, value) if value else None, label)

    def words(self, key: str, kind: str, values: Iterable[str], label: str = "") -> FactList:
        """Several of them."""
        return self.items(key, tuple([Item(word(kind, value)) for value in values]), label)

    def refs(self, key: str, refs: Iterable[Ref] | Ref | None, label: str = "") -> FactList:
        """A fact that links to other objects."""
        given = (refs,) if isinstance(refs, Ref) else refs or ()
        return self.items(key, self._site.links(given), label)

    def url(self, key: str, url: str | None, text: str, label: str = "") -> FactList:
        """A link to somewhere else."""
        return self.items(key, (Item(text, url, outside=True),) if url else (), label)

    def items(self, key: str, items: tuple[Item, ...], label: str = "", note: Words | None = None) -> FactList:
        """A fact of items."""
        if items:
            name = label or self._site.label(key, self._cls)
            self._found.append(Fact(f"{self._prefix}{key}" if self._prefix != "-" else "", name, items, note))
        return self

    def all(self) -> tuple[Fact, ...]:
        """The facts so far."""
        return tuple(self._found)


NO_ANCHORS = "-"
"""As a prefix: facts of an entry among many have no anchors of their own."""


def groups(*found: Group | None) -> tuple[Group, ...]:
    """The groups that hold anything."""
    return tuple([group for group in found if group and group.items])
