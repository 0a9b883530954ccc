"""The shapes of a concept: what maps, data and pages show of its geometries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from msgspec import Struct

from isek.geometry.crs import UTM32
from isek.geometry.figure import Figure
from isek.geometry.finishing import area_ha, finished
from isek.geometry.plane import Bounds
from isek.schema.objects import Object


class Source(Struct, frozen=True):
    """Where a geometry came from: file and system, what was put right, and how exact it is, in German words."""

    file: str | None = None
    crs: str = "EPSG:4326"
    repaired: str | None = None
    accuracy: str | None = None


class Shape(Struct, frozen=True):
    """A geometry as it is published: GeoJSON in WGS84 with 6 decimals, lines simplified to at most 1 m.

    `bounds` are west, south, east and north; `area_ha` is measured in UTM, for areas only;
    `kind` is `punkt`, `linie` or `flaeche`.
    """

    geojson: Mapping[str, Any]
    bounds: Bounds
    area_ha: Decimal | None
    kind: str
    source: Source


@dataclass(frozen=True, slots=True)
class Shapes:
    """The figures of all objects that have one, by id. A shape is finished when it is first asked for.

    `zone` is the UTM zone of the municipality (`EPSG:25832`), in which areas are measured.
    """

    figures: Mapping[str, Figure] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    zone: str = UTM32
    _finished: dict[str, Shape] = field(default_factory=dict, compare=False, repr=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def of(self, object_id: str) -> Shape | None:
        """The shape of an object, None where it has none or none that could be read."""
        if object_id not in self.figures:
            return None
        found = self._finished.get(object_id)
        if found is None:
            found = self._finished[object_id] = self._finish(object_id)
        return found

    def geojson_of(self, owner: Object) -> dict[str, Any] | None:
        """The GeoJSON of an object, as data has it."""
        found = self.of(owner.id)
        return dict(found.geojson) if found else None

    def _finish(self, object_id: str) -> Shape:
        figure = self.figures[object_id]
        west, south, east, north = (round(value, 6) for value in figure.bounds)
        area = area_ha(figure, self.zone) if figure.kind == "flaeche" else None
        geojson = finished(figure, self.zone)
        return Shape(geojson, (west, south, east, north), area, figure.kind, self.sources[object_id])


NO_SHAPES = Shapes()
"""Those of a concept without geometry."""
