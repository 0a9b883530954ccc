"""The colours of the site: what each is for, and how it looks by day and by night unless a town says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from isek.values.colours import Colour, Oklch, contrast, from_oklch, mixed, parse_colour, to_oklch

LIGHT, DARK = "light", "dark"
MODES = (LIGHT, DARK)
HUES = 12
_TINT = 0.08
"""How much of a field's hue is in its tint; the rest is paper."""
_TINT_CHROMA = 0.022
"""How strong a tint is: what is mixed alone looks grey."""


class Token(Struct, frozen=True):
    """A colour by its name in CSS, with its defaults.

    `option` is what a town calls it; blank where it is not to be changed. It `follows` the hue of another option; a
    `pale` one does not become stronger than its default by that.
    """

    name: str
    light: str
    dark: str
    option: str = ""
    follows: str = ""
    pale: bool = False
    doc: str = ""

    def default(self, mode: str) -> Colour:
        """The colour that it has in the present look."""
        return _known(self.light if mode == LIGHT else self.dark)


TOKENS = (
    Token("brand", "#114a39", "#cfdc6a", "marke", doc="Hauptfarbe der Stadt: Knöpfe, Balken, Zeichen."),
    Token("on-brand", "#ffffff", "#16201b", "marke_schrift", doc="Schrift auf der Hauptfarbe."),
    Token("blossom", "#c9d655", "#cfdc6a", "akzent", doc="Zweite Farbe: Schmuck, Markierungen."),
    Token("link", "#0b5641", "#b9dba6", "link", "marke", doc="Links."),
    Token("link-hover", "#08372a", "#e0f2d3", "link_aktiv", "marke", doc="Links unter dem Zeiger."),
    Token("focus", "#1b4dd1", "#ffcf5c", "fokus", doc="Rahmen um das, was die Tastatur gerade bedient."),
    Token("paper", "#fdfcf7", "#121a16", "papier", pale=True, doc="Hintergrund der Seite."),
    Token("surface", "#ffffff", "#1a2420", "flaeche", pale=True, doc="Hintergrund von Karten und Menüs."),
    Token("tint", "#eff2d8", "#1d2a1e", "ton", "akzent", True, "Getönte Flächen."),
    Token("tint-2", "#e2e8bd", "#2c3d2a", "ton_stark", "akzent", True, "Stärker getönte Flächen."),
    Token("tint-sand", "#f7f3e8", "#1f2721", "ton_warm", pale=True, doc="Fuß der Seite, Hinweise."),
    Token("tint-river", "#e3eff3", "#182830", "ton_kuehl", pale=True, doc="Ansprechpartner."),
    Token("ink", "#1c2722", "#eef1e6", "text", doc="Schrift."),
    Token("ink-2", "#4a5750", "#b6c1b8", "text_leise", doc="Schrift von Nebensachen."),
    Token("line", "#dcdccb", "#34413a", "linie", pale=True, doc="Feine Linien."),
    Token("line-strong", "#7c8578", "#839187", "linie_stark", doc="Ränder von Eingabefeldern."),
    Token("late", "#9c3412", "#ffab8a", "verspaetet", doc="Schrift: was sich verspätet."),
    Token("warn-bg", "#fbe3da", "#43251b", "warnung", pale=True, doc="Hintergrund von Widersprüchen und Warnungen."),
    Token("warn-ink", "#86270f", "#ffc9b6", "warnung_schrift", doc="Schrift darauf."),
    Token("good-bg", "#dcefd6", "#1f4024", "gut", pale=True, doc="Hintergrund guter Nachrichten."),
    Token("good-ink", "#17501c", "#c4efbf", "gut_schrift", doc="Schrift darauf."),
    Token("pay-1", "#114a39", "#cfdc6a", follows="marke"),
    Token("pay-2", "#3a7459", "#a3c27c", follows="marke"),
    Token("pay-3", "#8dbb94", "#77a98a", follows="marke"),
    Token("pay-4", "#c9d655", "#eef1e6", follows="akzent"),
    Token("pay-5", "#1f5c9f", "#9fc5f3"),
    Token("pay-6", "#845600", "#eac46f"),
    Token("pay-7", "#7c8578", "#839187"),
    Token("map-land", "#f0f1dc", "#1b2620", doc="Grund der Karten."),
    Token("map-block", "#e4e3cc", "#232f29", doc="Siedlung."),
    Token("map-house", "#cfccab", "#3a463a", doc="Gebäude."),
    Token("map-square", "#f9f5e6", "#161f1a", doc="Plätze."),
    Token("map-road", "#fefdf8", "#0f1613", doc="Straßen und Wege."),
    Token("map-green", "#d3e2b4", "#243826", doc="Grün."),
    Token("map-wood", "#c0d5a0", "#20351f", doc="Wald."),
    Token("map-water", "#a9d0dd", "#24485a", doc="Gewässer."),
    Token("map-rail", "#8b8f80", "#66736a", doc="Bahn und Mauern."),
    Token("on-f", "#ffffff", "#16201b"),
    Token("hue-1", "#8a2f6b", "#e6a3d0"),
    Token("hue-2", "#a3412a", "#f2a48f"),
    Token("hue-3", "#2f6b2f", "#9fce92"),
    Token("hue-4", "#1f5c9f", "#9fc5f3"),
    Token("hue-5", "#845600", "#eac46f"),
    Token("hue-6", "#0f6770", "#86d0d5"),
    Token("hue-7", "#5b5570", "#c2bcda"),
    Token("hue-8", "#7a3fa0", "#d2adf0"),
    Token("hue-9", "#b3261e", "#f5a8a0"),
    Token("hue-10", "#4d6a00", "#bcd27a"),
    Token("hue-11", "#00607f", "#8ccbe6"),
    Token("hue-12", "#6b4a2b", "#d9b796"),
)
"""Every colour that the stylesheets use; sizes and fonts stand there."""

