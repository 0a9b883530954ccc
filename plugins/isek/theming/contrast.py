"""Colours that cannot be read, told with a colour that could."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from isek.problems import Problem, problem
from isek.schema.goals import ThematicField
from isek.theming.look import Look
from isek.theming.options import Options
from isek.theming.pairs import Weak, weak_pairs, weak_pairs_of
from isek.theming.tokens import BY_NAME, DARK, LIGHT, MODES, Given, by_night, palette, source_of
from isek.values.colours import Colour, from_oklch, parse_colour, to_oklch
from isek.values.german import count, number

_CODE = "kontrast-zu-gering"
_NAMES = {"on-f": "Buchstaben der Kachel", "hue": "Farbe des Themenfelds"}
_STEPS = 100

Source = tuple[str, str]
"""The mode and option of a chosen colour."""


def option_problems(options: Options) -> Iterator[Problem]:
    """A problem for each chosen colour that makes something unreadable, with its worst pair."""
    for mode in MODES:
        for source, weak in _by_source(options.given, mode).items():
            place = options.chosen_at(*source)
            yield problem(_CODE, place, _said(weak, mode), _hint(options.given, mode, source))


def field_problems(fields: Iterable[ThematicField], look: Look) -> Iterator[Problem]:
    """A problem for each Themenfeld whose own colour cannot be read."""
    for field in fields:
        colour = parse_colour(field.colour or "")
        weak, mode = _weak_of(colour, look) if colour else ([], LIGHT)
        if colour and weak:
            better = _nearest_lightness(colour, lambda one: not _weak_of(one, look)[0])
            hint = f'Möglich wäre farbe: "{better}".' if better else None
            yield problem(_CODE, field.at("farbe"), _said(weak, mode), hint, about=field.id)


def _weak_of(colour: Colour, look: Look) -> tuple[list[Weak], str]:
    by_day = weak_pairs_of(colour, look.light)
    return (by_day, LIGHT) if by_day else (weak_pairs_of(by_night(colour), look.dark), DARK)


def _by_source(given: Given, mode: str) -> dict[Source, list[Weak]]:
    """The weak pairs of a mode by the choice that made them: that of the writing, else that of the ground."""
    found: dict[Source, list[Weak]] = defaultdict(list)
    for weak in weak_pairs(palette(given, mode)):
        source = _source(weak.front, given, mode) or _source(weak.back, given, mode)
        if source:
            found[source].append(weak)
    return found


def _source(name: str, given: Given, mode: str) -> Source | None:
    token = BY_NAME.get(name, BY_NAME["paper"])
    source = source_of(token, given, mode)
    if source is None and name == "on-brand":
        return source_of(BY_NAME["brand"], given, mode)
    return source


def _said(weak: list[Weak], mode: str) -> str:
    worst, more = weak[0], len(weak) - 1
    rest = f"; ebenso {count(more, 'weiteres Paar', 'weitere Paare')}" if more else ""
    when = " im dunklen Modus" if mode == DARK else ""
    front, back = (
        f"„{_name(name)}“ ({colour})" for name, colour in zip((worst.front, worst.back), worst.colours, strict=True)
    )
    ratio, needed = _ratio(worst.ratio), _ratio(worst.needed)
    return f"{front} auf {back} hat{when} einen Kontrast von {ratio}, nötig sind {needed}{rest}."


def _name(token: str) -> str:
    if token.startswith("tint of "):
        return f"heller Ton: {_name(token.removeprefix('tint of '))}"
    if token in BY_NAME and BY_NAME[token].option:
        return BY_NAME[token].option
    return _NAMES.get(token) or f"Farbe {token.removeprefix('hue-')} der Themenfelder"


def _ratio(value: float) -> str:
    # Rounded down: 4,496 must not be shown as 4,5.
    return f"{number(Decimal(math.floor(value * 100)) / 100)} zu 1"


def _hint(given: Given, mode: str, source: Source) -> str | None:
    """A colour that would do, where there is one: the same, only lighter or darker."""
    chosen, option = source

    def is_readable(colour: Colour) -> bool:
        changed = {**given, mode: {**given.get(mode, {}), option: colour}}
        return (mode, option) not in _by_source(changed, mode)

    better = _nearest_lightness(_colour(given, source), is_readable)
    if better is None:
        return None
    where = " unter „farben_dunkel“" if chosen != mode else ""
    return f'Möglich wäre{where} {option}: "{better}".'


def _colour(given: Given, source: Source) -> Colour:
    by_option: Mapping[str, Colour] = given[source[0]]
    return by_option[source[1]]


def _nearest_lightness(colour: Colour, fits: Callable[[Colour], bool]) -> Colour | None:
    """The colour that fits with the least change of lightness; the darker one where two are equally near."""
    seen = to_oklch(colour)
    for step in range(1, _STEPS):
        for lightness in (seen.lightness - step / _STEPS, seen.lightness + step / _STEPS):
            if 0 <= lightness <= 1:
                candidate = from_oklch(seen._replace(lightness=lightness))
                if fits(candidate):
                    return candidate
    return None
