"""What changed in a text, word by word: readable insertions and deletions as data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, groupby

from msgspec import Struct

_TOKEN = re.compile(r"\s*(?:\w+(?:[-.,:/’'@]\w+)*|[^\w\s])|\s+$")
_PARAGRAPH = re.compile(r"(?<=\n\n)(?!\n)")
_SENTENCE = re.compile(r"(?<=[.!?:])(?=[ \t])|(?<=\n)")
_MOST_WORDS = 600
"""More words on both sides of one place are not matched one by one: nobody could read that."""
_ISLAND = 2
"""So few words that stayed between two changes are told with them."""
_LEAST_ALIKE = 0.3
"""Less in common than this, and the whole passage is told as new."""
_ALIKE = 0.6
"""So much in common, and a part is another in its place."""


class Mark(StrEnum):
    """What became of some words."""

    SAME = "gleich"
    REMOVED = "entfallen"
    ADDED = "neu"


class Piece(Struct, frozen=True):
    """Some words in a row, with the blanks before them."""

    mark: Mark
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in the order to read them: those that are not removed make up the new text."""
    return tuple(_apart(list(_joined(_by_parts(old, new, (_PARAGRAPH, _SENTENCE))))))


def _by_parts(old: str, new: str, cuts: Sequence[re.Pattern[str]]) -> Iterator[Piece]:
    """Whole paragraphs first, then sentences, then words: what is the same need not be searched word by word."""
    if not cuts:
        yield from _by_words(old, new)
        return
    before, after = ([part for part in cuts[0].split(text) if part] for text in (old, new))
    plain = [[" ".join(part.split()) for part in side] for side in (before, after)]
    for tag, a, b, c, d in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        left, right = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            yield Piece(Mark.SAME, right)
        elif tag != "replace":
            yield from _replaced(left, right)
        else:
            apart = _go_together(plain[0][a:b], plain[1][c:d])
            pairs = zip(before[a:b], after[c:d], strict=True) if apart else [(left, right)]
            yield from chain.from_iterable(_by_parts(*pair, cuts[1:]) for pair in pairs)


def _go_together(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether each of some parts became the one at its place: then no word need be sought in all of them."""
    if not 1 < len(old) == len(new):
        return False
    pairs = ((one.split(), other.split()) for one, other in zip(old, new, strict=True))
    return all(_shared(one, other) >= _ALIKE * max(len(one), len(other)) for one, other in pairs)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    return (Counter(old) & Counter(new)).total()


def _by_words(old: str, new: str) -> Iterator[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        yield from _replaced(old, new)
        return
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False)
    if matcher.quick_ratio() < _LEAST_ALIKE or matcher.ratio() < _LEAST_ALIKE:
        yield from _replaced(old, new)
        return
    codes = matcher.get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal" and not _is_island(at, codes):
            yield Piece(Mark.SAME, "".join(after[c:d]))
        else:
            yield from _replaced("".join(before[a:b]), "".join(after[c:d]))


def _is_island(at: int, codes: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Whether these few words stand between two longer changes."""
    _, a, b, _, _ = codes[at]
    if b - a > _ISLAND or at in (0, len(codes) - 1):
        return False
    return all(max(code[2] - code[1], code[4] - code[3]) > _ISLAND for code in (codes[at - 1], codes[at + 1]))


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(Mark.REMOVED, old)
    if new:
        yield Piece(Mark.ADDED, new)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; in each change, what was removed first."""
    for changed, run in groupby(pieces, key=lambda piece: piece.mark is not Mark.SAME):
        found = list(run)
        for mark in (Mark.REMOVED, Mark.ADDED) if changed else (Mark.SAME,):
            text = "".join([piece.text for piece in found if piece.mark is mark])
            if text:
                yield Piece(mark, text)


def _apart(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """With a blank between what was removed from the beginning of a sentence and the word that begins it now."""
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].text if at + 1 < len(pieces) and pieces[at + 1].mark is Mark.SAME else ""
        runs_on = piece.mark is Mark.REMOVED and after[:1].isalnum() and not piece.text[-1].isspace()
        yield Piece(piece.mark, f"{piece.text} ") if runs_on else piece


def shortened(pieces: Sequence[Piece], words: int = 8) -> tuple[Piece, ...]:
    """The changes with a few words before and after; what is left out is „…“."""
    found = []
    for at, piece in enumerate(pieces):
        parts = piece.text.split()
        if piece.mark is not Mark.SAME or len(parts) <= 2 * words:
            found.append(piece)
            continue
        text = _ends(parts, words, first=at == 0, last=at == len(pieces) - 1)
        before, after = (" " if end.isspace() else "" for end in (piece.text[:1], piece.text[-1:]))
        found.append(Piece(Mark.SAME, f"{before}{text}{after}"))
    return tuple(found)


def _ends(parts: Sequence[str], words: int, *, first: bool, last: bool) -> str:
    """The first and last of many words; only the last ones at the beginning of a text, the first ones at its end."""
    start = [] if first else [*parts[:words]]
    return " ".join([*start, "…", *([] if last else parts[-words:])])
