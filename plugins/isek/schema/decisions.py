"""Beschlüsse."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Record, Ref
from isek.schema.choices import Choice
from isek.schema.entries import Entries, Entry
from isek.schema.fields import key
from isek.schema.numbers import Integer
from isek.schema.objects import Object
from isek.schema.references import RefTo
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text

DECISION_KIND = Choice(
    ("beschlossen", "geaendert_beschlossen", "zur_kenntnis", "empfohlen", "zurueckgestellt", "vertagt", "abgelehnt"),
    {"zur Kenntnis genommen": "zur_kenntnis"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """The count of a vote."""

    yes: int | None = key("ja", "Ja", Integer(), doc="Stimmen dafür.", example="ja: 24")
    no: int | None = key("nein", "Nein", Integer(), doc="Stimmen dagegen.", example="nein: 5")
    abstained: int | None = key("enthaltung", "Enthaltung", Integer(), doc="Enthaltungen.", example="enthaltung: 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A consultation before the decision."""

    body: Ref | None = key("gremium", "Gremium", RefTo("akteure"), doc="Wer beriet.", example="gremium: A-BAUA")
    date: PartialDate | None = key("datum", "Datum", Day(), doc="Wann.", example="datum: 2026-02-12")
    kind: str | None = key("art", "Art", DECISION_KIND, doc="Mit welchem Ergebnis.", example="art: empfohlen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Object):
    """A Beschluss."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: B-2",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Beschluss",),
        doc="Worum es ging.",
        example="titel: ISEK Lindenfurt 2040",
    )
    body: Ref | None = key(
        "gremium", "Gremium", RefTo("akteure"), required=True, doc="Wer beschloss.", example="gremium: A-RAT"
    )
    date: PartialDate | None = key("datum", "Datum", Day(), required=True, doc="Wann.", example="datum: 2026-02-26")
    paper: str | None = key("vorlage", "Vorlage", Text(), doc="Nummer der Vorlage.", example="vorlage: 2026/012")
    kind: str | None = key(
        "art",
        "Art",
        DECISION_KIND,
        doc="Wie beschlossen wurde; nur die ersten beiden entscheiden.",
        example="art: beschlossen",
    )
    vote: Vote | None = key(
        "abstimmung", "Abstimmung", Entry(Vote), doc="Stimmen.", example="abstimmung: {ja: 24, nein: 5, enthaltung: 2}"
    )
    sessions: tuple[Session, ...] = key(
        "beratung",
        "Beratung",
        Entries(Session),
        doc="Vorberatungen.",
        example="beratung: [{gremium: A-BAUA, datum: 2026-02-12, art: empfohlen}]",
    )
    url: str | None = key("url", "Adresse", Text(), doc="Wo man ihn lesen kann.", example="url: https://…")
    announced: PartialDate | None = key(
        "bekanntgemacht", "bekannt gemacht", Day(), doc="Tag der Bekanntmachung.", example="bekanntgemacht: 2026-03-10"
    )
    text: Prose | None = key(
        "text",
        "Text",
        Markdown(),
        headings=("Beschreibung",),
        doc="Der Wortlaut oder eine Zusammenfassung.",
        example="text: …",
    )

    @property
    def decides(self) -> bool:
        """Whether it decided, not only advised, postponed or refused; no kind stated means that it did."""
        return self.kind in {None, "", "beschlossen", "geaendert_beschlossen"}
