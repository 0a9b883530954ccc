"""Key figures; each leads to what it counts."""

from __future__ import annotations

from isek.render.examples.samples import Sample, bar, of_each
from isek.views.parts import Figure, Figures


def _figures(one: Sample) -> Figures:
    rough = Figure("rund 60 Mio. €", one.title, "kosten/", one.text, bar(one), "zahler")
    return Figures(
        title="Das Konzept in Zahlen", figures=(rough, Figure("40 von 55", "sind beschlossen", "massnahmen/"))
    )


EXAMPLES = of_each(_figures) | {
    "leer": Figures(figures=()),
}
