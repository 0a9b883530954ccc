"""Who pays, and what may be funded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isek.model import Amount, PartialDate, Record
from isek.schema.choices import Choice
from isek.schema.entries import Entries
from isek.schema.fields import Key, is_blank, key
from isek.schema.money import Euro, PerYear
from isek.schema.numbers import Percent, Year
from isek.schema.reading import Reading
from isek.schema.times import Day
from isek.schema.types import Text, YesNo
from isek.tree import Items, Mapping, Node, Scalar
from isek.values.money import read_amount

SOURCES = ("bund", "land", "bund_land", "eu", "kommune", "dritte", "einnahmen", "offen")


SOURCE = Choice(
    SOURCES,
    {
        "Bund/Land": "bund_land",
        "Bund und Land": "bund_land",
        "Eigenanteil": "kommune",
        "Stadt": "kommune",
        "Gemeinde": "kommune",
        "Eigenmittel": "kommune",
        "Private": "dritte",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Financing(Record):
    """One source of money: an `amount` in euro, a `share` in percent, or neither yet."""

    source: str = key("quelle", "Quelle", SOURCE, required=True, doc="Wer zahlt.", example="quelle: bund_land")
    programme: str | None = key(
        "programm",
        "Förderprogramm",
        Text(),
        headings=("Förderprogramm", "Programm"),
        doc="Aus welchem Programm.",
        example="programm: lebendige_zentren",
    )
    programme_year: int | None = key(
        "programmjahr",
        "Programmjahr",
        Year(),
        headings=("Programmjahr",),
        doc="Jahr des Programms.",
        example="programmjahr: 2027",
    )
    amount: Decimal | None = key("betrag", "Betrag", Euro(), doc="Der Betrag.", example="betrag: 400.000 €")
    yearly: Decimal | None = key(
        "jaehrlich",
        "jährlich",
        Euro(),
        doc="Betrag im Jahr; wird nur mit jährlichen Kosten verglichen.",
        example="jaehrlich: 20.000",
    )
    share: Decimal | None = key(
        "anteil",
        "Anteil in Prozent",
        Percent(),
        doc="Anteil an den zuwendungsfähigen Kosten, sonst an den Kosten.",
        example="anteil: 60",
    )
    per_year: tuple[tuple[str, Decimal], ...] = key(
        "je_jahr", "je Jahr", PerYear(), doc="Verteilung auf Jahre.", example="je_jahr: {2027: 50.000}"
    )
    for_information: bool | None = key(
        "nachrichtlich", "nachrichtlich", YesNo(), doc="Geld anderer Träger, nie addiert.", example="nachrichtlich: ja"
    )
    granted: PartialDate | None = key(
        "bewilligt", "bewilligt am", Day(), doc="Datum der Bewilligung.", example="bewilligt: 2026-03-12"
    )
    file_number: str | None = key(
        "aktenzeichen", "Aktenzeichen", Text(), doc="Aktenzeichen des Bescheids.", example="aktenzeichen: 34-4621-7"
    )


class FinancingType(Entries[Financing]):
    """A list of sources; or sources by name with their sums, as columns of a table are (`finanzierung.bund`)."""

    def __init__(self) -> None:
        super().__init__(Financing)

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[Financing, ...] | None:
        """The sources of money in the order written."""
        if isinstance(node, Mapping) and "quelle" not in node.entries and any(name in SOURCES for name in node.entries):
            node = _by_source(node)
        elif isinstance(node, Mapping) and set(node.entries) <= {"programm", "programmjahr"}:
            node = Items(
                [Mapping({"quelle": Scalar("offen", node.place), **node.entries}, node.place, node.keys)], node.place
            )
        for part in node.items if isinstance(node, Items) else [node]:
            _set_apart_yearly(part)
        return super().read(node, reading, key)


def _set_apart_yearly(node: Node) -> None:
    """An amount a year („20.000 €/Jahr“) has a key of its own."""
    if isinstance(node, Mapping) and isinstance(stated := node.entries.get("betrag"), Scalar):
        amount = read_amount(stated.text, stated.unit)
        if isinstance(amount, Amount) and amount.yearly and "jaehrlich" not in node.entries:
            node.entries["jaehrlich"] = node.entries.pop("betrag")


def _by_source(node: Mapping) -> Items:
    """One entry for each source; programme columns belong to the funding ones among them."""
    general = {name: child for name, child in node.entries.items() if name not in SOURCES}
    funding = [name for name in node.entries if name in {"bund", "land", "bund_land", "eu"}]
    entries: list[Node] = []
    for name, child in node.entries.items():
        if name in SOURCES and not is_blank(child):
            extra = general if name in funding or not funding else {}
            entries.append(_source_entry(name, child, extra, node))
    return Items(entries, node.place)


def _source_entry(name: str, child: Node, extra: dict[str, Node], node: Mapping) -> Mapping:
    head: dict[str, Node] = {"quelle": Scalar(name, node.keys.get(name, child.place))}
    if isinstance(child, Mapping):
        return Mapping(head | child.entries | extra, child.place, child.keys)
    share = isinstance(child, Scalar) and (child.unit == "%" or child.text.rstrip().endswith("%"))
    return Mapping({**head, "anteil" if share else "betrag": child, **extra}, child.place)


ELIGIBILITY = Choice(
    ("ja", "teilweise", "nein", "zu_pruefen"),
    {"offen": "zu_pruefen", "wird geprüft": "zu_pruefen", "true": "ja", "false": "nein"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility(Record):
    """Whether a measure may be funded, up to which eligible costs in euro, and why."""

    state: str = key(
        "stand",
        "Förderfähig",
        ELIGIBILITY,
        required=True,
        headings=("förderfähig", "zuwendungsfähig"),
        doc="Ob die Maßnahme gefördert werden kann.",
        example="stand: teilweise",
    )
    amount: Decimal | None = key(
        "betrag",
        "zuwendungsfähige Kosten",
        Euro(),
        headings=("Zuwendungsfähige Kosten", "Förderfähige Kosten"),
        doc="Zuwendungsfähige Kosten.",
        example="betrag: 900.000 €",
    )
    reason: str | None = key(
        "grund", "Grund", Text(), doc="Warum.", example="grund: Einzelmaßnahme im Sanierungsgebiet"
    )
