"""A cell of a table: text, links, a phase, a figure. `data-l` is what a phone shows before it."""

from __future__ import annotations

from msgspec.structs import replace

from isek.render.examples.samples import USUAL, field, item, line, of_each
from isek.views.tables import Cell

AROUND = (
    '<div class="isek-table-wrap"><table class="isek-table isek-stack"><tbody><tr><th scope="row">Zeile</th>',
    "</tr></tbody></table></div>",
)
_TILES = (field(USUAL), replace(field(USUAL, 4), address=None, brief=True))

EXAMPLES = of_each(lambda one: {"cell": Cell((item(one), item(one)), label=one.title, note=one.text)}) | {
    "Stand": {"cell": Cell(text="in Planung", state="planung", label="Stand")},
    "Betrag": {"cell": Cell(text="3.600.000 €", figure=True, sort="3600000", label="Kosten")},
    "Kacheln": {"cell": Cell(_TILES, label="Themenfelder", tone="themenfelder")},
    "Liste": {"cell": Cell((item(USUAL, note=line("in Planung, 2027–2031")),))},
    "über zwei Spalten": {"cell": Cell(text="keine Angabe", span=2)},
    "leer": {"cell": Cell()},
}
