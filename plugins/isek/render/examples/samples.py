"""What the examples are made of: usual words, the longest that German has, and what an attacker would type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from isek.model import Place
from isek.schema.types import Prose
from isek.views.parts import Fact, Group, Item, Mark, Mention, Part, Segment
from isek.views.pictures import Share, segments

Example = Part | Mapping[str, Any]


class Sample(Struct, frozen=True):
    """Words for an example; `key` makes its ids its own."""

    name: str
    key: str
    title: str
    text: str


USUAL = Sample(
    "üblich",
    "ueblich",
    "Umbau der Marktstraße",
    "Die Marktstraße bekommt breite Gehwege, 30 Bäume und eine ebene Fahrbahn.",
)
LONG = Sample(
    "lange Wörter",
    "lang",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Verkehrsinfrastrukturgesellschaft.",
)
HOSTILE = Sample(
    "feindlicher Text",
    "feindlich",
    "<script>alert(1)</script>\"'><img src=x alt=Bild onerror=alert(2)>",
    "{{ 7*7 }} <style>body{display:none}</style> [Klick](javascript:alert(3)) & mehr",
)
SAMPLES = (USUAL, LONG, HOSTILE)


def of_each(make: Callable[[Sample], Example]) -> dict[str, Example]:
    """An example with each kind of words."""
    return {one.name: make(one) for one in SAMPLES}


def line(text: str) -> Prose:
    """A line of Markdown as an editor wrote it."""
    return Prose(text, Place("beispiel.md"), inline=True)


def paragraphs(text: str) -> Prose:
    """Paragraphs of Markdown."""
    return Prose(text, Place("beispiel.md"))


def item(sample: Sample, number: str = "M-001", hue: int = 1, **more: Any) -> Item:
    """A link to a measure with its number and tile."""
    return Item(sample.title, "massnahmen/m-001/", number, Mark("In", hue), **more)


def field(sample: Sample, hue: int = 1) -> Item:
    """A link to a Themenfeld."""
    return Item(sample.title, "themenfelder/t-inn/", mark=Mark("In", hue))


def fact(sample: Sample, key: str = "stand") -> Fact:
    """A fact with a note."""
    return Fact(f"{key}-{sample.key}", "Zuständig", (Item(sample.title, "akteure/a-bau/"),), line(sample.text))


def facts(sample: Sample) -> tuple[Fact, ...]:
    """Facts with and without links, with one and several values."""
    return (
        Fact("", "Zeitraum", (Item("2027–2031"),)),
        fact(sample),
        Fact("", "Räume", (Item("Altstadt", "raeume/r-alt/"), Item(sample.title, "raeume/r-bhf/"))),
    )


def group(sample: Sample, tone: str = "") -> Group:
    """Links under a heading."""
    noted = Item(sample.title, "ziele/#z-1", "Z-1", note=line(sample.text))
    return Group("", sample.title if tone else "Ziele", (noted, Item("Nur Text")), tone)


def mentions(sample: Sample, number: int = 2) -> tuple[Mention, ...]:
    """Places that mention something."""
    return tuple(Mention(Item(sample.title, f"kapitel/{at}/", str(at)), (sample.text,)) for at in range(1, number + 1))


def bar(sample: Sample) -> tuple[Segment, ...]:
    """The pieces of a bar of payers."""
    shares = (
        Share("foerderung", sample.title, Decimal(192), "1,92 Mio. €", "kosten/"),
        Share("eigenanteil", "Eigenanteil", Decimal(120), "1,2 Mio. €"),
        Share("ungedeckt", "noch nicht gedeckt", Decimal(48), "0,48 Mio. €", open=True),
    )
    return segments(shares)


def phase_bar(sample: Sample) -> tuple[Segment, ...]:
    """The pieces of a bar of phases."""
    counts = ("idee", "Idee", 8), ("planung", "in Planung", 13), ("umsetzung", sample.title, 15)
    return segments([Share(key, label, Decimal(size), str(size), "massnahmen/") for key, label, size in counts])
