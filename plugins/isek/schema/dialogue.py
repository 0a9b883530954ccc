"""Beteiligungen and Stellungnahmen."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Period, Ref
from isek.schema.choices import Choice
from isek.schema.fields import key
from isek.schema.numbers import Integer
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.times import Day, Span
from isek.schema.types import Id, Markdown, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Object):
    """A Beteiligung: an occasion to take part."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: BT-1",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Beteiligung",),
        doc="Wie sie heißt.",
        example="titel: Bürgerwerkstatt Altstadt",
    )
    date: Period | None = key(
        "datum",
        "Datum",
        Span(),
        required=True,
        headings=("Zeitraum",),
        doc="Tag oder Zeitraum.",
        example="datum: 2027-03-12",
    )
    form: str | None = key("form", "Form", Text(), doc="Was für eine Veranstaltung.", example="form: Werkstatt")
    location: str | None = key("ort", "Ort", Text(), doc="Wo.", example="ort: Bürgersaal")
    attendance: int | None = key(
        "teilnehmende", "Teilnehmende", Integer(), doc="Wie viele kamen.", example="teilnehmende: 84"
    )
    result: Prose | None = key(
        "ergebnis", "Ergebnis", Markdown(), doc="Was herauskam.", example="ergebnis: Der Brunnen bleibt."
    )
    url: str | None = key("url", "Adresse", Text(), doc="Wo man mehr erfährt.", example="url: https://…")
    about: tuple[Ref, ...] = key(
        "bezug", "Bezug", RefsTo(None), doc="Worauf sie sich bezieht.", example="bezug: [M-012, R-ALT]"
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Object):
    """A Stellungnahme, and how it was weighed."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: S-1",
    )
    date: PartialDate | None = key(
        "datum", "Datum", Day(), required=True, doc="Wann sie einging.", example="datum: 2025-10-01"
    )
    kind: str = key(
        "art",
        "Art",
        Choice(("oeffentlichkeit", "toeb", "verband", "nachbargemeinde", "intern"), {"TÖB": "toeb"}),
        required=True,
        doc="Wer sich äußerte.",
        example="art: toeb",
    )
    sender: str | None = key(
        "absender",
        "Absender",
        Text(),
        doc="Die Stelle; verboten bei Öffentlichkeit.",
        example="absender: Wasserwirtschaftsamt",
    )
    content: Prose | None = key(
        "inhalt",
        "Inhalt",
        Markdown(),
        required=True,
        headings=("Stellungnahme",),
        doc="Was gesagt wurde.",
        example="inhalt: Mehr Bäume am Bahnhof.",
    )
    weighing: str | None = key(
        "abwaegung",
        "Abwägung",
        Choice(
            ("offen", "beruecksichtigt", "teilweise", "nicht", "zur_kenntnis"),
            {
                "nicht berücksichtigt": "nicht",
                "teilweise berücksichtigt": "teilweise",
                "zur Kenntnis genommen": "zur_kenntnis",
            },
        ),
        doc="Wie sie abgewogen wurde.",
        example="abwaegung: teilweise",
    )
    reason: Prose | None = key(
        "begruendung",
        "Begründung",
        Markdown(inline=True),
        doc="Warum.",
        example="begruendung: Die Leitungen lassen nur vier Bäume zu.",
    )
    decision: Ref | None = key(
        "beschluss", "Beschluss", RefTo("beschluesse"), doc="Der Beschluss dazu.", example="beschluss: B-2"
    )
    about: tuple[Ref, ...] = key(
        "bezug", "Bezug", RefsTo(None), doc="Worauf sie sich bezieht.", example="bezug: [M-012]"
    )

    @property
    def name(self) -> str:
        """Statements have no title: kind and number."""
        return f"Stellungnahme {self.id}"

    @property
    def prose(self) -> Prose | None:
        """What was said."""
        return self.content
