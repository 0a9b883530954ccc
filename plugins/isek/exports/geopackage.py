"""Measures and areas as a GeoPackage for geographic information systems, in metres of the municipality's UTM zone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from isek.geometry.heavy import WGS84, moved, pyogrio, shapely

# Any other date would make the same content another file.
_DATE = "1970-01-01T00:00:00.000Z"


def geopackage(collections: Mapping[str, Mapping[str, Any]], zone: str) -> bytes:
    """The file with a layer for each GeoJSON collection; the same bytes each time."""
    with TemporaryDirectory(prefix="isek-gpkg-") as folder:
        path = Path(folder) / "isek.gpkg"
        pyogrio().set_gdal_config_options({"OGR_CURRENT_DATE": _DATE})
        try:
            for name, collection in collections.items():
                _write(path, name, collection["features"], zone)
        finally:
            pyogrio().set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def _write(path: Path, layer: str, features: list[dict[str, Any]], zone: str) -> None:
    from numpy import array  # noqa: PLC0415 -- comes with the heavy libraries

    library = shapely()
    solids = moved(array([library.geometry.shape(one["geometry"]) for one in features]), WGS84, zone)
    kinds = {solid.geom_type for solid in solids}
    names = list(features[0]["properties"])
    rows = [one["properties"] for one in features]
    pyogrio().raw.write(
        path,
        geometry=library.to_wkb(solids),
        field_data=[_column([row[name] for row in rows], array) for name in names],
        fields=names,
        geometry_type=kinds.pop() if len(kinds) == 1 else "Unknown",
        crs=zone,
        layer=layer,
        driver="GPKG",
        append=path.exists(),
    )


def _column(values: list[Any], array: Any) -> Any:
    """Figures as figures, all else as text; both may be missing."""
    if any(isinstance(value, float) for value in values):
        return array([float("nan") if value is None else value for value in values], dtype=float)
    return array(values, dtype=object)
