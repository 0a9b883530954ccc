"""ZIP files with geodata: what in them belongs together, judged before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from isek.geometry.layers import missing
from isek.geometry.limits import FILE_LIMIT, RATIO_LIMIT
from isek.geometry.refused import unreadable
from isek.model import Place
from isek.values.german import number

FORMATS = "GeoPackage, GeoJSON, Shapefile (auch als ZIP) oder GML"
SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
MAIN_PARTS = (".shp", ".gpkg", ".gml", ".xml", ".geojson", ".json")
_SMALL = 10_000_000
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def unpacked(data: bytes, file: str) -> tuple[dict[str, bytes], str]:
    """The files that belong together, by their endings, and the name of the main one. Raises RefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts, main = _chosen(archive, file)
            return {suffix: archive.read(part) for suffix, part in parts.items()}, main
    except _ERRORS as error:
        raise unreadable("Die ZIP-Datei ist beschädigt und lässt sich nicht lesen.", None, Place(file)) from error


def _chosen(archive: zipfile.ZipFile, file: str) -> tuple[dict[str, zipfile.ZipInfo], str]:
    infos = [one for one in archive.infolist() if not one.is_dir() and "__MACOSX" not in one.filename]
    _refuse_bombs(infos, file)
    usable = [one for one in infos if suffix_of(one.filename) in {*SHAPEFILE_PARTS, *MAIN_PARTS}]
    mains = [one for one in usable if suffix_of(one.filename) in MAIN_PARTS]
    chosen = [one for one in mains if suffix_of(one.filename) == ".shp"] or mains
    if not chosen:
        message = f"In der ZIP-Datei ist keine, aus der Geometrien gelesen werden: {FORMATS}."
        raise unreadable(message, None, Place(file))
    if len(chosen) > 1:
        names = ", ".join(sorted(PurePosixPath(one.filename).name for one in chosen)[:8])
        raise missing(f"In „{file}“ liegen mehrere Dateien: {names}.", "Nur die nötige in die ZIP-Datei legen.")
    together = [one for one in usable if _stem(one) == _stem(chosen[0])]
    return {suffix_of(one.filename): one for one in together}, chosen[0].filename


def _refuse_bombs(infos: list[zipfile.ZipInfo], file: str) -> None:
    large, packed = sum(one.file_size for one in infos), sum(one.compress_size for one in infos)
    if large > FILE_LIMIT or (large > _SMALL and large > RATIO_LIMIT * packed):
        message = f"Die ZIP-Datei ist entpackt {number(large // 1_000_000)} MB groß; das ist zu viel für eine Karte."
        raise unreadable(message, None, Place(file))
    if any(one.flag_bits & 1 for one in infos):
        raise unreadable("Die ZIP-Datei ist mit einem Kennwort geschützt.", None, Place(file))


def suffix_of(name: str) -> str:
    """The ending of a file's name, in small letters."""
    return PurePosixPath(name).suffix.lower()


def _stem(info: zipfile.ZipInfo) -> str:
    return str(PurePosixPath(info.filename).with_suffix("")).lower()
