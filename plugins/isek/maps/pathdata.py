"""Lines as SVG has them: short, with steps from point to point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from isek.maps.ground import Line


def path_of(lines: Iterable[Line], digits: int = 0, *, closed: bool = False, terse: bool = False) -> str:
    """Path data of some lines, rounded to so many digits; what becomes a single point is left out.

    Terse data must not be taken apart: it leaves out the letter that a line goes on by itself after its start.
    """
    found, at = [], (0, 0)
    for line in lines:
        data, at = _one(line, 10**digits, at, closed, terse)
        found.append(data)
    return "".join(found)


_NUMBER = re.compile(r"-?\d+")


def pieces_of(data: str) -> list[tuple[Line, ...]]:
    """What path data in whole numbers draws: lines, and areas with their holes, each ring ending as it begins.

    Each piece begins with a place of its own, as a basemap has it.
    """
    return [tuple(_lines_of(piece)) for piece in data.split("M")[1:]]


def _lines_of(piece: str) -> Iterator[Line]:
    x, y = 0.0, 0.0
    for one in piece.split("m"):
        numbers = [int(number) for number in _NUMBER.findall(one)]
        line = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        if one.endswith("z"):
            line.append(line[0])
            x, y = line[0]
        yield tuple(line)


def _one(line: Line, scale: int, at: tuple[int, int], closed: bool, terse: bool) -> tuple[str, tuple[int, int]]:
    """A line, its start as a step from the point `at`, and where the pen is then."""
    points = [(round(x * scale), round(y * scale)) for x, y in line]
    steps, last = [], points[0]
    for point in points[1:]:
        if point != last:
            steps.append(_pair(point[0] - last[0], point[1] - last[1], scale))
            last = point
    if closed:
        # The way back to the start needs no words.
        steps = steps[:-1]
    if len(steps) < (2 if closed else 1):
        return "", at
    start = _pair(points[0][0] - at[0], points[0][1] - at[1], scale)
    data = f"m{_joined([start, *steps])}" if terse else f"m{start}l{_joined(steps)}"
    return (f"{data}z", points[0]) if closed else (data, last)


def _joined(steps: list[str]) -> str:
    """Steps in a row; a minus parts numbers too."""
    return "".join([step if at == 0 or step.startswith("-") else f" {step}" for at, step in enumerate(steps)])


def _pair(x: int, y: int, scale: int) -> str:
    first, second = _number(x, scale), _number(y, scale)
    return f"{first}{second}" if second.startswith("-") else f"{first} {second}"


def _number(value: int, scale: int) -> str:
    if scale == 1:
        return str(value)
    text = f"{value / scale:.{len(str(scale)) - 1}f}".rstrip("0").rstrip(".")
    return text if text not in {"", "-", "-0"} else "0"
