"""Finding the object that a text means: by id, by title, by short name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from isek.model import Place, Ref
from isek.schema.collections import COLLECTIONS, labels_of
from isek.schema.concept import Concept
from isek.schema.reading import Reading
from isek.schema.settings import WordPairs
from isek.values.fold import fold, slug
from isek.values.german import join
from isek.values.nearest import did_you_mean

_BLANKS = re.compile(r"\s+")


def id_key(text: str) -> str:
    """An id as ids are compared: NFC, without regard to case."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def normal_id(text: str, prefix: str) -> str:
    """An id as it is defined: inner blanks become hyphens, a leading digit gets the collection's prefix."""
    plain = _BLANKS.sub("-", unicodedata.normalize("NFC", text.strip()))
    return prefix + plain if plain[:1].isdigit() else plain


class Index(Struct):
    """Objects by everything that they may be called."""

    ids: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    names: dict[tuple[str | None, str], list[str]] = msgspec.field(default_factory=lambda: defaultdict(list))
    known: dict[str | None, list[str]] = msgspec.field(default_factory=lambda: defaultdict(list))
    _choices: dict[str | None, tuple[str, ...]] = msgspec.field(default_factory=dict)

    def add(self, collection: str, object_id: str, names: Iterable[str | None]) -> None:
        """Make an object known by its id and its names."""
        self.ids.setdefault(id_key(object_id), (collection, object_id))
        for scope in (collection, None):
            self.known[scope].append(object_id)
            for name in names:
                if name:
                    self.known[scope].append(name)
                    called = self.names[scope, fold(name)]
                    if object_id not in called:
                        called.append(object_id)

    @classmethod
    def of(cls, concept: Concept) -> Index:
        """The index of a whole concept."""
        index = cls()
        for collection, found in concept.objects():
            index.add(collection, found.id, (getattr(found, "title", None), getattr(found, "short_name", None)))
        return index

    def lookup(self, collection: str | None, text: str) -> list[str]:
        """The ids of the objects of `collection` (of any, if None) that `text` may mean; an id goes before names."""
        scopes = [COLLECTIONS[collection]] if collection else []
        candidates = [text, *(normal_id(text, scope.prefix) for scope in scopes)]
        for candidate in candidates:
            found = self.ids.get(id_key(candidate.strip()))
            if found and collection in (None, found[0]):
                return [found[1]]
        return list(self.names.get((collection, fold(text)), ()))

    def elsewhere(self, text: str) -> str | None:
        """The collection that has an object with this id."""
        found = self.ids.get(id_key(text.strip()))
        return found[0] if found else None

    def hint(self, collection: str | None, text: str) -> str | None:
        """The nearest id or name."""
        if collection not in self._choices:
            self._choices[collection] = tuple(dict.fromkeys(self.known.get(collection, ())))
        return did_you_mean(text, self._choices[collection])


class ConceptResolver(Struct):
    """Resolves references against an index; makes objects of collections that have no source of their own.

    `made` holds those: by collection, id → (name, place of the first reference). Of the `lost` collections a file
    cannot be read; what refers to them may be right, so that nothing is said about it.
    """

    index: Index
    sources: frozenset[str]
    labels: WordPairs
    lost: frozenset[str] = frozenset()
    made: dict[str, dict[str, tuple[str, Place]]] = msgspec.field(default_factory=lambda: defaultdict(dict))

    def knows(self, collection: str | None, text: str) -> bool:
        """Whether `text` as a whole names an object."""
        return bool(self.index.lookup(collection, text))

    def resolve(self, collection: str | None, text: str, place: Place, reading: Reading) -> Ref | None:
        """The reference; None with a problem where nothing or more than one object is meant."""
        found = self.index.lookup(collection, text)
        if len(found) == 1:
            return Ref(found[0], place)
        if found:
            message = f"„{text.strip()}“ kann mehreres meinen: {join(sorted(found))}."
            reading.tell("verweis-mehrdeutig", place, message, "Schreiben Sie die Kennung.")
            return None
        if collection and self._may_make(collection, text):
            return self._make(collection, text, place)
        if collection not in self.lost:
            hint = self.index.hint(collection, text)
            reading.tell("unbekannter-verweis", place, self._message(collection, text), hint)
        return None

    def _may_make(self, collection: str, text: str) -> bool:
        return COLLECTIONS[collection].made and collection not in self.sources and not self.index.elsewhere(text)

    def _make(self, collection: str, text: str, place: Place) -> Ref:
        name, prefix = " ".join(text.split()), COLLECTIONS[collection].prefix
        object_id = name if id_key(name).startswith(id_key(prefix)) and " " not in name else f"{prefix}{slug(name)}"
        self.made[collection].setdefault(object_id, (name, place))
        self.index.add(collection, object_id, (name,))
        return Ref(object_id, place)

    def _message(self, collection: str | None, text: str) -> str:
        shown = f"„{text.strip()}“"
        if collection is None:
            return f"{shown} gibt es in keiner Sammlung."
        singular, _ = labels_of(COLLECTIONS[collection], self.labels)
        other = self.index.elsewhere(text)
        if other and other != collection:
            there, _ = labels_of(COLLECTIONS[other], self.labels)
            return f"{shown} gehört zu einer anderen Sammlung ({there}); gebraucht wird hier: {singular}."
        article = "" if self.labels.get(collection) else f"{COLLECTIONS[collection].article} "
        return f"{article}{singular} {shown} gibt es nicht."
