"""Which words of the texts a Fassung changed."""

from __future__ import annotations

from isek.history import Change, Mark, Piece, word_diff
from isek.history.words import shortened
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_changes import item_of
from isek.views.history_parts import TextChange, TextChanges, TextPiece

_CONTEXT = 12


def text_changes(told: Told, site: Site) -> TextChanges | None:
    """The texts whose words changed."""
    found = []
    for change in told.changes:
        texts = told.wording.texts(change)
        # What changed in blocks and links alone, nobody can read here.
        if texts and texts[0] != texts[1]:
            found.append(_text(change, texts, told, site))
    if not found:
        return None
    more = f"Alle {len(found)} geänderten Texte ansehen"
    return TextChanges(id="texte", title="Geänderter Text", texts=tuple(found), more=more)


def _text(change: Change, texts: tuple[str, str], told: Told, site: Site) -> TextChange:
    pieces = shortened(word_diff(*texts), _CONTEXT)
    label = told.wording.label(change.collection, change.field or "")
    return TextChange(item_of(change.collection, change.id, told, site), label, tuple([_piece(one) for one in pieces]))


def _piece(piece: Piece) -> TextPiece:
    text = piece.text.strip()
    if not text:
        # Blanks alone are no words that anybody would look for.
        return TextPiece(Mark.SAME, "" if piece.mark is Mark.REMOVED else piece.text, "", "")
    before, _, after = piece.text.partition(text) if text else (piece.text, "", "")
    return TextPiece(piece.mark, before, text, after)
