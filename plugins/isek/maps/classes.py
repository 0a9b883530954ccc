"""What a basemap shows, from the ground up: kinds of areas and lines, and how OpenStreetMap says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A kind of thing on a basemap: the colour (a token of the site), and the width of its lines in metres.

    `dash` is the pattern of a second line over the first; `rank` says whose name comes first where room is short.
    """

    name: str
    colour: str
    width: float = 0.0
    dash: str = ""
    rank: int = 9


KINDS: tuple[Kind, ...] = (
    Kind("siedlung", "map-block"),
    Kind("wald", "map-wood", rank=5),
    Kind("gruen", "map-green", rank=6),
    Kind("gewaesser", "map-water", rank=4),
    Kind("fluss", "map-water", 16, rank=2),
    Kind("bach", "map-water", 6, rank=5),
    Kind("block", "map-block"),
    Kind("platz", "map-square", rank=4),
    Kind("mauer", "map-rail", 2.5, rank=8),
    Kind("weg", "map-road", 3, rank=8),
    Kind("strasse", "map-road", 8, rank=7),
    Kind("hauptstrasse", "map-road", 12, rank=3),
    Kind("gebaeude", "map-house", rank=9),
    Kind("bahn", "map-rail", 3, "2 12", rank=7),
)
"""All kinds in the order in which they are drawn."""

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}

_MAIN = ("motorway", "trunk", "primary", "secondary", "tertiary")
_STREETS = ("unclassified", "residential", "living_street", "pedestrian", "road", "service")
_WAYS = ("footway", "path", "cycleway", "track", "steps", "bridleway")
_HIGHWAYS = {
    **{name: "hauptstrasse" for main in _MAIN for name in (main, f"{main}_link")},
    **dict.fromkeys(_STREETS, "strasse"),
    **dict.fromkeys(_WAYS, "weg"),
}
_TAGS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("waterway", {"river": "fluss", "canal": "fluss", "stream": "bach", "ditch": "bach", "riverbank": "gewaesser"}),
    ("natural", {"water": "gewaesser", "wood": "wald", "scrub": "gruen", "grassland": "gruen", "heath": "gruen"}),
    (
        "landuse",
        {
            "forest": "wald",
            "residential": "siedlung",
            "commercial": "siedlung",
            "retail": "siedlung",
            "industrial": "siedlung",
            "reservoir": "gewaesser",
            "basin": "gewaesser",
            **dict.fromkeys(
                ("grass", "meadow", "recreation_ground", "village_green", "cemetery", "allotments", "orchard"), "gruen"
            ),
        },
    ),
    ("leisure", dict.fromkeys(("park", "garden", "playground", "pitch", "golf_course", "nature_reserve"), "gruen")),
    ("railway", {"rail": "bahn", "light_rail": "bahn", "tram": "bahn", "narrow_gauge": "bahn"}),
    ("barrier", {"city_wall": "mauer"}),
    ("historic", {"citywalls": "mauer", "city_wall": "mauer"}),
    ("place", {"square": "platz"}),
)
_LINES = frozenset({"fluss", "bach", "mauer", "weg", "strasse", "hauptstrasse", "bahn"})


def is_line(name: str) -> bool:
    """Whether a kind is drawn as a line."""
    return name in _LINES


def from_osm(tags: Mapping[str, str], *, closed: bool) -> str | None:
    """The kind that tags of OpenStreetMap mean; None for what a basemap does not show."""
    if tags.get("building", "no") != "no":
        return "gebaeude"
    highway = tags.get("highway")
    if highway:
        square = closed and (tags.get("area") == "yes" or tags.get("place") == "square")
        return "platz" if square else _HIGHWAYS.get(highway)
    found = (kinds.get(tags.get(key, "")) for key, kinds in _TAGS)
    return next((name for name in _there(found) if closed or is_line(name)), None)


def _there(found: Iterable[str | None]) -> Iterable[str]:
    return (name for name in found if name)
