"""What something costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import structs

from isek.model import Amount, PartialDate, Record
from isek.schema.choices import Choice
from isek.schema.entries import read_entry, record_schema
from isek.schema.fields import FieldType, Json, Key, dump_record, key
from isek.schema.money import AmountOf, Euro, PerYear, dump_euro
from isek.schema.reading import Reading
from isek.schema.times import Day
from isek.schema.types import Text, YesNo, text_of
from isek.tree import Items, Mapping, Node

BASIS = Choice(
    ("grobschaetzung", "kostenrahmen", "kostenschaetzung", "kostenberechnung", "kostenanschlag", "kostenfeststellung"),
    {
        "Schätzung": "grobschaetzung",
        "lph1": "kostenrahmen",
        "lph2": "kostenschaetzung",
        "lph 2": "kostenschaetzung",
        "lph3": "kostenberechnung",
        "lph 3": "kostenberechnung",
    },
)


COST_GROUP = Choice(
    ("vorbereitung", "ordnungsmassnahme", "baumassnahme", "modernisierung", "verguetung", "sozialplan", "sonstiges")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Record):
    """What something costs, in euro. `amount` is one statement; `yearly` comes each year and is never in the total."""

    amount: Amount | None = key(
        "betrag",
        "Kosten",
        AmountOf(),
        headings=("Gesamtkosten",),
        doc="Der Betrag, in jeder üblichen Schreibweise.",
        example="betrag: 1.250.000 €",
    )
    low: Decimal | None = key(
        "von", "Kosten von", Euro(), headings=("Kosten von",), doc="Untere Grenze einer Spanne.", example="von: 500.000"
    )
    high: Decimal | None = key(
        "bis",
        "Kosten bis",
        Euro(),
        headings=("Kosten bis",),
        doc="Obere Grenze einer Spanne; allein: höchstens.",
        example="bis: 650.000",
    )
    at_least: Decimal | None = key("ab", "mindestens", Euro(), doc="Mindestbetrag.", example="ab: 80.000")
    unknown: str | None = key(
        "unbekannt",
        "nicht bekannt, weil",
        Text(),
        doc="Warum es keinen Betrag gibt.",
        example="unbekannt: wird ermittelt",
    )
    about: bool | None = key(
        "ungefaehr", "ungefähr", YesNo(), doc="Der Betrag ist ein ungefährer.", example="ungefaehr: ja"
    )
    yearly: Decimal | None = key(
        "jaehrlich", "jährlich", Euro(), doc="Betrag, der jedes Jahr anfällt.", example="jaehrlich: 85.000"
    )
    as_of: PartialDate | None = key(
        "stand",
        "Kostenstand",
        Day(loose=True),
        headings=("Kostenstand",),
        doc="Von wann die Zahl ist.",
        example="stand: 2025-11",
    )
    basis: str | None = key(
        "grundlage",
        "Grundlage",
        BASIS,
        headings=("Kostengrundlage",),
        doc="Wie genau gerechnet wurde.",
        example="grundlage: kostenrahmen",
    )
    group: str | None = key(
        "kostengruppe",
        "Kostengruppe",
        COST_GROUP,
        headings=("Kostengruppe",),
        doc="Kostengruppe nach § 164a BauGB.",
        example="kostengruppe: baumassnahme",
    )
    per_year: tuple[tuple[str, Decimal], ...] = key(
        "je_jahr", "je Jahr", PerYear(), doc="Verteilung auf Jahre.", example="je_jahr: {2027: 50.000, ab 2030: 20.000}"
    )
    not_in_sum: str | None = key(
        "nicht_in_summe",
        "nicht in der Summe, weil",
        Text(),
        doc="Warum der Betrag in keiner Summe steht.",
        example="nicht_in_summe: steht im Haushalt der Stadtwerke",
    )
    for_information: bool | None = key(
        "nachrichtlich",
        "nachrichtlich",
        YesNo(),
        doc="Kosten anderer Träger (§ 149 BauGB); sie werden nie addiert.",
        example="nachrichtlich: ja",
    )
    note: str | None = key(
        "anmerkung",
        "Anmerkung",
        Text(),
        headings=("Bemerkung zu den Kosten",),
        doc="Was zu den Zahlen zu sagen ist.",
        example="anmerkung: so beschlossen",
    )

    @property
    def stated(self) -> bool:
        """Whether there is a figure for the total."""
        return bool(self.amount and self.amount.unknown is None)


class CostType(FieldType[Cost]):
    """Costs: an amount in any spelling, or the keys of `Cost`. All ways end in one `Cost.amount`."""

    money: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> Cost | None:
        """The costs, or None with a problem."""
        if isinstance(node, Items):
            text_of(node, reading, key)
            return None
        mapping = node if isinstance(node, Mapping) else Mapping({"betrag": node}, node.place)
        cost = read_entry(Cost, mapping, reading)
        return _settle(cost, reading) if _says_something(cost) else None

    def dump(self, value: Cost) -> Json:
        """An object; the one amount as `betrag`, `von` and `bis`, `ab`, `bis`, or `unbekannt`."""
        return dump_cost(value)

    def schema(self) -> dict[str, Any]:
        """An amount or an object."""
        return {"anyOf": [AmountOf().schema(), record_schema(Cost)]}

    def describe(self) -> str:
        """For the guide."""
        forms = "1.250.000 €, 1,25 Mio. €, 250 T€, ca. 50.000, 50–100 T€, 85.000 €/Jahr, n. q."
        return f"ein Betrag ({forms}) oder Felder, siehe „Geld“"


def _says_something(cost: Cost) -> bool:
    return len(dump_record(cost)) > 0


def _settle(cost: Cost, reading: Reading) -> Cost:
    """Move every way of stating the amount into `amount` and `yearly`."""
    ways = [
        bool(cost.amount),
        cost.low is not None or cost.high is not None,
        cost.at_least is not None,
        bool(cost.unknown),
    ]
    if sum(ways) > 1:
        reading.tell(
            "wert-ungueltig",
            cost.place,
            "Die Kosten stehen hier auf mehr als eine Weise.",
            "Schreiben Sie entweder betrag, von und bis, ab, bis oder unbekannt.",
        )
    if cost.amount and not (cost.amount.yearly or cost.amount.about or cost.about):
        return cost
    amount, yearly = cost.amount or _from_keys(cost), cost.yearly
    if amount and amount.yearly:
        yearly, amount = _yearly(amount, cost, reading), None
    if amount and cost.about:
        amount = structs.replace(amount, about=True)
    about = (amount.about or None) if amount else (cost.amount.about if cost.amount else cost.about) or None
    return replace(cost, amount=amount, yearly=yearly, about=about, low=None, high=None, at_least=None, unknown=None)


def _from_keys(cost: Cost) -> Amount | None:
    if cost.low is not None or cost.high is not None:
        return Amount(low=cost.low, high=cost.high)
    if cost.at_least is not None:
        return Amount(low=cost.at_least)
    return Amount(unknown=cost.unknown) if cost.unknown else None


def _yearly(amount: Amount, cost: Cost, reading: Reading) -> Decimal | None:
    if cost.yearly is not None:
        reading.tell("wert-ungueltig", cost.at("jaehrlich"), "Der Betrag im Jahr steht hier zweimal.")
    if amount.exact is None:
        reading.tell(
            "betrag-unklar",
            cost.at("betrag"),
            "Eine Spanne im Jahr lässt sich nicht zusammenrechnen.",
            "Schreiben Sie einen Betrag im Jahr, mit „ca.“ davor, wenn er ungefähr ist.",
        )
    return amount.exact


def dump_cost(cost: Cost) -> dict[str, Any]:
    """The canonical form of costs."""
    return {**dump_amount(cost.amount), **dump_record(cost, without="betrag")}


def dump_amount(amount: Amount | None) -> dict[str, Any]:
    """The canonical keys of one amount."""
    if amount is None:
        return {}
    if amount.unknown is not None:
        return {"unbekannt": amount.unknown}
    if amount.exact is not None:
        return {"betrag": dump_euro(amount.exact)}
    if amount.high is None:
        return {"ab": dump_euro(amount.low or Decimal(0))}
    return ({} if amount.low is None else {"von": dump_euro(amount.low)}) | {"bis": dump_euro(amount.high)}
