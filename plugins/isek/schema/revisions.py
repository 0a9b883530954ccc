"""Fassungen."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Record, Ref
from isek.schema.choices import Choice
from isek.schema.entries import Entries, Entry
from isek.schema.fields import key
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text, YesNo


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Record):
    """Why a Fassung was made."""

    kind: str = key(
        "art",
        "Art",
        Choice(
            (
                "zwischenevaluation",
                "integrierter_workshop",
                "rechtsaenderung",
                "kosten",
                "foerderung",
                "haushalt",
                "ratsauftrag",
                "fehler",
                "sonstiges",
            )
        ),
        required=True,
        doc="Was der Anlass war.",
        example="art: kosten",
    )
    date: PartialDate | None = key("datum", "Datum", Day(loose=True), doc="Wann.", example="datum: 2026-05")
    text: Prose | None = key(
        "text",
        "Text",
        Markdown(inline=True),
        required=True,
        doc="Der Anlass in Worten.",
        example="text: Die Baupreise sind gestiegen.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Display(Record):
    """When and where a draft lies open (Auslegung)."""

    start: PartialDate | None = key("von", "von", Day(), doc="Erster Tag.", example="von: 2026-01-12")
    end: PartialDate | None = key("bis", "bis", Day(), doc="Letzter Tag.", example="bis: 2026-02-13")
    where: str | None = key("wo", "wo", Text(), doc="Wo.", example="wo: Rathaus, Zimmer 12")
    url: str | None = key("url", "Adresse", Text(), doc="Wo im Netz.", example="url: https://…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """The reason for a change in this Fassung."""

    id: str = key("id", "Kennung", Text(), required=True, doc="Was sich geändert hat.", example="id: M-012")
    field: str | None = key("feld", "Feld", Text(), doc="Welches Feld.", example="feld: zeitraum")
    reason: str = key("grund", "Grund", Text(), required=True, doc="Warum.", example="grund: Die Bahn baut später.")
    decision: Ref | None = key(
        "beschluss", "Beschluss", RefTo("beschluesse"), doc="Der Beschluss dazu.", example="beschluss: B-7"
    )
    wording_only: bool | None = key(
        "nur_wortlaut", "nur Wortlaut", YesNo(), doc="Ob sich nur die Worte geändert haben.", example="nur_wortlaut: ja"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Record):
    """An object that this Fassung no longer has."""

    id: str = key("id", "Kennung", Text(), required=True, doc="Was entfallen ist.", example="id: M-009")
    reason: str = key(
        "grund", "Grund", Text(), required=True, doc="Warum.", example="grund: Das Grundstück ist verkauft."
    )
    successors: tuple[Ref, ...] = key(
        "nachfolger", "Nachfolger", RefsTo(None), doc="Was an seine Stelle tritt.", example="nachfolger: M-031"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Object):
    """A Fassung of the whole concept."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: F-2",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Fassung",),
        doc="Wie sie heißt.",
        example="titel: Erste Fortschreibung",
    )
    kind: str = key(
        "art",
        "Art",
        Choice(("erstfassung", "redaktionell", "anpassung", "fortschreibung")),
        required=True,
        doc="Wie tief sie ändert.",
        example="art: anpassung",
    )
    date: PartialDate | None = key(
        "datum", "Datum", Day(), required=True, doc="Von wann sie ist.", example="datum: 2026-02-26"
    )
    decision: Ref | None = key(
        "beschluss", "Beschluss", RefTo("beschluesse"), doc="Der Beschluss dazu.", example="beschluss: B-2"
    )
    occasion: Occasion | None = key(
        "anlass",
        "Anlass",
        Entry(Occasion),
        doc="Warum es sie gibt.",
        example="anlass: {art: kosten, text: Die Baupreise sind gestiegen.}",
    )
    summary: Prose | None = key(
        "zusammenfassung",
        "Zusammenfassung",
        Markdown(),
        doc="Was sich ändert, in wenigen Sätzen.",
        example="zusammenfassung: Zwei Vorhaben kommen später.",
    )
    state: str | None = key(
        "stand",
        "Stand",
        Choice(("entwurf", "in_beteiligung", "beschlossen")),
        doc="Ob sie gilt.",
        example="stand: beschlossen",
    )
    display: Display | None = key(
        "auslegung",
        "Auslegung",
        Entry(Display),
        doc="Wann und wo sie ausliegt.",
        example="auslegung: {von: 2026-01-12, bis: 2026-02-13, wo: Rathaus}",
    )
    document: str | None = key(
        "dokument",
        "Dokument",
        Text(),
        doc="Gedruckte Fassung: Datei oder Adresse.",
        example="dokument: dokumente/isek-2022.pdf",
    )
    next_review: PartialDate | None = key(
        "naechste_pruefung",
        "Nächste Prüfung",
        Day(loose=True),
        doc="Wann das Konzept wieder geprüft wird.",
        example="naechste_pruefung: 2029-03",
    )
    reasons: tuple[Reason, ...] = key(
        "gruende",
        "Gründe",
        Entries(Reason),
        doc="Gründe der Änderungen.",
        example="gruende: [{id: M-012, feld: zeitraum, grund: Die Bahn baut später.}]",
    )
    dropped: tuple[Dropped, ...] = key(
        "entfallen",
        "Entfallen",
        Entries(Dropped),
        doc="Was nicht mehr enthalten ist.",
        example="entfallen: [{id: M-009, grund: Das Grundstück ist verkauft.}]",
    )
    text: Prose | None = key("text", "Text", Markdown(), doc="Mehr dazu.", example="text: …")
