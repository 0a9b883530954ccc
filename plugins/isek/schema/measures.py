"""Maßnahmen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from isek.model import Period, Ref
from isek.schema.choices import Choice, Scale
from isek.schema.costs import Cost, CostType
from isek.schema.entries import Entries, Entry
from isek.schema.fields import key
from isek.schema.financing import Eligibility, Financing, FinancingType
from isek.schema.geometry import Geometry, GeometryType
from isek.schema.horizons import Horizon
from isek.schema.measure_entries import RELATIONS, Image, Involvement, Relation, SectorPlanLink, StatusEntry, Step
from isek.schema.money import Shares
from isek.schema.objects import Object
from isek.schema.reading import Reading
from isek.schema.references import CITYWIDE, RefsTo, RefTo
from isek.schema.times import Span
from isek.schema.types import Id, Markdown, Prose, Text, YesNo
from isek.tree import Mapping, Scalar


def _rank(entry: StatusEntry, log: tuple[StatusEntry, ...]) -> tuple[bool, int, int]:
    day = entry.as_of.last.toordinal() if entry.as_of else 0
    return entry.as_of is not None, day, next(place for place, one in enumerate(log) if one is entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Object):
    """A Maßnahme: something that the concept plans to do."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("ID", "Kürzel"),
        doc="Dauerhafte Kennung; sie wird nie neu vergeben.",
        example="id: M-012",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Maßnahme", "Projekt", "Titel"),
        doc="Wie die Maßnahme heißt.",
        example="titel: Umbau der Marktstraße",
    )
    number: str | None = key(
        "nummer",
        "Nr.",
        Text(),
        headings=("Nummer", "lfd. Nr.", "laufende Nummer"),
        doc="Nummer, wie sie in dieser Fassung gedruckt steht.",
        example="nummer: 3.2",
    )
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        headings=("Kurzbeschreibung",),
        doc="Zusammenfassung in einfacher Sprache, höchstens 300 Zeichen.",
        example="kurz: Die Marktstraße bekommt Bäume und breite Gehwege.",
    )
    fields: tuple[Ref, ...] = key(
        "themenfelder",
        "Themenfelder",
        RefsTo("themenfelder"),
        required=True,
        headings=("Themenfeld", "Handlungsfeld", "Handlungsfelder"),
        doc="Themenfelder; das erste führt.",
        example="themenfelder: [T-MOB, T-KLI]",
    )
    goals: tuple[Ref, ...] = key(
        "ziele", "Ziele", RefsTo("ziele"), headings=("Ziel",), doc="Ziele, denen sie dient.", example="ziele: [Z1.1]"
    )
    questions: tuple[Ref, ...] = key(
        "leitfragen",
        "Leitfragen",
        RefsTo("leitfragen"),
        headings=("Leitfrage",),
        doc="Leitfragen, auf die sie antwortet.",
        example="leitfragen: [LF-3]",
    )
    decisions: tuple[Ref, ...] = key(
        "beschluesse",
        "Beschlüsse",
        RefsTo("beschluesse"),
        headings=("Beschluss",),
        doc="Beschlüsse zu dieser Maßnahme.",
        example="beschluesse: [B-7]",
    )
    indicators: tuple[Ref, ...] = key(
        "indikatoren",
        "Indikatoren",
        RefsTo("indikatoren"),
        headings=("Indikator",),
        doc="Woran man die Wirkung misst.",
        example="indikatoren: [I-1]",
    )
    areas: tuple[Ref, ...] = key(
        "raeume",
        "Räume",
        RefsTo("raeume", whole=CITYWIDE),
        headings=("Raum", "Raumbezug", "Gebiet"),
        doc="Räume, in denen sie liegt, oder `stadtweit`.",
        example="raeume: [R-ALT]",
    )
    location: str | None = key(
        "ort",
        "Ort",
        Text(),
        headings=("Lage",),
        doc="Straßen, Plätze, Gebäude; danach wird gesucht.",
        example="ort: Marktstraße; Marktplatz",
    )
    geometry: Geometry | None = key(
        "geometrie",
        "Geometrie",
        GeometryType(),
        doc="Punkt, GeoJSON oder Datei mit Ebene und Merkmal.",
        example="geometrie: {punkt: [11.58, 48.14]}",
    )
    sharp: bool | None = key(
        "scharf", "grundstücksscharf", YesNo(), doc="Ob die Grenze für jedes Grundstück gilt.", example="scharf: nein"
    )
    part_of: Ref | None = key(
        "teil_von", "Teil von", RefTo("massnahmen"), doc="Maßnahme, deren Teil sie ist.", example="teil_von: M-010"
    )
    kind: str | None = key(
        "art",
        "Art",
        Choice(("investiv", "nicht_investiv", "konzept")),
        doc="Bau, Nicht-Bau oder Konzept.",
        example="art: investiv",
    )
    bindingness: str | None = key(
        "verbindlichkeit",
        "Verbindlichkeit",
        Choice(("pool", "beschlossen")),
        doc="Vorrat an Ideen oder beschlossen.",
        example="verbindlichkeit: beschlossen",
    )
    lead_project: bool | None = key(
        "leitprojekt", "Leitprojekt", YesNo(), doc="Ob sie ein Leitprojekt ist.", example="leitprojekt: ja"
    )
    priority: str | None = key(
        "prioritaet", "Priorität", Scale(), doc="Wichtigkeit, eine Stufe aus `konzept.yml`.", example="prioritaet: hoch"
    )
    horizon: tuple[str, ...] = key(
        "zeithorizont",
        "Zeithorizont",
        Horizon(),
        headings=("Horizont",),
        doc="Reihenfolge, nicht Wichtigkeit; auch zwei benachbarte oder dauerhaft.",
        example="zeithorizont: kurzfristig",
    )
    period: Period | None = key(
        "zeitraum", "Zeitraum", Span(), headings=("Laufzeit",), doc="Geplanter Zeitraum.", example="zeitraum: 2027–2029"
    )
    actual: Period | None = key(
        "tatsaechlich",
        "Tatsächlicher Zeitraum",
        Span(),
        doc="Wann es wirklich war.",
        example="tatsaechlich: {von: 2027-04}",
    )
    lead: tuple[Ref, ...] = key(
        "federfuehrung",
        "Federführung",
        RefsTo("akteure"),
        headings=("Zuständigkeit", "zuständig", "Federführend"),
        doc="Wer zuständig ist; der erste führt.",
        example="federfuehrung: Fachdienst Tiefbau",
    )
    partners: tuple[Ref, ...] = key(
        "beteiligte",
        "Beteiligte",
        RefsTo("akteure"),
        headings=("Akteure",),
        doc="Wer mitwirkt.",
        example="beteiligte: [A-PLAN]",
    )
    carriers: tuple[Ref, ...] = key(
        "traeger", "Träger", RefsTo("akteure"), doc="Wer baut und zahlt.", example="traeger: [A-BAU]"
    )
    cost: Cost | None = key(
        "kosten", "Kosten", CostType(), doc="Was sie kostet, siehe „Geld“.", example="kosten: 1,25 Mio. €"
    )
    follow_up_cost: Cost | None = key(
        "folgekosten",
        "Folgekosten",
        CostType(),
        headings=("Folgekosten",),
        doc="Was danach anfällt; in keiner Summe.",
        example="folgekosten: 12.000 €/Jahr",
    )
    area_shares: tuple[tuple[str, Decimal], ...] = key(
        "gebietsanteile",
        "Anteile der Gebiete",
        Shares(),
        doc="Wie sich die Kosten auf Fördergebiete verteilen.",
        example="gebietsanteile: {R-ALT: 60, R-BHF: 40}",
    )
    financing: tuple[Financing, ...] = key(
        "finanzierung",
        "Finanzierung",
        FinancingType(),
        doc="Wer zahlt, siehe „Geld“.",
        example="finanzierung: [{quelle: bund, betrag: 400000}]",
    )
    eligibility: Eligibility | None = key(
        "foerderfaehig",
        "Förderfähig",
        Entry(Eligibility, short="stand"),
        doc="Ob sie gefördert werden kann.",
        example="foerderfaehig: {stand: ja, betrag: 900.000}",
    )
    sector_plans: tuple[SectorPlanLink, ...] = key(
        "fachkonzepte",
        "Fachkonzepte",
        Entries(SectorPlanLink, short="id", adds={"verhaeltnis": "uebereinstimmend"}),
        headings=("Fachkonzept",),
        doc="Wie sie zu den Fachkonzepten steht.",
        example="fachkonzepte: [{id: FK-VEP, verhaeltnis: abgeleitet}]",
    )
    status: tuple[StatusEntry, ...] = key(
        "status",
        "Status",
        Entries(StatusEntry, short="phase"),
        doc="Wie weit sie ist, Eintrag für Eintrag.",
        example="status: [{stichtag: 2026-06-30, phase: planung}]",
    )
    next_steps: tuple[Step, ...] = key(
        "naechste_schritte",
        "Nächste Schritte",
        Entries(Step, short="text"),
        doc="Was als Nächstes geschieht.",
        example="naechste_schritte: [{text: Ausschreibung, bis: 2027-03}]",
    )
    relations: tuple[Relation, ...] = key(
        "beziehungen",
        "Beziehungen",
        Entries(Relation, short="id", adds={"art": "ergaenzt"}, kind="art", kinds=RELATIONS),
        doc="Voraussetzungen, Synergien, Konflikte.",
        example="beziehungen: [{art: konflikt, id: M-004}]",
    )
    involvement: tuple[Involvement, ...] = key(
        "beteiligung",
        "Beteiligung",
        Entries(Involvement, short="id"),
        doc="Wie die Menschen beteiligt werden.",
        example="beteiligung: BT-2",
    )
    climate: bool | None = key(
        "klimarelevant",
        "Klimarelevant",
        YesNo(),
        doc="Ob sie dem Klima oder der Anpassung daran dient.",
        example="klimarelevant: ja",
    )
    images: tuple[Image, ...] = key(
        "bilder",
        "Bilder",
        Entries(Image),
        doc="Bilder mit Alternativtext.",
        example="bilder: [{datei: bilder/markt.jpg, alt: Marktplatz mit Linden}]",
    )
    text: Prose | None = key(
        "text",
        "Beschreibung",
        Markdown(),
        headings=("Beschreibung",),
        doc="Der ausführliche Text; sonst der Text der Datei.",
        example="text: |\n  Die Straße ist heute …",
    )

    @property
    def latest(self) -> StatusEntry | None:
        """The status entry that counts: the latest as-of date; undated before dated, else the order written."""
        if len(self.status) < 2:
            return self.status[0] if self.status else None
        return max(self.status, key=lambda entry: _rank(entry, self.status))

    @property
    def phase(self) -> str:
        """The phase of the status entry that counts."""
        return self.latest.phase if self.latest else "unbekannt"

    @property
    def current_bindingness(self) -> str | None:
        """`pool` or `beschlossen`; what has been dropped is neither any more."""
        return None if self.phase == "entfallen" else self.bindingness

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done."""
        return self.phase in {"abgeschlossen", "entfallen"}

    @classmethod
    def finish(cls, values: dict[str, Any], node: Mapping, reading: Reading) -> None:
        """Several names in a table's column of the lead: the first leads, the rest take part."""
        lead, written = values.get("lead", ()), node.entries.get("federfuehrung")
        if len(lead) > 1 and isinstance(written, Scalar) and written.cell:
            named = {ref.id for ref in values.get("partners", ())}
            values["lead"] = lead[:1]
            values["partners"] = (*values.get("partners", ()), *(ref for ref in lead[1:] if ref.id not in named))
            message = "Hier stehen mehrere Namen: Der erste ist federführend, die übrigen gelten als Beteiligte."
            reading.tell("mehrere-federfuehrende", written.place, message)
