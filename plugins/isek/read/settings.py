"""`konzept.yml`, and the state of reading that its words and scales give."""

from __future__ import annotations

from functools import cache
from typing import Any

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.folder import SourceFile
from isek.read.texts import read_text
from isek.read.yaml_tree import parse
from isek.schema.choices import Choice, Choices, Scale, plain_word
from isek.schema.collections import COLLECTIONS, headings_of
from isek.schema.entries import read_entry
from isek.schema.fields import FieldType, keys_of
from isek.schema.horizons import Horizon
from isek.schema.reading import Reading
from isek.schema.settings import IGNORE, Settings
from isek.schema.types import YesNo
from isek.tree import Mapping, Node, Scalar
from isek.values.fold import fold
from isek.values.nearest import did_you_mean

FILE = "konzept.yml"


def read_settings(file: SourceFile | None) -> tuple[Settings, list[Problem]]:
    """The settings, with what is wrong with them; defaults where the file is missing or broken."""
    nothing = Settings(place=Place(FILE))
    if file is None:
        hint = "Legen Sie sie an; nötig sind titel, gemeinde.name und horizont."
        return nothing, [problem("datei-unlesbar", Place(FILE), "Die Datei „konzept.yml“ fehlt.", hint)]
    text, problems = read_text(file.path, file.name)
    tree, more = parse(text, file.name) if not problems else (None, [])
    if problems or more:
        return nothing, [*problems, *more]
    if not isinstance(tree, Mapping):
        message = "„konzept.yml“ braucht Felder, mindestens titel, gemeinde und horizont."
        return nothing, [problem("feld-fehlt", Place(FILE), message)]
    reading = Reading()
    settings = read_entry(Settings, tree, reading)
    check_words(tree, reading)
    check_columns(tree, reading)
    check_labels(tree, reading)
    return settings, reading.problems


def reading_for(settings: Settings) -> Reading:
    """A reading with the town's words and scales."""
    words = {
        name: {plain_word(word): meaning for word, meaning in table.items()}
        for name, table in (settings.words or {}).items()
    }
    return Reading(words=words, scales={"prioritaet": settings.priorities, "zeithorizont": settings.horizon_names})


def own_columns(settings: Settings, collection: str) -> dict[str, str]:
    """The town's headings (folded) of a collection's tables, with the keys that they mean."""
    return {fold(heading): name for heading, name in (settings.columns or {}).get(collection, {}).items()}


def check_words(tree: Mapping, reading: Reading) -> None:
    """Each table under `worte` belongs to a key with a closed set, and each meaning is one of its values."""
    for name, place, table in _tables("worte", tree):
        values = _values().get(name)
        if values is None:
            hint = did_you_mean(name, _values())
            reading.tell("unbekanntes-feld", place, f"Unter „worte“ ist „{name}“ kein Feld mit festen Werten.", hint)
        else:
            _check_meanings(name, table, values, reading)


def _check_meanings(name: str, table: Mapping, values: tuple[str, ...], reading: Reading) -> None:
    meanings = [child for child in table.entries.values() if isinstance(child, Scalar)]
    for meaning in meanings if values else []:
        if meaning.text.strip() not in values:
            hint = did_you_mean(meaning.text, values)
            reading.tell("wert-ungueltig", meaning.place, f"„{meaning.text}“ ist kein Wert von „{name}“.", hint)


def check_columns(tree: Mapping, reading: Reading) -> None:
    """Each table under `spalten` belongs to a collection, and each meaning is a key or heading of it."""
    for name, place, table in _tables("spalten", tree):
        if name not in COLLECTIONS:
            hint = did_you_mean(name, COLLECTIONS)
            reading.tell("unbekanntes-feld", place, f"Unter „spalten“ gibt es keine Sammlung „{name}“.", hint)
            continue
        check_targets(table, name, reading)


def check_targets(table: Mapping, collection: str, reading: Reading) -> None:
    """Each meaning in a table of headings is a key or a heading of the collection, or `ignorieren`."""
    known = headings_of(collection)
    for meaning in table.entries.values():
        if isinstance(meaning, Scalar) and fold(meaning.text) not in known and fold(meaning.text) != IGNORE:
            message = f"„{meaning.text}“ ist kein Feld von „{collection}“."
            hint = did_you_mean(meaning.text, [*keys_of(COLLECTIONS[collection].cls), IGNORE])
            reading.tell("wert-ungueltig", meaning.place, message, hint)


def check_labels(tree: Mapping, reading: Reading) -> None:
    """Each word under `bezeichnungen` belongs to a collection or a key of Maßnahmen."""
    labels = tree.entries.get("bezeichnungen")
    known = [*COLLECTIONS, *keys_of(COLLECTIONS["massnahmen"].cls)]
    for name in labels.entries if isinstance(labels, Mapping) else ():
        if name not in known:
            place = labels.keys.get(name, labels.place) if isinstance(labels, Mapping) else Place(FILE)
            message = f"Unter „bezeichnungen“ gibt es „{name}“ nicht: erwartet wird eine Sammlung oder ein Feld."
            reading.tell("unbekanntes-feld", place, message, did_you_mean(name, known))


def _tables(name: str, tree: Mapping) -> list[tuple[str, Place, Mapping]]:
    node: Node | None = tree.entries.get(name)
    if not isinstance(node, Mapping):
        return []
    return [
        (key, node.keys.get(key, child.place), child)
        for key, child in node.entries.items()
        if isinstance(child, Mapping)
    ]


@cache
def _values() -> dict[str, tuple[str, ...]]:
    """The keys that the town may have own words for, with their values; none for its own scales."""
    found: dict[str, tuple[str, ...]] = {}
    for declared in (key for cls in _records() for key in keys_of(cls).values()):
        values = _fixed(declared.type)
        if values is not None:
            found[declared.name] = (*found.get(declared.name, ()), *values)
    return found


def _fixed(type_: FieldType[Any]) -> tuple[str, ...] | None:
    """The closed set of a type; empty for the concept's own scales, None where any value may stand."""
    if isinstance(type_, Choice):
        return type_.values
    if isinstance(type_, Choices):
        return type_.choice.values
    if isinstance(type_, YesNo):
        return ("ja", "nein")
    return () if isinstance(type_, Scale | Horizon) else None


def _records() -> list[type]:
    """Every record of every collection, entries included."""
    found: list[type] = []
    waiting: list[type] = [collection.cls for collection in COLLECTIONS.values()]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.append(cls)
            waiting.extend(key.type.cls for key in keys_of(cls).values() if hasattr(key.type, "cls"))
    return found
