"""Cards: what stands for a Themenfeld or a Maßnahme among others of its kind."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from isek.maps.drawing import Drawing
from isek.views.map_parts import Background
from isek.views.parts import Item, Part, Segment, Words


class Thumb(Struct, frozen=True):
    """A small map for those who would rather look; to others its page says the place in words."""

    sheet: Drawing
    background: Background


class Card(Struct, frozen=True):
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


class Tier(Struct, frozen=True):
    """Cards under a heading."""

    title: str
    note: str
    cards: tuple[Card, ...]


class Cards(Part, frozen=True, kw_only=True):
    """Cards, in tiers by weight; `legend` are the phases whose marks they show, `note` says what figures include."""

    kind: ClassVar[str] = "karten"
    tiers: tuple[Tier, ...]
    legend: tuple[str, ...] = ()
    note: str = ""
