"""Types of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.schema.types import refuse, text_of
from isek.tree import Node
from isek.values.numbers import read_decimal, read_integer, read_percent


@dataclass(frozen=True)
class Integer(FieldType[int]):
    """A whole number within bounds."""

    low: int = 0
    high: int = 10**9

    def read(self, node: Node, reading: Reading, key: Key) -> int | None:
        """The number, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        number = read_integer(scalar.text)
        if number is not None and self.low <= number <= self.high:
            return number
        refuse(scalar, reading, key, f"erwartet wird {self.describe()}")
        return None

    def schema(self) -> dict[str, Any]:
        """A number; Excel people write it as text."""
        return {"type": ["integer", "string"], "minimum": self.low, "maximum": self.high}

    def describe(self) -> str:
        """For the guide."""
        return "eine ganze Zahl" if self.high >= 10**9 else f"eine ganze Zahl von {self.low} bis {self.high}"


class Year(Integer):
    """A year."""

    def __init__(self) -> None:
        super().__init__(1900, 2200)

    def describe(self) -> str:
        """For the guide."""
        return "ein Jahr, zum Beispiel 2030"


class Number(FieldType[Decimal]):
    """A decimal number in German or plain spelling."""

    def read(self, node: Node, reading: Reading, key: Key) -> Decimal | None:
        """The number, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        number = scalar.value if isinstance(scalar.value, Decimal) else read_decimal(scalar.text)
        if number is None:
            refuse(scalar, reading, key, f"erwartet wird {self.describe()}")
        return number

    def dump(self, value: Decimal) -> Json:
        """A JSON number; whole where it is whole."""
        return int(value) if value == value.to_integral_value() else float(value)

    def schema(self) -> dict[str, Any]:
        """A number; in text too."""
        return {"type": ["number", "string"]}

    def describe(self) -> str:
        """For the guide."""
        return "eine Zahl, zum Beispiel 12,5"


class Percent(Number):
    """Percent from 0 to 100."""

    def read(self, node: Node, reading: Reading, key: Key) -> Decimal | None:
        """The number without its sign, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        number = read_percent(scalar.text)
        if number is not None and 0 <= number <= 100:
            return number
        refuse(scalar, reading, key, f"erwartet wird {self.describe()}")
        return None

    def describe(self) -> str:
        """For the guide."""
        return "Prozent von 0 bis 100"
