"""Types of plain values: text, Markdown, yes and no."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, ClassVar

from isek.model import Place
from isek.schema.fields import FieldType, Json, Key
from isek.schema.reading import Reading
from isek.tree import Items, Node, Scalar
from isek.values.fold import fold

LINES = re.compile(r"\s*(?:;|\n|<br\s*/?>)\s*")
"""What separates texts in a table cell."""


COMMAS = re.compile(r"\s*(?:;|,|\n|<br\s*/?>)\s*")
"""What separates references and single words in a table cell."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown as an editor wrote it; `place` is its first line, `inline` says that it is a line, not paragraphs."""

    source: str
    place: Place = field(compare=False, repr=False)
    inline: bool = False

    def __str__(self) -> str:
        return self.source


def text_of(node: Node, reading: Reading, key: Key) -> Scalar | None:
    """The scalar, or None with a problem where a list or a mapping stands."""
    if isinstance(node, Scalar):
        return node
    kind = "eine Liste" if isinstance(node, Items) else "eine Gruppe von Feldern"
    reading.tell("wert-ungueltig", node.place, f"„{key.name}“ braucht einen einzelnen Wert, hier steht {kind}.")
    return None


def parts_of(node: Node, separators: re.Pattern[str] = LINES) -> list[Node]:
    """The items of a list; a cell is split at `;` and line breaks; a single value is a list of one."""
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Scalar) and node.cell:
        parts = (part.strip() for part in separators.split(node.text))
        return [Scalar(part, node.place, cell=True) for part in parts if part]
    return [node]


def refuse(node: Scalar, reading: Reading, key: Key, wanted: str, hint: str | None = None) -> None:
    """Report a value that its type cannot read."""
    reading.tell(
        "wert-ungueltig", node.place, f"„{node.text}“ ist bei „{key.named(node)}“ nicht möglich: {wanted}.", hint
    )


class Text(FieldType[str]):
    """A line of plain text."""

    empty: ClassVar[Any] = ""

    def read(self, node: Node, reading: Reading, key: Key) -> str | None:
        """The text in NFC, outer blanks removed."""
        scalar = text_of(node, reading, key)
        return unicodedata.normalize("NFC", scalar.text.strip()) if scalar else None

    def schema(self) -> dict[str, Any]:
        """Numbers and yes/no are read as the text that was typed."""
        return {"type": ["string", "number", "boolean"]}

    def describe(self) -> str:
        """For the guide."""
        return "Text"


class Id(Text):
    """The id of an object; it is checked where objects are told apart."""

    def describe(self) -> str:
        """For the guide."""
        return "Kennung: Buchstaben, Ziffern, Punkt und Bindestrich"


@dataclass(frozen=True)
class Markdown(FieldType[Prose]):
    """Text with Markdown: paragraphs, or one line (`inline`)."""

    inline: bool = False

    def read(self, node: Node, reading: Reading, key: Key) -> Prose | None:
        """The Markdown with the place of its first line."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        if not scalar.block:
            return Prose(unicodedata.normalize("NFC", scalar.text.strip()), scalar.place, self.inline)
        text = scalar.text.lstrip("\n")
        first = scalar.place.line + 1 + len(scalar.text) - len(text)
        place = scalar.place._replace(line=first, column=1)
        return Prose(unicodedata.normalize("NFC", text.rstrip()), place, self.inline)

    def dump(self, value: Prose) -> Json:
        """The Markdown source."""
        return value.source

    def schema(self) -> dict[str, Any]:
        """A text."""
        return {"type": ["string", "number", "boolean"]}

    def describe(self) -> str:
        """For the guide."""
        return "Text, auch mit **Hervorhebung** und [[Verweisen]]" if self.inline else "Text mit Markdown"


class YesNo(FieldType[bool]):
    """ja or nein."""

    YES: ClassVar[frozenset[str]] = frozenset({"ja", "true", "x", "j", "wahr"})
    NO: ClassVar[frozenset[str]] = frozenset({"nein", "false", "n", "falsch"})

    def read(self, node: Node, reading: Reading, key: Key) -> bool | None:
        """True, False, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        word = fold(scalar.text)
        word = fold(reading.words.get(key.name, {}).get(word, word))
        if word in self.YES or word in self.NO:
            return word in self.YES
        refuse(scalar, reading, key, "erwartet wird ja oder nein")
        return None

    def schema(self) -> dict[str, Any]:
        """Both spellings."""
        return {"enum": ["ja", "nein", True, False, "x"]}

    def describe(self) -> str:
        """For the guide."""
        return "ja oder nein"


@dataclass(frozen=True)
class Texts(FieldType[tuple[str, ...]]):
    """One or more plain texts."""

    blank: ClassVar[Any] = ()
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[str, ...] | None:
        """The texts in the order written."""
        read = (Text().read(part, reading, key) for part in parts_of(node))
        return tuple(text for text in read if text)

    def dump(self, value: tuple[str, ...]) -> Json:
        """A list."""
        return list(value)

    def schema(self) -> dict[str, Any]:
        """One text or a list."""
        one = Text().schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}

    def describe(self) -> str:
        """For the guide."""
        return "ein oder mehrere Texte"
