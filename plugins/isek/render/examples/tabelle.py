"""Everything that is compared. On a phone a row becomes a card, and each cell says the heading of its column."""

from __future__ import annotations

from msgspec.structs import replace

from isek.render.examples.samples import Sample, item, line, of_each
from isek.views.tables import Cell, Row, Table, heads, labelled

WORDS = ("Maßnahme", "Stand", "Worum es geht", "Kosten")


def _table(one: Sample) -> Table:
    cells = (Cell((item(one),)), Cell(text="in Planung", state="planung"), Cell(text=line(one.text), note=one.title))
    rows = labelled(WORDS, [(*cells, Cell(text="3.600.000 €", figure=True))] * 2)
    foot = labelled(WORDS, [(Cell(text="Zusammen"), Cell(), Cell(), Cell(text="7.200.000 €", figure=True))])
    return Table(
        title="Abgleich",
        caption=one.title,
        head=heads(WORDS, figures=(3,)),
        rows=(replace(rows[0], tone="konflikt"), rows[1]),
        foot=foot,
        notes=(one.text,),
        intro=one.text,
    )


_MATRIX = [(Cell(text="Mobilität"), Cell(text="3", figure=True), Cell(text="0", figure=True))]
EXAMPLES = of_each(_table) | {
    "leer": Table(caption="Nichts davon", head=heads(WORDS), rows=()),
    "Matrix": Table(
        caption="Themenfelder und Prioritäten",
        head=heads(("Themenfeld", "hoch", "niedrig"), figures=(1, 2)),
        rows=tuple(Row(row.cells) for row in labelled(("", "hoch", "niedrig"), _MATRIX)),
        style="matrix",
        stack=False,
    ),
}
