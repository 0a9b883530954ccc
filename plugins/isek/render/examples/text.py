"""Running text of ours or of an editor; as a note it stands out."""

from __future__ import annotations

from isek.render.examples.samples import line, of_each, paragraphs
from isek.views.parts import Paragraphs

EXAMPLES = of_each(
    lambda one: Paragraphs(
        title=one.title, paragraphs=(one.text, line(one.text), paragraphs(f"{one.text}\n\n1. {one.title}"))
    )
) | {
    "Hinweis": Paragraphs(paragraphs=("Maßgeblich ist die bekannt gemachte Satzung.",), tone="hinweis"),
    "leer": Paragraphs(paragraphs=()),
}
