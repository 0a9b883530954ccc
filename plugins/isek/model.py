"""The frozen values that everything else speaks in: places, dates, periods, amounts and references."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

OPEN = "offen"


class Place(NamedTuple):
    """Where something was written. `file` is relative to the content folder, with forward slashes.

    `line` and `column` count from 1, columns in characters. In a workbook `sheet` is set and
    `line` and `column` are those of the cell.
    """

    file: str
    line: int = 1
    column: int | None = None
    sheet: str | None = None


class PartialDate(Struct, frozen=True):
    """A date as precise as it was written: a year, a quarter, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def first(self) -> date:
        """The first day that is meant."""
        return date(self.year, self.month or (3 * self.quarter - 2 if self.quarter else 1), self.day or 1)

    @property
    def last(self) -> date:
        """The last day that is meant."""
        month = self.month or (3 * self.quarter if self.quarter else 12)
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """`2027`, `2027-Q3`, `2027-04` or `2027-04-15`."""
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


class Period(Struct, frozen=True):
    """A span of time. `end` is None where it is unknown, or where `open_end` says that there is none."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_end: bool = False


class Amount(Struct, frozen=True):
    """One statement about money, in euro.

    Exactly one of these holds: `exact`; `low` and `high` (a range); `low` alone (at least);
    `high` alone (at most); `unknown` (the words that stand in for a figure).
    `about` marks an approximate figure, `yearly` an amount for each year.
    """

    exact: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unknown: str | None = None
    about: bool = False
    yearly: bool = False


class Unclear(Struct, frozen=True):
    """Why a text could not be read for certain: a German `cause` and, where one is known, a `hint`."""

    cause: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object with this id, and where it was written."""

    id: str
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything with keys: an object of a collection, or an entry inside one (a status entry, a source of money).

    `place` is the line of the object's id, or of an entry's first key; `places` the value of each key.
    """

    place: Place = field(compare=False, repr=False)
    places: Mapping[str, Place] = field(compare=False, repr=False, default_factory=dict)

    def at(self, key: str) -> Place:
        """The place of the value of `key`, or of the record where that key is missing."""
        return self.places.get(key, self.place)
