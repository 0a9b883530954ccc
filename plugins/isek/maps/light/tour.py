"""Lines in an order in which the pen moves little: short steps are short numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from isek.maps.ground import Line, Point


def joined(lines: Iterable[Line]) -> list[Line]:
    """Lines that meet end to end, where no third one begins, as one."""
    found = {at: line for at, line in enumerate(lines) if len(line) > 1}
    ends: dict[Point, list[int]] = defaultdict(list)
    for at, line in found.items():
        ends[line[0]].append(at)
        ends[line[-1]].append(at)
    for point, meeting in ends.items():
        if len(meeting) == 2 and meeting[0] != meeting[1]:
            first, second = meeting
            whole = _ending(found.pop(first), point) + _beginning(found.pop(second), point)[1:]
            found[first] = whole
            # The far end of the second line is now one of the first.
            ends[whole[-1]] = [first if at == second else at for at in ends[whole[-1]]]
    return list(found.values())


def _ending(line: Line, point: Point) -> Line:
    return line if line[-1] == point else line[::-1]


def _beginning(line: Line, point: Point) -> Line:
    return line if line[0] == point else line[::-1]


def toured(lines: Sequence[Line], *, closed: bool = False) -> list[Line]:
    """The lines, each after the one whose end is nearest; open ones may be turned round."""
    left = list(lines)
    pen: Point = left[0][0] if left else (0.0, 0.0)
    found = []
    while left:
        at, turned = _nearest(left, pen, closed)
        line = left.pop(at)[::-1] if turned else left.pop(at)
        found.append(line)
        pen = line[0] if closed else line[-1]
    return found


def _nearest(lines: Sequence[Line], pen: Point, closed: bool) -> tuple[int, bool]:
    x, y = pen
    best, found = float("inf"), (0, False)
    for at, line in enumerate(lines):
        away = abs(line[0][0] - x) + abs(line[0][1] - y)
        if away < best:
            best, found = away, (at, False)
        away = best if closed else abs(line[-1][0] - x) + abs(line[-1][1] - y)
        if away < best:
            best, found = away, (at, True)
    return found
