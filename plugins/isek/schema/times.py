"""Types of dates and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from isek.model import OPEN, PartialDate, Period, Unclear
from isek.schema.fields import FieldType, Json, Key, is_blank
from isek.schema.reading import Reading
from isek.schema.types import refuse, text_of
from isek.tree import Items, Mapping, Node, Scalar
from isek.values.dates import read_date, read_loose_date, read_period, read_point
from isek.values.fold import fold
from isek.values.nearest import did_you_mean


@dataclass(frozen=True)
class Day(FieldType[PartialDate]):
    """A date; with `loose` also a month or a year alone."""

    loose: bool = False

    def read(self, node: Node, reading: Reading, key: Key) -> PartialDate | None:
        """The date, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        if isinstance(scalar.value, date):
            return PartialDate(scalar.value.year, scalar.value.month, scalar.value.day)
        found = (read_loose_date if self.loose else read_date)(scalar.text)
        if found is None:
            refuse(scalar, reading, key, f"erwartet wird {self.describe()}")
        return found

    def dump(self, value: PartialDate) -> Json:
        """ISO, as precise as written."""
        return value.iso()

    def schema(self) -> dict[str, Any]:
        """A text; YAML reads some dates as dates, some as numbers."""
        return {"type": ["string", "number"]}

    def describe(self) -> str:
        """For the guide."""
        day = "ein Datum, zum Beispiel 15.01.2026 oder 2026-01-15"
        return f"{day}; auch nur 05/2018 oder 2018" if self.loose else day


class Span(FieldType[Period]):
    """A period: a text, or the keys `von` and `bis`."""

    def read(self, node: Node, reading: Reading, key: Key) -> Period | None:
        """The period, or None with a problem."""
        if isinstance(node, Mapping):
            return self._from_ends(node, reading, key)
        if isinstance(node, Items):
            text_of(node, reading, key)
            return None
        if isinstance(node.value, date):
            day = PartialDate(node.value.year, node.value.month, node.value.day)
            return Period(day, day)
        found = read_period(node.text)
        if isinstance(found, Period):
            return found
        if isinstance(found, Unclear):
            reading.tell("wert-ungueltig", node.place, found.cause, found.hint)
        else:
            refuse(node, reading, key, f"erwartet wird {self.describe()}")
        return None

    def _from_ends(self, node: Mapping, reading: Reading, key: Key) -> Period | None:
        for name in node.entries:
            if name not in {"von", "bis"}:
                place = node.keys.get(name, node.place)
                hint = did_you_mean(name, ("von", "bis"))
                reading.tell("unbekanntes-feld", place, f"„{key.name}“ kennt „von“ und „bis“, nicht „{name}“.", hint)
        start, opened = self._end("von", node, reading, key)
        end, open_end = self._end("bis", node, reading, key)
        return Period(start, end, open_end or opened) if start or end or open_end else None

    def _end(self, name: str, node: Mapping, reading: Reading, key: Key) -> tuple[PartialDate | None, bool]:
        child = node.entries.get(name)
        if child is None or is_blank(child):
            return None, False
        scalar = text_of(child, reading, key)
        if scalar is None:
            return None, False
        return self._point(scalar, name, reading, key)

    def _point(self, scalar: Scalar, name: str, reading: Reading, key: Key) -> tuple[PartialDate | None, bool]:
        if isinstance(scalar.value, date):
            return PartialDate(scalar.value.year, scalar.value.month, scalar.value.day), False
        if fold(scalar.text) in {OPEN, "fortlaufend", "dauerhaft", "laufend"} and name == "bis":
            return None, True
        point = read_point(scalar.text)
        if point is not None:
            return point, False
        period = read_period(scalar.text)
        if isinstance(period, Period) and period.start and not period.end and name == "von":
            return period.start, period.open_end
        refuse(scalar, reading, key, "erwartet wird ein Jahr, ein Quartal, ein Monat oder ein Tag")
        return None, False

    def dump(self, value: Period) -> Json:
        """`von` and `bis`; years as numbers, `bis` may be `offen`."""
        found: dict[str, Any] = {}
        if value.start:
            found["von"] = dump_point(value.start)
        if value.end or value.open_end:
            found["bis"] = dump_point(value.end) if value.end else OPEN
        return found

    def schema(self) -> dict[str, Any]:
        """A text, a year, or both ends."""
        end = {"type": ["string", "number"]}
        ends = {"type": "object", "properties": {"von": end, "bis": end}, "additionalProperties": False}
        return {"anyOf": [end, ends]}

    def describe(self) -> str:
        """For the guide."""
        return "ein Zeitraum, zum Beispiel 2027, 2027–2029, III/2027, ab 2027"


def dump_point(point: PartialDate) -> int | str:
    """A year as a number, anything more precise as ISO text."""
    return point.year if point.month is None and point.quarter is None else point.iso()
