"""The closed sets of values, and the other words that are read for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from isek.guide.headings import nested_class
from isek.guide.markup import code, table
from isek.model import Record
from isek.schema.choices import Choice, Choices
from isek.schema.collections import COLLECTIONS
from isek.schema.fields import keys_of


def spellings_table() -> str:
    """Each value that has other spellings, with them and the fields that it belongs to."""
    fields = defaultdict[int, list[str]](list)
    choices: dict[int, Choice] = {}
    for name, choice in _choices():
        choices[id(choice)] = choice
        fields[id(choice)].append(name)
    rows = [(", ".join(fields[number]), *row) for number, choice in choices.items() for row in _spelled(choice)]
    return table(("Feld", "Wert", "auch so"), rows)


def _spelled(choice: Choice) -> Iterator[tuple[str, str]]:
    for value in choice.values:
        words = [word for word, meant in choice.spellings.items() if meant == value]
        if words:
            yield code(value), ", ".join(words)


def _choices() -> Iterator[tuple[str, Choice]]:
    """Every closed set of values with the name of its field: `status.phase` (Maßnahmen)."""
    for collection in COLLECTIONS.values():
        for path, choice in _of(collection.cls, ""):
            yield f"{code(path)} ({collection.plural})", choice


def _of(cls: type[Record], path: str) -> Iterator[tuple[str, Choice]]:
    for key in keys_of(cls).values():
        if isinstance(key.type, Choice):
            yield path + key.name, key.type
        elif isinstance(key.type, Choices):
            yield path + key.name, key.type.choice
        elif nested := nested_class(key.type):
            yield from _of(nested, f"{path}{key.name}.")
