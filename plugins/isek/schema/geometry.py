"""The type of a geometry: kept as it was written, read when maps are drawn."""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec import Struct

from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.tree import Items, Mapping, Node

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


class Geometry(Struct, frozen=True):
    """A geometry as written: `source` is JSON text of a point, a GeoJSON geometry or a reference to a file."""

    source: str

    def plain(self) -> dict[str, Any]:
        """The written keys with their values."""
        found: dict[str, Any] = json.loads(self.source)
        return found


class GeometryType(FieldType[Geometry]):
    """A point, a GeoJSON geometry or feature, or a file with layer and feature."""

    def read(self, node: Node, reading: Reading, key: Key) -> Geometry | None:
        """The geometry as written, or None with a problem."""
        if isinstance(node, Mapping):
            return Geometry(json.dumps(plain(node), ensure_ascii=False))
        reading.tell(
            "wert-ungueltig", node.place, f"„{key.name}“ braucht Felder: `punkt`, `datei` oder eine GeoJSON-Geometrie."
        )
        return None

    def dump(self, value: Geometry) -> Json:
        """An object."""
        return value.plain()

    def schema(self) -> dict[str, Any]:
        """An object."""
        return {"type": "object"}

    def describe(self) -> str:
        """For the guide."""
        return "`{punkt: [Länge, Breite]}`, eine GeoJSON-Geometrie oder `{datei: …, ebene: …, merkmal: {…}}`"


def plain(node: Node) -> Json:
    """A tree as JSON; what looks like a number is one."""
    if isinstance(node, Mapping):
        return {name: plain(child) for name, child in node.entries.items()}
    if isinstance(node, Items):
        return [plain(child) for child in node.items]
    if not node.quoted and _NUMBER.fullmatch(node.text):
        number = float(node.text)
        return int(number) if number.is_integer() and "." not in node.text else number
    return node.text
