"""Values in canonical form as German readers see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from isek.history.phrases import in_entry
from isek.history.readable import readable
from isek.model import OPEN, PartialDate, Period, Record
from isek.schema.choices import Choice, Choices
from isek.schema.entries import Entries, Entry
from isek.schema.fields import FieldType, Key, keys_of
from isek.schema.money import Euro, PerYear, Shares
from isek.schema.numbers import Number, Percent, Year
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.settings import Horizons
from isek.schema.times import Day, Span
from isek.schema.types import Markdown, YesNo
from isek.values import german
from isek.values.dates import read_loose_date
from isek.values.words import word

NameOf = Callable[[str], str]
"""What an id is called."""

_LONGEST = 90
_LEAD = 3
"""So many words stand before the first that differs."""

_KINDS: Mapping[tuple[str, str], str] = {
    ("raeume", "art"): "raumart",
    ("fachkonzepte", "ebene"): "planebene",
    ("fachkonzepte", "status"): "planstatus",
    ("akteure", "art"): "akteursart",
    ("akteure", "phasen"): "projektphase",
    ("leitfragen", "phase"): "projektphase",
    ("leitfragen", "stand"): "antwortstand",
    ("kapitel", "stand"): "textstand",
    ("beschluesse", "art"): "beschlussart",
    ("fassungen", "art"): "fassungsart",
    ("fassungen", "stand"): "fassungsstand",
    ("stellungnahmen", "art"): "stellungnahmeart",
    ("massnahmen.foerderfaehig", "stand"): "foerderfaehig",
    ("massnahmen.finanzierung", "programm"): "programm",
    ("massnahmen.fachkonzepte.rueckmeldung", "stand"): "rueckmeldung",
    ("massnahmen.beziehungen", "art"): "beziehung",
    ("ziele.beziehungen", "art"): "beziehung",
    ("raeume.verlauf", "art"): "verlauf",
    ("raeume.einnahmen", "art"): "gebietssumme",
    ("raeume.weitere_kosten", "art"): "gebietssumme",
    ("fassungen.anlass", "art"): "anlass",
}
"""Under which word the values of a key are explained, where that is not the key's own."""


class Shown:
    """Shows the values of one collection; `where` is its key, in an entry with the key that holds it.

    With `exact` money is told to the cent; with `whole` too, nothing is cut, and entries stand on lines of their own.
    """

    def __init__(self, where: str, name_of: NameOf, *, whole: bool = False, exact: bool = False) -> None:
        self.where = where
        self.name_of = name_of
        self._whole = whole
        self._exact = exact or whole

    def inside(self, name: str) -> Shown:
        """The same for the entries of a key."""
        return Shown(f"{self.where}.{name}", self.name_of, whole=self._whole, exact=self._exact)

    def apart(self, key: Key, old: Any, new: Any) -> tuple[str, str]:
        """Both values so that a reader can tell them apart: exact, and uncut, where they would else look alike."""
        exact = Shown(self.where, self.name_of, exact=True)
        for how in (self, exact):
            before, after = how.value(key, old), how.value(key, new)
            if before != after:
                return before, after
        whole = Shown(self.where, self.name_of, whole=True)
        before, after = whole.value(key, old), whole.value(key, new)
        return parting(before, after) if before != after else _named(old, new, before)

    def value(self, key: Key, value: Any) -> str:
        """A value in one line; a long text is cut."""
        return self._value(key.type, key.name, value)

    def _value(self, type_: FieldType[Any], name: str, value: Any) -> str:
        if isinstance(value, list):
            shown = [self._value(type_, name, one) for one in value]
            if isinstance(type_, Entries):
                return ("\n" if self._whole else "; ").join(shown)
            return german.join(shown)
        if isinstance(type_, Choice | Choices) or (self.where, name) in _KINDS:
            return word(_KINDS.get((self.where, name), name), value)
        if isinstance(type_, RefTo | RefsTo | RefOrText):
            return self.name_of(value)
        if isinstance(type_, Entry | Entries):
            return self.entry(type_.cls, name, value)
        if isinstance(type_, Shares):
            return ", ".join(f"{self.name_of(area)} {_percent(share)}" for area, share in value.items())
        if isinstance(type_, Markdown):
            return self._fitting(readable(str(value), self.name_of))
        return plain(type_, value, whole=self._whole, exact=self._exact)

    def _fitting(self, text: str) -> str:
        return text if self._whole else cut(text)

    def entry(self, cls: type[Record], name: str, entry: Mapping[str, Any]) -> str:
        """What an entry says: its values in the order of its keys."""
        inner, keys = self.inside(name), keys_of(cls)
        shown = [inner.among(keys[part], one) for part, one in entry.items() if part in keys]
        return self._fitting(", ".join(one for one in shown if one))

    def among(self, key: Key, value: Any) -> str:
        """A value beside others, without its label."""
        if isinstance(key.type, YesNo):
            return key.label if value else f"nicht {key.label}"
        shown = self.value(key, value)
        return in_entry(key.name, shown) if shown else ""


def _named(old: Any, new: Any, shown: str) -> tuple[str, str]:
    """Both where what they refer to has one name: with their ids."""
    if isinstance(old, str) and isinstance(new, str) and old != new:
        return f"{shown} ({old})", f"{shown} ({new})"
    return shown, shown


def parting(old: str, new: str) -> tuple[str, str]:
    """Both texts from a few words before they part."""
    before, after = old.split(), new.split()
    same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = max((min(len(before), len(after)) if same is None else same) - _LEAD, 0)
    lead = "… " if start else ""
    return cut(lead + " ".join(before[start:])), cut(lead + " ".join(after[start:]))


def plain(type_: FieldType[Any], value: Any, *, whole: bool = False, exact: bool = False) -> str:
    """A value that needs no names; with `whole` nothing is cut, with `exact` money is told to the cent."""
    euro = german.euro if exact or whole else german.euro_short
    if isinstance(type_, YesNo) or isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(type_, Day):
        return date(value)
    if isinstance(type_, Span):
        return german.period(period_of(value))
    if isinstance(type_, Euro):
        return euro(Decimal(value))
    if isinstance(type_, Percent):
        return _percent(value)
    if isinstance(type_, Number):
        return german.number(Decimal(str(value)))
    if isinstance(type_, PerYear):
        return ", ".join(f"{year}: {euro(Decimal(sum_))}" for year, sum_ in value.items())
    if isinstance(type_, Horizons):
        return ", ".join(f"{name} (bis {year})" if year else name for name, year in value.items())
    if isinstance(value, int) and not isinstance(type_, Year):
        return german.number(value)
    return str(value) if whole else cut(str(value))


def _percent(value: Any) -> str:
    return german.percent(Decimal(str(value)))


def date(text: str) -> str:
    """A date as people write it."""
    found = read_loose_date(text)
    return german.day(found) if found else text


def period_of(value: Any) -> Period:
    """A period in canonical form as a value."""
    if not isinstance(value, Mapping):
        return Period()
    start, end = (_point(value.get(name)) for name in ("von", "bis"))
    return Period(start, end, value.get("bis") == OPEN)


def _point(value: Any) -> PartialDate | None:
    return None if value in (None, OPEN) else read_loose_date(str(value))


def cut(text: str) -> str:
    """One line of at most so many letters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def bare(text: str) -> str:
    """Without the point at the end, to stand inside of a sentence."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text
