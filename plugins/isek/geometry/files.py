"""Files with geometries: what one is says its content, not its name. Each is read once."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from xml.parsers import expat

from isek.geometry.archive import FORMATS, MAIN_PARTS, SHAPEFILE_PARTS, suffix_of, unpacked
from isek.geometry.gdal import layer_names, read_layer
from isek.geometry.json_file import JsonFile
from isek.geometry.layers import Layer, layer_named
from isek.geometry.limits import FILE_LIMIT, TEXT_LIMIT
from isek.geometry.refused import RefusedError, unreadable
from isek.geometry.written import FileRef
from isek.model import Place
from isek.read.texts import read_bytes
from isek.values.nearest import did_you_mean

_SHAPEFILE = b"\x00\x00\x27\x0a"
_GEOPACKAGE = b"SQLite format 3\x00"
_ARCHIVE = b"PK\x03\x04"
_BOM = b"\xef\xbb\xbf"
_GML = re.compile(rb"https?://www\.opengis\.net/gml")
_BEGINNING = 65_536
# The surveyors' names for systems, which GDAL does not know.
_SURVEYORS = re.compile(rb"urn:adv:crs:(ETRS89_UTM|DE_DHDN_3GK)(\d{1,2})(?:[*_]\w+)?")
# Short words that may unfold to anything, and files by which GDAL is told to read others.
_FOREIGN = re.compile(rb"<(!DOCTYPE|!ENTITY|OGR|GDAL)")
# GDAL would ask the network for it.
_SCHEMA = re.compile(rb"""[\w.-]*:?schemaLocation\s*=\s*("[^"]*"|'[^']*')""")
_ELSEWHERE = re.compile(r"[A-Za-z]:[\\/]|[a-z]+://")
_ALL_PARTS = "Ein Shapefile besteht aus mehreren Dateien (.shp, .shx, .dbf, .prj): alle ablegen, oder ein ZIP daraus."


