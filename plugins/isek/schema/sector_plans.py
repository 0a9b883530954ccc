"""Fachkonzepte."""

from __future__ import annotations

from dataclasses import dataclass

from isek.model import PartialDate, Ref
from isek.schema.choices import Choice
from isek.schema.fields import key
from isek.schema.objects import Object
from isek.schema.references import RefsTo, RefTo
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorPlan(Object):
    """A Fachkonzept, or a strategy of a wider region."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: FK-VEP",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Fachkonzept",),
        doc="Wie es heißt.",
        example="titel: Verkehrsentwicklungsplan",
    )
    level: str = key(
        "ebene",
        "Ebene",
        Choice(("kommunal", "interkommunal", "regional", "land", "bund")),
        required=True,
        doc="Wer es aufstellt.",
        example="ebene: kommunal",
    )
    short_name: str | None = key("kurzname", "Kurzname", Text(), doc="Kurzer Name.", example="kurzname: VEP")
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Wie der Verkehr geführt wird.",
    )
    fields: tuple[Ref, ...] = key(
        "themenfelder",
        "Themenfelder",
        RefsTo("themenfelder"),
        headings=("Themenfeld",),
        doc="Themenfelder.",
        example="themenfelder: [T-MOB]",
    )
    as_of: PartialDate | None = key("stand", "Stand", Day(loose=True), doc="Von wann es ist.", example="stand: 2021")
    url: str | None = key("url", "Adresse", Text(), doc="Wo man es lesen kann.", example="url: https://…")
    responsible: Ref | None = key(
        "zustaendig", "Zuständig", RefTo("akteure"), doc="Wer es führt.", example="zustaendig: A-PLAN"
    )
    status: str | None = key(
        "status",
        "Status",
        Choice(("in_arbeit", "beschlossen", "abgeloest")),
        doc="Ob es gilt.",
        example="status: beschlossen",
    )
    replaced_by: Ref | None = key(
        "abgeloest_durch",
        "Abgelöst durch",
        RefTo("fachkonzepte"),
        doc="Was an seine Stelle trat.",
        example="abgeloest_durch: FK-MOB",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )
