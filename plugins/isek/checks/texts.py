"""Every text of the concept, scanned once for all rules about texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isek.checks.anchors import Anchors
from isek.model import Place
from isek.read.markup import Block, Link, Mention, RawHtml, blocks, links, mentions, raw_html
from isek.read.resolve import Index
from isek.schema.collections import PAGES
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.schema.types import Prose

SETTINGS = "konzept"
"""Stands for `konzept.yml` where a text belongs to a collection."""
MOST_SEARCHES = 500
"""After so many misses nobody needs the nearest name, and among ten thousand names it costs milliseconds."""
_LAST = frozenset({"kapitel", PAGES.key})
"""Their files hold texts of other objects, too: questions in blocks, measures in tables. Those go first."""


class Text(Struct, frozen=True):
    """A text with what it refers to; what stands in the text of another object as well is found only there."""

    collection: str
    owner: Object | None
    prose: Prose
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    html: tuple[RawHtml, ...]
    blocks: tuple[Block, ...]

    @property
    def about(self) -> str | None:
        """The id of the object whose text it is."""
        return self.owner.id if self.owner else None


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts that refer to anything, and the index by which their references are resolved."""

    concept: Concept
    index: Index
    found: tuple[Text, ...]
    anchors: Anchors = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchors", Anchors(self.concept, self.shown))

    def meant(self, target: str) -> Object | None:
        """The one object that a reference in a text means."""
        ids = self.index.lookup(None, target)
        return self.concept.find(ids[0]) if len(ids) == 1 else None

    def shown(self, target: str) -> str:
        """What a reference without a text of its own shows."""
        found = self.meant(target)
        return found.name if found else target


def read_texts(concept: Concept) -> Texts:
    """Scan every text of the concept."""
    seen: set[tuple[object, ...]] = set()
    found = (_scanned(*text, seen) for text in _sources(concept))
    kept = (text for text in found if text.mentions or text.links or text.html or text.blocks)
    return Texts(concept, Index.of(concept), tuple(kept))


def _sources(concept: Concept) -> Iterator[tuple[str, Object | None, Prose]]:
    if concept.settings.legal_effect:
        yield SETTINGS, None, concept.settings.legal_effect
    last = []
    for passage in concept.passages():
        text = passage.collection, passage.owner, passage.prose
        if passage.collection in _LAST:
            last.append(text)
        else:
            yield text
    yield from last


def _scanned(collection: str, owner: Object | None, prose: Prose, seen: set[tuple[object, ...]]) -> Text:
    source, place = prose.source, prose.place
    at = place.file, place.line
    return Text(
        collection,
        owner,
        prose,
        _new(mentions(source, *at), prose, seen, lambda one: (one.target, one.section)),
        _new(links(source, *at), prose, seen, lambda one: (one.href, one.alt)),
        _new(raw_html(source, *at), prose, seen, lambda one: one.text),
        () if prose.inline else _new(blocks(source, *at), prose, seen, lambda one: (one.name, one.argument)),
    )


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


P = TypeVar("P", bound=_Placed)


def _new(items: list[P], prose: Prose, seen: set[tuple[object, ...]], what: Callable[[P], object]) -> tuple[P, ...]:
    """The items at their places in the file, without those that another text has brought."""
    found = []
    for item in items:
        place = _in_file(item.place, prose)
        key = (*place, what(item)) if place.sheet else (place.file, place.line, what(item))
        if key not in seen:
            seen.add(key)
            found.append(item if place == item.place else replace(item, place=place))  # type: ignore[type-var]
    return tuple(found)


def _in_file(place: Place, prose: Prose) -> Place:
    """A place in a text as the place in its file: in a workbook the cell, else shifted by where the text begins."""
    if prose.place.sheet:
        return prose.place
    shift = (prose.place.column or 1) - 1
    if place.line != prose.place.line or not shift or place.column is None:
        return place
    return place._replace(column=place.column + shift)
