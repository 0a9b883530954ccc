"""What changed in one key of an object, in a sentence without its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from isek.history.changes import Data
from isek.history.moves import moved
from isek.history.sameness import normal
from isek.history.values import Shown, period_of
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
        if isinstance(self.key.type, Markdown) and not self.key.type.inline:
            return f"{self.label} ergänzt" if old is None else f"{self.label} gestrichen"
        if isinstance(self.key.type, GeometryType | Labels | WordTables):
            return f"{self.label} ergänzt" if old is None else f"{self.label} gestrichen"
        value = self.shown.value(self.key, new if old is None else old)
        return f"{self.label} ergänzt: {value}" if old is None else f"{self.label} gestrichen (bisher {value})"

    def _changed(self, old: Any, new: Any) -> str:
        type_ = self.key.type
        if isinstance(type_, Markdown | Labels | WordTables):
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
        before, after = (self.shown.value(self.key, value) for value in (old, new))
        if isinstance(type_, _FROM_TO):
            return f"{self.label} von {before} auf {after}"
        if isinstance(type_, YesNo | Choice | RefTo | RefOrText | PerYear | Shares | Horizons):
            return f"{self.label}: jetzt {after}, bisher {before}"
        return f"{self.label}: jetzt „{after}“, bisher „{before}“"

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
        parts = [f"{lead} jetzt {self._one(new[0])}, bisher {self._one(old[0])}"] if lead else []
        if lead:
            came, went = ([one for one in side if one not in (old[0], new[0])] for side in (came, went))
        moves = [f"{german.join([self._one(one) for one in came])} hinzugekommen"] if came else []
        moves += [f"{german.join([self._one(one) for one in went])} nicht mehr dabei"] if went else []
        parts += [f"{self.label}: {', '.join(moves)}"] if moves else []
        return "; ".join(parts) or f"{self.label}: andere Reihenfolge"

    def _one(self, value: Any) -> str:
        return self.shown.value(self.key, value)

    def entries(self, type_: Entries[Any], old: Sequence[Data], new: Sequence[Data]) -> str:
        """Which entries of a list came and went; of a single one, what changed in it."""
        before, after = ({normal(one) for one in side} for side in (old, new))
        came = [one for one in new if normal(one) not in before]
        went = [one for one in old if normal(one) not in after]
        if len(came) == 1 and len(went) == 1:
            same = went[0].get("id") == came[0].get("id")
            about = f"{self.shown.name_of(came[0]['id'])}: " if same and "id" in came[0] else ""
            return self._under_label(about + self.inside(type_.cls, went[0], came[0]))
        parts = [f"{self._told(type_, came)} neu"] if came else []
        parts += [f"{self._told(type_, went)} nicht mehr"] if went else []
        return f"{self.label}: {'; '.join(parts)}"

    def _told(self, type_: Entries[Any], entries: Sequence[Data]) -> str:
        if len(entries) > 2:
            return german.count(len(entries), "Eintrag", "Einträge")
        return german.join([f"„{self.shown.entry(type_.cls, self.key.name, one)}“" for one in entries])

    def _entry(self, type_: Entry[Any], old: Data, new: Data) -> str:
        return self._under_label(self.inside(type_.cls, old, new))

    def _under_label(self, text: str) -> str:
        """The label once, where what it holds has the same one."""
        return text if text.startswith(self.label) else f"{self.label}: {text}"

    def inside(self, cls: type[Record], old: Data, new: Data) -> str:
        """What changed inside an entry, key by key."""
        inner = Shown(f"{self.shown.where}.{self.key.name}", self.shown.name_of)
        keys = keys_of(cls)
        parts = [
            FieldWords(keys[name], keys[name].label, inner).say(old.get(name), new.get(name))
            for name in dict.fromkeys([*old, *new])
            if name in keys and normal(old.get(name)) != normal(new.get(name))
        ]
        return "; ".join(parts)


def _day(point: PartialDate | None) -> str:
    return german.day(point) if point else ""


def _way(old: PartialDate | None, new: PartialDate | None) -> str:
    if old is None or new is None:
        return ""
    return "vorgezogen" if (new.last, new.first) < (old.last, old.first) else "verschoben"
