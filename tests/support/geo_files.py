"""Makes geodata files for tests, with the libraries that surveyors' offices use."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import pyogrio
import pyproj
import shapely

WGS84 = "EPSG:4326"
BLOCK = [(9.58, 50.03), (9.60, 50.03), (9.60, 50.05), (9.58, 50.05), (9.58, 50.03)]
"""Two hundredths of a degree square, near the Auental of the tests."""
BLOCK_HA = 318.4


def block(west: float = 9.58, south: float = 50.03, size: float = 0.02) -> Any:
    """A square of some degrees."""
    return shapely.box(west, south, west + size, south + size)


def in_crs(solid: Any, crs: str) -> Any:
    """A geometry of WGS84 in another system."""
    return shapely.transform(solid, _to(crs).transform, interleaved=False)


@cache
def _to(crs: str) -> Any:
    with warnings.catch_warnings():
        # It warns of grids that nobody has at hand.
        warnings.simplefilter("ignore")
        return pyproj.Transformer.from_crs(WGS84, crs, always_xy=True)


def write_layer(
    path: Path,
    solids: Sequence[Any],
    crs: str | None,
    layer: str | None = None,
    append: bool = False,
    driver: str | None = None,
    **columns: Sequence[Any],
) -> Path:
    """A layer in the format that the name says; geometries are given in WGS84 and written in `crs`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    moved = [None if one is None else in_crs(one, crs) if crs else one for one in solids]
    with warnings.catch_warnings():
        # It warns of a missing system, which is what some tests are about.
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            path,
            geometry=shapely.to_wkb(numpy.array(moved, dtype=object)),
            field_data=[_column(values) for values in columns.values()],
            fields=list(columns),
            geometry_type="Unknown" if driver == "GPKG" or path.suffix == ".gpkg" else moved[0].geom_type,
            crs=crs,
            layer=layer,
            driver=driver,
            append=append,
        )
    return path


def _column(values: Sequence[Any]) -> Any:
    """Figures and yes or no as such, all else as text."""
    plain = all(isinstance(value, int | float) for value in values)
    return numpy.array(values, dtype=None if plain and values else object)


def zipped(path: Path, folder: Path, inside: str = "") -> Path:
    """A ZIP of all files in a folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(folder.iterdir()):
            archive.write(part, f"{inside}{part.name}")
    return path
