"""The basemap as its file has it: GeoJSON, GeoPackage, or an extract of OpenStreetMap."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from isek.geometry import crs as systems
from isek.geometry.files import Files
from isek.geometry.heavy import WGS84, moved, pyogrio, shapely
from isek.geometry.layers import Layer, missing
from isek.geometry.plane import Bounds
from isek.geometry.refused import RefusedError, unreadable
from isek.geometry.written import FileRef
from isek.maps.classes import BY_NAME, from_osm, is_line
from isek.maps.osm import read_osm
from isek.maps.raw import Raw
from isek.maps.settings import BasemapSource
from isek.model import Place
from isek.values.fold import fold
from isek.values.german import join
from isek.values.nearest import did_you_mean

CLASS = "klasse"
_NAMES = ("name", "bezeichnung", "titel")
_PBF_LAYERS = ("lines", "multipolygons")
_NO_CLASS = f"Das Feld „{CLASS}“ sagt, was ein Merkmal ist: {', '.join(BY_NAME)}."


def read_source(source: BasemapSource, root: Path, names: frozenset[str], bounds: Bounds) -> list[Raw]:
    """Everything that a basemap shows of a file below `root`, at least within `bounds`. Raises RefusedError."""
    lower = source.file.lower()
    if lower.endswith(".osm.pbf"):
        return list(_pbf(root / source.file, source.file, bounds))
    if lower.endswith(".osm"):
        return read_osm((root / source.file).read_bytes(), source.file)
    with Files(root, names) as files:
        return [raw for layer in _layers(source, files) for raw in _of_layer(layer)]


def _layers(source: BasemapSource, files: Files) -> Iterator[Layer]:
    """The layer that is meant, else all."""
    if source.layer:
        yield files.layer(FileRef(source.file, source.layer))
        return
    for name in files.layer_names(source.file):
        yield files.layer(FileRef(source.file, name))


def _of_layer(layer: Layer) -> Iterator[Raw]:
    """The features of a layer, each with its kind. Raises RefusedError for a kind that there is not."""
    columns = {fold(name): values for name, values in layer.columns.items()}
    kinds = columns.get(CLASS)
    if kinds is None:
        # A layer may be one kind: `strasse`, `gebaeude`.
        if fold(layer.name) not in BY_NAME:
            raise missing(f"In „{layer.file}“ hat die Ebene „{layer.name}“ kein Feld „{CLASS}“.", _NO_CLASS)
        kinds = [fold(layer.name)] * len(layer.given)
    named = next((columns[name] for name in _NAMES if name in columns), [None] * len(layer.given))
    for kind, name, geometry in zip(kinds, named, _geometries(layer), strict=True):
        if geometry is not None:
            yield Raw(_known(kind, layer.file), _text(name), geometry)


def _known(kind: object, file: str) -> str:
    name = fold(str(kind)) if kind is not None else ""
    if name in BY_NAME:
        return name
    if not name:
        raise missing(f"In „{file}“ hat ein Merkmal keine „{CLASS}“.", _NO_CLASS)
    hint = did_you_mean(name, BY_NAME) or f"Es gibt: {join(list(BY_NAME))}."
    raise RefusedError("wert-ungueltig", f"„{kind}“ ist keine „{CLASS}“ einer Grundkarte.", hint, Place(file))


def _text(name: object) -> str:
    return name.strip() if isinstance(name, str) else ""


def _geometries(layer: Layer) -> Iterator[Mapping[str, Any] | None]:
    """The geometries in WGS84. Raises RefusedError where nobody can say in which system they are."""
    crs = systems.known(layer.crs) if layer.crs else None
    if crs in (None, WGS84) and all(one is None or isinstance(one, dict) for one in layer.given):
        yield from (one if one and one.get("coordinates") else None for one in layer.given)
        return
    if crs is None:
        message = f"„{layer.file}“ sagt nicht, in welchem System die Koordinaten stehen."
        raise RefusedError(
            "koordinaten-ohne-bezug", message, "In QGIS das System der Ebene festlegen und neu speichern."
        )
    library = shapely()
    solids = [None if one is None else _solid(one, library) for one in layer.given]
    for solid in solids if crs == WGS84 else moved(solids, crs, WGS84):
        yield None if solid is None or solid.is_empty else library.geometry.mapping(solid)


def _solid(given: Any, library: Any) -> Any:
    """What cannot be drawn is left out: a basemap is a backdrop, not a fact."""
    try:
        return library.geometry.shape(given) if isinstance(given, dict) else library.from_wkb(given)
    except library.errors.GEOSException:
        return None


def _pbf(path: Path, file: str, bounds: Bounds) -> Iterator[Raw]:
    """A packed extract, as GDAL reads it."""
    library = shapely()
    for name in _PBF_LAYERS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                meta, _, geometries, values = pyogrio().raw.read(path, layer=name, bbox=bounds)
        except (RuntimeError, ValueError) as error:
            message = f"Der Ausschnitt „{PurePosixPath(file).name}“ lässt sich nicht lesen."
            raise unreadable(message, "Ihn als .osm speichern.", Place(file)) from error
        columns = dict(zip(meta["fields"], values, strict=True))
        for row, data in enumerate(geometries):
            tags = _tags(columns, row)
            kind = from_osm(tags, closed=name == "multipolygons")
            if kind and is_line(kind) == (name == "lines"):
                yield Raw(kind, tags.get("name", ""), library.geometry.mapping(library.from_wkb(data)))


def _tags(columns: Mapping[str, Any], row: int) -> dict[str, str]:
    """The tags of a row: those with a column of their own, and the rest, which stands in one."""
    found = {name: str(column[row]) for name, column in columns.items() if column[row]}
    rest = found.pop("other_tags", "")
    return {**dict(_pairs(rest)), **found}


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for one in text.strip('"').split('","'):
        name, sign, value = one.partition('"=>"')
        if sign:
            yield name, value
