"""The figure of a money bridge: sums as points, steps as bars between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

from isek.finance import Money, shown
from isek.values.german import euro, euro_short, join, number
from isek.views.history import Sums, Told
from isek.views.history_parts import Bridge, BridgeRow
from isek.views.pictures import per_cent

_STEPS = 5


class Step(Struct, frozen=True):
    """A step of the bridge: measures that changed alike. `ids` are their newest ids, `old` and `new` their sums."""

    why: str
    ids: tuple[str, ...]
    old: Money
    new: Money

    @property
    def change(self) -> Money:
        """What it adds, end by end."""
        return self.new - self.old


def signed(money: Money, *, short: bool = False) -> str:
    """`+ 4.100.000 €`, `− 2,6 Mio. €`; both ends where they differ."""
    ends = [money.low] if money.low == money.high else [money.low, money.high]
    figure = euro_short if short else euro
    return " bis ".join(f"{'+' if end > 0 else '−' if end < 0 else '±'}\u00a0{figure(abs(end))}" for end in ends)


def figure(told: Told, old: Sums, new: Sums, groups: Sequence[Step], title: str) -> Bridge:
    """The bridge as a figure: each step begins where the one before has ended."""
    start, end = old.total.cost, new.total.cost
    places = [start.low]
    for step in groups:
        places.append(places[-1] + step.change.low)
    axis = _Axis.around(places)
    rows = [_sum_row(told.step.old.id, old, axis, start.low, below=True)]
    for at, step in enumerate(groups):
        rows.append(_step_row(step, axis, places[at], places[at + 1], told))
    rows.append(_sum_row(told.name, new, axis, end.low, below=False))
    notes = [axis.note] + ([_RANGES] if not (start.exact and end.exact) else [])
    return Bridge(
        id="geld", title=title, intro=_intro(start, end), rows=tuple(rows), ticks=axis.ticks, note=" ".join(notes)
    )


_RANGES = "Wo Beträge von … bis … angegeben sind, zeigt das Bild die unteren; die Tabelle nennt beide."


def _intro(old: Money, new: Money) -> str:
    change = new - old
    if change.low == 0 and change.high == 0:
        return f"Die geschätzten Gesamtkosten bleiben bei {shown(new, short=True)}."
    if change.low >= 0 and change.high >= 0:
        verb = "steigen"
    else:
        verb = "sinken" if change.low <= 0 and change.high <= 0 else "ändern sich"
    return f"Die geschätzten Gesamtkosten {verb}: bisher {shown(old, short=True)}, jetzt {shown(new, short=True)}."


def _sum_row(name: str, sums: Sums, axis: _Axis, at: Decimal, *, below: bool) -> BridgeRow:
    place, measures = axis.at(at), len(sums.total.counted)
    note = "1 Maßnahme mit Betrag" if measures == 1 else f"{number(measures)} Maßnahmen mit Betrag"
    lines = {"below": place} if below else {"above": place}
    return BridgeRow(name, note, shown(sums.total.cost, short=True), "summe", place, "0", **lines)


def _step_row(step: Step, axis: _Axis, before: Decimal, after: Decimal, told: Told) -> BridgeRow:
    names = [told.number_of(one) for one in step.ids]
    note = join(names) if len(names) <= 4 else f"{', '.join(names[:3])} und {len(names) - 3} weitere"
    first, last = sorted((before, after))
    tone = "mehr" if after >= before else "weniger"
    width = per_cent(last - first, axis.width)
    return BridgeRow(
        step.why, note, signed(step.change, short=True), tone, axis.at(first), width, axis.at(before), axis.at(after)
    )


class _Axis(Struct, frozen=True):
    """The stretch of money that a figure shows, in round steps."""

    start: Decimal
    step: Decimal

    @classmethod
    def around(cls, places: Sequence[Decimal]) -> _Axis:
        """An axis on which all places lie."""
        low, high = min(places), max(places)
        rough = max((high - low) / _STEPS, Decimal(1))
        unit = Decimal(10) ** rough.adjusted()
        for factor in (1, 2, 5, 10, 20):
            step = unit * factor
            start = (low / step).to_integral_value(ROUND_FLOOR) * step
            if (high / step).to_integral_value(ROUND_CEILING) * step <= start + _STEPS * step:
                return cls(start, step)
        raise AssertionError("twenty times the unit is wide enough")

    @property
    def width(self) -> Decimal:
        """How much money it shows."""
        return self.step * _STEPS

    def at(self, value: Decimal) -> str:
        """A place on it in per cent."""
        return per_cent(value - self.start, self.width)

    @property
    def _unit(self) -> tuple[Decimal, str]:
        if self.start + self.width >= 10**6 and self.step >= 10**4:
            return Decimal(10**6), "Mio.\u00a0€"
        return Decimal(1), "€"

    @property
    def ticks(self) -> tuple[tuple[str, str], ...]:
        """Words and places."""
        unit, _ = self._unit
        values = [self.start + at * self.step for at in range(_STEPS + 1)]
        return tuple([(number((value / unit).normalize()), self.at(value)) for value in values])

    @property
    def note(self) -> str:
        """Which stretch is shown."""
        (unit, name), last = self._unit, self.start + self.width
        first, end = (number((value / unit).normalize()) for value in (self.start, last))
        return f"Gezeigt ist der Ausschnitt von {first} bis {end}\u00a0{name}."
