"""How one site looks: its colours by day and by night, and its fonts; as CSS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from isek.theming.options import NOTHING, Options
from isek.theming.tokens import DARK, HUES, LIGHT, TOKENS, by_night, palette, tint_of, tinted
from isek.values.colours import Colour

_SANS = '-apple-system, BlinkMacSystemFont, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'
_FONT = f'"Segoe UI Variable Text", "Segoe UI", {_SANS}'
_DISPLAY = f'"Segoe UI Variable Display", "Segoe UI", {_SANS}'
_MONO = 'ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace'


class Look(Struct, frozen=True, dict=True):
    """The look that some options give; without any, our own."""

    options: Options = NOTHING

    @cached_property
    def light(self) -> dict[str, Colour]:
        """The colours by day, by their name in CSS."""
        return palette(self.options.given, LIGHT)

    @cached_property
    def dark(self) -> dict[str, Colour]:
        """The colours by night."""
        return palette(self.options.given, DARK)

    @property
    def fonts(self) -> dict[str, str]:
        """The lists of fonts by their name in CSS: what was chosen, then what every device has."""
        own, display, mono = self.options.font, self.options.display or self.options.font, self.options.mono
        lists = (("font", own, _FONT), ("font-display", display, _DISPLAY), ("mono", mono, _MONO))
        return {name: f"{chosen}, {default}" if chosen else default for name, chosen, default in lists}

    def css(self, fields: Mapping[str, Colour]) -> str:
        """The variables that every stylesheet uses, and the hues of Themenfelder with an own colour, by class."""
        return "".join(self._css(fields))

    def _css(self, fields: Mapping[str, Colour]) -> Iterator[str]:
        yield "/* Colours and fonts */\n:root {\n  color-scheme: light dark;\n"
        yield from (f"  --{name}: {fonts};\n" for name, fonts in self.fonts.items())
        yield from _variables(self.light)
        yield "}\n"
        yield from (_field(name, colour, self.light) for name, colour in fields.items())
        yield "@media screen and (prefers-color-scheme: dark) {\n  :root {\n"
        yield from _variables(self.dark)
        yield "  }\n"
        yield from (_field(name, by_night(colour), self.dark) for name, colour in fields.items())
        yield "}\n"


def _variables(palette: Mapping[str, Colour]) -> Iterator[str]:
    """Every colour, and the tint of each hue: `--hue-1-t`."""
    yield from (f"  --{token.name}: {palette[token.name]};\n" for token in TOKENS)
    yield from (f"  --hue-{at}-t: {palette[tint_of(f'hue-{at}')]};\n" for at in range(1, HUES + 1))


def _field(name: str, colour: Colour, palette: Mapping[str, Colour]) -> str:
    return f".isek-hue-{name} {{ --f: {colour}; --ft: {tinted(colour, palette['paper'])}; }}\n"
