"""How an indicator moves: as a line from start to target, and in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from isek.schema.indicators import Indicator, Reading
from isek.values.german import day, number
from isek.views.pictures import Line, Point, per_cent

_ALL = Decimal(100)
_LEFT, _WIDE, _TOP, _HIGH = Decimal(4), Decimal(92), Decimal(24), Decimal(56)
"""Where the line may run, in per cent of the picture: the rest is for the words at its points."""


class _Known(Struct, frozen=True):
    when: date
    value: Decimal
    told: str
    kind: str


def trend(one: Indicator) -> Line | None:
    """The line of an indicator; None where there are not two values to draw it by."""
    known = _known(one)
    if len(known) < 2:
        return None
    first, last = known[0].when, max(point.when for point in known)
    low, high = min(point.value for point in known), max(point.value for point in known)
    days, span = Decimal((last - first).days) or Decimal(1), high - low or Decimal(1)
    points = [
        _point(point, Decimal((point.when - first).days) / days, (high - point.value) / span, at in {0, len(known) - 1})
        for at, point in enumerate(known)
    ]
    good = _moves_well(one)
    return Line(points=tuple(points), words=in_words(one), tone="" if good is None else "gut" if good else "schlecht")


def _point(point: _Known, x: Decimal, y: Decimal, at_end: bool) -> Point:
    shown = at_end or point.kind == "jetzt"
    left = _LEFT + x * _WIDE
    anchor = "start" if left < 12 else "end" if left > 88 else "middle"
    value, when = (number(point.value), point.told) if shown else ("", "")
    top = _TOP + y * _HIGH
    return Point(per_cent(left, _ALL), per_cent(top, _ALL), point.kind, value, when, anchor)


def _known(one: Indicator) -> list[_Known]:
    """Start, what was measured, target: those with a value and a time."""
    found = []
    if one.start and one.start.value is not None and one.start.year:
        found.append(_Known(date(one.start.year, 7, 1), one.start.value, str(one.start.year), "start"))
    readings = _readings(one)
    for at, reading in enumerate(readings):
        assert reading.date is not None
        assert reading.value is not None
        kind = "jetzt" if at == len(readings) - 1 else "wert"
        found.append(_Known(reading.date.last, reading.value, str(reading.date.year), kind))
    if one.target and one.target.value is not None and one.target.year:
        found.append(_Known(date(one.target.year, 12, 31), one.target.value, f"Ziel {one.target.year}", "ziel"))
    return found


def _readings(one: Indicator) -> list[Reading]:
    dated = [reading for reading in one.values if reading.date and reading.value is not None]
    return sorted(dated, key=lambda reading: reading.date.last if reading.date else date.min)


def _ends(one: Indicator) -> tuple[Decimal, Decimal] | None:
    """The first value and the newest; None where there are not two."""
    values = [reading.value for reading in _readings(one) if reading.value is not None]
    if one.start and one.start.value is not None:
        values = [one.start.value, *values]
    return (values[0], values[-1]) if len(values) > 1 else None


def _moves_well(one: Indicator) -> bool | None:
    """Whether it moves as it should; None where it does not move, or nothing says how it should."""
    ends = _ends(one)
    if ends is None or ends[0] == ends[1]:
        return None
    wanted = _wanted(one)
    return None if wanted is None else (ends[1] > ends[0]) == wanted


def _wanted(one: Indicator) -> bool | None:
    """Whether it shall rise."""
    if one.direction:
        return one.direction == "steigend"
    if one.start and one.target and one.start.value is not None and one.target.value is not None:
        return one.target.value > one.start.value
    return None


def in_brief(one: Indicator) -> str:
    """`sinkt, wie gewollt`, `steigt, soll aber sinken`, `unverändert`."""
    ends = _ends(one)
    if ends is None:
        return "noch nicht gemessen"
    if ends[0] == ends[1]:
        return "unverändert"
    moves = "steigt" if ends[1] > ends[0] else "sinkt"
    good = _moves_well(one)
    if good is None:
        return moves
    other = "steigen" if moves == "sinkt" else "sinken"
    return f"{moves}, wie gewollt" if good else f"{moves}, soll aber {other}"


def in_words(one: Indicator) -> str:
    """What the line shows, in a sentence or two."""
    readings = _readings(one)
    if not readings or _ends(one) is None:
        return "Seit dem Ausgangswert ist noch nicht gemessen worden."
    latest = readings[-1]
    assert latest.date is not None
    assert latest.value is not None
    when = "am" if latest.date.day else "im Jahr" if latest.date.month is None and not latest.date.quarter else "im"
    brief = in_brief(one)
    told = [f"Der Wert {brief}." if brief != "unverändert" else "Der Wert ist unverändert."]
    told.append(f"Zuletzt {_with_unit(latest.value, one.unit)} ({when} {day(latest.date)}).")
    return " ".join([*told, *_way(one, latest.value)])


def _way(one: Indicator, now: Decimal) -> list[str]:
    """How much of the way to the target is done."""
    start = one.start.value if one.start else None
    target = one.target.value if one.target else None
    if start is None or target is None or start == target:
        return []
    until = f" bis {one.target.year}" if one.target and one.target.year else ""
    done = (now - start) / (target - start)
    if done >= 1:
        return ["Das Ziel ist erreicht."]
    if done <= 0:
        return [f"Zum Ziel von {_with_unit(target, one.unit)}{until} ist noch kein Stück geschafft."]
    return [f"Zum Ziel von {_with_unit(target, one.unit)}{until} sind {_share(done)} des Weges geschafft."]


def _share(done: Decimal) -> str:
    return f"{number(max(int(done * 100), 1))}\u00a0Prozent"


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{number(value)}\u00a0{unit}" if unit else number(value)
