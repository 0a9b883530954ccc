"""What the concept says and asks: Kapitel, Leitfragen, Empfehlungen, Glossar, pages."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import Ref
from isek.schema.choices import Choice
from isek.schema.fields import key
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.types import Id, Markdown, Prose, Text, YesNo

STAGES = Choice(("konzept", "umsetzung", "verstetigung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Object):
    """A Kapitel. `path` is its file's path below `kapitel/`, which gives the order and the nesting."""

    path: str = ""
    id: str = key("id", "Kennung", Id(), doc="Sonst der Dateiname ohne Ziffern am Anfang.", example="id: ausgangslage")
    title: str = key(
        "titel", "Titel", Text(), required=True, doc="Überschrift des Kapitels.", example="titel: Ausgangslage"
    )
    number: str | None = key("nummer", "Nr.", Text(), doc="Nummer, wie gedruckt.", example="nummer: 2.1")
    summary: Prose | None = key(
        "kurz",
        "Kurz gesagt",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Wo Lindenfurt heute steht.",
    )
    fields: tuple[Ref, ...] = key(
        "themenfelder",
        "Themenfelder",
        RefsTo("themenfelder"),
        doc="Themenfelder, von denen es spricht.",
        example="themenfelder: [T-MOB]",
    )
    areas: tuple[Ref, ...] = key(
        "raeume",
        "Räume",
        RefsTo("raeume", whole="stadtweit"),
        doc="Räume, von denen es spricht.",
        example="raeume: [R-ALT]",
    )
    binding: bool | None = key(
        "verbindlich", "verbindlich", YesNo(), doc="Ob der Text verbindlich beschlossen ist.", example="verbindlich: ja"
    )
    decisions: tuple[Ref, ...] = key(
        "beschluesse", "Beschlüsse", RefsTo("beschluesse"), doc="Beschlüsse dazu.", example="beschluesse: [B-2]"
    )
    state: str | None = key(
        "stand",
        "Stand",
        Choice(("in_arbeit", "entwurf", "beschlossen")),
        doc="Wie weit der Text ist.",
        example="stand: beschlossen",
    )
    text: Prose | None = key("text", "Text", Markdown(), doc="Der Text der Datei.", example="text: …")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidingQuestion(Object):
    """A Leitfrage: a question that the concept is to answer."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: LF-7",
    )
    question: str = key(
        "frage",
        "Leitfrage",
        Text(),
        required=True,
        headings=("Frage",),
        doc="Die Frage.",
        example="frage: Wer entscheidet?",
    )
    chapter: Ref | None = key(
        "kapitel", "Kapitel", RefTo("kapitel"), doc="Kapitel, das sie stellt.", example="kapitel: umsetzung"
    )
    stage: str | None = key("phase", "Phase", STAGES, doc="Wofür sie gestellt wird.", example="phase: umsetzung")
    fields: tuple[Ref, ...] = key(
        "themenfelder",
        "Themenfelder",
        RefsTo("themenfelder"),
        headings=("Themenfeld",),
        doc="Themenfelder.",
        example="themenfelder: [T-MOB]",
    )
    answer: Prose | None = key(
        "antwort",
        "Antwort",
        Markdown(),
        doc="Die Antwort; in Dateien und Blöcken der Text.",
        example="antwort: Die Lenkungsgruppe.",
    )
    state: str | None = key(
        "stand",
        "Stand",
        Choice(("offen", "in_arbeit", "beantwortet")),
        doc="Ob sie beantwortet ist.",
        example="stand: beantwortet",
    )
    measures: tuple[Ref, ...] = key(
        "massnahmen",
        "Maßnahmen",
        RefsTo("massnahmen"),
        headings=("Maßnahme",),
        doc="Maßnahmen, die antworten.",
        example="massnahmen: [M-012]",
    )
    actors: tuple[Ref, ...] = key(
        "akteure",
        "Akteure",
        RefsTo("akteure"),
        headings=("Akteur",),
        doc="Beteiligte Akteure.",
        example="akteure: [A-LENK]",
    )
    responsible: Ref | None = key(
        "zustaendig",
        "Zuständig",
        RefTo("akteure"),
        headings=("Zuständigkeit",),
        doc="Wer antwortet.",
        example="zustaendig: A-PLAN",
    )

    @property
    def prose(self) -> Prose | None:
        """The answer."""
        return self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Object):
    """An Empfehlung of a chapter."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: E-3",
    )
    title: str = key(
        "titel",
        "Empfehlung",
        Text(),
        required=True,
        headings=("Titel",),
        doc="Was empfohlen wird.",
        example="titel: Ein Quartiersbüro eröffnen",
    )
    chapter: Ref | None = key(
        "kapitel", "Kapitel", RefTo("kapitel"), doc="Kapitel, das sie gibt.", example="kapitel: umsetzung"
    )
    addressees: tuple[Ref, ...] = key(
        "adressat", "Adressat", RefsTo("akteure"), doc="An wen sie sich richtet.", example="adressat: A-RAT"
    )
    questions: tuple[Ref, ...] = key(
        "leitfragen",
        "Leitfragen",
        RefsTo("leitfragen"),
        headings=("Leitfrage",),
        doc="Leitfragen dazu.",
        example="leitfragen: [LF-7]",
    )
    measures: tuple[Ref, ...] = key(
        "massnahmen",
        "Maßnahmen",
        RefsTo("massnahmen"),
        headings=("Maßnahme",),
        doc="Maßnahmen dazu.",
        example="massnahmen: [M-012]",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Object):
    """A Glossar term."""

    id: str = key("id", "Kennung", Id(), doc="Sonst `G-` und der Begriff.", example="id: G-KOFI")
    title: str = key(
        "titel",
        "Begriff",
        Text(),
        required=True,
        headings=("Titel",),
        doc="Der Begriff.",
        example="titel: Kosten- und Finanzierungsübersicht",
    )
    explanation: Prose | None = key(
        "erklaerung",
        "Erklärung",
        Markdown(),
        required=True,
        doc="Was er bedeutet.",
        example="erklaerung: Die Tafel aller Kosten und ihrer Deckung.",
    )
    abbreviation: str | None = key(
        "abkuerzung", "Abkürzung", Text(), doc="Seine Abkürzung.", example="abkuerzung: KoFi"
    )

    @property
    def prose(self) -> Prose | None:
        """The explanation."""
        return self.explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Object):
    """A page beside the chapters. `id` is its path without ending; a page with a measure table shows its rows there."""

    title: str | None = key(
        "titel",
        "Titel",
        Text(),
        doc="Überschrift; sonst die erste Überschrift im Text.",
        example="titel: So lesen Sie das Konzept",
    )
    summary: Prose | None = key(
        "kurz", "Kurz gesagt", Markdown(inline=True), doc="Zusammenfassung.", example="kurz: Eine Anleitung."
    )
    language: str | None = key(
        "sprache",
        "Sprache",
        Choice(("leicht", "dgs")),
        doc="Leichte Sprache oder Gebärdensprache.",
        example="sprache: leicht",
    )
    restates: str | None = key(
        "fassung_von",
        "Fassung von",
        Text(),
        doc="Seite, die sie in anderer Sprache wiedergibt.",
        example="fassung_von: index",
    )
    text: Prose | None = key("text", "Text", Markdown(), doc="Der Text der Datei.", example="text: …")
