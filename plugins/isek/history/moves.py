"""A changed geometry in words: „um 1,2 ha vergrößert“."""

from __future__ import annotations

from typing import Any

from isek.history.shapes import distance, measured


def moved(before: Any, after: Any) -> str:
    """How a geometry changed: by area, length or distance; blank where that cannot be told."""
    old, new = measured(before), measured(after)
    if old is None or new is None:
        return ""
    if old.kind != new.kind:
        return "Auf der Karte anders dargestellt"
    if old.kind == "punkt":
        return f"Auf der Karte um {_metres(distance(old.centre, new.centre))} versetzt"
    step = new.size - old.size
    if old.kind == "linie":
        length = f"{_metres(abs(step))} {'länger' if step > 0 else 'kürzer'}"
        return f"Verlauf geändert, {length}" if abs(step) >= 1 else "Verlauf geändert, gleich lang"
    if abs(step) < 50:
        return "Grenze geändert, Fläche gleich groß"
    return f"Um {_hectares(abs(step))} {'vergrößert' if step > 0 else 'verkleinert'} (jetzt {_hectares(new.size)})"


def shape_words(geometry: Any) -> str:
    """What a geometry is: `Fläche von 22,1 ha`, `Strecke von 1,2 km`, `Punkt`."""
    found = measured(geometry)
    if found is None:
        return "Lage auf der Karte"
    if found.kind == "punkt":
        return "Punkt"
    return f"Fläche von {_hectares(found.size)}" if found.kind == "flaeche" else f"Strecke von {_metres(found.size)}"


def _metres(value: float) -> str:
    if value >= 1000:
        return f"{value / 1000:.1f}\xa0km".replace(".", ",")
    return f"{round(value)}\xa0m" if value >= 1 else "weniger als 1\xa0m"


def _hectares(square_metres: float) -> str:
    return f"{square_metres / 10_000:.{1 if square_metres >= 1000 else 2}f}\xa0ha".replace(".", ",")
