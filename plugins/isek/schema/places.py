"""Where the plan applies: Räume."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isek.model import PartialDate, Record, Ref
from isek.schema.choices import Choice, Choices
from isek.schema.entries import Entries
from isek.schema.fields import key
from isek.schema.geometry import Geometry, GeometryType
from isek.schema.money import Euro
from isek.schema.numbers import Number
from isek.schema.objects import Object
from isek.schema.references import RefTo
from isek.schema.times import Day
from isek.schema.types import Id, Markdown, Prose, Text, YesNo

AREA_KIND = Choice(
    ("foerdergebiet", "schwerpunktraum", "quartier", "gesamtstadt", "ort"), {"Stadtgebiet": "gesamtstadt"}
)
LEGAL_KIND = Choice(
    (
        "sanierungsgebiet",
        "stadtumbaugebiet",
        "soziale_stadt",
        "entwicklungsbereich",
        "erhaltung_gestalt",
        "erhaltung_milieu",
        "erhaltung_umstrukturierung",
        "bid_hid",
        "beschlussgebiet",
        "innenentwicklung",
        "sonstiges",
    )
)
PROGRAMME = Choice(
    (
        "lebendige_zentren",
        "sozialer_zusammenhalt",
        "wachstum_nachhaltige_erneuerung",
        "soziale_stadt",
        "stadtumbau",
        "aktive_zentren",
        "staedtebaulicher_denkmalschutz",
        "kleinere_staedte",
        "zukunft_stadtgruen",
        "efre",
        "landesprogramm",
        "sonstiges",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStep(Record):
    """A step in the legal life of an area."""

    date: PartialDate | None = key("datum", "Datum", Day(), required=True, doc="Wann.", example="datum: 2025-03-20")
    kind: str = key(
        "art",
        "Art",
        Choice(("vu_beginn", "festlegung", "erweiterung", "fristverlaengerung", "teilaufhebung", "aufhebung")),
        required=True,
        doc="Was geschah.",
        example="art: festlegung",
    )
    decision: Ref | None = key(
        "beschluss", "Beschluss", RefTo("beschluesse"), doc="Der Beschluss dazu.", example="beschluss: B-1"
    )
    announced: PartialDate | None = key(
        "bekanntgemacht", "bekannt gemacht", Day(), doc="Tag der Bekanntmachung.", example="bekanntgemacht: 2025-04-02"
    )
    limit: PartialDate | None = key(
        "frist", "Frist", Day(), doc="Bis wann die Sanierung durchgeführt sein soll.", example="frist: 2040-03-20"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSum(Record):
    """Income or further costs of an area, in euro."""

    kind: str = key(
        "art",
        "Art",
        Choice(("ausgleichsbetraege", "grundstueckserloese", "beitraege", "rueckfluesse", "verguetung", "sonstige")),
        required=True,
        doc="Wofür.",
        example="art: ausgleichsbetraege",
    )
    amount: Decimal | None = key(
        "betrag", "Betrag", Euro(), required=True, doc="Der Betrag.", example="betrag: 250.000 €"
    )
    as_of: PartialDate | None = key(
        "stand", "Stand", Day(loose=True), doc="Von wann die Zahl ist.", example="stand: 2026-01"
    )


_BY_STATUTE = frozenset(
    {
        "sanierungsgebiet",
        "entwicklungsbereich",
        "erhaltung_gestalt",
        "erhaltung_milieu",
        "erhaltung_umstrukturierung",
        "bid_hid",
    }
)
_BY_RESOLUTION = frozenset({"stadtumbaugebiet", "soziale_stadt", "beschlussgebiet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Object):
    """A Raum."""

    id: str = key(
        "id",
        "Kennung",
        Id(),
        required=True,
        headings=("Nr.", "ID", "Kürzel"),
        doc="Dauerhafte Kennung.",
        example="id: R-ALT",
    )
    title: str = key(
        "titel",
        "Titel",
        Text(),
        required=True,
        headings=("Raum", "Gebiet"),
        doc="Wie der Raum heißt.",
        example="titel: Altstadt",
    )
    kinds: tuple[str, ...] = key(
        "art",
        "Art",
        Choices(AREA_KIND),
        required=True,
        doc="Was für ein Raum; auch mehreres.",
        example="art: foerdergebiet",
    )
    short_name: str | None = key("kurzname", "Kurzname", Text(), doc="Kurzer Name.", example="kurzname: Mitte")
    summary: Prose | None = key(
        "kurz",
        "Kurzbeschreibung",
        Markdown(inline=True),
        doc="Zusammenfassung in einfacher Sprache.",
        example="kurz: Das alte Zentrum.",
    )
    part_of: Ref | None = key(
        "teil_von", "Teil von", RefTo("raeume"), doc="Raum, in dem er liegt.", example="teil_von: R-STADT"
    )
    legal_kinds: tuple[str, ...] = key(
        "gebietsart",
        "Gebietsart",
        Choices(LEGAL_KIND),
        doc="Art des Gebiets nach BauGB.",
        example="gebietsart: sanierungsgebiet",
    )
    legal_basis: str | None = key(
        "rechtsgrundlage",
        "Rechtsgrundlage",
        Text(),
        doc="Vorschrift oder Satzung.",
        example="rechtsgrundlage: § 142 BauGB",
    )
    legal_state: str | None = key(
        "rechtsstand",
        "Rechtsstand",
        Choice(("vorbereitende_untersuchung", "aufstellung", "festlegung", "abgeschlossen", "verstetigung")),
        doc="Wie weit das Verfahren ist.",
        example="rechtsstand: festlegung",
    )
    procedure: str | None = key(
        "verfahren",
        "Verfahren",
        Choice(("umfassend", "vereinfacht")),
        doc="Umfassendes oder vereinfachtes Verfahren.",
        example="verfahren: umfassend",
    )
    programmes: tuple[str, ...] = key(
        "programm",
        "Förderprogramm",
        Choices(PROGRAMME),
        doc="Programm der Städtebauförderung.",
        example="programm: lebendige_zentren",
    )
    history: tuple[LegalStep, ...] = key(
        "verlauf",
        "Verlauf",
        Entries(LegalStep),
        doc="Schritte des Verfahrens.",
        example="verlauf: [{datum: 2025-03-20, art: festlegung, beschluss: B-1}]",
    )
    limit: PartialDate | None = key(
        "frist", "Frist", Day(), doc="Bis wann die Sanierung durchgeführt sein soll.", example="frist: 2040-03-20"
    )
    hectares: Decimal | None = key(
        "flaeche_ha", "Fläche (ha)", Number(), headings=("Fläche",), doc="Fläche in Hektar.", example="flaeche_ha: 24,6"
    )
    location: str | None = key(
        "ort",
        "Ort",
        Text(),
        headings=("Lage",),
        doc="Straßen, Plätze, Gebäude.",
        example="ort: zwischen Markt und Fluss",
    )
    geometry: Geometry | None = key(
        "geometrie",
        "Geometrie",
        GeometryType(),
        doc="GeoJSON oder Datei mit Ebene und Merkmal.",
        example="geometrie: {datei: geo/raeume.gpkg, ebene: raeume, merkmal: {id: R-ALT}}",
    )
    sharp: bool | None = key(
        "scharf", "grundstücksscharf", YesNo(), doc="Ob die Grenze für jedes Grundstück gilt.", example="scharf: nein"
    )
    income: tuple[AreaSum, ...] = key(
        "einnahmen",
        "Einnahmen",
        Entries(AreaSum),
        doc="Einnahmen des Gebiets.",
        example="einnahmen: [{art: ausgleichsbetraege, betrag: 250.000 €}]",
    )
    further_costs: tuple[AreaSum, ...] = key(
        "weitere_kosten",
        "Weitere Kosten",
        Entries(AreaSum),
        doc="Kosten, die keine Maßnahme sind.",
        example="weitere_kosten: [{art: verguetung, betrag: 80.000 €}]",
    )
    text: Prose | None = key(
        "text", "Text", Markdown(), headings=("Beschreibung",), doc="Der ausführliche Text.", example="text: …"
    )

    @property
    def funded(self) -> bool:
        """Whether it is a Fördergebiet."""
        return "foerdergebiet" in self.kinds

    @property
    def by_statute(self) -> bool:
        """Whether a Satzung lays it down (§§ 142, 165, 172 BauGB)."""
        return not _BY_STATUTE.isdisjoint(self.legal_kinds)

    @property
    def by_resolution(self) -> bool:
        """Whether a mere Beschluss lays it down (§§ 171b, 171e BauGB)."""
        return not _BY_RESOLUTION.isdisjoint(self.legal_kinds)
