"""Changed money in words: „Kosten von 1,2 auf 1,7 Mio. €, davon Bund +300.000 €“."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from isek.finance.money import Money, cents
from isek.finance.wording import shown
from isek.history.changes import Data
from isek.schema.financing import SOURCES
from isek.values.german import euro, euro_short
from isek.values.words import word

_FIGURE = re.compile(r"(?:[a-z]+ )?[0-9.,]+(?P<unit>\xa0.+)")
"""A single figure with its unit."""
_PLAIN = re.compile(r"(?P<about>[a-z]+ )?[0-9.,]+\xa0(?!.* bis |.*, dazu ).+")
"""A single figure, neither a range nor two."""

_AMOUNT = frozenset({"betrag", "von", "bis", "ab", "jaehrlich", "unbekannt"})

Sums = Mapping[str, Decimal]
"""Euro by source of money."""


def amount(cost: Data | None, *, short: bool = True) -> str:
    """What something costs, in canonical form, in one line; blank where nothing is said."""
    if not cost:
        return ""
    money, yearly = money_of(cost), cost.get("jaehrlich")
    parts = [shown(money, short=short)] if money else [str(cost["unbekannt"])] if "unbekannt" in cost else []
    parts += [f"{(euro_short if short else euro)(Decimal(yearly))} im Jahr"] if yearly else []
    return ", dazu ".join(parts)


def but_amount(cost: Data) -> Data:
    """What costs say besides an amount."""
    return {name: value for name, value in cost.items() if name not in _AMOUNT}


def money_of(cost: Data) -> Money | None:
    """The amount of costs in canonical form; None where there is no figure."""
    low, high = (cost.get(name) for name in ("von", "bis"))
    about = cost.get("ungefaehr") is True
    if "betrag" in cost:
        return Money(Decimal(cost["betrag"]), Decimal(cost["betrag"]), about)
    if "ab" in cost:
        return Money(Decimal(cost["ab"]), Decimal(cost["ab"]), about, endless=True)
    return Money(Decimal(low or 0), Decimal(high), about) if high is not None else None


def from_to(old: Data, new: Data) -> str:
    """` von 1,2 auf 1,7 Mio. €` or `: jetzt …, bisher …`, to be put after a word; blank where both are the same.

    Beside a range, it says which is which: ` von bisher 400.000 € bis 600.000 € auf jetzt 520.000 €`.
    """
    figures = all("jaehrlich" in one or money_of(one) is not None for one in (old, new))
    for short in (True, False):
        before, after = amount(old, short=short), amount(new, short=short)
        if before != after and figures:
            if _are_alike(before, after):
                return f" von {_without_unit(before, after)} auf {after}"
            return f" von bisher {before} auf jetzt {after}"
        if before != after:
            return f": jetzt {after or 'ohne Betrag'}, bisher {before or 'ohne Betrag'}"
    return ""


def _are_alike(before: str, after: str) -> bool:
    """Whether both are single figures of one kind, so that nobody takes one for the end of a range."""
    one, other = _PLAIN.fullmatch(before), _PLAIN.fullmatch(after)
    return bool(one and other and one["about"] == other["about"])


def _without_unit(before: str, after: str) -> str:
    """One unit for both: `1,2` beside `1,7 Mio. €`."""
    one, other = _FIGURE.fullmatch(before), _FIGURE.fullmatch(after)
    return before.removesuffix(one["unit"]) if one and other and one["unit"] == other["unit"] else before


def sources(financing: Sequence[Data] | None, measure: Data, *, informative: bool = False) -> Sums:
    """The sums of each source, shares in per cent turned into euro; only those that are, or are not, `informative`."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for one in financing or ():
        given = _given(one, measure)
        if given is not None and (one.get("nachrichtlich") is True) is informative:
            found[one["quelle"]] += given
    return found


def yearly_sources(financing: Sequence[Data] | None) -> Sums:
    """What each source gives every year; what is only for information is left out."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for one in financing or ():
        if "jaehrlich" in one and not one.get("nachrichtlich"):
            found[one["quelle"]] += Decimal(one["jaehrlich"])
    return found


def _given(entry: Data, measure: Data) -> Decimal | None:
    """What a source gives; a share is one of the eligible costs, else of the costs, where these are one figure."""
    if "betrag" in entry:
        return Decimal(entry["betrag"])
    eligible = measure.get("foerderfaehig", {})
    stated = eligible.get("betrag") if eligible.get("stand") != "nein" else None
    base = stated or measure.get("kosten", {}).get("betrag")
    return cents(Decimal(base) * Decimal(str(entry["anteil"])) / 100) if base and "anteil" in entry else None


def differences(old: Sums, new: Sums) -> list[str]:
    """`Bund +300.000 €` for each source whose sum changed."""
    ordered = [*SOURCES, *(one for one in (*old, *new) if one not in SOURCES)]
    steps = [(one, new.get(one, Decimal(0)) - old.get(one, Decimal(0))) for one in dict.fromkeys(ordered)]
    return [f"{word('quelle', one)} {signed(step)}" for one, step in steps if step]


def signed(step: Decimal) -> str:
    """`+300.000 €`, `−50.000 €`."""
    return f"+{euro(step)}" if step > 0 else euro(step)


def source_lines(old: Sums, new: Sums, every: str = "") -> list[str]:
    """`Bund von 400.000 auf 700.000 €`, `Land neu mit 50.000 €` for each source whose sum changed; `every`: im Jahr."""
    found = []
    for one in dict.fromkeys([*SOURCES, *old, *new]):
        before, after = (euro(side[one]) + every if one in side else "" for side in (old, new))
        if not before and after:
            found.append(f"{word('quelle', one)} neu mit {after}")
        elif not after and before:
            found.append(f"{word('quelle', one)} entfällt (bisher {before})")
        elif before != after:
            found.append(f"{word('quelle', one)} von {_without_unit(before, after)} auf {after}")
    return found
