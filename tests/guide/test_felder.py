"""The field tables of the guide are those of the program, and every example in them can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isek.guide.fields import page
from isek.guide.headings import nested_class
from isek.model import Record
from isek.read.yaml_tree import parse
from isek.schema.collections import ALL_RECORDS
from isek.schema.fields import Key, keys_of
from isek.schema.reading import Reading
from isek.tree import Mapping

SCALES = {"prioritaet": ("hoch", "mittel", "niedrig"), "zeithorizont": ("kurzfristig", "mittelfristig", "langfristig")}


def declared() -> Iterator[tuple[str, Key]]:
    """Every key of every record, entries included, once."""
    waiting, seen = list(ALL_RECORDS), set[type[Record]]()
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for key in keys_of(cls).values():
            yield f"{cls.__name__}.{key.name}", key
            nested = nested_class(key.type)
            waiting += [nested] if nested else []


KEYS = dict(declared())


@pytest.mark.parametrize("name", KEYS)
def test_example_is_read(name: str) -> None:
    """The example of a field says something that the field's own type takes without a question."""
    key = KEYS[name]
    tree, problems = parse(key.example, "beispiel.yml")
    assert not problems
    assert isinstance(tree, Mapping)
    assert list(tree.entries) == [key.name]
    reading = Reading(scales=SCALES)
    value = key.type.read(tree.entries[key.name], reading, key)
    told = [problem.message for problem in reading.problems if problem.code != "betrag-ohne-zahl"]
    assert value is not None
    assert not told


@pytest.mark.parametrize("name", KEYS)
def test_field_is_explained(name: str) -> None:
    """Every field says what it means and how it is written."""
    key = KEYS[name]
    assert key.doc.endswith(".") or key.doc.endswith("…")
    assert key.type.describe()


def test_page_is_current(root: Path) -> None:
    """`docs/02-felder.md` is what the schema says."""
    written = (root / "docs" / "02-felder.md").read_text(encoding="utf-8")
    assert written == page(), "python -m isek.guide schreibt die Seite neu"


def test_page_names_every_key() -> None:
    """No field is left out."""
    text = page()
    missing = [name for name, key in KEYS.items() if f"| `{key.name}` |" not in text]
    assert not missing
