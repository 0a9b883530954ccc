"""What a town may say about the looks of its site, under `theme` in `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from msgspec.structs import replace

from isek.model import Place, Record
from isek.problems import Problem
from isek.schema.colours import colour_of
from isek.schema.entries import read_entry
from isek.schema.fields import FieldType, Json, Key, is_blank, key, keys_of
from isek.schema.reading import Reading
from isek.schema.types import Text, refuse, text_of
from isek.theming.tokens import DARK, LIGHT, OPTIONS, Given
from isek.tree import Mapping as MappingNode
from isek.tree import Node
from isek.values.colours import Colour
from isek.values.nearest import did_you_mean, nearest

_FONT = re.compile(r"[\w .+-]+")
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A colour and where it was chosen."""

    colour: Colour
    place: Place = field(compare=False)


class Colours(FieldType[Mapping[str, Chosen]]):
    """Colours by option."""

    blank: ClassVar[Any] = None

    def read(self, node: Node, reading: Reading, key: Key) -> Mapping[str, Chosen] | None:
        """The colours that can be read, or None with a problem."""
        if not isinstance(node, MappingNode):
            message = f'„{key.name}“ braucht Farben mit ihrem Namen, zum Beispiel marke: "#114a39".'
            reading.tell("wert-ungueltig", node.place, message)
            return None
        found = ((name, _chosen(name, node, reading)) for name in node.entries)
        return {name: one for name, one in found if one}

    def dump(self, value: Mapping[str, Chosen]) -> Json:
        """An object of colours."""
        return {name: str(one.colour) for name, one in value.items()}

    def describe(self) -> str:
        """For the guide."""
        return 'Farben wie marke: "#114a39"'


def _chosen(name: str, node: MappingNode, reading: Reading) -> Chosen | None:
    at = node.keys.get(name, node.place)
    if name not in OPTIONS:
        hint = did_you_mean(name, OPTIONS) or f"Es gibt: {', '.join(OPTIONS)}."
        reading.tell("unbekanntes-feld", at, f"Eine Farbe „{name}“ gibt es nicht.", hint)
        return None
    value = node.entries[name]
    if is_blank(value):
        # `marke: #114a39` is a key without a value, and a remark.
        hint = f'Farben stehen in Anführungszeichen: {name}: "#114a39"; sonst gilt „#“ als Anfang einer Anmerkung.'
        reading.tell("wert-ungueltig", at, f"„{name}“ nennt keine Farbe.", hint)
        return None
    colour = colour_of(value, reading, Key(name, name, _COLOURS))
    return Chosen(colour, value.place) if colour else None


_COLOURS = Colours()


class Fonts(FieldType[str]):
    """Names of fonts, the first that a device has is taken; kept as CSS writes them."""

    def read(self, node: Node, reading: Reading, key: Key) -> str | None:
        """`"Fira Sans", Arial` as a list of CSS, or None with a problem."""
        scalar = text_of(node, reading, key)
        if scalar is None:
            return None
        names = [name.strip().strip("\"'") for name in scalar.text.split(",")]
        if not all(_FONT.fullmatch(name) for name in names):
            refuse(scalar, reading, key, "erwartet werden Namen von Schriften, mit Komma getrennt")
            return None
        return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)

    def describe(self) -> str:
        """For the guide."""
        return "Namen von Schriften, die auf den Geräten liegen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Record):
    """What `theme` says."""

    logo: str | None = key("logo", "Logo", Text(), doc="Bild in `content/`.", example="logo: bilder/wappen.svg")
    favicon: str | None = key("favicon", "Zeichen", Text(), doc="Zeichen im Reiter.", example="favicon: bilder/w.svg")
    colours: Mapping[str, Chosen] | None = key("farben", "Farben", _COLOURS, doc="Farben.")
    by_night: Mapping[str, Chosen] | None = key("farben_dunkel", "Farben im Dunkeln", _COLOURS, doc="Dunkle Farben.")
    font: str | None = key("schrift", "Schrift", Fonts(), doc="Schrift.", example="schrift: Fira Sans")
    display: str | None = key("schrift_titel", "Schrift der Überschriften", Fonts(), doc="Sonst wie `schrift`.")
    mono: str | None = key("schrift_fest", "Schrift für Code", Fonts(), doc="Schrift mit festen Breiten.")

    @property
    def given(self) -> Given:
        """The colours by mode and option."""
        by_mode = ((LIGHT, self.colours), (DARK, self.by_night))
        return {mode: {name: one.colour for name, one in (chosen or {}).items()} for mode, chosen in by_mode}

    def chosen_at(self, mode: str, option: str) -> Place:
        """Where a colour was chosen."""
        chosen = (self.colours if mode == LIGHT else self.by_night) or {}
        return chosen[option].place if option in chosen else self.place


NOTHING = Options(place=Place("mkdocs.yml"))


def read_options(node: MappingNode, others: Collection[str], *, foreign: bool = False) -> tuple[Options, list[Problem]]:
    """The options under `theme`, and what is wrong with them; `others` are keys that are not ours.

    With `foreign`, templates of the town may have keys of their own; only what looks like a slip is told.
    """
    reading = Reading()
    kept = [name for name in node.entries if name not in others and not (foreign and _is_own(name))]
    ours = replace(node, entries={name: node.entries[name] for name in kept})
    return read_entry(Options, ours, reading), reading.problems


def _is_own(name: str) -> bool:
    known: Iterable[str] = keys_of(Options)
    return name not in known and not nearest(name, known)
