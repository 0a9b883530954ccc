"""Types of values of a closed set, and of steps of the concept's own scales."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.schema.types import COMMAS, parts_of, text_of
from isek.tree import Node, Scalar
from isek.values.fold import fold
from isek.values.german import join
from isek.values.nearest import did_you_mean, nearest


@dataclass(frozen=True)
class Choice(FieldType[str]):
    """One value of a closed set; `spellings` are other words for a value."""

    empty: ClassVar[Any] = ""
    values: tuple[str, ...]
    spellings: Mapping[str, str] = field(default_factory=dict)

    def match(self, text: str, own: Mapping[str, str]) -> str | None:
        """The value that a text means, by the town's `own` words first."""
        word = plain_word(text)
        if word in own:
            return own[word]
        return self.known.get(word)

    @cached_property
    def known(self) -> dict[str, str]:
        """Every folded word for a value."""
        found = {plain_word(value): value for value in self.values}
        return found | {plain_word(word): value for word, value in self.spellings.items()}

    def read(self, node: Node, reading: Reading, key: Key) -> str | None:
        """The value, or None with a problem that names the nearest."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        value = self.match(scalar.text, reading.words.get(key.name, {}))
        if value is None:
            message = f"„{scalar.text}“ ist kein Wert von „{key.named(node)}“."
            reading.tell("wert-ungueltig", scalar.place, message, self.hint(scalar.text))
        return value

    def hint(self, text: str) -> str:
        """The nearest value, else all of them."""
        words = [*self.values, *self.spellings]
        near = nearest(text, words)
        if near:
            return f"Meinten Sie „{near[0]}“?"
        return f"Möglich sind: {join(self.values)}."

    def schema(self) -> dict[str, Any]:
        """The closed set, and its usual spellings."""
        return {"enum": [*self.values, *self.spellings]}

    def describe(self) -> str:
        """For the guide."""
        return "einer der Werte " + ", ".join(f"`{value}`" for value in self.values)


@dataclass(frozen=True)
class Choices(FieldType[tuple[str, ...]]):
    """One or more values of a closed set."""

    choice: Choice
    blank: ClassVar[Any] = ()
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[str, ...] | None:
        """The values in the order written, each once."""
        read = (self.choice.read(part, reading, key) for part in parts_of(node, COMMAS))
        return tuple(dict.fromkeys(value for value in read if value is not None))

    def dump(self, value: tuple[str, ...]) -> Json:
        """A list."""
        return list(value)

    def schema(self) -> dict[str, Any]:
        """One value or a list."""
        one = self.choice.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}

    def describe(self) -> str:
        """For the guide."""
        return "einer oder mehrere der Werte " + ", ".join(f"`{value}`" for value in self.choice.values)


class Scale(FieldType[str]):
    """A step of the concept's own scale of importance."""

    def read(self, node: Node, reading: Reading, key: Key) -> str | None:
        """The step as `konzept.yml` spells it, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        step = find_step(scalar.text, reading, key)
        if step is None:
            tell_no_step(scalar, reading.scales.get(key.name, ()), reading, key)
        return step

    def schema(self) -> dict[str, Any]:
        """The steps stand in `konzept.yml`."""
        return {"type": ["string", "number"]}

    def describe(self) -> str:
        """For the guide."""
        return "eine Stufe aus `konzept.yml` (sonst hoch, mittel, niedrig)"


def find_step(text: str, reading: Reading, key: Key) -> str | None:
    """The step of the key's scale that a text means."""
    word = fold(text)
    word = fold(reading.words.get(key.name, {}).get(plain_word(text), word))
    return next((step for step in reading.scales.get(key.name, ()) if fold(step) == word), None)


def tell_no_step(scalar: Scalar, steps: Iterable[str], reading: Reading, key: Key) -> None:
    """Report a step that the scale does not have."""
    steps = tuple(steps)
    hint = did_you_mean(scalar.text, steps) or f"Möglich sind: {join(steps)}."
    reading.tell("wert-ungueltig", scalar.place, f"„{scalar.text}“ ist keine Stufe von „{key.named(scalar)}“.", hint)


def plain_word(text: str) -> str:
    """A word as enumerations compare it: folded, with `_` and `-` as blanks."""
    return fold(text.replace("_", " ").replace("-", " "))
