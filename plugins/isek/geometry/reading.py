"""The shapes of a concept, and what is wrong with its geometries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from isek.geometry import crs as systems
from isek.geometry.figure import Figure
from isek.geometry.files import Files
from isek.geometry.heavy import WGS84
from isek.geometry.layers import missing
from isek.geometry.making import Made, from_wkb, make
from isek.geometry.refused import NoReferenceError, RefusedError, where
from isek.geometry.shapes import NO_SHAPES, Shapes, Source
from isek.geometry.written import FileRef, read_written
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.geometry import Geometry
from isek.schema.objects import Object

KEY = "geometrie"
_TYPED = Source()


def read_shapes(concept: Concept, root: Path) -> tuple[Shapes, list[Problem]]:
    """The shapes of all objects with a geometry, in their order; `root` is the content folder."""
    found = list(_with_geometry(concept))
    if not found:
        return NO_SHAPES, []
    official = systems.official_zone(concept.settings)
    with Files(root, concept.files) as files:
        reader = _Reader(files)
        for owner, geometry in found:
            reader.read(owner, geometry)
    zone = official or systems.zone_at(figure.bounds for figure in reader.figures.values())
    reader.tell_unreferenced(zone if official or reader.figures else None)
    return Shapes(reader.figures, reader.sources, zone), reader.problems


def _with_geometry(concept: Concept) -> Iterator[tuple[Object, Geometry]]:
    for _, owner in concept.objects():
        geometry = getattr(owner, "geometry", None)
        if isinstance(geometry, Geometry):
            yield owner, geometry


class _Reader(Struct):
    """The figures so far, and what is to be told."""

    files: Files
    figures: dict[str, Figure] = msgspec.field(default_factory=dict)
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    unreferenced: list[tuple[Object, NoReferenceError]] = msgspec.field(default_factory=list)

    def read(self, owner: Object, geometry: Geometry) -> None:
        """One object's geometry becomes a figure, or a problem."""
        try:
            made, source = self._made(geometry)
        except RefusedError as refused:
            about = None if refused.place else owner.id
            place = refused.place or owner.at(KEY)
            self.problems.append(problem(refused.code, place, refused.message, refused.hint, about=about))
        except NoReferenceError as error:
            self.unreferenced.append((owner, error))
        else:
            self.figures[owner.id], self.sources[owner.id] = made.figure, source
            if made.repaired:
                message = f"In der Geometrie wurde berichtigt: {made.repaired}."
                self.problems.append(problem("geometrie-repariert", owner.at(KEY), message, about=owner.id))

    def _made(self, geometry: Geometry) -> tuple[Made, Source]:
        written = read_written(geometry)
        if isinstance(written, FileRef):
            made = self._from_file(written)
            return made, _source(made, written.file)
        made = make(written)
        return made, _source(made, None)

    def _from_file(self, ref: FileRef) -> Made:
        layer = self.files.layer(ref)
        given = layer.given[layer.row_of(ref)]
        try:
            if given is None:
                raise missing(f"Das Merkmal in „{ref.file}“ hat keine Geometrie.")
            return make(given if isinstance(given, dict) else from_wkb(given), layer.crs)
        except RefusedError as refused:
            if refused.code != "wert-ungueltig":
                raise
            # What would be a slip of the pen in a field is damage in a file.
            raise RefusedError("geometrie-ungueltig", refused.message) from refused
        except NoReferenceError as error:
            error.file = layer.file
            raise

    def tell_unreferenced(self, zone: str | None) -> None:
        """Coordinates without a system: each one that was typed, and each file once."""
        told: dict[str, int] = {}
        for _, error in self.unreferenced:
            if error.file:
                told[error.file] = told.get(error.file, 0) + 1
        for owner, error in self.unreferenced:
            if not error.file or error.file in told:
                count = told.pop(error.file) if error.file else 1
                self.problems.append(_unreferenced(owner, error, zone, count))


def _source(made: Made, file: str | None) -> Source:
    if made.crs == WGS84:
        return Source(file, repaired=made.repaired) if file or made.repaired else _TYPED
    return Source(file, systems.name_of(made.crs), made.repaired, systems.accuracy(made.crs))


def _unreferenced(owner: Object, error: NoReferenceError, zone: str | None, count: int) -> Problem:
    at = where(error.x, error.y)
    if error.stated:
        name = systems.name_of(error.stated)
        message = f"Die Koordinaten ({at}) passen nicht zum angegebenen System {name}."
    elif error.file:
        message = f"„{error.file}“ sagt nicht, in welchem System die Koordinaten ({at}) stehen."
    else:
        message = f"Das sind keine Grade: {at}. In welchem System die Zahlen stehen, ist nicht bekannt."
    if count > 1:
        message += f" Das betrifft {count} Einträge."
    return problem("koordinaten-ohne-bezug", owner.at(KEY), message, _likely(error, zone), about=owner.id)


def _likely(error: NoReferenceError, zone: str | None) -> str:
    """Which system it may be, and what to do."""
    crs, swapped = systems.likely(error.x, error.y, zone), False
    if crs is None:
        crs, swapped = systems.likely(error.y, error.x, zone), True
    if crs is None:
        words = "Üblich sind EPSG:25832, EPSG:25833 und EPSG:31467."
    elif crs == systems.UTM32 and zone is None:
        words = "Wahrscheinlich EPSG:25832, im Osten Deutschlands EPSG:25833."
    else:
        words = f"Wahrscheinlich {crs}" + (", Rechts- und Hochwert vertauscht." if swapped else ".")
    cure = " In QGIS das System der Ebene festlegen und neu speichern."
    typed = " In `punkt` stehen Grade: zuerst die Länge, dann die Breite."
    return words + (cure if error.file else typed)
