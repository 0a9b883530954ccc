"""Old and new side by side: unfolded on the screen, always there in print, and printed alone at its own anchor."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, line, of_each
from isek.views.history_parts import Synopsis
from isek.views.tables import Cell, Table, heads, labelled

WORDS = ("Was", "Bisher", "Neu", "Grund", "Beschluss")


def _synopsis(one: Sample) -> Synopsis:
    cells = [Cell((item(one),), note=one.title), *(Cell(text=line(one.text)) for _ in WORDS[1:])]
    table = Table(caption=one.title, head=heads(WORDS), rows=labelled(WORDS, [tuple(cells)]), style="synopse")
    summary = "Alt und neu nebeneinander"
    return Synopsis(id=one.key, anchor=f"nur-{one.key}", title=one.title, summary=summary, parts=(table,))


EXAMPLES = of_each(_synopsis) | {
    "leer": Synopsis(id="keine", anchor="nur-keine", title="Synopse", summary="Nichts geändert", parts=()),
}
