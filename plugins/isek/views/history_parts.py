"""The parts that tell of changes between Fassungen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from isek.history import Mark
from isek.views.parts import Item, Part


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened; `kind` chooses the sign."""

    kind: str
    number: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Part):
    """What kinds of change there are."""

    kind: ClassVar[str] = "bilanz"
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle(Part):
    """Parts that belong together under one heading."""

    kind: ClassVar[str] = "buendel"
    intro: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What was renumbered, merged or split; the notes of the items name the editions."""

    kind: str
    title: str
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows(Part):
    """Which objects became which; `old` and `new` name the editions."""

    kind: ClassVar[str] = "fluesse"
    old: str
    new: str
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some words of a text with the blanks around them."""

    mark: Mark
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text whose words changed."""

    item: Item
    label: str
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChanges(Part):
    """Changed texts; those beyond the first `most` are folded away."""

    kind: ClassVar[str] = "textvergleich"
    texts: tuple[TextChange, ...]
    more: str
    most: int = 3


@dataclass(frozen=True, slots=True)
class BridgeRow:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge(Part):
    """How an old sum became a new one; `ticks` are words and places of the axis."""

    kind: ClassVar[str] = "bruecke"
    intro: str
    rows: tuple[BridgeRow, ...]
    ticks: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SlipRow:
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


@dataclass(frozen=True, slots=True)
class Slip:
    """The planned end as each edition said it."""

    first: str
    first_name: str
    rows: tuple[SlipRow, ...]
    ticks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """What a Fassung changed on an object: sentences, reasons, decisions."""

    edition: Item
    when: str
    sentences: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    decisions: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectHistory(Part):
    """The history of one object."""

    kind: ClassVar[str] = "verlauf"
    intro: tuple[str, ...] = ()
    slip: Slip | None = None
    entries: tuple[Passed, ...] = ()
