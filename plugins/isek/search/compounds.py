"""What German compounds are made of: nobody who looks for a Brücke types „Fußgängerbrücke“."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from isek.search.words import stem

_VOWELS = "aeiouyäöü"
# Where a syllable may begin: a consonant before a vowel, with the consonants that can stand before it.
_ONSET = re.compile(
    rf"(?:sch[lmnrw]?|str|spr|spl|[bfgkp][lr]|[dt]r|st|sp|kn|pf|qu|zw|th|ph|[^\W\d_{_VOWELS}])(?=[{_VOWELS}])"
)
_LONG = 8
"""Shorter words are not taken apart by syllables."""
_SHORTEST = 4
_SHORT_HEADS = frozenset(["amt", "bad", "bau", "bus", "hof", "rad", "rat", "tal", "tor", "see", "uhr", "weg"])
"""Words of three letters that end compounds."""


_BEGINNINGS = frozenset(["park"])
"""Words that mean something else where compounds begin with them: no Parkplatz is a park."""


class Compounds:
    """Takes words apart. `known` are words that parts may be, such as those of all titles."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(stem(word) for word in known if len(word) >= _SHORTEST)
        self._made: dict[str, tuple[str, ...]] = {}

    def endings(self, word: str) -> tuple[str, ...]:
        """The ends of a word in small letters that may be a word of their own, the longest first.

        Beginnings need none: the engine completes what is typed.
        """
        found = self._made.get(word)
        if found is None:
            found = self._made[word] = tuple([word[at:] for at in sorted(self._starts(word))])
        return found

    def parts(self, word: str) -> tuple[str, ...]:
        """The known words that a compound is made of: `Spielplatzsanierung` → `Spielplatz`, `Sanierung`."""
        ends = {word: 0} | {ending: len(word) - len(ending) for ending in self.endings(word)}
        starts = [*ends.values(), len(word)]
        pieces = (word[begin:end] for begin in ends.values() for end in starts if end - begin >= _SHORTEST)
        known = dict.fromkeys(piece for piece in pieces if piece != word and self._knows(piece))
        return tuple(piece for piece in known if piece not in _BEGINNINGS or word.endswith(piece))

    def _knows(self, piece: str) -> bool:
        # A joint (Stadt-s, Straße-n) is no part of the word before it.
        return stem(piece) in self._known or (piece[-1] in "sn" and stem(piece[:-1]) in self._known)

    def _starts(self, word: str) -> Iterator[int]:
        for at in range(3, len(word) - 2):
            if word[at:] in _SHORT_HEADS or (len(word) - at >= _SHORTEST and self._begins_known(word, at)):
                yield at
        if len(word) >= _LONG:
            yield from self._syllables(word)

    def _begins_known(self, word: str, at: int) -> bool:
        return any(stem(word[at:end]) in self._known for end in range(at + _SHORTEST, len(word) + 1))

    def _syllables(self, word: str) -> Iterator[int]:
        for found in _ONSET.finditer(word, 3):
            if len(word) - found.start() > _SHORTEST:
                yield found.start()
