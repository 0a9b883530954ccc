"""The phase of a measure in canonical form."""

from __future__ import annotations

from isek.history.changes import Data
from isek.values.dates import read_loose_date

DROPPED = "entfallen"


def latest(measure: Data) -> Data | None:
    """The status entry that counts: the latest as-of date; undated before dated, else the order written."""
    ranked = [((_rank(entry), at), entry) for at, entry in enumerate(measure.get("status", ()))]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(entry: Data) -> int:
    as_of = read_loose_date(entry.get("stichtag", ""))
    return as_of.last.toordinal() if as_of else 0


def is_dropped(collection: str, one: Data) -> bool:
    """Whether an object is still there only to say that it has been dropped."""
    entry = latest(one) if collection == "massnahmen" and "status" in one else None
    return entry is not None and entry.get("phase") == DROPPED
