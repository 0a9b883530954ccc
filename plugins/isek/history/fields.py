"""What changed in one key of an object, in a sentence without its end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from isek.history.changes import Data
from isek.history.links import beyond_words
from isek.history.moves import moved
from isek.history.phrases import noun_of, phrase_of
from isek.history.sameness import normal
from isek.history.values import Shown, bare, period_of
from isek.model import PartialDate, Record
from isek.schema import times
from isek.schema.choices import Choice, Choices, Scale
from isek.schema.entries import Entries, Entry
from isek.schema.fields import Key, keys_of
from isek.schema.geometry import GeometryType
from isek.schema.horizons import Horizon
from isek.schema.money import Euro, PerYear, Shares
from isek.schema.numbers import Integer, Number
from isek.schema.references import RefOrText, RefsTo, RefTo
from isek.schema.settings import Horizons, Labels, WordTables
from isek.schema.times import Day
from isek.schema.types import Markdown, Texts, YesNo
from isek.values import german

_FROM_TO = (Scale, Horizon, Number, Integer, Euro, Day)
"""Values that rise or fall, or move."""
_INNER = str.maketrans("„“", "‚‘")
"""Quotes inside of quotes."""
_LEADS = {"themenfelder": "Führendes Themenfeld", "federfuehrung": "Federführung"}


class FieldWords:
    """Words a changed key of one collection. `label` is how readers know the key, in the town's own words."""

    def __init__(self, key: Key, label: str, shown: Shown) -> None:
        self.key = key
        self.label = label
        self.shown = shown

    def say(self, old: Any, new: Any) -> str:
        """How the value changed; None stands for a key that is not there."""
        return self._came_or_went(old, new) if old is None or new is None else self._changed(old, new)

    def _came_or_went(self, old: Any, new: Any) -> str:
        type_ = self.key.type
        if isinstance(type_, GeometryType | Labels | WordTables | Markdown) and not getattr(type_, "inline", False):
            return f"{self.label} ergänzt" if old is None else f"{self.label} gestrichen"
        value = self.shown.value(self.key, new if old is None else old)
        phrase = phrase_of(self.key.name)
        if phrase:
            return phrase.came.format(new=bare(value)) if old is None else phrase.went.format(old=bare(value))
        if isinstance(type_, YesNo):
            return f"{self.label}: jetzt {value}" if old is None else f"{self.label}: keine Angabe mehr, bisher {value}"
        return f"{self.label} ergänzt: {value}" if old is None else f"{self.label} gestrichen (bisher {value})"

    def _changed(self, old: Any, new: Any) -> str:
        type_ = self.key.type
        if isinstance(type_, Markdown):
            return self._text(old, new)
        if isinstance(type_, Labels | WordTables):
            return f"{self.label} geändert"
        if isinstance(type_, GeometryType):
            return moved(old, new) or f"{self.label} geändert"
        if isinstance(type_, times.Span):
            return self._period(old, new)
        if isinstance(type_, RefsTo | Choices | Texts):
            return self._list(old, new)
        if isinstance(type_, Entries):
            return self.entries(type_, old, new)
        if isinstance(type_, Entry):
            return self._entry(type_, old, new)
        if isinstance(type_, PerYear):
            return self._years(old, new)
        return self._single(old, new)

    def _single(self, old: Any, new: Any) -> str:
        """One value instead of another."""
        before, after = self.shown.apart(self.key, old, new)
        if before == after:
            return f"{self.label} anders geschrieben: {after}"
        phrase = phrase_of(self.key.name)
        if phrase:
            return phrase.changed.format(old=bare(before), new=bare(after))
        if isinstance(self.key.type, _FROM_TO):
            return f"{self.label} {from_to(before, after)}"
        if isinstance(self.key.type, YesNo | Choice | RefTo | RefOrText | Shares | Horizons):
            return f"{self.label}: jetzt {after}, bisher {before}"
        return f"{self.label}: jetzt „{bare(after)}“, bisher „{bare(before)}“"

    def _text(self, old: str, new: str) -> str:
        beside = beyond_words(old, new, self.shown.name_of)
        return f"{self.label} geändert{': ' if beside else ''}{'; '.join(beside)}"

    def _years(self, old: Data, new: Data) -> str:
        """Only the years whose sums changed."""
        steps = []
        for year in dict.fromkeys([*old, *new]):
            before, after = (german.euro(Decimal(side[year])) if year in side else "nichts" for side in (old, new))
            if before != after:
                steps.append(f"{year} jetzt {after} statt {before}")
        return f"{self.label}: {', '.join(steps) or 'anders angegeben'}"

    def _period(self, old: Any, new: Any) -> str:
        """Both ends of a period, each as moved."""
        before, after = period_of(old), period_of(new)
        ends = (("Beginn", before.start, after.start), ("Ende", before.end, after.end))
        steps = [(name, _day(one), _day(other), _way(one, other)) for name, one, other in ends if one != other]
        whole = f"{self.label}: jetzt {german.period(after)}, bisher {german.period(before)}"
        if before.open_end != after.open_end or not steps or not all(one and other for _, one, other, _ in steps):
            return whole
        words = [f"{name} von {one} auf {other}" for name, one, other, _ in steps]
        ways = {way for *_, way in steps}
        if len(ways) == 1:
            return f"{' und '.join(words)} {ways.pop()}"
        return ", ".join(f"{text} {way}" for text, (*_, way) in zip(words, steps, strict=True))

    def _list(self, old: Sequence[Any], new: Sequence[Any]) -> str:
        came, went = ([one for one in a if one not in b] for a, b in ((new, old), (old, new)))
        lead = _LEADS.get(self.key.name) if self.shown.where == "massnahmen" and old[0] != new[0] else None
        parts = []
        if lead:
            before, after = self._names([old[0]], [new[0]])
            parts.append(f"{lead} jetzt {after[0]}, bisher {before[0]}")
            came, went = ([one for one in side if one not in (old[0], new[0])] for side in (came, went))
        before, after = self._names(went, came)
        moves = [f"{german.join(after)} hinzugekommen"] if came else []
        moves += [f"{german.join(before)} nicht mehr dabei"] if went else []
        parts += [f"{self.label}: {', '.join(moves)}"] if moves else []
        return "; ".join(parts) or f"{self.label}: andere Reihenfolge"

    def _names(self, old: Sequence[Any], new: Sequence[Any]) -> tuple[list[str], list[str]]:
        """What the values of both sides are called; with ids where one name stands on both."""
        before, after = ([self.shown.value(self.key, one) for one in side] for side in (old, new))
        twice = set(before) & set(after)

        def told(values: Sequence[Any], names: Sequence[str]) -> list[str]:
            return [f"{name} ({one})" if name in twice else name for one, name in zip(values, names, strict=True)]

        return told(old, before), told(new, after)

    def entries(self, type_: Entries[Any], old: Sequence[Data], new: Sequence[Data]) -> str:
        """Which entries of a list came and went; of a single one, what changed in it."""
        before, after = ({normal(one) for one in side} for side in (old, new))
        came = [one for one in new if normal(one) not in before]
        went = [one for one in old if normal(one) not in after]
        if len(came) == 1 and len(went) == 1:
            same = went[0].get("id") == came[0].get("id")
            about = f"{self.shown.name_of(came[0]['id'])}: " if same and "id" in came[0] else ""
            return self._under_label(about + self.inside(type_.cls, went[0], came[0]))
        shown = self._told(type_, came, went)
        parts = [f"{shown[0]} neu"] if came else []
        parts += [f"{shown[1]} nicht mehr"] if went else []
        return f"{self.label}: {'; '.join(parts)}"

    def _told(self, type_: Entries[Any], came: Sequence[Data], went: Sequence[Data]) -> tuple[str, str]:
        """The entries of both sides, so that none of one side reads like one of the other."""
        exact, whole = (Shown(self.shown.where, self.shown.name_of, exact=True, whole=all_) for all_ in (False, True))
        for how in (self.shown, exact, whole):
            new, old = ([how.entry(type_.cls, self.key.name, one) for one in side] for side in (came, went))
            if not set(new) & set(old):
                break
        return _listed(new), _listed(old)

    def _entry(self, type_: Entry[Any], old: Data, new: Data) -> str:
        return self._under_label(self.inside(type_.cls, old, new))

    def _under_label(self, text: str) -> str:
        """The label once, where what it holds has the same one."""
        return text if text.startswith(self.label) else f"{self.label}: {text}"

    def inside(self, cls: type[Record], old: Data, new: Data) -> str:
        """What changed inside an entry, key by key."""
        inner, keys = self.shown.inside(self.key.name), keys_of(cls)
        parts = [
            FieldWords(keys[name], noun_of(inner.where, name) or keys[name].label, inner).say(
                old.get(name), new.get(name)
            )
            for name in dict.fromkeys([*old, *new])
            if name in keys and normal(old.get(name)) != normal(new.get(name))
        ]
        return "; ".join(parts) or "anders angegeben"


def _listed(shown: Sequence[str]) -> str:
    """At most two entries in quotes, which take the place of those inside."""
    if len(shown) > 2:
        return german.count(len(shown), "Eintrag", "Einträge")
    return german.join([f"„{one.translate(_INNER)}“" for one in shown])


def from_to(before: str, after: str) -> str:
    """`von 3 auf 5`; where a side is a range itself, `von bisher 3 bis 5 auf jetzt 4`."""
    if any(" bis " in one or one.startswith(("mindestens", "bis zu")) for one in (before, after)):
        return f"von bisher {before} auf jetzt {after}"
    return f"von {before} auf {after}"


def _day(point: PartialDate | None) -> str:
    return german.day(point) if point else ""


def _way(old: PartialDate | None, new: PartialDate | None) -> str:
    """Which way an end went; within the year or month that was told, it has not moved."""
    if old is None or new is None:
        return ""
    if old.first <= new.first and new.last <= old.last:
        return "genauer angegeben"
    if new.first <= old.first and old.last <= new.last:
        return "ungenauer angegeben"
    return "vorgezogen" if (new.last, new.first) < (old.last, old.first) else "verschoben"