class Files:
    """The files below a content folder that geometries name. To be closed, since some are unpacked on the way."""

    def __init__(self, root: Path, names: frozenset[str]) -> None:
        self._root = root
        self._names = names
        self._opened: dict[str, JsonFile | _GdalFile | RefusedError] = {}
        self._layers: dict[tuple[str, str], Layer | RefusedError] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Files:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def layer(self, ref: FileRef) -> Layer:
        """The layer that is meant. Raises RefusedError."""
        file, opened = self._opened_once(ref.file)
        name = layer_named(ref, opened.names)
        if (file, name) not in self._layers:
            try:
                self._layers[file, name] = opened.layer(name)
            except RefusedError as refused:
                self._layers[file, name] = refused
        found = self._layers[file, name]
        if isinstance(found, RefusedError):
            raise found
        return found

    def layer_names(self, written: str) -> list[str]:
        """The names of all layers of a file. Raises RefusedError."""
        return list(self._opened_once(written)[1].names)

    def _opened_once(self, written: str) -> tuple[str, JsonFile | _GdalFile]:
        file = self._path(written)
        if file not in self._opened:
            self._opened[file] = self._tried(file)
        opened = self._opened[file]
        if isinstance(opened, RefusedError):
            raise opened
        return file, opened

    def _path(self, written: str) -> str:
        """The name of a file that is there, from how it was written."""
        path = posixpath.normpath(unicodedata.normalize("NFC", written.strip()))
        if path.startswith(("../", "/")) or path == ".." or _ELSEWHERE.match(written):
            raise unreadable(f"„{written}“ liegt nicht im Inhaltsordner.", "Die Datei dort ablegen.")
        if path not in self._names:
            named = [name for name in self._names if name.lower().endswith((*MAIN_PARTS, ".zip"))]
            hint = did_you_mean(path.replace("\\", "/"), sorted(named))
            raise unreadable(f"Die Datei „{written}“ fehlt im Inhaltsordner.", hint)
        return path

    def _tried(self, file: str) -> JsonFile | _GdalFile | RefusedError:
        try:
            return self._open(file)
        except RefusedError as refused:
            return refused

    def _open(self, file: str) -> JsonFile | _GdalFile:
        data = self._bytes(file)
        if data.startswith(_ARCHIVE):
            parts, main = unpacked(data, file)
            return self._recognised(file, PurePosixPath(main).stem, parts, parts[suffix_of(main)])
        parts = {".shp": data} | self._companions(file) if data.startswith(_SHAPEFILE) else {}
        return self._recognised(file, PurePosixPath(file).stem, parts, data)

    def _bytes(self, name: str) -> bytes:
        data, problems = read_bytes(self._root / name, name, FILE_LIMIT)
        if problems:
            raise RefusedError(problems[0].code, problems[0].message, problems[0].hint, problems[0].place)
        return data

    def _companions(self, file: str) -> dict[str, bytes]:
        """The other files of a Shapefile."""
        stem = file[: -len(PurePosixPath(file).suffix)].lower()
        beside = {suffix_of(name): name for name in self._names if name.lower() == f"{stem}{suffix_of(name)}"}
        return {suffix: self._bytes(beside[suffix]) for suffix in SHAPEFILE_PARTS[1:] if suffix in beside}

    def _recognised(self, file: str, stem: str, parts: dict[str, bytes], data: bytes) -> JsonFile | _GdalFile:
        start = data[:_BEGINNING].removeprefix(_BOM).lstrip()
        if start.startswith((b"{", b"[")):
            return JsonFile(file, stem, data)
        if data.startswith(_SHAPEFILE):
            if ".shx" not in parts:
                raise unreadable("Zum Shapefile fehlt die Datei mit der Endung .shx.", _ALL_PARTS, Place(file))
            return self._for_gdal(file, stem, {suffix: parts[suffix] for suffix in SHAPEFILE_PARTS if suffix in parts})
        if data.startswith(_GEOPACKAGE):
            return self._for_gdal(file, stem, {".gpkg": data})
        if start.startswith(b"<") and _GML.search(start):
            return self._for_gdal(file, stem, {".gml": _harmless(data, file)})
        raise unreadable(
            f"Die Datei ist keine, aus der Geometrien gelesen werden: {FORMATS}.", _hint(file), Place(file)
        )

    def _for_gdal(self, file: str, stem: str, parts: dict[str, bytes]) -> _GdalFile:
        """Copies under plain names: GDAL leaves other files beside those that it reads."""
        folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="isek-geo-")))
        for suffix, data in parts.items():
            (folder / f"{stem}{suffix}").write_bytes(data)
        return _GdalFile(file, folder / f"{stem}{next(iter(parts))}")


class _GdalFile:
    """A file that GDAL reads."""

    def __init__(self, file: str, path: Path) -> None:
        self._file = file
        self._path = path
        self.names = layer_names(path, file)

    def layer(self, name: str) -> Layer:
        """The layer of this name."""
        return read_layer(self._path, self._file, name)


def _harmless(data: bytes, file: str) -> bytes:
    """GML that stands for itself, its systems named so that GDAL knows them."""
    if len(data) > TEXT_LIMIT:
        raise unreadable(f"Die Datei ist größer als {TEXT_LIMIT // 1_000_000} MB.", None, Place(file))
    if _FOREIGN.search(data):
        message = "Die GML-Datei vereinbart eigene Kürzel (DOCTYPE) oder verweist auf andere Quellen."
        raise unreadable(message, "In QGIS öffnen und als GeoPackage speichern.", Place(file))
    try:
        # GDAL would take what stands before the fault for all.
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise unreadable(f"Die GML-Datei ist kein lesbares XML (Zeile {error.lineno}).", None, Place(file)) from error
    return _SURVEYORS.sub(_epsg, _SCHEMA.sub(b"", data))


def _epsg(found: re.Match[bytes]) -> bytes:
    number_of_zone = int(found[2])
    return b"EPSG:%d" % (25800 + number_of_zone if found[1] == b"ETRS89_UTM" else 31464 + number_of_zone)


def _hint(file: str) -> str:
    suffix = suffix_of(file)
    if suffix in SHAPEFILE_PARTS:
        return "Von einem Shapefile wird die Datei mit der Endung .shp genannt."
    if suffix in {".qgz", ".qgs"}:
        return "Das ist ein QGIS-Projekt. Die Ebene darin als GeoPackage speichern."
    return "In QGIS öffnen und als GeoPackage speichern."
