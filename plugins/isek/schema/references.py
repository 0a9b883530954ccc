"""Types of references to other objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from isek.model import Ref
from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.schema.types import COMMAS, parts_of, text_of
from isek.tree import Node, Scalar
from isek.values.fold import fold

CITYWIDE = "stadtweit"


@dataclass(frozen=True)
class RefTo(FieldType[Ref]):
    """A reference to one object of a collection, or of any (None)."""

    collection: str | None

    def read(self, node: Node, reading: Reading, key: Key) -> Ref | None:
        """The reference, or None with a problem."""
        scalar = text_of(node, reading, key)
        return reading.resolver.resolve(self.collection, scalar.text, scalar.place, reading) if scalar else None

    def dump(self, value: Ref) -> Json:
        """The id."""
        return value.id

    def schema(self) -> dict[str, Any]:
        """An id, title or short name."""
        return {"type": ["string", "number"]}

    def describe(self) -> str:
        """For the guide."""
        where = f"aus `{self.collection}`" if self.collection else "eines beliebigen Eintrags"
        return f"Kennung oder Titel {where}"


@dataclass(frozen=True)
class RefsTo(FieldType[tuple[Ref, ...]]):
    """References to objects of a collection, or of any (None); `whole` is a word that means all of them."""

    collection: str | None
    whole: str | None = None
    blank: ClassVar[Any] = ()
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[Ref, ...] | None:
        """The references that can be resolved, each object once, in the order written."""
        found: dict[str, Ref] = {}
        for part in self._parts(node, reading):
            scalar = text_of(part, reading, key)
            ref = self._one(scalar, reading) if scalar else None
            if ref is not None:
                found.setdefault(ref.id, ref)
        return tuple(found.values())

    def _parts(self, node: Node, reading: Reading) -> list[Node]:
        # a name with a comma in it ("Amt für Bau, Verkehr") is one reference where it is known
        if isinstance(node, Scalar) and node.cell and reading.resolver.knows(self.collection, node.text):
            return [node]
        return parts_of(node, COMMAS)

    def _one(self, scalar: Scalar, reading: Reading) -> Ref | None:
        if self.whole and fold(scalar.text) == self.whole:
            return Ref(self.whole, scalar.place)
        return reading.resolver.resolve(self.collection, scalar.text, scalar.place, reading)

    def dump(self, value: tuple[Ref, ...]) -> Json:
        """A list of ids."""
        return [ref.id for ref in value]

    def schema(self) -> dict[str, Any]:
        """One or a list."""
        one = {"type": ["string", "number"]}
        return {"anyOf": [one, {"type": "array", "items": one}]}

    def describe(self) -> str:
        """For the guide."""
        where = f"aus `{self.collection}`" if self.collection else "beliebiger Einträge"
        return f"Kennungen oder Titel {where}" + (f", oder `{self.whole}`" if self.whole else "")


class RefOrText(FieldType[Ref | str]):
    """A reference where the text names an object of the collection, else the text itself."""

    def __init__(self, collection: str) -> None:
        self.collection = collection

    def read(self, node: Node, reading: Reading, key: Key) -> Ref | str | None:
        """The reference or the text."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        if reading.resolver.knows(self.collection, scalar.text):
            return reading.resolver.resolve(self.collection, scalar.text, scalar.place, reading)
        return scalar.text.strip()

    def dump(self, value: Ref | str) -> Json:
        """The id or the text."""
        return value.id if isinstance(value, Ref) else value

    def schema(self) -> dict[str, Any]:
        """A text."""
        return {"type": ["string", "number"]}

    def describe(self) -> str:
        """For the guide."""
        return f"Kennung aus `{self.collection}` oder ein Text"
