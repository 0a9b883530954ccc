"""Colours as numbers: known values of WCAG and OKLCH, and that nothing is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.values.colours import Colour, contrast, from_oklch, mixed, parse_colour, to_oklch

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#1f5fa8", "#1f5fa8"), ("1F5FA8", "#1f5fa8"), (" #15a ", "#1155aa"), ("#000", "#000000")],
)
def test_spellings(text: str, colour: str) -> None:
    assert str(parse_colour(text)) == colour


@pytest.mark.parametrize("text", ["", "#", "blau", "#12", "#12345", "#1234567", "rgb(1, 2, 3)", "#12345g", "##123"])
def test_no_colours(text: str) -> None:
    assert parse_colour(text) is None


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#fff", "#fff", 1.0), ("#767676", "#fff", 4.54), ("#1b4dd1", "#fff", 6.93)],
)
def test_contrast_as_wcag_counts_it(one: str, other: str, ratio: float) -> None:
    assert contrast(known(one), known(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(known(other), known(one)) == contrast(known(one), known(other))


def test_oklch_of_pure_red() -> None:
    """The reference value of CSS Color 4."""
    seen = to_oklch(known("#f00"))
    assert (seen.lightness, seen.chroma, seen.hue) == pytest.approx((0.628, 0.2577, 0.5102), abs=0.001)


@given(COLOURS)
def test_there_and_back(colour: Colour) -> None:
    assert from_oklch(to_oklch(colour)) == colour


@given(COLOURS, st.floats(0.1, 1))
def test_another_lightness_is_shown(colour: Colour, lightness: float) -> None:
    made = from_oklch(to_oklch(colour)._replace(lightness=lightness))
    assert to_oklch(made).lightness == pytest.approx(lightness, abs=0.04)


def test_mixed_as_css_does() -> None:
    assert str(mixed(known("#000"), known("#fff"), 0.09)) == "#e8e8e8"


def known(text: str) -> Colour:
    """The colour that is surely there."""
    colour = parse_colour(text)
    assert colour
    return colour
