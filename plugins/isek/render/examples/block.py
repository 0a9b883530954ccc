"""What a block of ours in a text shows: its title, and the parts that its options ask for."""

from __future__ import annotations

from markupsafe import escape

from isek.render.examples.samples import Sample, item, of_each
from isek.views.parts import ListPart, Paragraphs


def _block(one: Sample) -> dict[str, object]:
    parts = (ListPart(title="Darin", items=(item(one),)), Paragraphs(paragraphs=(one.text,)))
    return {"name": "massnahmen", "title_html": escape(one.title), "parts": parts, "in_block": True}


_NOTHING = Paragraphs(paragraphs=("Zu dieser Auswahl gibt es keine Maßnahme.",))
EXAMPLES = of_each(_block) | {
    "leer": {"name": "massnahmen", "title_html": "", "parts": (_NOTHING,), "in_block": True},
}
