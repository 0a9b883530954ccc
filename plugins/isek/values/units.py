"""The words around a figure of money, and the units among them: `T€`, `Mio. €`, `€/Jahr`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from isek.values.fold import fold

MOST_CHARACTERS = 200
"""A longer text with digits is prose."""

# One letter for each kind of word; a text is then checked against a grammar of letters.
_WORD_END = r"(?![a-z])"
_SCALE_END = r"(?=eur|[^a-z]|$)"  # „MioEUR“ is written too
_KINDS = {
    "N": r"[0-9]+(?:[.,' ][0-9]+)*(?:,--?|\.-)?",
    "Y": rf"(?:/ ?(?:jahr|a|j\.?)|(?:pro|je|im|per) jahr|p\. ?a\.?|pa|per annum|jaehrlich|jaehrl\.?){_WORD_END}",
    "A": rf"(?:ca\.?|circa|zirka|rund|rd\.?|etwa|ungefaehr|ungef\.?|geschaetzt|knapp|fast){_WORD_END}|[~≈]",
    "H": rf"(?:bis zu|max\.?|maximal|hoechstens|unter|weniger als){_WORD_END}|<=?|≤",
    "L": rf"(?:ab|mind\.?|mindestens|min\.?|minimal|ueber|mehr als){_WORD_END}|>=?|≥",
    "B": rf"bis{_WORD_END}",
    "D": r"-",
    "V": rf"(?:von|zwischen){_WORD_END}",
    "U": rf"und{_WORD_END}",
    "T": rf"[tk](?=[ -]?(?:€|eur))-?|(?:tsd\.?|tausend){_SCALE_END}",
    "M": rf"m(?= ?(?:€|eur))|(?:mio\.?|mill\.?|million(?:en)?){_SCALE_END}",
    "G": rf"(?:mrd\.?|milliarden?){_SCALE_END}",
    "C": rf"€|(?:eur|euros?){_WORD_END}",
}
_TOKEN = re.compile(" ?(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()) + ")")
_SCALES = {"T": 10**3, "M": 10**6, "G": 10**9}
_UNIT = re.compile("(?:[TMG]C?|C)Y?")

_SAME = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SAME |= dict.fromkeys(map(ord, "\u2018\u2019`´"), "'")
_WORDS_IN_BRACKETS = re.compile(r"\(([^()0-9]*)\)")
_FULL_STOP = re.compile(r"(?<=[0-9€])\.$")
_MOST_WORDS = 6
"""As in „Angaben in Mio. Euro pro Jahr“."""

_BEFORE_UNIT = re.compile(r"(?:angaben )?in ", re.IGNORECASE)


class Unit(Struct, frozen=True):
    """A unit of money. `scale` is None where only the currency is named, `named` False where nothing is."""

    scale: int | None = None
    named: bool = False
    yearly: bool = False

    @property
    def factor(self) -> int:
        """How many euro it is."""
        return self.scale or 1


def prepared(text: str) -> str:
    """Folded, with one kind of dash and apostrophe, without brackets around words and without a last full stop."""
    plain = _WORDS_IN_BRACKETS.sub(r" \1 ", fold(text.translate(_SAME)))
    return _FULL_STOP.sub("", " ".join(plain.split()))


def tokens(plain: str) -> list[tuple[str, str]] | None:
    """Pairs of kind (one letter) and word; None where a part of the prepared text is none of the known words."""
    found, position = [], 0
    if len(plain) > MOST_CHARACTERS:
        return None
    while position < len(plain):
        token = _TOKEN.match(plain, position)
        if token is None:
            return None
        found.append((token.lastgroup or "", token.group().strip()))
        position = token.end()
    return found


def unit_among(kinds: str) -> Unit | None:
    """The unit in a run of kinds; None where two contradict each other (`T€ 5 Mio. €`)."""
    scales = [_SCALES[kind] for kind in kinds if kind in _SCALES]
    if len(scales) > 1 or kinds.count("C") > 1:
        return None
    return Unit(scales[0] if scales else None, bool(scales) or "C" in kinds, "Y" in kinds)


@lru_cache(maxsize=256)
def read_unit(text: str) -> Unit | None:
    """The unit that a text names and nothing else: `T€`, `in Mio. €`, `€/Jahr`."""
    kinds = "".join(kind for kind, _ in tokens(prepared(text).removeprefix("in ")) or ())
    return unit_among(kinds) if _UNIT.fullmatch(kinds) else None


def factor(unit: str) -> Decimal | None:
    """How many euro one of this unit is: 1000 for `T€`; None for anything that is no unit of money."""
    read = read_unit(unit)
    return Decimal(read.factor) if read else None


def unit_of(heading: str) -> tuple[str, str | None]:
    """A heading without its unit, and the unit as written: `Kosten (T€)` → `Kosten`, `T€`; `%` counts as a unit."""
    words = re.sub(r"([(\[])", r" \1", heading).split()
    for start in range(max(1, len(words) - _MOST_WORDS), len(words)):
        unit = _without_frame(" ".join(words[start:]))
        if fold(unit) in ("%", "prozent") or read_unit(unit):
            return " ".join(words[:start]).rstrip(" ,:"), unit
    return " ".join(heading.split()), None


def _without_frame(text: str) -> str:
    if (text[0], text[-1]) in (("(", ")"), ("[", "]")):
        text = text[1:-1].strip()
    return _BEFORE_UNIT.sub("", text, count=1) if _BEFORE_UNIT.match(text) else text
