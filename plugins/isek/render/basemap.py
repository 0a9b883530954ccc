"""The basemap as SVG files, by day and by night: pages show parts of them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from isek.maps import Maps
from isek.maps.classes import BY_NAME, is_line
from isek.theming.look import Look
from isek.values.colours import Colour
from isek.views.map_parts import Background
from isek.views.parts import Item

_FOLDER = "assets/karten"


def basemap_files(maps: Maps, look: Look) -> dict[str, str]:
    """Both files by path, the one by day first; none without a basemap. Their names say what is in them."""
    if maps.basemap is None:
        return {}
    found = (("grundkarte", look.light), ("grundkarte-dunkel", look.dark))
    texts = [(name, _text(maps, colours)) for name, colours in found]
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


def _text(maps: Maps, colours: Mapping[str, Colour]) -> str:
    assert maps.basemap is not None
    sheet = maps.basemap.sheet
    layers = [(BY_NAME[name], colours[BY_NAME[name].colour], data, is_line(name)) for name, data in sheet.layers]
    template = _environment().get_template("karten/grundkarte.svg")
    return template.render(box=sheet.box, land=colours["map-land"], road=colours["map-road"], layers=layers)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("isek.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
