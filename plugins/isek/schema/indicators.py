"""Indikatoren."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isek.model import PartialDate, Record
from isek.schema.choices import Choice
from isek.schema.entries import Entries, Entry
from isek.schema.fields import key
from isek.schema.numbers import Number, Year
from isek.schema.objects import Object
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue(Record):
    """A value in a year."""

    year: int | None = key("jahr", "Jahr", Year(), doc="Das Jahr.", example="jahr: 2025")
    value: Decimal | None = key("wert", "Wert", Number(), doc="Der Wert.", example="wert: 12,5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """A measured value."""

    date: PartialDate | None = key(
        "datum", "Datum", Day(loose=True), required=True, doc="Wann gemessen wurde.", example="datum: 2026"
    )
    value: Decimal | None = key("wert", "Wert", Number(), required=True, doc="Der Wert.", example="wert: 13,1")
    source: str | None = key("quelle", "Quelle", Text(), doc="Woher die Zahl ist.", example="quelle: Einwohnermeldeamt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Object):
    """An Indikator."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: I-1",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Indikator",),
        doc="Was gemessen wird.",
        example="titel: Leerstand in der Altstadt",
    )
    unit: str = key("einheit", "Einheit", Text(), required=True, doc="In welcher Einheit.", example="einheit: Prozent")
    start: YearValue | None = key(
        "ausgang", "Ausgangswert", Entry(YearValue), doc="Woher man kommt.", example="ausgang: {jahr: 2025, wert: 14}"
    )
    target: YearValue | None = key(
        "zielwert", "Zielwert", Entry(YearValue), doc="Wohin man will.", example="zielwert: {jahr: 2040, wert: 7}"
    )
    values: tuple[Reading, ...] = key(
        "werte", "Werte", Entries(Reading), doc="Was gemessen wurde.", example="werte: [{datum: 2026, wert: 13.1}]"
    )
    direction: str | None = key(
        "richtung", "Richtung", Choice(("steigend", "fallend")), doc="Wohin es gehen soll.", example="richtung: fallend"
    )
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Wie viele Läden leer stehen.",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )
