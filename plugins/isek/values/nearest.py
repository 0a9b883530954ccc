"""„Meinten Sie …?“: the nearest of many names, quickly enough to be asked for every miss."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from isek.values.fold import fold

_FEW = 8
"""So many choices are listed where none of them is near."""
_MOST_EQUALS = 4
"""More names that are equally near (M-013 among M-010 … M-019) are no help."""
_SHORT = 12
"""Up to this length every single slip is looked up; longer names share enough pairs of letters."""
_COMMON = 1500
"""A pair of letters that more names share says nothing."""
_RARE = 8
"""So many of a word's pairs, the rarest, are followed; and so many names are then measured:"""
_CLOSER_LOOK = 20

_LOOKALIKES = str.maketrans("oil|", "0111")
_MARKS = re.compile(r"[\s\-._/]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class _Index(Struct, frozen=True):
    """Names by their bare form, by each form with one letter left out, by their pairs of letters, and by beginning."""

    folded: tuple[str, ...]
    names: tuple[str, ...]
    bare: Mapping[str, list[int]]
    shortened: Mapping[str, list[int]]
    pairs: Mapping[str, list[int]]


def nearest(word: str, among: Iterable[str], limit: int = 1) -> list[str]:
    """The names nearest to the word, best first; none where nothing is near or too many are equally near."""
    sought = fold(word)[:100]
    if not sought:
        return []
    index = _index(tuple(among))
    ranked = sorted((_rank(sought, index, at), at) for at in _candidates(sought, index))
    near = [(rank, index.names[at]) for rank, at in ranked if rank < _too_far(sought)]
    equals = sum(rank == near[0][0] for rank, _ in near) if near else 0
    if equals > max(limit, _MOST_EQUALS):
        return []
    return list(dict.fromkeys(name for _, name in near))[:limit]


def did_you_mean(word: str, among: Iterable[str]) -> str | None:
    """`Meinten Sie „X“?`, or the choices where they are few, else None."""
    choices = tuple(among)
    found = nearest(word, choices)
    if found:
        return f"Meinten Sie „{found[0]}“?"
    few = list(dict.fromkeys(choices))
    return f"Möglich sind: {', '.join(few)}." if 0 < len(few) <= _FEW else None


@lru_cache(maxsize=32)
def _index(names: tuple[str, ...]) -> _Index:
    folded = tuple(fold(name)[:100] for name in names)
    bare, shortened, pairs = defaultdict(list), defaultdict(list), defaultdict(list)
    for at, text in enumerate(folded):
        bare[_bare(text)].append(at)
        for pair in set(_pairs(text)):
            pairs[pair].append(at)
        for form in {text, *_one_less(text)} if len(text) <= _SHORT else ():
            shortened[form].append(at)
    return _Index(folded, names, bare, shortened, pairs)


def _bare(text: str) -> str:
    """Without marks and leading zeros, and with one form for letters that look alike: `m-o12` and `m 12` are `m12`."""
    return _ZEROS.sub("", _MARKS.sub("", text).translate(_LOOKALIKES))


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))


def _one_less(text: str) -> Iterator[str]:
    return (text[:at] + text[at + 1 :] for at in range(len(text)))


def _candidates(sought: str, index: _Index) -> set[int]:
    found = set(index.bare.get(_bare(sought), ()))
    if len(sought) <= _SHORT + 1:
        for form in {sought, *_one_less(sought)}:
            found.update(index.shortened.get(form, ()))
    shared: Counter[int] = Counter()
    known = sorted((len(index.pairs[pair]), pair) for pair in index.pairs.keys() & set(_pairs(sought)))
    for names, pair in known[:_RARE]:
        if names <= _COMMON:
            shared.update(index.pairs[pair])
    # Ties are cut by place in the list, so that the answer never depends on chance.
    best = sorted(shared, key=lambda at: (-shared[at], at))[:_CLOSER_LOOK] if shared else []
    return found.union(best)


def _too_far(sought: str) -> float:
    """One slip in three letters, two in six, three in twelve, four in twenty."""
    length = len(sought)
    return 1.5 + (length >= 6) + (length >= 12) + (length >= 20) if length >= 3 else 1.0


def _rank(sought: str, index: _Index, at: int) -> float:
    """The number of slips between the two; same bare form is nearest, a beginning counts as one slip and a bit."""
    text = index.folded[at]
    if _bare(text) == _bare(sought):
        return 0.0 if text == sought else 0.5
    slips = _slips(sought, text, _too_far(sought))
    begins = min(len(text), len(sought)) >= 3 and (text.startswith(sought) or sought.startswith(text))
    return min(slips, 1.4) if begins else slips + (0.05 if text[:1] != sought[:1] else 0.0)


def _slips(one: str, other: str, too_many: float) -> float:
    """How many letters are wrong, missing or too many; two that changed places weigh a bit less than one.

    Counting ends at `too_many`.
    """
    before: list[float] = []
    last: list[float] = [float(at) for at in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [float(row)]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2] and letter != against:
                cost = min(cost, before[column - 2] + 0.9)
            line.append(cost)
        if min(line) >= too_many and min(last) >= too_many:
            return too_many
        before, last = last, line
    return last[-1]