OPTIONS = {token.option: token for token in TOKENS if token.option}
BY_NAME = {token.name: token for token in TOKENS}

Given = Mapping[str, Mapping[str, Colour]]
"""What a town has chosen: colours by option, by mode."""


def palette(given: Given, mode: str) -> dict[str, Colour]:
    """Every colour of a mode by its name in CSS, and the tint of each hue (`tint of hue-1`)."""
    found = {token.name: _colour(token, given, mode) for token in TOKENS}
    if source_of(BY_NAME["brand"], given, mode) and not source_of(BY_NAME["on-brand"], given, mode):
        found["on-brand"] = _readable_on(found["brand"])
    hues = [f"hue-{at}" for at in range(1, HUES + 1)]
    return found | {tint_of(hue): tinted(found[hue], found["paper"]) for hue in hues}


def tint_of(hue: str) -> str:
    """The name of a hue's tint."""
    return f"tint of {hue}"


def tinted(hue: Colour, paper: Colour) -> Colour:
    """The pale ground in a field's hue: nearly as light as the page, and of that hue all the same."""
    seen = to_oklch(hue)
    pale = to_oklch(mixed(hue, paper, _TINT))
    return from_oklch(Oklch(pale.lightness, min(seen.chroma, _TINT_CHROMA), seen.hue))


def by_night(colour: Colour) -> Colour:
    """A field's own colour on a dark page: as light as our own hues are there, and no stronger."""
    seen = to_oklch(colour)
    return from_oklch(Oklch(0.82, min(seen.chroma, 0.11), seen.hue))


def source_of(token: Token, given: Given, mode: str) -> tuple[str, str] | None:
    """The mode and option that a token's colour comes from; None where it is the default."""
    for option in filter(None, (token.option, token.follows)):
        for chosen in dict.fromkeys((mode, LIGHT)):
            if option in given.get(chosen, {}):
                return chosen, option
    return None


def _colour(token: Token, given: Given, mode: str) -> Colour:
    source = source_of(token, given, mode)
    if source is None:
        return token.default(mode)
    chosen = given[source[0]][source[1]]
    return chosen if source == (mode, token.option) else _like(chosen, token, mode)


def _like(colour: Colour, token: Token, mode: str) -> Colour:
    """The hue of a colour with the lightness that the token has."""
    wanted, seen = to_oklch(token.default(mode)), to_oklch(colour)
    strongest = wanted.chroma if token.pale or mode == DARK else seen.chroma
    return from_oklch(Oklch(wanted.lightness, min(seen.chroma, strongest), seen.hue))


def _readable_on(colour: Colour) -> Colour:
    choices = (_known("#ffffff"), _known("#16201b"))
    return max(choices, key=lambda one: contrast(one, colour))


def _known(text: str) -> Colour:
    colour = parse_colour(text)
    assert colour is not None
    return colour
