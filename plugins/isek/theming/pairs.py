"""Which colours meet on a page, and how well they must be told apart (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from isek.theming.tokens import HUES, tint_of, tinted
from isek.values.colours import Colour, contrast

TEXT, SHAPE = 4.5, 3.0
"""What WCAG asks for writing, and for the shape of controls and signs."""

_HUES = tuple(f"hue-{at}" for at in range(1, HUES + 1))
_TINTS = tuple(tint_of(hue) for hue in _HUES)
_PLAIN = ("paper", "surface", "tint", "tint-2", "tint-sand", "tint-river")
_MAP = ("map-land", "map-block", "map-house", "map-square", "map-road", "map-green", "map-wood", "map-water")
_ALL = (*_PLAIN, "warn-bg", "good-bg", *_TINTS)

PAIRS: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("ink", "ink-2", "link", "link-hover"), _ALL, TEXT),
    (("late",), (*_PLAIN, "warn-bg", *_TINTS), TEXT),
    (("warn-ink",), ("warn-bg", "paper", "surface", "tint-sand"), TEXT),
    (("good-ink",), ("good-bg", "paper", "surface", "tint-sand", "warn-bg"), TEXT),
    (("on-brand",), ("brand",), TEXT),
    (("on-f",), _HUES, TEXT),
    (("focus",), _ALL, SHAPE),
    (("brand",), ("paper", "surface", "tint", "tint-sand"), SHAPE),
    (("line-strong",), ("paper", "surface", "tint-sand"), SHAPE),
    (_HUES, ("paper", "surface", "tint-sand"), SHAPE),
    (_HUES, _MAP, SHAPE),
    (("ink",), _MAP, TEXT),
    (("ink-2",), _MAP, SHAPE),
)
"""Foregrounds, the backgrounds that they stand on, and the least contrast.

Not in it: `line` and `blossom`, which only adorn, and `pay-…`, whose bars are parted by lines and told in a table.
On maps, lines and names have a light border besides.
"""


class Weak(Struct, frozen=True):
    """Two colours that are too much alike."""

    front: str
    back: str
    colours: tuple[Colour, Colour]
    ratio: float
    needed: float


def weak_pairs(palette: Mapping[str, Colour]) -> list[Weak]:
    """The pairs of a palette that are too much alike, the worst first."""
    return _worst_first(_weak(PAIRS, palette))


def weak_pairs_of(hue: Colour, palette: Mapping[str, Colour]) -> list[Weak]:
    """The same for a Themenfeld's own colour among the others."""
    own = {**palette, "hue": hue, tint_of("hue"): tinted(hue, palette["paper"])}
    pairs = (
        (("on-f",), ("hue",), TEXT),
        (("hue",), ("paper", "surface", "tint-sand", tint_of("hue")), SHAPE),
        (("ink", "ink-2", "link", "link-hover", "late"), (tint_of("hue"),), TEXT),
        (("focus",), (tint_of("hue"),), SHAPE),
    )
    return _worst_first(_weak(pairs, own))


def _worst_first(found: Iterable[Weak]) -> list[Weak]:
    """Tints come last: they have no name of their own."""
    return sorted(found, key=lambda weak: (weak.back.startswith(tint_of("")), weak.ratio / weak.needed))


def _weak(
    pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...], float]], palette: Mapping[str, Colour]
) -> Iterator[Weak]:
    for fronts, backs, needed in pairs:
        for front in fronts:
            for back in backs:
                colours = palette[front], palette[back]
                ratio = contrast(*colours)
                if ratio < needed:
                    yield Weak(front, back, colours, ratio, needed)
