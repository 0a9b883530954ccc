"""Changed words of a text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.history.words import Mark, Piece, shortened, word_diff

TEXTS = st.text(st.sampled_from("ab .,\nÄß-"), max_size=60)
SAMPLES = {
    "one word": (
        "Die Straße wird ab 2026 umgebaut.",
        "Die Straße wird ab 2028 umgebaut.",
        "Die Straße wird ab [-2026-]{+2028+} umgebaut.",
    ),
    "a mark at the end of a word": ("Ein Baum", "Ein Baum, eine Bank", "Ein Baum{+, eine Bank+}"),
    "a sentence more": (
        "Sie wird umgebaut. Es gibt Bäume.",
        "Sie wird umgebaut. Zuvor ordnet die Stadt das Parken neu. Es gibt Bäume.",
        "Sie wird umgebaut. {+Zuvor ordnet die Stadt das Parken neu. +}Es gibt Bäume.",
    ),
    "nothing in common": (
        "Ein alter Satz steht hier.",
        "Morgen kommt etwas völlig anderes dazu, nämlich Wasser!",
        "[-Ein alter Satz steht hier.-]{+Morgen kommt etwas völlig anderes dazu, nämlich Wasser!+}",
    ),
    "another line break is no change": ("Eins zwei.\nDrei.", "Eins\nzwei. Drei.", "Eins\nzwei. Drei."),
    "few words between long changes": (
        "Es werden im Sommer des Jahres mindestens zwanzig und kleine krumme Obstbäume dort am Ufer gesetzt.",
        "Es werden ab dem nächsten Herbst genau vierzig und große gerade Lindenbäume ganz oben gesetzt.",
        None,
    ),
}


def marked(pieces: tuple[Piece, ...]) -> str:
    signs = {Mark.SAME: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
    found = []
    for piece in pieces:
        start, end = signs[piece.mark]
        bare = piece.text.lstrip()
        found.append(piece.text[: len(piece.text) - len(bare)] + start + bare + end if start else piece.text)
    return "".join(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    old, new, expected = SAMPLES[name]
    pieces = word_diff(old, new)
    if expected is not None:
        assert "".join(marked(pieces).split()) == "".join(expected.split())
    assert all(one.mark is not other.mark for one, other in pairwise(pieces))


def text_of(pieces: tuple[Piece, ...], without: Mark) -> str:
    return "".join([piece.text for piece in pieces if piece.mark is not without])


@given(TEXTS, TEXTS)
def test_both_texts_are_whole(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert text_of(pieces, Mark.REMOVED) == new
    assert "".join(text_of(pieces, Mark.ADDED).split()) == "".join(old.split())


def test_no_words_run_together() -> None:
    """A browser shows what was removed and what follows it side by side."""
    pieces = word_diff("Oben.\n\nEs regnet oft. Es ist ca. 50 Meter breit.", "Oben.\n\nEs ist ca. 60 Meter breit.")
    told = "".join(f"[{one.text}]" if one.mark is Mark.REMOVED else one.text for one in pieces)
    assert told == "Oben.\n\n[Es regnet oft. ]Es ist ca.[ 50] 60 Meter breit."


def test_many_sentences_that_each_changed() -> None:
    """Each is compared with the one at its place: not each word with all of them."""
    old, new = (" ".join([f"Die Straße wird {year} umgebaut, und am Ufer stehen Bänke."] * 30) for year in (2026, 2028))
    pieces = word_diff(old, new)
    assert [one.text.strip() for one in pieces if one.mark is Mark.REMOVED] == ["2026"] * 30


@given(TEXTS)
def test_the_same_text(text: str) -> None:
    assert all(piece.mark is Mark.SAME for piece in word_diff(text, text))


@given(TEXTS, TEXTS)
def test_shortened_keeps_the_changes(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    changes = [piece for piece in pieces if piece.mark is not Mark.SAME]
    assert [piece for piece in shortened(pieces, 1) if piece.mark is not Mark.SAME] == changes


def test_shortened() -> None:
    pieces = (Piece(Mark.SAME, "a b c d e f "), Piece(Mark.ADDED, "neu"), Piece(Mark.SAME, " g h i j k l"))
    assert [piece.text for piece in shortened(pieces, 2)] == ["… e f ", "neu", " g h …"]


def test_long_texts_take_no_time() -> None:
    """Ten thousand words, each changed somewhere: an answer comes at once."""
    old = " ".join(f"Wort{n % 97} und der" for n in range(5000))
    new = " ".join(f"Wort{n % 89} und die" for n in range(5000))
    start = time.process_time()
    word_diff(old, new)
    word_diff(old.replace(" und", ". Und"), new.replace(" und", ". Und"))
    assert time.process_time() - start < 2
