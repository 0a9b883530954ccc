"""How an old sum became a new one, row by row; the numbers beside it say what the drawing shows."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.history_parts import Bridge, BridgeRow

TICKS = (("50", "0"), ("55", "50"), ("60 Mio. €", "98"))


def _bridge(one: Sample) -> Bridge:
    rows = (
        BridgeRow("F-3", "", "52 Mio. €", "summe", "20", "0", below="20"),
        BridgeRow("neu", one.title, "+ 4 Mio. €", "mehr", "20", "40", "20", "60"),
        BridgeRow("entfallen", one.text, "− 1 Mio. €", "weniger", "50", "10", "60", "50"),
        BridgeRow("F-4", "", "55 Mio. €", "summe", "50", "0", above="50"),
    )
    return Bridge(title="Wie sich die Kosten verändert haben", intro=one.text, rows=rows, ticks=TICKS, note=one.text)


EXAMPLES = of_each(_bridge) | {
    "leer": Bridge(intro="Die Summe ist gleich geblieben.", rows=(), ticks=()),
}
