"""One sheet of a map: the ground, what is drawn on it, and numbers that lead to the measures. Others include it."""

from __future__ import annotations

from typing import Any

from isek.maps.frames import NARROW, WIDE
from isek.render.examples.map_samples import background, drawing
from isek.render.examples.samples import USUAL, Sample, of_each


def _sheet(one: Sample, **more: Any) -> dict[str, Any]:
    usual = {
        "sheet": drawing(one, WIDE),
        "label": one.title,
        "background": background(one),
        "form": "wide",
        "links": True,
    }
    return usual | more


EXAMPLES = of_each(_sheet) | {
    "ohne Grundkarte": _sheet(USUAL, background=None, links=False),
    "sehr viele": _sheet(USUAL, sheet=drawing(USUAL, NARROW, 120), form="narrow"),
}
