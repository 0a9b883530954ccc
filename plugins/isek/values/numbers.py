"""Numbers as people type them: German and plain spellings, strictly read."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from msgspec import Struct

_MOST_DIGITS = 18
"""More is no figure of a municipality; it also keeps every product with a unit exact (28 digits)."""

_WHOLE = r"(?P<whole>0|[1-9][0-9]*)"
_GROUPED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[.' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?:,(?P<part>[0-9]+))?")
_SWISS = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:'[0-9]{3})+)\.(?P<part>[0-9]{1,2})")
_ENGLISH = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|,[0-9]{3}(?=\.)))(?:\.(?P<part>[0-9]{1,2}))?")
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?P<part>)")
_COMMA = re.compile(rf"{_WHOLE},(?P<part>[0-9]+)")
_POINT = re.compile(rf"{_WHOLE}\.(?P<part>[0-9]+)")
_FORMS = (_PLAIN, _GROUPED, _SWISS, _ENGLISH, _COMMA, _POINT)

_NOT_DIGITS = re.compile(r"[^0-9]")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_THREE_AFTER_COMMA = re.compile(r"[^,]*,[0-9]{3}")
_THREE_AFTER_POINT = re.compile(r"[0-9]*\.[0-9]{3}")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f"), " ")
_SIGNS = _BLANKS | {ord("\u2212"): "-", ord("\u2019"): "'"}


class Doubt(Enum):
    """What three digits behind a mark leave open."""

    COMMA = "1,250"
    """Read as 1.25; an English hand would mean 1250."""
    GROUP = "1.250"
    """Read as 1250; a plain decimal would be 1.25."""
    POINT = "1250.500"
    """Read as 1250.5; a forgotten point would be 1250500."""


class Figure(Struct, frozen=True):
    """A number without sign as typed. `whole` says that no decimals were typed; `doubt` what may be meant otherwise."""

    value: Decimal
    whole: bool
    doubt: Doubt | None = None


def read_figure(text: str) -> Figure | None:
    """Digits with their points, commas, blanks or apostrophes; None for anything else."""
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    whole, part = _NOT_DIGITS.sub("", found["whole"]), found["part"]
    if len(whole) + len(part or "") > _MOST_DIGITS:
        return None
    value = Decimal(f"{whole}.{part}") if part else Decimal(whole)
    return Figure(value, not part, _doubt(text))


def _doubt(text: str) -> Doubt | None:
    if _ONE_GROUP.fullmatch(text):
        return Doubt.GROUP
    if _THREE_AFTER_COMMA.fullmatch(text):
        return Doubt.COMMA
    if _THREE_AFTER_POINT.fullmatch(text) and not text.startswith("0"):
        return Doubt.POINT
    return None


def _read_signed(text: str) -> tuple[Figure, int] | None:
    text = text.translate(_SIGNS).strip()
    figure = read_figure(text.removeprefix("-"))
    return (figure, -1 if text.startswith("-") else 1) if figure else None


def read_integer(text: str) -> int | None:
    """A whole number: `12400`, `12.400`, `12 400`, `-3`. None for anything else, `12,0` too."""
    read = _read_signed(text)
    return int(read[0].value) * read[1] if read and read[0].whole else None


def read_decimal(text: str) -> Decimal | None:
    """A number: `7,5`, `7.5`, `12.400,5`, `-3,2`. None for anything else, and for `12.400`, which is 12,4 or 12400."""
    read = _read_signed(text)
    if read is None or read[0].doubt is Doubt.GROUP:
        return None
    return -read[0].value if read[1] < 0 and read[0].value else read[0].value


def read_percent(text: str) -> Decimal | None:
    """A number of percent, with or without the sign: `30`, `30 %`, `30,5`. None for anything else and below 0."""
    value = read_decimal(text.strip().removesuffix("%").removesuffix("Prozent"))
    return value if value is not None and value >= 0 else None
