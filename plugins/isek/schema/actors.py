"""Akteure: functions and offices."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Record, Ref
from isek.schema.chapters import STAGES
from isek.schema.choices import Choice, Choices
from isek.schema.entries import Entry
from isek.schema.fields import key
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Record):
    """A date and a rule (`uebergabe`)."""

    rule: str | None = key(
        "regelung", "Regelung", Text(), doc="Wie Wissen weitergegeben wird.", example="regelung: Projektakte und Tandem"
    )
    as_of: PartialDate | None = key(
        "stand", "Stand", Day(loose=True), doc="Wann das zuletzt geprüft wurde.", example="stand: 2026-02-01"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """How an office is reached; never a private person."""

    office: str | None = key(
        "stelle", "Stelle", Text(), doc="Name der Stelle.", example="stelle: Referat Stadtentwicklung"
    )
    email: str | None = key(
        "email", "E-Mail", Text(), doc="Adresse der Stelle.", example="email: isek@lindenfurt.example"
    )
    phone: str | None = key("telefon", "Telefon", Text(), doc="Telefon der Stelle.", example="telefon: 09999 123-0")
    address: str | None = key(
        "anschrift", "Anschrift", Text(), doc="Straße und Ort.", example="anschrift: Marktplatz 1, 99999 Lindenfurt"
    )
    website: str | None = key(
        "website", "Website", Text(), doc="Adresse im Netz.", example="website: https://lindenfurt.example"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Object):
    """An Akteur: a function or office, never a private person."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: A-PLAN",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Akteur", "Name"),
        doc="Wie die Stelle heißt.",
        example="titel: Fachdienst Stadtplanung",
    )
    kind: str = key(
        "art",
        "Art",
        Choice(
            (
                "verwaltung",
                "politik",
                "gremium",
                "behoerde",
                "kommunales_unternehmen",
                "wirtschaft",
                "privat",
                "zivilgesellschaft",
                "wissenschaft",
                "foerdergeber",
                "sanierungstraeger",
            )
        ),
        required=True,
        doc="Was für eine Stelle.",
        example="art: verwaltung",
    )
    short_name: str | None = key("kurzname", "Kurzname", Text(), doc="Kurzer Name.", example="kurzname: Bauamt")
    stages: tuple[str, ...] = key(
        "phasen", "Phasen", Choices(STAGES), doc="Wann sie mitarbeitet.", example="phasen: [konzept, umsetzung]"
    )
    members: tuple[Ref, ...] = key(
        "mitglieder",
        "Mitglieder",
        RefsTo("akteure"),
        doc="Wer in dem Gremium sitzt.",
        example="mitglieder: [A-PLAN, A-TIEF]",
    )
    task: Prose | None = key(
        "aufgabe", "Aufgabe", Markdown(inline=True), doc="Was sie tut.", example="aufgabe: Steuert die Umsetzung."
    )
    deputy: Ref | None = key(
        "vertretung", "Vertretung", RefTo("akteure"), doc="Wer vertritt.", example="vertretung: A-TIEF"
    )
    handover: Standing | None = key(
        "uebergabe",
        "Übergabe",
        Entry(Standing, short="regelung"),
        doc="Wie Wissen beim Wechsel weitergegeben wird.",
        example="uebergabe: {regelung: Projektakte, stand: 2026-02-01}",
    )
    contact: Contact | None = key(
        "kontakt",
        "Kontakt",
        Entry(Contact, short="email"),
        doc="Wie man sie erreicht.",
        example="kontakt: {email: bauamt@lindenfurt.example}",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )
