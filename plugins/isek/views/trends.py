"""How an indicator moves: as a line from start to target, and in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from isek.schema.indicators import Indicator, Reading
from isek.values.german import day, number, verb
from isek.views.pictures import Line, Point, per_cent

_ALL = Decimal(100)
_LEFT, _WIDE, _TOP, _HIGH = Decimal(4), Decimal(92), Decimal(24), Decimal(56)
"""Where the line may run, in per cent of the picture: the rest is for the words at its points."""
_SLOW = Decimal("0.8")
"""So much of what the time gone asks for is still on time: measuring is not that exact."""
_EARLY = Decimal("0.1")
"""Before so much of the time has gone, a pace says nothing."""


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
    return Line(points=tuple(points), words=in_words(one), tone=tone_of(one))


def tone_of(one: Indicator) -> str:
    """`gut`, `langsam` (the right way, but too slowly), `schlecht`; blank where nothing says how it should move."""
    good = _moves_well(one)
    if good is None:
        return ""
    return "schlecht" if not good else "langsam" if pace(one) else "gut"


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
        found.append(_Known(_begin(one.start.year), one.start.value, str(one.start.year), "start"))
    readings = _readings(one)
    for at, reading in enumerate(readings):
        assert reading.date is not None
        assert reading.value is not None
        kind = "jetzt" if at == len(readings) - 1 else "wert"
        found.append(_Known(reading.date.last, reading.value, str(reading.date.year), kind))
    if one.target and one.target.value is not None and one.target.year:
        found.append(_Known(_finish(one.target.year), one.target.value, f"Ziel {one.target.year}", "ziel"))
    return found


def _begin(year: int) -> date:
    """When a value of a whole year holds, on average."""
    return date(year, 7, 1)


def _finish(year: int) -> date:
    return date(year, 12, 31)


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


def pace(one: Indicator) -> str:
    """`nach 40 % der Zeit sind 6 % des Weges geschafft`, where it moves as it should but too slowly; blank else.

    Only where start and target have values and years; the time is that until the newest value.
    """
    readings, done = _readings(one), _done(one)
    if not readings or done is None or not 0 < done < 1 or not _moves_well(one):
        return ""
    gone = _gone(one, readings[-1])
    if gone is None or gone < _EARLY or (gone < 1 and done >= gone * _SLOW):
        return ""
    if gone >= 1:
        return f"die Zeit ist um, geschafft {_are(done)} {_percent(done)} des Weges"
    return f"nach {number(round(gone * 100))}\u00a0Prozent der Zeit {_are(done)} {_percent(done)} des Weges geschafft"


def _gone(one: Indicator, latest: Reading) -> Decimal | None:
    """How much of the time from start to target has gone at a value."""
    if not (one.start and one.start.year and one.target and one.target.year and latest.date):
        return None
    first, whole = _begin(one.start.year), (_finish(one.target.year) - _begin(one.start.year)).days
    return Decimal((latest.date.last - first).days) / whole if whole > 0 else None


def in_brief(one: Indicator) -> str:
    """`sinkt, wie gewollt`, `sinkt wie gewollt, aber zu langsam`, `steigt, soll aber sinken`, `unverändert`."""
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
    if good and pace(one):
        return f"{moves} wie gewollt, aber zu langsam"
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
    brief, slow = in_brief(one), pace(one)
    told = f"Der Wert {brief}" if brief != "unverändert" else "Der Wert ist unverändert"
    now = f"Zuletzt {_with_unit(latest.value, one.unit)} ({when} {day(latest.date)})."
    return " ".join([f"{told}: {slow}." if slow else f"{told}.", now, *_way(one, told=bool(slow))])


def _done(one: Indicator) -> Decimal | None:
    """How much of the way from start to target the newest value is."""
    readings = _readings(one)
    now = readings[-1].value if readings else None
    start = one.start.value if one.start else None
    target = one.target.value if one.target else None
    if now is None or start is None or target is None or start == target:
        return None
    return (now - start) / (target - start)


def _way(one: Indicator, *, told: bool) -> list[str]:
    """The target, and how much of the way to it is done unless that is told already."""
    done = _done(one)
    if done is None or one.target is None or one.target.value is None:
        return []
    if done >= 1:
        return ["Das Ziel ist erreicht."]
    until = f" bis {one.target.year}" if one.target.year else ""
    # The unit is a plural that follows no preposition.
    goal = f"Ziel: {_with_unit(one.target.value, one.unit)}{until}"
    if told:
        return [f"{goal}."]
    way = (
        "davon ist noch kein Stück geschafft"
        if done <= 0
        else f"bis jetzt {_are(done)} {_percent(done)} des Weges geschafft"
    )
    return [f"{goal}; {way}."]


def _percent(part: Decimal) -> str:
    return f"{number(_whole(part))}\u00a0Prozent"


def _are(part: Decimal) -> str:
    return verb(_whole(part))


def _whole(part: Decimal) -> int:
    """Per cent; a small part is not nothing."""
    return max(int(part * 100), 1)


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{number(value)}\u00a0{unit}" if unit else number(value)
