"""Measures by phase, side by side: how far things are. A compact board shows tiles with numbers."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample, item, of_each
from isek.views.parts import Board, Lane


def _lanes(one: Sample) -> tuple[Lane, ...]:
    there = "massnahmen/?status=planung"
    full = Lane("planung", one.title, "15", (item(one), item(one, "M-001.2", 4)), there, "… und 13 weitere")
    return (full, Lane("abgeschlossen", "abgeschlossen", "1", (item(one, "M-025", 8),), there))


EXAMPLES = of_each(lambda one: Board(title="Im Einzelnen", lanes=_lanes(one))) | {
    "gedrängt": Board(title="Wie weit sind wir?", lanes=_lanes(USUAL), compact=True),
    "leer": Board(lanes=()),
}
