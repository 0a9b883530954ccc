"""Themenfelder and Ziele."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import Record, Ref
from isek.schema.choices import Choice
from isek.schema.colours import ColourText
from isek.schema.entries import Entries
from isek.schema.fields import key
from isek.schema.measure_entries import RELATIONS
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.types import Id, Markdown, Prose, Text, YesNo


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge(Record):
    """Expert knowledge that a field needs, and how it is to be had."""

    need: str = key(
        "bedarf",
        "Bedarf",
        Text(),
        required=True,
        doc="Welches Wissen fehlt.",
        example="bedarf: Starkregen in der Bauleitplanung",
    )
    cover: str = key(
        "deckung",
        "Deckung",
        Choice(("fortbildung", "neueinstellung", "extern", "vorhanden", "offen")),
        required=True,
        doc="Woher es kommt.",
        example="deckung: fortbildung",
    )
    responsible: Ref | None = key(
        "zustaendig", "Zuständig", RefTo("akteure"), doc="Wer sich kümmert.", example="zustaendig: A-PLAN"
    )
    state: str | None = key("stand", "Stand", Text(), doc="Wie weit das ist.", example="stand: ausgeschrieben")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicField(Object):
    """A Themenfeld."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: T-MOB",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Themenfeld", "Handlungsfeld"),
        doc="Wie das Themenfeld heißt.",
        example="titel: Mobilität",
    )
    relevance: str = key(
        "relevanz",
        "Relevanz",
        Choice(("schwerpunkt", "relevant", "nachgeordnet")),
        required=True,
        doc="Wie wichtig es für die Stadt ist.",
        example="relevanz: schwerpunkt",
    )
    reason: Prose | None = key(
        "begruendung",
        "Begründung",
        Markdown(inline=True),
        doc="Warum; nötig bei nachgeordnet.",
        example="begruendung: Lindenfurt ist kein Reiseziel.",
    )
    short_name: str | None = key("kurzname", "Kurzname", Text(), doc="Kurzer Name.", example="kurzname: Verkehr")
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Wie man vorankommt.",
    )
    colour: str | None = key(
        "farbe", "Farbe", ColourText(), doc="Farbe des Themenfelds auf der Website.", example="farbe: '#1f5fa8'"
    )
    symbol: str | None = key("symbol", "Symbol", Text(), doc="Zeichen in Abbildungen.", example="symbol: Mo")
    cross_cutting: bool | None = key(
        "querschnitt", "Querschnittsthema", YesNo(), doc="Ob es alle anderen durchzieht.", example="querschnitt: ja"
    )
    new_since: Ref | None = key(
        "neu_seit",
        "neu seit",
        RefTo("fassungen"),
        doc="Fassung, seit der es das Themenfeld gibt.",
        example="neu_seit: F-2",
    )
    knowledge: tuple[Knowledge, ...] = key(
        "fachwissen",
        "Fachwissen",
        Entries(Knowledge),
        doc="Welches Fachwissen es braucht.",
        example="fachwissen: [{bedarf: Starkregen, deckung: fortbildung}]",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRelation(Record):
    """A relation to another goal."""

    kind: str = key(
        "art",
        "Art",
        Choice(RELATIONS[1:]),
        required=True,
        doc="Synergie, Konflikt oder Ergänzung.",
        example="art: konflikt",
    )
    target: Ref | None = key("id", "Ziel", RefTo("ziele"), required=True, doc="Das andere Ziel.", example="id: Z2.1")
    note: Prose | None = key(
        "anmerkung",
        "Anmerkung",
        Markdown(inline=True),
        doc="Was dazu zu sagen ist.",
        example="anmerkung: Flächen sind knapp.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Object):
    """A Ziel, at one of four levels."""

    id: str = key(
        "id", "Kennung", Id(), required=True, headings=("ID", "Kürzel"), doc="Dauerhafte Kennung.", example="id: Z1.1"
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Ziel",),
        doc="Wie das Ziel lautet.",
        example="titel: Sichere Wege",
    )
    level: str = key(
        "ebene",
        "Ebene",
        Choice(("leitbild", "leitziel", "ziel", "teilziel")),
        required=True,
        doc="Stufe im Zielsystem.",
        example="ebene: leitziel",
    )
    number: str | None = key(
        "nummer", "Nr.", Text(), headings=("Nummer",), doc="Nummer, wie gedruckt.", example="nummer: 1.1"
    )
    short_name: str | None = key("kurzname", "Kurzname", Text(), doc="Kurzer Name.", example="kurzname: Wege")
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Alle kommen sicher an.",
    )
    part_of: Ref | None = key(
        "teil_von",
        "Teil von",
        RefTo("ziele"),
        headings=("Oberziel",),
        doc="Das übergeordnete Ziel.",
        example="teil_von: Z1",
    )
    fields: tuple[Ref, ...] = key(
        "themenfelder",
        "Themenfelder",
        RefsTo("themenfelder"),
        headings=("Themenfeld", "Handlungsfeld"),
        doc="Themenfelder.",
        example="themenfelder: [T-MOB]",
    )
    areas: tuple[Ref, ...] = key(
        "raeume",
        "Räume",
        RefsTo("raeume", whole="stadtweit"),
        headings=("Raum",),
        doc="Räume, für die es gilt.",
        example="raeume: [R-ALT]",
    )
    indicators: tuple[Ref, ...] = key(
        "indikatoren",
        "Indikatoren",
        RefsTo("indikatoren"),
        headings=("Indikator",),
        doc="Woran man es misst.",
        example="indikatoren: [I-1]",
    )
    relations: tuple[GoalRelation, ...] = key(
        "beziehungen",
        "Beziehungen",
        Entries(GoalRelation, short="id", adds={"art": "ergaenzt"}, kind="art", kinds=RELATIONS[1:]),
        doc="Synergien und Konflikte mit anderen Zielen.",
        example="beziehungen: [{art: konflikt, id: Z2.1}]",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )
