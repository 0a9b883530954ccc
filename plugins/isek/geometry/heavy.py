"""The heavy libraries, loaded when first needed: most concepts have points only, and these need none of them."""

from __future__ import annotations

import os
import warnings
from functools import cache
from typing import Any

WGS84 = "EPSG:4326"


@cache
def shapely() -> Any:
    """The library of plane geometry."""
    # Its arrays bring a library of linear algebra that starts threads on all cores; nobody here asks it for anything.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import shapely as loaded  # noqa: PLC0415

    return loaded


@cache
def pyproj() -> Any:
    """The library of coordinate systems. It never asks the network for grids, so that all get the same figures."""
    import pyproj as loaded  # noqa: PLC0415
    from pyproj.network import set_network_enabled  # type: ignore[attr-defined]  # noqa: PLC0415

    set_network_enabled(active=False)
    return loaded


@cache
def pyogrio() -> Any:
    """The library of geodata formats."""
    import pyogrio as loaded  # noqa: PLC0415
    import pyogrio.raw  # noqa: PLC0415

    return loaded


@cache
def transformer(source: str, target: str) -> Any:
    """From one system to another, always easting or longitude first."""
    with warnings.catch_warnings():
        # It warns of grids that are not there; the source note of a shape says so.
        warnings.simplefilter("ignore")
        return pyproj().Transformer.from_crs(source, target, always_xy=True)


def moved(solid: Any, source: str, target: str) -> Any:
    """A geometry, or a sequence of them, in another system, without heights. Many at once cost little more than one."""
    change, library = transformer(source, target), shapely()

    def pairs(coordinates: Any) -> Any:
        x, y = change.transform(coordinates[:, 0], coordinates[:, 1])
        coordinates[:, 0], coordinates[:, 1] = x, y
        return coordinates

    return library.transform(solid, pairs)
