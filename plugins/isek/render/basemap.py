"""The basemap as SVG files, by day and by night: pages show parts of them. Small maps have lighter ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec.structs import replace

from isek.maps import Maps
from isek.maps.classes import BY_NAME, is_line
from isek.maps.light import LightSheet
from isek.theming.look import Look
from isek.values.colours import Colour
from isek.views.map_parts import Background
from isek.views.parts import Item

_FOLDER = "assets/karten"


def basemap_files(maps: Maps, look: Look) -> dict[str, str]:
    """Both files by path, the one by day first; none without a basemap. Their names say what is in them."""
    return {} if maps.basemap is None else _files("grundkarte", look, lambda colours: _text(maps, colours))


def light_files(sheets: Iterable[LightSheet], look: Look) -> list[dict[str, str]]:
    """Both files of each light sheet by path, the one by day first."""
    return [_files("grundkarte-klein", look, partial(_light_text, sheet)) for sheet in sheets]


def _files(name: str, look: Look, text_of: Callable[[Mapping[str, Colour]], str]) -> dict[str, str]:
    texts = ((name, text_of(look.light)), (f"{name}-dunkel", text_of(look.dark)))
    return {f"{_FOLDER}/{name}-{sha256(text.encode()).hexdigest()[:10]}.svg": text for name, text in texts}


def background_of(maps: Maps, sheets: Mapping[str, str]) -> Background | None:
    """What pages need to know of the basemap."""
    if maps.basemap is None:
        return None
    light, dark = sheets
    credit, box = maps.basemap.credit, maps.basemap.sheet.box
    west, north = maps.ground.back((box.west, box.north))
    east, south = maps.ground.back((box.east, box.south))
    named = Item(credit.source, credit.url or None, outside=True)
    return Background(light, dark, f"{west:.6f},{south:.6f},{east:.6f},{north:.6f}", named, credit.licence)


def light_backgrounds(
    background: Background | None, sheets: Sequence[LightSheet], files: Sequence[Mapping[str, str]]
) -> dict[str, Background]:
    """What a small map needs to know of its ground, by the id of what it shows."""
    if background is None:
        return {}
    found: dict[str, Background] = {}
    for sheet, (light, dark) in zip(sheets, files, strict=True):
        found |= dict.fromkeys(sheet.shown, replace(background, light=light, dark=dark))
    return found


def _text(maps: Maps, colours: Mapping[str, Colour]) -> str:
    assert maps.basemap is not None
    sheet = maps.basemap.sheet
    layers = [(BY_NAME[name], colours[BY_NAME[name].colour], data, is_line(name)) for name, data in sheet.layers]
    template = _environment().get_template("karten/grundkarte.svg")
    return template.render(box=sheet.box, land=colours["map-land"], road=colours["map-road"], layers=layers)


def _light_text(sheet: LightSheet, colours: Mapping[str, Colour]) -> str:
    layers = [(BY_NAME[layer.kind], colours[BY_NAME[layer.kind].colour], layer) for layer in sheet.layers]
    template = _environment().get_template("karten/grundkarte-klein.svg")
    return template.render(box=sheet.box, grid=sheet.grid, land=colours["map-land"], layers=layers)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("isek.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
