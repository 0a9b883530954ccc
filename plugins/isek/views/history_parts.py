"""The parts that tell of changes between Fassungen."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from isek.history import Mark
from isek.views.parts import Item, Part
from isek.views.pictures import Folded


class Count(Struct, frozen=True):
    """How often something happened; `kind` chooses the sign."""

    kind: str
    number: str
    label: str


class TallyGroup(Struct, frozen=True):
    """What is counted together, under a heading."""

    title: str
    counts: tuple[Count, ...]


class Tally(Part, frozen=True, kw_only=True):
    """What kinds of change there are."""

    kind: ClassVar[str] = "bilanz"
    groups: tuple[TallyGroup, ...]


class Synopsis(Folded, frozen=True, kw_only=True):
    """Old and new side by side: shown on demand, always printed, and printed alone at the address of `anchor`."""

    kind: ClassVar[str] = "synopse"
    anchor: str


class Bundle(Part, frozen=True, kw_only=True):
    """Parts that belong together under one heading."""

    kind: ClassVar[str] = "buendel"
    intro: str
    parts: tuple[Part, ...]


class Flow(Struct, frozen=True):
    """What was renumbered, merged or split; the notes of the items name the editions."""

    kind: str
    title: str
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    reason: str = ""


class Flows(Part, frozen=True, kw_only=True):
    """Which objects became which; `old` and `new` name the editions."""

    kind: ClassVar[str] = "fluesse"
    old: str
    new: str
    flows: tuple[Flow, ...]


class TextPiece(Struct, frozen=True):
    """Some words of a text with the blanks around them."""

    mark: Mark
    before: str
    text: str
    after: str


class TextChange(Struct, frozen=True):
    """A text whose words changed."""

    item: Item
    label: str
    pieces: tuple[TextPiece, ...]


class TextChanges(Part, frozen=True, kw_only=True):
    """Changed texts; those beyond the first `most` are folded away."""

    kind: ClassVar[str] = "textvergleich"
    texts: tuple[TextChange, ...]
    more: str
    most: int = 3


class BridgeRow(Struct, frozen=True):
    """A row of a bridge: from `start`, `width` wide, in per cent; its `lines` lead to the rows beside it.

    `tone` is `mehr`, `weniger` or `summe`; of a sum, `start` is its place.
    """

    label: str
    note: str
    value: str
    tone: str
    start: str
    width: str
    above: str = ""
    below: str = ""


class Bridge(Part, frozen=True, kw_only=True):
    """How an old sum became a new one; `ticks` are words and places of the axis."""

    kind: ClassVar[str] = "bruecke"
    intro: str
    rows: tuple[BridgeRow, ...]
    ticks: tuple[tuple[str, str], ...]
    note: str = ""


class SlipRow(Struct, frozen=True):
    """When something shall end, as an edition says it: a line from `start` to `end`, in per cent.

    `first` is where the first edition puts the end; `delay` says how much later or earlier that is. `done` says that
    it did end there.
    """

    name: str
    when: str
    start: str
    end: str
    text: str
    delay: str = ""
    late: bool = False
    now: bool = False
    done: bool = False


class Slip(Struct, frozen=True):
    """The planned end as each edition said it."""

    first: str
    first_name: str
    rows: tuple[SlipRow, ...]
    ticks: tuple[tuple[str, str], ...]


class Passed(Struct, frozen=True):
    """What a Fassung changed on an object: sentences, reasons, decisions."""

    edition: Item
    when: str
    sentences: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    decisions: tuple[Item, ...] = ()


class ObjectHistory(Part, frozen=True, kw_only=True):
    """The history of one object."""

    kind: ClassVar[str] = "verlauf"
    intro: tuple[str, ...] = ()
    slip: Slip | None = None
    entries: tuple[Passed, ...] = ()
