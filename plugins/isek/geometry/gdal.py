"""GDAL through pyogrio: which layers a file has, and what is in one."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from isek.geometry.heavy import pyogrio
from isek.geometry.layers import Layer, missing
from isek.geometry.limits import FEATURES_LIMIT
from isek.geometry.refused import unreadable
from isek.model import Place
from isek.values.german import number

_SAVE_AS = "Die Datei in QGIS öffnen und als GeoPackage neu speichern."


def layer_names(path: Path, file: str) -> list[str]:
    """The layers with geometries. Raises RefusedError."""
    with _told(file):
        return [str(name) for name, kind in pyogrio().list_layers(path) if kind is not None]


def read_layer(path: Path, file: str, name: str) -> Layer:
    """All features of a layer, without heights. Raises RefusedError."""
    with _told(file):
        info = pyogrio().read_info(path, layer=name, force_feature_count=True)
        if info["features"] > FEATURES_LIMIT:
            many, most = number(int(info["features"])), number(FEATURES_LIMIT)
            message = f"Die Ebene „{name}“ in „{file}“ hat {many} Merkmale; gelesen werden bis zu {most}."
            raise unreadable(message, "Nur speichern, was das Konzept braucht.", Place(file))
        meta, numbers, geometries, values = pyogrio().raw.read(path, layer=name, force_2d=True, return_fids=True)
    if geometries is None:
        raise missing(f"Die Ebene „{name}“ in „{file}“ hat keine Geometrien.")
    columns: dict[str, Any] = {str(column): _plain(found) for column, found in zip(meta["fields"], values, strict=True)}
    # QGIS shows the number of a feature as a field.
    columns.setdefault(info.get("fid_column") or "fid", numbers.tolist())
    return Layer(file, name, columns, geometries.tolist(), meta["crs"])


def _plain(values: Any) -> list[Any]:
    """Values as Python has them; dates as text."""
    found: list[Any] = (values.astype(str) if values.dtype.kind == "M" else values).tolist()
    return found


@contextmanager
def _told(file: str) -> Iterator[None]:
    """What GDAL cannot read becomes a message; what it only warns of stays unsaid."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    # All errors of pyogrio are of this kind; names in a wrong encoding are the other.
    except (RuntimeError, ValueError) as error:
        message = f"Die Datei „{file}“ ist beschädigt oder keine Geodatei und lässt sich nicht lesen."
        raise unreadable(message, _SAVE_AS, Place(file)) from error
