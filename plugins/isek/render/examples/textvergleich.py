"""Changed texts, with what was struck out and put in. Signs and hidden words say it, not colour alone."""

from __future__ import annotations

from isek.history import Mark
from isek.render.examples.samples import USUAL, Sample, item, of_each
from isek.views.history_parts import TextChange, TextChanges, TextPiece


def _text(one: Sample) -> TextChange:
    pieces = (
        TextPiece(Mark.SAME, "", "Die Straße bekommt", " "),
        TextPiece(Mark.REMOVED, "", one.title, " "),
        TextPiece(Mark.ADDED, "", one.text, ""),
    )
    return TextChange(item(one), "Beschreibung", pieces)


EXAMPLES = of_each(lambda one: TextChanges(title="Texte", texts=(_text(one),), more="")) | {
    "sehr viele": TextChanges(title="Texte", texts=(_text(USUAL),) * 6, more="3 weitere Texte"),
    "leer": TextChanges(texts=(), more=""),
}
