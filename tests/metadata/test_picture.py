"""The picture beside links: its size, that it is the same each time, and that hard titles fit."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from io import BytesIO

import pytest
from PIL import Image, ImageFont

from isek.metadata.head import SIZE
from isek.metadata.picture import Preview, Shades, draw
from isek.theming.look import Look

LIGHT = Look().light
SHADES = Shades(*(LIGHT[name] for name in ("paper", "brand", "blossom", "ink", "ink-2")))
FIGURES = (("43", "Maßnahmen"), ("rund 61,4 Mio. €", "geschätzte Kosten"), ("31 von 43", "beschlossen"))
FONTS = {
    "inter-latin-400-normal.woff": "e20fa0b4fd2dd26e4d14b3ac3cc922509c3a63fa5e910e90c614544aa042dd45",
    "inter-latin-700-normal.woff": "7c5ed5655730de337704d3fc94628515cd7e3d8d32368871709bf56ac0397e7a",
}
"""Inter 5.3.0 of @fontsource/inter, unchanged."""


def drawn(title: str, town: str = "Stadt Lindenfurt", figures: tuple[tuple[str, str], ...] = FIGURES) -> Image.Image:
    """The picture, read again."""
    return Image.open(BytesIO(draw(Preview(town, title, figures, SHADES))))


def test_size_and_weight() -> None:
    picture = draw(Preview("Stadt Lindenfurt", "ISEK Lindenfurt 2040", FIGURES, SHADES))
    assert len(picture) < 40_000
    with Image.open(BytesIO(picture)) as image:
        assert (image.format, image.size) == ("PNG", SIZE)


def test_same_each_time() -> None:
    preview = Preview("Stadt Lindenfurt", "ISEK Lindenfurt 2040", FIGURES, SHADES)
    assert draw(preview) == draw.__wrapped__(preview)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "ISEK",
        "Integriertes städtebauliches Entwicklungskonzept für die Altstadt und die Gewerbegebiete im Norden",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Wort " * 80,
        "Łužica 日本 😀",
    ],
    ids=["none", "short", "long", "one-word", "many-words", "letters"],
)
def test_hard_titles_stay_inside(title: str) -> None:
    image = drawn(title).convert("RGB")
    edge = {image.getpixel((x, y)) for x in range(1150, 1200) for y in range(0, 630, 3)}
    assert edge <= {image.getpixel((1199, 0))}
    rule = [image.getpixel((x, 425)) for x in range(88, 1112)]
    assert set(rule) == {image.getpixel((1199, 0))}


def test_without_figures() -> None:
    assert drawn("ISEK Auental", figures=()).size == SIZE


@pytest.mark.parametrize("name", FONTS)
def test_fonts_are_those_that_were_published(name: str) -> None:
    data = files("isek.metadata").joinpath("fonts", name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == FONTS[name]
    assert ImageFont.truetype(BytesIO(data), 20).getname()[0] == "Inter"


def test_fonts_come_with_their_licence() -> None:
    text = files("isek.metadata").joinpath("fonts", "LICENSE-Inter.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in text
