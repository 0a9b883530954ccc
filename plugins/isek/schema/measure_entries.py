"""What a Maßnahme holds in lists: status, relations, sector plans, next steps, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Period, Record, Ref
from isek.schema.choices import Choice
from isek.schema.entries import Entry
from isek.schema.fields import key
from isek.schema.numbers import Integer
from isek.schema.references import RefOrText, RefTo
from isek.schema.times import Day, Span
from isek.schema.types import Markdown, Prose, Text

RELATIONS = ("voraussetzung", "synergie", "konflikt", "ergaenzt")


PHASES = (
    "idee",
    "nicht_begonnen",
    "vorbereitung",
    "planung",
    "beschlossen",
    "umsetzung",
    "daueraufgabe",
    "abgeschlossen",
    "zurueckgestellt",
    "entfallen",
    "unbekannt",
)


PHASE = Choice(
    PHASES,
    {
        "offen": "nicht_begonnen",
        "in Vorbereitung": "vorbereitung",
        "in Planung": "planung",
        "in Umsetzung": "umsetzung",
        "in Arbeit": "umsetzung",
        "begonnen": "umsetzung",
        "laufend": "umsetzung",
        "läuft": "umsetzung",
        "im Bau": "umsetzung",
        "fortlaufend": "daueraufgabe",
        "umgesetzt": "abgeschlossen",
        "erledigt": "abgeschlossen",
        "fertig": "abgeschlossen",
        "ruht": "zurueckgestellt",
        "verworfen": "entfallen",
        "gestrichen": "entfallen",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry(Record):
    """How far a measure was at a date."""

    as_of: PartialDate | None = key(
        "stichtag",
        "Stichtag",
        Day(loose=True),
        headings=("Stichtag", "Stand"),
        doc="Wann das galt.",
        example="stichtag: 2026-06-30",
    )
    phase: str = key(
        "phase",
        "Phase",
        PHASE,
        default="unbekannt",
        headings=("Status", "Phase", "Umsetzungsstand"),
        doc="Wie weit die Maßnahme ist.",
        example="phase: planung",
    )
    pace: str | None = key(
        "lage",
        "Lage",
        Choice(("im_plan", "verzoegert", "gefaehrdet")),
        doc="Ob sie im Plan liegt.",
        example="lage: verzoegert",
    )
    progress: int | None = key(
        "fortschritt",
        "Fortschritt",
        Integer(0, 100),
        headings=("Fortschritt",),
        doc="Prozent, nicht bei einer Daueraufgabe.",
        example="fortschritt: 40",
    )
    text: Prose | None = key(
        "text",
        "Bemerkung",
        Markdown(inline=True),
        headings=("Bemerkung zum Status", "Statustext"),
        doc="Was geschehen ist; bei zurückgestellt, entfallen und verzögert die Begründung.",
        example="text: Die Ausschreibung blieb ohne Angebot.",
    )
    source: Ref | str | None = key(
        "quelle", "Quelle", RefOrText("beschluesse"), doc="Woher man das weiß.", example="quelle: B-2"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """What was reported back to a sector plan."""

    date: PartialDate | None = key(
        "datum", "Datum", Day(loose=True), doc="Wann zurückgemeldet wurde.", example="datum: 2026-03-01"
    )
    text: Prose | None = key(
        "text", "Text", Markdown(inline=True), doc="Was zurückgemeldet wurde.", example="text: Die Trasse wird verlegt."
    )
    state: str | None = key(
        "stand",
        "Stand",
        Choice(("offen", "uebernommen", "abgelehnt")),
        doc="Was daraus wurde.",
        example="stand: uebernommen",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorPlanLink(Record):
    """How a measure relates to a sector plan."""

    plan: Ref | None = key(
        "id", "Fachkonzept", RefTo("fachkonzepte"), required=True, doc="Das Fachkonzept.", example="id: FK-VEP"
    )
    relation: str = key(
        "verhaeltnis",
        "Verhältnis",
        Choice(("abgeleitet", "uebereinstimmend", "ergaenzend", "abweichend", "widerspruch")),
        required=True,
        doc="Wie beide zueinander stehen; eine bloße Kennung heißt übereinstimmend.",
        example="verhaeltnis: abgeleitet",
    )
    note: Prose | None = key(
        "anmerkung",
        "Anmerkung",
        Markdown(inline=True),
        doc="Was dazu zu sagen ist.",
        example="anmerkung: Die Breite weicht ab.",
    )
    feedback: Feedback | None = key(
        "rueckmeldung",
        "Rückmeldung",
        Entry(Feedback),
        doc="Was an das Fachkonzept zurückging.",
        example="rueckmeldung: {datum: 2026-03-01, text: Trasse verlegt, stand: uebernommen}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """A next step."""

    text: Prose | None = key(
        "text",
        "Schritt",
        Markdown(inline=True),
        required=True,
        doc="Was als Nächstes geschieht.",
        example="text: Ausschreibung",
    )
    until: PartialDate | None = key("bis", "bis", Day(loose=True), doc="Bis wann.", example="bis: 2027-03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A relation to another measure."""

    kind: str = key(
        "art",
        "Art",
        Choice(RELATIONS),
        required=True,
        doc="Voraussetzung, Synergie, Konflikt oder Ergänzung; eine bloße Kennung heißt ergänzt.",
        example="art: voraussetzung",
    )
    target: Ref | None = key(
        "id", "Maßnahme", RefTo("massnahmen"), required=True, doc="Die andere Maßnahme.", example="id: M-002"
    )
    note: Prose | None = key(
        "anmerkung",
        "Anmerkung",
        Markdown(inline=True),
        doc="Was dazu zu sagen ist.",
        example="anmerkung: erst der Kanal, dann die Straße",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Record):
    """How people were involved in a measure: a Beteiligung, a form of its own, or none with the reason."""

    participation: Ref | None = key(
        "id", "Beteiligung", RefTo("beteiligungen"), doc="Die Beteiligung.", example="id: BT-1"
    )
    form: str | None = key("form", "Form", Text(), doc="Art der Beteiligung.", example="form: Begehung")
    date: Period | None = key("datum", "Datum", Span(), doc="Wann.", example="datum: 2026-05-12")
    url: str | None = key("url", "Adresse", Text(), doc="Wo man mehr erfährt.", example="url: https://…")
    none: str | None = key(
        "keine", "Keine, weil", Text(), doc="Warum es keine gibt.", example="keine: rein innerbetrieblich"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Record):
    """A picture."""

    file: str = key(
        "datei", "Datei", Text(), required=True, doc="Pfad unter `content/`.", example="datei: bilder/markt.jpg"
    )
    alt: str = key(
        "alt",
        "Alternativtext",
        Text(),
        required=True,
        doc="Was zu sehen ist, für alle, die es nicht sehen.",
        example="alt: Marktplatz mit Linden",
    )
    author: str | None = key(
        "urheber", "Urheber", Text(), doc="Wer es gemacht hat.", example="urheber: Stadt Lindenfurt"
    )
    licence: str | None = key("lizenz", "Lizenz", Text(), doc="Unter welcher Lizenz.", example="lizenz: CC BY 4.0")
    caption: str | None = key(
        "unterschrift", "Bildunterschrift", Text(), doc="Text unter dem Bild.", example="unterschrift: Der Markt im Mai"
    )
