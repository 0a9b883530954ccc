"""The type of colours."""

from __future__ import annotations

from typing import Any

from isek.schema.fields import FieldType, Key
from isek.schema.reading import Reading
from isek.schema.types import refuse, text_of
from isek.tree import Node
from isek.values.colours import Colour, parse_colour

WANTED = 'erwartet wird eine Farbe wie "#1f5fa8"'


class ColourText(FieldType[str]):
    """A colour, kept as `#1f5fa8`."""

    def read(self, node: Node, reading: Reading, key: Key) -> str | None:
        """The colour in small letters, or None with a problem."""
        colour = colour_of(node, reading, key)
        return str(colour) if colour else None

    def schema(self) -> dict[str, Any]:
        """Six or three hexadecimal digits."""
        return {"type": ["string", "number"], "pattern": "^ *#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6}) *$"}

    def describe(self) -> str:
        """For the guide."""
        return 'Farbe wie `"#1f5fa8"`, in Anführungszeichen'


def colour_of(node: Node, reading: Reading, key: Key) -> Colour | None:
    """The colour that a node says, or None with a problem."""
    scalar = text_of(node, reading, key)
    if scalar is None:
        return None
    colour = parse_colour(scalar.text)
    if colour is None:
        refuse(scalar, reading, key, WANTED)
    return colour
