"""The ground that all maps of a concept share: made of its source once, kept by what it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from isek.geometry import Shapes
from isek.geometry.plane import Bounds
from isek.geometry.refused import RefusedError
from isek.maps.cache import keep, keep_light, kept, kept_light
from isek.maps.frames import Frame
from isek.maps.ground import Box, Ground
from isek.maps.light import LightSheet, light_sheets
from isek.maps.settings import (
    OSM_CREDIT,
    OSM_LICENCE,
    OSM_URL,
    BasemapSource,
    MapSettings,
    OutsideGround,
    read_settings,
)
from isek.maps.sheet import Name, Sheet, draw_sheet
from isek.maps.source import read_source
from isek.problems import Problem, problem
from isek.values.nearest import did_you_mean

_MARGIN = 0.012
"""Degrees of ground around everything that has a place."""
_VERSION = "2"
_LIGHT_VERSION = "1"
"""To be raised when the same source is drawn otherwise."""


class Credit(Struct, frozen=True):
    """Who has drawn the ground, and under which licence."""

    source: str
    licence: str = ""
    url: str = ""


class Basemap(Struct, frozen=True):
    """A drawn ground. `digest` names its content, `file` what it was drawn from."""

    sheet: Sheet
    credit: Credit
    digest: str
    file: str


class Maps(Struct, frozen=True):
    """What the maps of a concept have in common: the ground that they lie on, the basemap, names written by hand.

    `outside` is a ground from elsewhere, which only those see who ask for it.
    """

    ground: Ground = msgspec.field(default_factory=lambda: Ground(0, 0))
    basemap: Basemap | None = None
    names: tuple[Name, ...] = ()
    outside: OutsideGround | None = None


NO_MAPS = Maps()
"""Those of a concept where nothing has a place."""


def read_maps(content: Path, names: frozenset[str], shapes: Shapes) -> tuple[Maps, list[Problem]]:
    """The maps of a concept, and what is wrong with `karten.yml` and the files that it names."""
    settings, problems = read_settings(content)
    missing = list(_missing(settings.basemap, names))
    bounds = _bounds(shapes)
    if bounds is None or missing:
        return NO_MAPS if bounds is None else Maps(_ground(bounds)), [*problems, *missing]
    ground = _ground(bounds)
    basemap, more = _basemap(settings.basemap, content, names, ground, bounds)
    return Maps(ground, basemap, tuple(_by_hand(settings, ground)), settings.outside), [*problems, *more]


def light_ground(maps: Maps, frames: Mapping[str, Frame], folder: Path) -> tuple[LightSheet, ...]:
    """The ground of small maps, none without a basemap; what an earlier run has kept in a folder, if it is the same."""
    if maps.basemap is None:
        return ()
    made_of = f"{_LIGHT_VERSION} {maps.basemap.digest} {sorted(frames.items())}"
    digest = sha256(made_of.encode()).hexdigest()
    sheets = kept_light(folder, digest)
    if sheets is None:
        sheets = light_sheets(maps.basemap.sheet, frames)
        keep_light(folder, digest, sheets)
    return sheets


def _missing(source: BasemapSource | None, names: frozenset[str]) -> Iterator[Problem]:
    if source and source.file and source.file not in names:
        hint = did_you_mean(source.file, sorted(name for name in names if not name.endswith(".md")))
        message = f"Die Datei „{source.file}“ fehlt im Inhaltsordner."
        yield problem("datei-unlesbar", source.at("datei"), message, hint or "Die Datei dort ablegen.")


def _ground(bounds: Bounds) -> Ground:
    return Ground(round((bounds[0] + bounds[2]) / 2, 2), round((bounds[1] + bounds[3]) / 2, 2))


def _bounds(shapes: Shapes) -> Bounds | None:
    found = [figure.bounds for figure in shapes.figures.values()]
    if not found:
        return None
    west, south = min(one[0] for one in found), min(one[1] for one in found)
    east, north = max(one[2] for one in found), max(one[3] for one in found)
    return west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN


def _by_hand(settings: MapSettings, ground: Ground) -> list[Name]:
    kinds = ((one, one.kind or "ort") for one in settings.labels if one.point)
    return [Name(one.text, f"hand-{kind}", *ground.at(*one.point), 0, 0) for one, kind in kinds if one.point]


def _basemap(
    source: BasemapSource | None, content: Path, names: frozenset[str], ground: Ground, bounds: Bounds
) -> tuple[Basemap | None, list[Problem]]:
    if source is None or not source.file:
        return None, []
    try:
        sheet, digest = _sheet(source, content, names, ground, bounds)
    except RefusedError as refused:
        place = refused.place or source.at("datei")
        return None, [problem(refused.code, place, refused.message, refused.hint)]
    return Basemap(sheet, _credit(source), digest, source.file), []


def _sheet(
    source: BasemapSource, content: Path, names: frozenset[str], ground: Ground, bounds: Bounds
) -> tuple[Sheet, str]:
    """The drawn ground; the one of an earlier run, if the source is the same."""
    made_of = f"{_VERSION} {source.file} {source.layer} {ground} {bounds}".encode()
    digest = sha256(made_of + (content / source.file).read_bytes()).hexdigest()
    folder = content.absolute().parent / ".cache" / "isek"
    sheet = kept(folder, digest)
    if sheet is None:
        box = ground.box(bounds)
        sheet = draw_sheet(read_source(source, content, names, bounds), ground, Box(*map(round, box)))
        keep(folder, digest, sheet)
    return sheet, digest


def _credit(source: BasemapSource) -> Credit:
    if source.kind == "osm":
        return Credit(source.source or OSM_CREDIT, source.licence or OSM_LICENCE, source.url or OSM_URL)
    return Credit(source.source or "", source.licence or "", source.url or "")
