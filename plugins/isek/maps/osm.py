"""Extracts of OpenStreetMap as XML: ways, and areas that are made of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from isek.geometry.refused import unreadable
from isek.maps.classes import from_osm, is_line
from isek.maps.raw import Raw
from isek.model import Place

_HINT = "Bei OpenStreetMap oder in JOSM einen Ausschnitt als .osm oder .osm.pbf speichern."
Position = tuple[float, float]


def read_osm(data: bytes, file: str) -> list[Raw]:
    """What a basemap shows of an extract. Raises RefusedError."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(data, True)
    except _EntityError as error:
        raise unreadable("Die OSM-Datei vereinbart eigene Kürzel (ENTITY).", _HINT, Place(file)) from error
    except (expat.ExpatError, ValueError, KeyError) as error:
        line = f" (Zeile {parser.CurrentLineNumber})"
        raise unreadable(
            f"Der Ausschnitt aus OpenStreetMap lässt sich nicht lesen{line}.", _HINT, Place(file)
        ) from error
    return list(reader.found())


class _EntityError(Exception):
    """Short words that may unfold to anything."""


def _refuse_entities(*_: Any) -> None:
    raise _EntityError


class _Reader:
    """Collects nodes, ways and relations while the file is parsed."""

    def __init__(self) -> None:
        self._nodes: dict[str, Position] = {}
        self._ways: dict[str, list[str]] = {}
        self._tagged: list[tuple[str, dict[str, str]]] = []
        self._relations: list[tuple[list[tuple[str, str]], dict[str, str]]] = []
        self._refs: list[str] = []
        self._members: list[tuple[str, str]] = []
        self._tags: dict[str, str] = {}
        self._id = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "node":
            self._nodes[given["id"]] = float(given["lon"]), float(given["lat"])
        elif name in {"way", "relation"}:
            self._id, self._refs, self._members, self._tags = given["id"], [], [], {}
        elif name == "nd":
            self._refs.append(given["ref"])
        elif name == "member" and given["type"] == "way":
            self._members.append((given["ref"], given.get("role", "")))
        elif name == "tag":
            self._tags[given["k"]] = given["v"]

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "way":
            self._ways[self._id] = self._refs
            self._tagged.append((self._id, self._tags))
        elif name == "relation" and self._tags.get("type") == "multipolygon":
            self._relations.append((self._members, self._tags))

    def found(self) -> Iterator[Raw]:
        """Everything that a basemap shows."""
        for way, tags in self._tagged:
            refs = self._ways[way]
            closed = len(refs) > 3 and refs[0] == refs[-1]
            kind = from_osm(tags, closed=closed)
            line = self._line(refs)
            if kind and len(line) > 1:
                yield Raw(kind, tags.get("name", ""), _geometry(kind, line, closed))
        for members, tags in self._relations:
            kind = from_osm(tags, closed=True)
            rings = self._rings(members)
            if kind and not is_line(kind) and rings:
                yield Raw(kind, tags.get("name", ""), {"type": "Polygon", "coordinates": rings})

    def _line(self, refs: list[str]) -> list[Position]:
        # An extract has ways whose nodes lie outside of it.
        return [self._nodes[ref] for ref in refs if ref in self._nodes]

    def _rings(self, members: list[tuple[str, str]]) -> list[list[Position]]:
        """The closed rings of an area; drawn together, holes stay open."""
        pieces = [
            list(self._ways[ref]) for ref, role in members if ref in self._ways and role in {"outer", "inner", ""}
        ]
        return [self._line(ring) for ring in _closed(pieces) if len(self._line(ring)) > 3]


def _closed(pieces: list[list[str]]) -> Iterator[list[str]]:
    """Pieces joined end to end until they close."""
    while pieces:
        ring = pieces.pop()
        while ring[0] != ring[-1]:
            following = next((one for one in pieces if ring[-1] in (one[0], one[-1])), None)
            if following is None:
                break
            pieces.remove(following)
            ring += following[1:] if following[0] == ring[-1] else following[-2::-1]
        if ring[0] == ring[-1]:
            yield ring


def _geometry(kind: str, line: list[Position], closed: bool) -> dict[str, Any]:
    if closed and not is_line(kind):
        return {"type": "Polygon", "coordinates": [line]}
    return {"type": "LineString", "coordinates": line}
