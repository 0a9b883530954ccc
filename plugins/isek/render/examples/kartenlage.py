"""Where one measure lies: a small map beside its facts, without a script."""

from __future__ import annotations

from typing import Any

from isek.maps.frames import LOCATOR
from isek.render.examples.map_samples import background, drawing
from isek.render.examples.samples import USUAL, Sample, of_each
from isek.views.map_parts import Background, Chart, Locator
from isek.views.parts import Item


def _locator(one: Sample, ground: Background | None, note: str = "") -> dict[str, Any]:
    chart = Chart("", f"Lageplan: {one.title}", None, drawing(one, LOCATOR, 1))
    return {"locator": Locator(chart, ground, note, Item("Alle auf der Karte", "karte/")), "anchor": ""}


EXAMPLES = of_each(lambda one: _locator(one, background(one), one.text)) | {"ohne Grundkarte": _locator(USUAL, None)}
