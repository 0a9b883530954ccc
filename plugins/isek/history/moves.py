"""A changed geometry in words: „um 1,2 ha vergrößert“, „um rund 300 m verlegt“."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, floor, hypot, isnan, log10, radians
from typing import Any, NamedTuple

from isek.geometry.heavy import shapely
from isek.geometry.plane import DEGREE
from isek.history.shapes import Measured, distance, measured, shape_of

_SAME = 1.0
"""So many metres are no change of a length or a way."""
_ROUNDED = 0.2
"""So many metres may the rounding of coordinates make."""
_SAME_AREA = 50.0
"""So many square metres are no change of an area."""

Flat = tuple[float, float]


class _Way(NamedTuple):
    """How far a shape moved: `metres`, and whether all of it did alike."""

    metres: float
    whole: bool


def moved(before: Any, after: Any) -> str:
    """How a geometry changed: by area, length and distance; blank where that cannot be told."""
    old, new = measured(before), measured(after)
    if old is None or new is None:
        return ""
    if old.kind != new.kind:
        return f"Auf der Karte jetzt als {shape_words(after)}, bisher als {shape_words(before)}"
    if old.kind == "punkt":
        return f"Auf der Karte um {_metres(distance(old.centre, new.centre))} versetzt"
    way = _way(shape_of(before), shape_of(after))
    return _line(old, new, way) if old.kind == "linie" else _area(old, new, way)


def _line(old: Measured, new: Measured, way: _Way | None) -> str:
    step = new.size - old.size
    length = "gleich lang" if abs(step) < _SAME else f"{_metres(abs(step))} {'länger' if step > 0 else 'kürzer'}"
    return f"Verlauf{_how(way)}, {length}"


def _area(old: Measured, new: Measured, way: _Way | None) -> str:
    step = new.size - old.size
    if abs(step) < _SAME_AREA:
        lead = "Auf der Karte" if way and way.whole else "Grenze"
        return f"{lead}{_how(way)}, Fläche gleich groß"
    told = f"Um {_hectares(abs(step))} {'vergrößert' if step > 0 else 'verkleinert'} (jetzt {_hectares(new.size)})"
    return f"{told}, Grenze{_how(way)}" if way else told


def _how(way: _Way | None) -> str:
    if way is None:
        return " geändert"
    if way.whole:
        return f" um {_far(way)} verlegt"
    return f" um {'bis zu ' if way.metres >= _SAME else ''}{_far(way, about=False)} geändert"


def _way(before: Any, after: Any) -> _Way | None:
    """The step of a shape that moved as it is; else the farthest that either shape lies from the other."""
    old, new = _positions(before["coordinates"]), _positions(after["coordinates"])
    if not old or not new:
        return None
    width = DEGREE * cos(radians(old[0][1]))
    steps = [((b[0] - a[0]) * width, (b[1] - a[1]) * DEGREE) for a, b in zip(old, new, strict=False)]
    if len(old) == len(new) and hypot(*steps[0]) > _ROUNDED and _alike(steps):
        return _Way(hypot(*steps[0]), whole=True)
    found = shapely().hausdorff_distance(*(_solid(shape, width) for shape in (before, after)))
    return None if isnan(found) else _Way(float(found), whole=False)


def _alike(steps: Sequence[Flat]) -> bool:
    """Whether all steps are one, but for what rounding does to coordinates."""
    return all(hypot(x - steps[0][0], y - steps[0][1]) < _ROUNDED for x, y in steps)


def _positions(coordinates: Any) -> list[Sequence[float]]:
    return list(_each(coordinates))


def _each(coordinates: Any) -> Iterator[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _each(part)


def _solid(shape: Mapping[str, Any], width: float) -> Any:
    """A shape in metres; of an area its border."""

    def flat(coordinates: Any) -> Any:
        if coordinates and isinstance(coordinates[0], int | float):
            return coordinates[0] * width, coordinates[1] * DEGREE
        return [flat(part) for part in coordinates]

    solid = shapely().geometry.shape({"type": shape["type"], "coordinates": flat(shape["coordinates"])})
    return solid.boundary if "Polygon" in shape["type"] else solid


def shape_words(geometry: Any) -> str:
    """What a geometry is: `Fläche von 22,1 ha`, `Strecke von 1,2 km`, `Punkt`."""
    found = measured(geometry)
    if found is None:
        return "Lage auf der Karte"
    if found.kind == "punkt":
        return "Punkt"
    return f"Fläche von {_hectares(found.size)}" if found.kind == "flaeche" else f"Strecke von {_metres(found.size)}"


def _far(way: _Way, *, about: bool = True) -> str:
    """A distance with two digits at most that mean something: `rund 300 m`, `12 m`."""
    if way.metres < _SAME:
        return _metres(way.metres)
    digits = max(floor(log10(way.metres)) - 1, 0)
    shown = _metres(round(way.metres, -digits))
    return f"rund {shown}" if about and digits else shown


def _metres(value: float) -> str:
    if value >= 1000:
        return f"{value / 1000:.1f}\xa0km".replace(".", ",")
    return f"{round(value)}\xa0m" if value >= 1 else "weniger als 1\xa0m"


def _hectares(square_metres: float) -> str:
    return f"{square_metres / 10_000:.{1 if square_metres >= 1000 else 2}f}\xa0ha".replace(".", ",")
