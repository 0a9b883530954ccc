"""The picture that messengers and networks show beside a link to the site: name, municipality, key figures."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from isek.finance import shown
from isek.metadata.head import SIZE
from isek.values.colours import Colour
from isek.values.german import number
from isek.views.context import Site

_LEFT, _WIDTH = 88, 1024
_LINES = 3
_SIZES = ((104, 1), (92, 1), (92, 2), (80, _LINES), (68, _LINES), (60, _LINES))
"""Sizes of the title, each with the most lines that it may take."""
_REGULAR, _BOLD = "inter-latin-400-normal.woff", "inter-latin-700-normal.woff"
# What the fonts have besides Latin-1: dashes, quotes and the like.
_MORE = frozenset("€ŒœŸ" + "".join(map(chr, range(0x2009, 0x2027))))
_PLAIN = str.maketrans({"Ł": "L", "ł": "l", "\u2011": "-", "\u202f": "\xa0"})

Font = ImageFont.FreeTypeFont
Measure = Callable[[str], float]
"""How wide a text is."""


class Shades(Struct, frozen=True):
    """The colours of the picture."""

    paper: Colour
    brand: Colour
    accent: Colour
    ink: Colour
    quiet: Colour


class Preview(Struct, frozen=True):
    """What is on the picture; `figures` are numbers with what they count, three at the most."""

    town: str
    title: str
    figures: tuple[tuple[str, str], ...]
    shades: Shades


def preview_of(site: Site, shades: Shades) -> Preview:
    """The picture of a site."""
    return Preview(site.town, site.concept.settings.title, tuple(_figures(site)), shades)


def _figures(site: Site) -> Iterator[tuple[str, str]]:
    measures = site.concept.measures.values()
    if measures:
        yield number(len(measures)), site.word("massnahmen") if len(measures) == 1 else site.words("massnahmen")
    if site.finance.total.counted:
        yield shown(site.finance.total.cost, short=True), "geschätzte Kosten"
    decided = sum(measure.current_bindingness == "beschlossen" for measure in measures)
    if decided:
        yield f"{number(decided)} von {number(len(measures))}", "beschlossen"


@lru_cache(maxsize=4)
def draw(preview: Preview) -> bytes:
    """The picture as PNG; the same for the same content."""
    shades = preview.shades
    image = Image.new("RGB", SIZE, tuple(shades.paper))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 28, SIZE[1]), fill=tuple(shades.brand))
    pen.rectangle((28, 0, 40, SIZE[1]), fill=tuple(shades.accent))
    pen.text((_LEFT, 66), _shown(preview.town), font=_font(_REGULAR, 38), fill=tuple(shades.quiet))
    _draw_title(pen, preview)
    _draw_figures(pen, preview)
    return _png(image)


def _draw_title(pen: ImageDraw.ImageDraw, preview: Preview) -> None:
    size, lines = _fitting(_shown(preview.title))
    for place, line in enumerate(lines):
        at = (_LEFT, 132 + place * size * 1.14)
        pen.text(at, line, font=_font(_BOLD, size), fill=tuple(preview.shades.ink))


def _draw_figures(pen: ImageDraw.ImageDraw, preview: Preview) -> None:
    if preview.figures:
        pen.line((_LEFT, 452, _LEFT + _WIDTH, 452), fill=tuple(preview.shades.brand), width=3)
    bold, plain, at = _font(_BOLD, 50), _font(_REGULAR, 30), float(_LEFT)
    for value, label in ((_shown(value), _shown(label)) for value, label in preview.figures):
        width = max(bold.getlength(value), plain.getlength(label))
        if at + width > _LEFT + _WIDTH:
            return
        pen.text((at, 482), value, font=bold, fill=tuple(preview.shades.brand))
        pen.text((at, 546), label, font=plain, fill=tuple(preview.shades.quiet))
        at += width + 56


def _fitting(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; a very long one is cut."""
    for size, most in _SIZES:
        measure = _font(_BOLD, size).getlength
        lines = _wrapped(title, measure)
        if len(lines) <= most and all(measure(line) <= _WIDTH for line in lines):
            return size, lines
    kept = [_cut(line, measure) for line in lines[:_LINES]]
    return size, [*kept[:-1], _cut(f"{kept[-1]} …", measure)] if len(lines) > _LINES else kept


def _cut(line: str, measure: Measure) -> str:
    """The line, or as much of it as fits."""
    end = len(line)
    while end and measure(line) > _WIDTH:
        end -= 1
        line = f"{line[:end].rstrip(' …')} …"
    return line


def _wrapped(text: str, measure: Measure) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer) <= _WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shown(text: str) -> str:
    """The text in letters that the fonts have: others lose their accents."""
    return "".join(char if _is_drawn(char) else _bare(char) for char in text.translate(_PLAIN))


def _is_drawn(char: str) -> bool:
    return ord(char) < 0x100 or char in _MORE


def _bare(char: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", char) if _is_drawn(part))


@cache
def _font(name: str, size: int) -> Font:
    source = files("isek.metadata").joinpath("fonts", name)
    # One way of laying out letters everywhere: the other one needs a library that not all systems have.
    return ImageFont.truetype(BytesIO(source.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _png(image: Image.Image) -> bytes:
    """Few colours in a palette: a third of the size."""
    written = BytesIO()
    few = image.quantize(48, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG", compress_level=8)
    return written.getvalue()
