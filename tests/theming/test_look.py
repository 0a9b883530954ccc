"""The colours of a site: our own can be read, and what a town chooses leads to others that can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.read.yaml_tree import parse
from isek.schema.fields import keys_of
from isek.theming.contrast import option_problems
from isek.theming.look import Look
from isek.theming.options import Options, read_options
from isek.theming.pairs import PAIRS, weak_pairs, weak_pairs_of
from isek.theming.tokens import MODES, OPTIONS, TOKENS, by_night, palette
from isek.tree import Mapping
from isek.values.colours import Colour, contrast, parse_colour

ADORNING = {"line", "blossom"}
"""Colours that say nothing by themselves."""


def options_of(text: str) -> Options:
    """What `theme` says; fails the test if it is not right."""
    node, problems = parse(text, "mkdocs.yml")
    assert isinstance(node, Mapping)
    assert problems == []
    options, problems = read_options(node, ())
    assert problems == []
    return options


def known(text: str) -> Colour:
    """The colour that is surely there."""
    colour = parse_colour(text)
    assert colour
    return colour


@pytest.mark.parametrize("mode", MODES)
def test_our_own_look_can_be_read(mode: str) -> None:
    assert weak_pairs(palette({}, mode)) == []


def test_present_look() -> None:
    look = Look()
    assert {token.name: str(look.light[token.name]) for token in TOKENS} == {t.name: t.light for t in TOKENS}
    assert {token.name: str(look.dark[token.name]) for token in TOKENS} == {t.name: t.dark for t in TOKENS}


@pytest.mark.parametrize("marke", ["#b3261e", "#005ca9", "#e2001a", "#007a33", "#5b2d8e", "#444444", "#8a4b00"])
def test_one_colour_is_enough(marke: str) -> None:
    """Real town colours: everything else follows and can be read, by day and by night."""
    options = options_of(f'farben: {{marke: "{marke}"}}')
    assert list(option_problems(options)) == []
    look = Look(options)
    assert str(look.light["brand"]) == marke
    assert look.light["link"] != Look().light["link"]
    assert contrast(look.dark["brand"], look.dark["paper"]) > 7


def test_writing_on_the_brand_is_what_can_be_read() -> None:
    assert str(Look(options_of('farben: {marke: "#003366"}')).light["on-brand"]) == "#ffffff"
    assert str(Look(options_of('farben: {marke: "#f2a900"}')).light["on-brand"]) == "#16201b"
    assert str(Look(options_of('farben: {marke: "#036", marke_schrift: "#ffe"}')).light["on-brand"]) == "#ffffee"


def test_given_colours_are_taken_as_they_are() -> None:
    look = Look(options_of('farben: {link: "#00f"}\nfarben_dunkel: {link: "#9cf", marke: "#fff"}'))
    assert (str(look.light["link"]), str(look.dark["link"])) == ("#0000ff", "#99ccff")
    assert str(look.light["brand"]) == str(Look().light["brand"])
    assert str(look.dark["brand"]) == "#ffffff"


def test_tints_follow_the_accent() -> None:
    look = Look(options_of('farben: {akzent: "#f59e0b"}'))
    assert look.light["tint"] != Look().light["tint"]
    assert contrast(look.light["ink"], look.light["tint"]) > 10


def test_fonts_come_before_those_of_every_device() -> None:
    look = Look(options_of('schrift: Fira Sans, "Open Sans", serif\nschrift_fest: Fira Code'))
    assert look.fonts["font"].startswith('"Fira Sans", "Open Sans", serif, "Segoe UI Variable Text"')
    assert look.fonts["font-display"].startswith('"Fira Sans", ')
    assert look.fonts["mono"].startswith('"Fira Code", ui-monospace')


@given(st.builds(Colour, *[st.integers(0, 255)] * 3))
def test_every_hue_can_be_read_by_night(colour: Colour) -> None:
    """So that a field's colour, once it is right by day, never fails for its derived twin."""
    assert weak_pairs_of(by_night(colour), Look().dark) == []


def test_css_says_every_colour_twice() -> None:
    css = Look().css({"feld-t-mob": known("#1f5fa8")})
    for token in TOKENS:
        assert css.count(f"--{token.name}: ") == 2
    assert ".isek-hue-feld-t-mob { --f: #1f5fa8; --ft: #e5f0fd; }" in css
    assert css.count(".isek-hue-feld-t-mob { --f: ") == 2
    assert css.count("{") == css.count("}")


# The table of pairs and the stylesheets

_USED = re.compile(r"(?P<property>[\w-]+): (?P<value>[^;{}]*)")
_VARIABLE = re.compile(r"var\(--([\w-]+)")
_NAMES = {token.name for token in TOKENS}


def colours_used(root: Path, *properties: str) -> set[str]:
    """The colours that the stylesheets use for these properties."""
    found: set[str] = set()
    for part in sorted((root / "theme" / "isek_theme" / "styles").glob("*.css")):
        screen = part.read_text(encoding="utf-8").split("@media print")[0]
        for declaration in _USED.finditer(screen):
            if declaration["property"] in properties:
                found.update(_VARIABLE.findall(declaration["value"]))
    return found & _NAMES


def test_every_colour_of_writing_is_checked(root: Path) -> None:
    checked = {front for fronts, _, _ in PAIRS for front in fronts}
    assert colours_used(root, "color") - checked == set()


def test_every_ground_is_checked(root: Path) -> None:
    checked = {name for fronts, backs, _ in PAIRS for name in (*fronts, *backs)}
    paid = {f"pay-{at}" for at in range(1, 8)}
    assert colours_used(root, "background", "background-color") - checked - ADORNING - paid == set()


def test_stylesheets_use_no_colour_that_does_not_exist(root: Path) -> None:
    """A variable without a value makes a rule void, in silence."""
    texts = [part.read_text(encoding="utf-8") for part in (root / "theme" / "isek_theme" / "styles").glob("*.css")]
    css = "\n".join([Look().css({}), *texts])
    defined = set(re.findall(r"--([\w-]+):", css))
    assert set(re.findall(r"var\(--([\w-]+)\)", css)) - defined == set()


def test_guide_names_every_option(root: Path) -> None:
    guide = (root / "docs" / "07-veroeffentlichen.md").read_text(encoding="utf-8")
    assert [name for name in (*OPTIONS, *keys_of(Options)) if f"`{name}`" not in guide] == []
