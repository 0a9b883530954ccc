"""Cards: what stands for a Themenfeld or a Maßnahme among others of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from isek.maps.drawing import Drawing
from isek.views.map_parts import Background
from isek.views.parts import Item, Part, Segment, Words


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small map for those who would rather look; to others its page says the place in words."""

    sheet: Drawing
    background: Background


@dataclass(frozen=True, slots=True)
class Card:
    """A card: an item with a short text, and small facts below.

    `marks` are drawn one by one, `bar` where they are too many; `told` says the same to those who do not see them.
    """

    item: Item
    kicker: str = ""
    text: Words | None = None
    lines: tuple[str, ...] = ()
    state: str = ""
    figure: str = ""
    marks: tuple[str, ...] = ()
    bar: tuple[Segment, ...] = ()
    told: str = ""
    sum: str = ""
    thumb: Thumb | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """Cards under a heading."""

    title: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Part):
    """Cards, in tiers by weight; `legend` are the phases whose marks they show."""

    kind: ClassVar[str] = "karten"
    tiers: tuple[Tier, ...]
    legend: tuple[str, ...] = ()
