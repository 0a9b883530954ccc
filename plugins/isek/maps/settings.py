"""`karten.yml`: where the basemap comes from, and what is written on maps by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from isek.model import Place, Record
from isek.problems import Problem
from isek.read.texts import read_text
from isek.read.yaml_tree import parse
from isek.schema.choices import Choice
from isek.schema.entries import Entries, Entry, read_entry
from isek.schema.fields import FieldType, Json, Key, is_blank, key
from isek.schema.reading import Reading
from isek.schema.types import Text
from isek.tree import Items, Mapping, Node, Scalar

FILE = "karten.yml"
OSM_CREDIT = "© OpenStreetMap-Mitwirkende"
OSM_LICENCE = "ODbL"
OSM_URL = "https://www.openstreetmap.org/copyright"
OUTSIDE_KINDS = ("wms", "kacheln")
_HOST = re.compile(r"https://[a-z0-9.-]+(:\d+)?(?=/|$)", re.IGNORECASE)
"""What may stand in a Content-Security-Policy: nothing that ends a part of it."""
PLACE_KINDS = ("ort", "viertel", "strasse", "gewaesser", "hinweis")


class Degrees(FieldType[tuple[float, float]]):
    """A place: longitude, then latitude."""

    blank: ClassVar[Any] = None

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[float, float] | None:
        """The two numbers, or None with a problem."""
        items = node.items if isinstance(node, Items) else []
        found = [_number(one) for one in items]
        if len(found) == 2 and found[0] is not None and found[1] is not None:
            if abs(found[0]) <= 180 and abs(found[1]) <= 90:
                return found[0], found[1]
            reading.tell("koordinaten-ohne-bezug", node.place, f"„{key.name}“ braucht Grade, keine Meter.", _ORDER)
            return None
        reading.tell("wert-ungueltig", node.place, f"„{key.name}“ braucht zwei Zahlen.", _ORDER)
        return None

    def dump(self, value: tuple[float, float]) -> Json:
        """A list."""
        return list(value)

    def describe(self) -> str:
        """For the guide."""
        return "`[Länge, Breite]` in Grad"


_ORDER = "Zuerst die Länge, dann die Breite: `punkt: [11.4522, 49.0193]`."


def _number(node: Node) -> float | None:
    try:
        return float(node.text) if isinstance(node, Scalar) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapSource(Record):
    """Where the basemap comes from, and whom to name beside every map."""

    file: str = key("datei", "Datei", Text(), required=True, doc="Geodaten unter `content/`.")
    kind: str | None = key("art", "Art", Choice(("gemeinde", "osm")), doc="Eigene Daten, oder OpenStreetMap.")
    layer: str | None = key("ebene", "Ebene", Text(), doc="Ebene eines GeoPackage, sonst alle.")
    licence: str | None = key("lizenz", "Lizenz", Text(), doc="Lizenz der Daten.")
    source: str | None = key("quelle", "Quelle", Text(), doc="Wer neben jeder Karte genannt wird.")
    url: str | None = key("url", "Adresse", Text(), doc="Wohin die Nennung führt.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideGround(Record):
    """A ground from elsewhere, which maps that move may show once somebody has asked for it."""

    kind: str | None = key("art", "Art", Choice(OUTSIDE_KINDS), required=True, doc="Ein WMS, oder Kacheln.")
    url: str | None = key("url", "Adresse", Text(), required=True, doc="Wo die Bilder liegen, mit https.")
    layer: str | None = key("ebene", "Ebene", Text(), doc="Ebene eines WMS.")
    provider: str | None = key("anbieter", "Anbieter", Text(), required=True, doc="Wer erfährt, wer die Karte ansieht.")
    source: str | None = key("quelle", "Quelle", Text(), required=True, doc="Wer neben der Karte genannt wird.")
    licence: str | None = key("lizenz", "Lizenz", Text(), doc="Lizenz der Bilder.")

    @property
    def host(self) -> str:
        """The one host that images may come from, as `https://host`; blank where the address is none of ours."""
        found = _HOST.match(self.url or "")
        return found[0] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLabel(Record):
    """A name that is written on maps at a place."""

    text: str = key("text", "Text", Text(), required=True, doc="Was dort steht.")
    point: tuple[float, float] | None = key("punkt", "Punkt", Degrees(), required=True, doc="Wo es steht.")
    kind: str | None = key("art", "Art", Choice(PLACE_KINDS), doc="Wie groß und in welcher Schrift.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSettings(Record):
    """What the file says."""

    basemap: BasemapSource | None = key("grundkarte", "Grundkarte", Entry(BasemapSource), doc="Der Hintergrund.")
    outside: OutsideGround | None = key(
        "hintergrund", "Hintergrund", Entry(OutsideGround), doc="Eine fremde Karte, erst auf Wunsch."
    )
    labels: tuple[HandLabel, ...] = key("beschriftung", "Beschriftung", Entries(HandLabel), doc="Namen von Hand.")


NO_SETTINGS = MapSettings(place=Place(FILE))


def read_settings(content: Path) -> tuple[MapSettings, list[Problem]]:
    """What the file says, and what is wrong with it. One that is no YAML is for the check to tell."""
    path = content / FILE
    if not path.is_file():
        return NO_SETTINGS, []
    text, problems = read_text(path, FILE)
    tree, more = parse(text, FILE) if not problems else (None, [])
    if problems or more or tree is None or is_blank(tree):
        return NO_SETTINGS, []
    reading = Reading()
    if not isinstance(tree, Mapping):
        reading.tell(
            "wert-ungueltig", tree.place, f"„{FILE}“ braucht Felder: `grundkarte`, `hintergrund`, `beschriftung`."
        )
        return NO_SETTINGS, reading.problems
    found = read_entry(MapSettings, tree, reading)
    _check_credit(found, reading)
    _check_outside(found, reading)
    return found, reading.problems


def _check_credit(found: MapSettings, reading: Reading) -> None:
    """Who has drawn the ground is named beside every map."""
    ground = found.basemap
    if ground and ground.kind != "osm" and not ground.source:
        reading.tell(
            "feld-fehlt",
            ground.place,
            "Zur Grundkarte fehlt „quelle“: Neben jeder Karte steht, von wem sie ist.",
            'Etwa quelle: "© Stadt Lindenfurt", bei OpenStreetMap art: osm.',
        )


def _check_outside(found: MapSettings, reading: Reading) -> None:
    """Whether a ground from elsewhere can be asked for."""
    ground = found.outside
    if ground is None or not ground.url:
        return
    if not ground.host:
        reading.tell(
            "wert-ungueltig",
            ground.at("url"),
            "Die Adresse braucht „https://“ und genau einen Rechner, ohne Platzhalter davor.",
            "Etwa url: https://sgx.geodatenzentrum.de/wms_basemapde.",
        )
    if ground.kind == "wms" and not ground.layer:
        reading.tell("feld-fehlt", ground.place, "Zu einem WMS fehlt „ebene“.", "Sie steht in dessen Beschreibung.")
    if ground.kind == "kacheln" and not all(part in ground.url for part in ("{z}", "{x}", "{y}")):
        hint = "Etwa https://kacheln.beispiel.de/{z}/{x}/{y}.png."
        reading.tell("wert-ungueltig", ground.at("url"), "Die Adresse von Kacheln braucht {z}, {x} und {y}.", hint)
