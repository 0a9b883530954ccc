"""The parts that pages are made of, whatever they show."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from isek.schema.types import Prose

Words = Prose | str
"""Running text: Markdown of an editor, or plain words of ours."""


class Mark(Struct, frozen=True):
    """The tile of a Themenfeld: its letters, unique on the site, and its hue: 1 to 12, or its own colour by name."""

    letters: str
    hue: int | str


class Item(Struct, frozen=True):
    """Something that is named: with a link where there is an `address` (below the site's root, or a whole URL).

    `brief` shows the tile alone; the name is for those who do not see it.
    """

    text: str
    address: str | None = None
    number: str = ""
    mark: Mark | None = None
    note: Words | None = None
    outside: bool = False
    brief: bool = False


class Fact(Struct, frozen=True):
    """A named value, or several; `key` is its anchor."""

    key: str
    label: str
    values: tuple[Item, ...]
    note: Words | None = None


class Group(Struct, frozen=True):
    """Items under a heading; `key` is its anchor, `tone` is `konflikt` where it warns."""

    key: str
    title: str
    items: tuple[Item, ...]
    tone: str = ""


class Mention(Struct, frozen=True):
    """Where something is mentioned, and the plain sentences that it stands in."""

    item: Item
    sentences: tuple[str, ...]


class Part(Struct, frozen=True, kw_only=True):
    """A part of a page; with a `title` it has a heading and, with an `id`, a place in the table of contents."""

    kind: ClassVar[str] = ""
    id: str = ""
    title: str = ""


class Facts(Part, frozen=True, kw_only=True):
    """A list of facts."""

    kind: ClassVar[str] = "fakten"
    facts: tuple[Fact, ...]


class Groups(Part, frozen=True, kw_only=True):
    """Groups of links; of each at least `most` are shown at once."""

    kind: ClassVar[str] = "gruppen"
    groups: tuple[Group, ...]
    most: int = 8


class Paragraphs(Part, frozen=True, kw_only=True):
    """Running text; `tone` is `hinweis` for a note that stands out."""

    kind: ClassVar[str] = "text"
    paragraphs: tuple[Words, ...]
    tone: str = ""


class Segment(Struct, frozen=True):
    """A piece of a bar: `start`, `width` and `middle` in per cent; `open` where it is not certain."""

    key: str
    label: str
    value: str
    start: str
    width: str
    middle: str
    address: str | None = None
    open: bool = False


class Step(Struct, frozen=True):
    """A step in time: what, when, and what is to be said about it. `state` is `vorbei`, `jetzt` or `spaeter`."""

    text: Words
    when: str = ""
    items: tuple[Item, ...] = ()
    note: Words | None = None
    state: str = ""


class Steps(Part, frozen=True, kw_only=True):
    """Steps in their order."""

    kind: ClassVar[str] = "schritte"
    steps: tuple[Step, ...]


class Entry(Struct, frozen=True):
    """An object that has its place on the page of its collection; `anchor` is that place, `level` its depth."""

    anchor: str
    title: str
    number: str = ""
    kicker: str = ""
    prose: tuple[Prose, ...] = ()
    facts: tuple[Fact, ...] = ()
    groups: tuple[Group, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entries: tuple[Entry, ...] = ()
    tone: str = ""
    picture: Part | None = None


class Entries(Part, frozen=True, kw_only=True):
    """Objects with their places; those inside an entry belong to it."""

    kind: ClassVar[str] = "eintraege"
    entries: tuple[Entry, ...]
    intro: Words = ""


class Mentions(Part, frozen=True, kw_only=True):
    """„Erwähnt in“."""

    kind: ClassVar[str] = "erwaehnt"
    mentions: tuple[Mention, ...]


class Figure(Struct, frozen=True):
    """A key figure with what it counts, and a bar; the whole is a link. `name` is the family of the bar's colours."""

    value: str
    label: str
    address: str
    note: str = ""
    bar: tuple[Segment, ...] = ()
    name: str = ""


class Figures(Part, frozen=True, kw_only=True):
    """Key figures."""

    kind: ClassVar[str] = "zahlen"
    figures: tuple[Figure, ...]


class ListPart(Part, frozen=True, kw_only=True):
    """A plain list of items."""

    kind: ClassVar[str] = "liste"
    items: tuple[Item, ...]
    note: Words | None = None


class NextPages(Part, frozen=True, kw_only=True):
    """The pages before and after."""

    kind: ClassVar[str] = "weiter"
    previous: Item | None
    following: Item | None


class Lane(Struct, frozen=True):
    """What is in one phase; `address` leads to the table of these, `more` says how many are not listed."""

    phase: str
    title: str
    count: str
    items: tuple[Item, ...]
    address: str
    more: str = ""


class Board(Part, frozen=True, kw_only=True):
    """Measures by phase. On a `compact` board only their numbers are seen."""

    kind: ClassVar[str] = "tafel"
    lanes: tuple[Lane, ...]
    compact: bool = False


class Node(Struct, frozen=True):
    """A place in a tree: what it is, what belongs to it, and what is below."""

    item: Item
    kicker: str = ""
    items: tuple[Item, ...] = ()
    nodes: tuple[Node, ...] = ()
    more: Item | None = None


class Tree(Part, frozen=True, kw_only=True):
    """A tree of items."""

    kind: ClassVar[str] = "baum"
    nodes: tuple[Node, ...]
