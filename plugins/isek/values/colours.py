"""Colours: how they are written, how they contrast, and how they become lighter or darker.

OKLCH (https://bottosson.github.io/posts/oklab/) parts a colour into lightness, strength and hue as eyes see them.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

_HEX = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class Colour(NamedTuple):
    """A colour of the screen (sRGB), each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


class Oklch(NamedTuple):
    """Lightness from 0 to 1, chroma from 0 to about 0.37, hue as an angle in radians."""

    lightness: float
    chroma: float
    hue: float


def parse_colour(text: str) -> Colour | None:
    """`#1f5fa8`, `1f5fa8` or `#15a`; None for anything else."""
    text = text.strip()
    if not _HEX.fullmatch(text):
        return None
    digits = text.lstrip("#")
    pairs = [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == 6 else [digit * 2 for digit in digits]
    return Colour(*(int(pair, 16) for pair in pairs))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours after WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """How bright a colour is, from 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of one colour and the rest of the other, as CSS does it with `color-mix(in srgb, …)`."""
    return Colour(*(round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True)))


def to_oklch(colour: Colour) -> Oklch:
    """The colour as eyes see it."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def from_oklch(seen: Oklch) -> Colour:
    """The nearest colour that a screen shows: of the same lightness and hue, paler where it must be."""
    low, high = 0.0, seen.chroma
    if _is_shown(_linear_of(seen)):
        low = high
    while high - low > 0.0005:
        middle = (low + high) / 2
        low, high = (middle, high) if _is_shown(_linear_of(seen._replace(chroma=middle))) else (low, middle)
    return Colour(*(_encoded(part) for part in _linear_of(seen._replace(chroma=low))))


def _linear(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (_decoded(part / 255) for part in colour)
    return red, green, blue


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def _encoded(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * math.pow(part, 1 / 2.4) - 0.055))


def _linear_of(seen: Oklch) -> tuple[float, float, float]:
    a, b = seen.chroma * math.cos(seen.hue), seen.chroma * math.sin(seen.hue)
    long = (seen.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (seen.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (seen.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_shown(parts: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in parts)
