"""Types of money: amounts, sums by year, shares of areas (contract page 1, section 5.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from isek.model import Amount, Unclear
from isek.schema.fields import FieldType, Json, Key, is_blank
from isek.schema.numbers import Percent
from isek.schema.reading import Reading
from isek.schema.types import text_of
from isek.tree import Mapping, Node, Scalar
from isek.values.money import read_amount
from isek.values.units import read_unit

_CENT = Decimal("0.01")
_YEAR = re.compile(r"(?:ab )?(?:19|20|21)\d\d")


def dump_euro(value: Decimal) -> str:
    """Money in the export: a text with two decimals."""
    return f"{value:.2f}"


def amount_of(node: Node, reading: Reading, key: Key) -> Amount | None:
    """The amount that a scalar states, or None with a problem; words in place of a figure are told."""
    scalar = text_of(node, reading, key)
    if scalar is None:
        return None
    if isinstance(scalar.value, Decimal):
        return _native(scalar, scalar.value, reading)
    found = read_amount(scalar.text, scalar.unit)
    if isinstance(found, Unclear):
        reading.tell("betrag-unklar", scalar.place, found.cause, found.hint)
        return None
    if found and found.unknown is not None:
        message = f"„{scalar.text}“ ist keine Zahl; der Betrag gilt als nicht bekannt und fehlt in den Summen."
        reading.tell("betrag-ohne-zahl", scalar.place, message)
    return found


def _native(scalar: Scalar, value: Decimal, reading: Reading) -> Amount | None:
    """A number cell of a workbook has one meaning; only its unit comes from outside."""
    if value < 0:
        reading.tell("betrag-unklar", scalar.place, f"„{scalar.text}“ ist ein negativer Betrag.")
        return None
    unit = read_unit(scalar.unit) if scalar.unit else None
    euro = (value * (unit.factor if unit else 1)).quantize(_CENT)
    return Amount(exact=euro, yearly=bool(unit and unit.yearly))


@dataclass(frozen=True)
class AmountOf(FieldType[Amount]):
    """An amount in any spelling: exact, a range, a bound, or the words in its place."""

    money: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> Amount | None:
        """The amount, or None with a problem."""
        return amount_of(node, reading, key)

    def schema(self) -> dict[str, Any]:
        """A number or a text."""
        return {"type": ["number", "string"]}

    def describe(self) -> str:
        """For the guide."""
        return "ein Betrag, zum Beispiel 1.250.000 €, 1,25 Mio. €, 250 T€, ca. 50.000, 50–100 T€, n. q."


class Euro(FieldType[Decimal]):
    """One exact sum in euro."""

    money: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> Decimal | None:
        """The sum, or None with a problem."""
        amount = amount_of(node, reading, key)
        if amount is None or amount.unknown is not None:
            return None
        if amount.exact is None:
            message = "Hier steht eine Spanne, gebraucht wird ein einzelner Betrag."
            reading.tell("betrag-unklar", node.place, message, "Schreiben Sie den Betrag, der gelten soll.")
        if amount.yearly and key.name != "jaehrlich":
            reading.tell("betrag-unklar", node.place, "Hier wird ein Betrag im Ganzen gebraucht, nicht einer im Jahr.")
            return None
        return amount.exact

    def dump(self, value: Decimal) -> Json:
        """Two decimals."""
        return dump_euro(value)

    def schema(self) -> dict[str, Any]:
        """A number or a text."""
        return {"type": ["number", "string"]}

    def describe(self) -> str:
        """For the guide."""
        return "ein einzelner Betrag in Euro"


class PerYear(FieldType[tuple[tuple[str, Decimal], ...]]):
    """Sums by year; `ab 2030` holds the rest from then on."""

    money: ClassVar[bool] = True
    blank: ClassVar[Any] = ()

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[tuple[str, Decimal], ...] | None:
        """Pairs of year and sum, or None with a problem."""
        if not isinstance(node, Mapping):
            reading.tell(
                "wert-ungueltig", node.place, f"„{key.name}“ braucht Jahre mit Beträgen, zum Beispiel 2027: 50.000."
            )
            return None
        found = []
        for year, child in node.entries.items():
            if not _YEAR.fullmatch(year):
                reading.tell("wert-ungueltig", node.keys.get(year, node.place), f"„{year}“ ist kein Jahr.")
            elif not is_blank(child) and (euro := Euro().read(child, reading, key)) is not None:
                found.append((year, euro))
        return tuple(found)

    def dump(self, value: tuple[tuple[str, Decimal], ...]) -> Json:
        """An object of years."""
        return {year: dump_euro(euro) for year, euro in value}

    def schema(self) -> dict[str, Any]:
        """An object of years."""
        return {
            "type": "object",
            "patternProperties": {"^(ab )?[0-9]{4}$": Euro().schema()},
            "additionalProperties": False,
        }

    def describe(self) -> str:
        """For the guide."""
        return "Jahre mit Beträgen, zum Beispiel {2027: 50.000, ab 2030: 20.000}"


class Shares(FieldType[tuple[tuple[str, Decimal], ...]]):
    """Percentages by area."""

    blank: ClassVar[Any] = ()

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[tuple[str, Decimal], ...] | None:
        """Pairs of area id and percent, or None with a problem."""
        if not isinstance(node, Mapping):
            reading.tell(
                "wert-ungueltig", node.place, f"„{key.name}“ braucht Räume mit Prozent, zum Beispiel R-ALT: 60."
            )
            return None
        found = []
        for name, child in node.entries.items():
            ref = reading.resolver.resolve("raeume", name, node.keys.get(name, node.place), reading)
            percent = None if is_blank(child) else Percent().read(child, reading, key)
            if ref and percent is not None:
                found.append((ref.id, percent))
        return self._whole(found, node, reading)

    def _whole(
        self, found: list[tuple[str, Decimal]], node: Mapping, reading: Reading
    ) -> tuple[tuple[str, Decimal], ...]:
        total = sum((percent for _, percent in found), Decimal(0))
        if total > 100:
            reading.tell("wert-ungueltig", node.place, f"Die Anteile ergeben zusammen {total} %, mehr als 100 %.")
        return tuple(found)

    def dump(self, value: tuple[tuple[str, Decimal], ...]) -> Json:
        """An object of percentages."""
        return {area: Percent().dump(percent) for area, percent in value}

    def schema(self) -> dict[str, Any]:
        """An object of percentages."""
        return {"type": "object", "additionalProperties": Percent().schema()}

    def describe(self) -> str:
        """For the guide."""
        return "Räume mit Prozent, zum Beispiel {R-ALT: 60, R-BHF: 40}"
