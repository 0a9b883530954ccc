"""The type of a time horizon: a sequence, not an importance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from isek.schema.choices import find_step, tell_no_step
from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.schema.types import text_of
from isek.tree import Items, Node, Scalar
from isek.values.fold import fold

ALWAYS = "dauerhaft"
_BETWEEN = re.compile(r"\s*(?:-?\s+bis\s+|–|/|\bund\b|;|,|-\s+und\s+)\s*")


@dataclass(frozen=True)
class Horizon(FieldType[tuple[str, ...]]):
    """One horizon of the concept, two neighbours, or dauerhaft."""

    blank: ClassVar[Any] = ()

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[str, ...] | None:
        """One or two horizons in their order, or None with a problem."""
        if isinstance(node, Items):
            parts = [part for item in node.items if (part := text_of(item, reading, key))]
            return self._found(node, parts, reading, key)
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        if fold(scalar.text) in {ALWAYS, "daueraufgabe", "fortlaufend", "laufend"}:
            return (ALWAYS,)
        if find_step(scalar.text, reading, key):
            return self._found(node, [scalar], reading, key)
        parts = [Scalar(part, scalar.place, cell=scalar.cell) for part in _BETWEEN.split(scalar.text) if part]
        return self._found(node, parts if len(parts) == 2 else [scalar], reading, key)

    def _found(self, node: Node, parts: list[Scalar], reading: Reading, key: Key) -> tuple[str, ...] | None:
        steps = reading.scales.get(key.name, ())
        found = []
        for part in parts:
            step = ALWAYS if fold(part.text) == ALWAYS else _step(part.text, steps, reading, key)
            if step is None:
                tell_no_step(part, [*steps, ALWAYS], reading, key)
                return None
            found.append(step)
        if len(found) == 2 and not _neighbours(found, steps):
            reading.tell(
                "wert-ungueltig", node.place, f"{found[0]} und {found[1]} sind keine benachbarten Zeithorizonte."
            )
            return None
        return tuple(dict.fromkeys(found))

    def dump(self, value: tuple[str, ...]) -> Json:
        """The name, or two names with „bis“ between them."""
        return " bis ".join(value)

    def schema(self) -> dict[str, Any]:
        """A text or a list of two."""
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "maxItems": 2}]}

    def describe(self) -> str:
        """For the guide."""
        return "ein Zeithorizont aus `konzept.yml`, zwei benachbarte („kurz- bis mittelfristig“) oder `dauerhaft`"


def _step(text: str, steps: tuple[str, ...], reading: Reading, key: Key) -> str | None:
    """The step that a text means; „kurz“ and „kurz-“ stand for „kurzfristig“."""
    full = find_step(text, reading, key)
    if full is not None:
        return full
    stem = fold(text).rstrip("-. ")
    return next((step for step in steps if stem and fold(step) == f"{stem}fristig"), None)


def _neighbours(found: list[str], steps: tuple[str, ...]) -> bool:
    if ALWAYS in found:
        return False
    return found[0] == found[1] or abs(steps.index(found[0]) - steps.index(found[1])) == 1
