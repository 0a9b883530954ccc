"""Which options each block takes, and their values; reading and checking them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import msgspec
from msgspec import Struct, structs

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.blocks import Block
from isek.schema.chapters import GuidingQuestion, Recommendation
from isek.schema.choices import Choice, Choices, find_step, tell_no_step
from isek.schema.fields import FieldType, Key, is_blank, keys_of
from isek.schema.horizons import ALWAYS
from isek.schema.measure_entries import PHASE
from isek.schema.measures import Measure
from isek.schema.objects import Object
from isek.schema.reading import Reading
from isek.schema.references import CITYWIDE, RefsTo
from isek.schema.types import Text, YesNo, parts_of, text_of
from isek.tree import Node
from isek.values.fold import fold
from isek.values.german import join
from isek.values.nearest import did_you_mean

COLUMNS = (
    "nummer", "titel", "themenfelder", "ziele", "raeume", "ort", "prioritaet", "zeithorizont", "zeitraum", "kosten",
    "finanzierung", "federfuehrung", "status", "verbindlichkeit",
)  # fmt: skip
"""The columns of a measure table."""

AXES = ("themenfeld", "raum", "ziel", "zeithorizont", "prioritaet", "akteur", "status", "leitfrage")
"""What a matrix can count by."""


@dataclass(frozen=True)
class Steps(FieldType[tuple[str, ...]]):
    """One or more steps of one of the concept's scales; `more` are words beside them."""

    more: tuple[str, ...] = ()
    blank: ClassVar[Any] = ()
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[str, ...] | None:
        """The steps in the order written."""
        found = []
        for part in parts_of(node):
            scalar = text_of(part, reading, key)
            word = fold(scalar.text) if scalar else ""
            step = word if word in self.more else find_step(scalar.text, reading, key) if scalar else None
            if step:
                found.append(step)
            elif scalar:
                tell_no_step(scalar, [*reading.scales.get(key.name, ()), *self.more], reading, key)
        return tuple(dict.fromkeys(found))

    def describe(self) -> str:
        """For the guide."""
        return "eine oder mehrere Stufen aus `konzept.yml`" + "".join(f", oder `{word}`" for word in self.more)


@dataclass(frozen=True)
class Order(FieldType[tuple[str, ...]]):
    """Columns to sort by; `-` before one turns the order round."""

    columns: Choice
    blank: ClassVar[Any] = ()

    def read(self, node: Node, reading: Reading, key: Key) -> tuple[str, ...] | None:
        """The columns with their signs."""
        found = []
        for part in parts_of(node):
            scalar = text_of(part, reading, key)
            if scalar is None:
                continue
            text = scalar.text.strip()
            sign = "-" if text.startswith("-") else ""
            bare = structs.replace(scalar, text=text.removeprefix("-").strip())
            column = self.columns.read(bare, reading, key)
            if column:
                found.append(sign + column)
        return tuple(found)

    def describe(self) -> str:
        """For the guide."""
        return "eine Spalte, nach der sortiert wird; `-` davor kehrt die Folge um"


class BlockSpec(Struct, frozen=True):
    """What a block takes. `text` says whether it has a body, `defaults` what holds without an option.

    The options of a block that is an object of a collection (`record`) are read with that object: only their names
    are checked here, and `elsewhere` says where the keys stand that are no options.
    """

    options: Mapping[str, FieldType[Any]]
    text: bool = False
    title: bool = False
    defaults: Mapping[str, str] = msgspec.field(default_factory=dict)
    record: type[Object] | None = None
    elsewhere: Mapping[str, str] = msgspec.field(default_factory=dict)


def _choice_of(key: str) -> Choice:
    found = keys_of(Measure)[key].type
    if not isinstance(found, Choice):
        raise TypeError(f"{key} has no closed set of values")
    return found


FILTERS: dict[str, FieldType[Any]] = {
    "themenfeld": RefsTo("themenfelder"),
    "raum": RefsTo("raeume", whole=CITYWIDE),
    "ziel": RefsTo("ziele"),
    "akteur": RefsTo("akteure"),
    "fachkonzept": RefsTo("fachkonzepte"),
    "leitfrage": RefsTo("leitfragen"),
    "status": Choices(PHASE),
    "prioritaet": Steps(),
    "zeithorizont": Steps((ALWAYS,)),
    "verbindlichkeit": Choices(_choice_of("verbindlichkeit")),
    "leitprojekt": YesNo(),
    "art": Choices(_choice_of("art")),
    "klimarelevant": YesNo(),
}
"""The filters of every block that shows measures."""


def _object_spec(cls: type[Object], elsewhere: Mapping[str, str]) -> BlockSpec:
    options = {name: declared.type for name, declared in keys_of(cls).items() if name not in elsewhere}
    return BlockSpec(options, text=True, record=cls, elsewhere=elsewhere)


BLOCKS: dict[str, BlockSpec] = {
    "leitfrage": _object_spec(
        GuidingQuestion,
        {
            "frage": "Die Frage steht hinter dem Namen: „/// leitfrage | Wer entscheidet?“.",
            "antwort": "Die Antwort ist der Text des Blocks.",
        },
    ),
    "empfehlung": _object_spec(
        Recommendation,
        {
            "titel": "Der Titel steht hinter dem Namen: „/// empfehlung | Ein Büro eröffnen“.",
            "text": "Der Text steht im Block, nach einer Leerzeile.",
        },
    ),
    "massnahmen": BlockSpec(
        {
            **FILTERS,
            "ansicht": Choice(("tabelle", "karten")),
            "spalten": Choices(Choice(COLUMNS)),
            "sortierung": Order(Choice(COLUMNS)),
        },
        defaults={"ansicht": "tabelle"},
    ),
    "karte": BlockSpec({**FILTERS, "zeigt": Choices(Choice(("massnahmen", "raeume")))}),
    "matrix": BlockSpec(
        {**FILTERS, "zeilen": Choice(AXES), "spalten": Choice(AXES)},
        defaults={"zeilen": "themenfeld", "spalten": "zeithorizont"},
    ),
    "schwerpunkte": BlockSpec(FILTERS),
    "zeitplan": BlockSpec(FILTERS),
    "kosten": BlockSpec(
        {**FILTERS, "nach": Choice(("foerdergebiet", "themenfeld", "quelle", "zeithorizont", "jahr"))},
        defaults={"nach": "themenfeld"},
    ),
    "umsetzungsstand": BlockSpec(FILTERS),
    "zielsystem": BlockSpec(FILTERS),
    "synchronisation": BlockSpec(FILTERS),
    "indikatoren": BlockSpec({}),
    "akteure": BlockSpec({}),
    "aenderungen": BlockSpec({}),
}
"""The concept's own blocks."""

# pymdownx reads these by YAML's rules, which know no ja and nein.
_SWITCH = Choice(("true", "false"))
_KIND = Text()
FOREIGN: dict[str, BlockSpec] = {
    "admonition": BlockSpec({"type": _KIND}, text=True),
    "details": BlockSpec({"type": _KIND, "open": _SWITCH}, text=True),
    "tab": BlockSpec({"new": _SWITCH, "select": _SWITCH}, text=True, title=True),
    **dict.fromkeys(
        ("note", "attention", "caution", "danger", "error", "tip", "hint", "warning", "important"),
        BlockSpec({}, text=True),
    ),
    **dict.fromkeys(("caption", "figure-caption", "table-caption"), BlockSpec({}, text=True)),
}
"""The blocks of pymdownx that are available. `html` is not: raw HTML has its own rules."""


def read_options(block: Block, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a block's options by name, as their types read them, and what is wrong with them.

    A value that cannot be read is left out. `reading` brings names, scales and the town's words; nothing is left in it.
    """
    spec = BLOCKS.get(block.name) or FOREIGN.get(block.name)
    if spec is None or block.options is None:
        return {}, []
    # The filter is called status; the town's words are those of the phase in it.
    words = {**reading.words, "status": reading.words.get("phase", {})}
    own = structs.replace(reading, problems=[], words=words)
    values: dict[str, Any] = {}
    for name, node in block.options.entries.items():
        type_ = spec.options.get(name)
        if type_ is None:
            own.problems.append(_unknown_option(block, spec, name))
        elif spec.record is None and not is_blank(node):
            values[name] = type_.read(node, own, Key(name, name, type_))
    read = {name: value for name, value in values.items() if value is not None}
    return read, [_as_option(told) for told in own.problems]


def check_block(block: Block, reading: Reading) -> list[Problem]:
    """All that is wrong with a block: form, name, options, their values, and text that it cannot hold."""
    found = list(block.problems)
    if not block.name:
        return found
    spec = BLOCKS.get(block.name) or FOREIGN.get(block.name)
    if spec is None:
        return [*found, _unknown_block(block)]
    if spec.title and not block.argument:
        message = f"Dem Block „{block.name}“ fehlt der Titel."
        found.append(problem("block-fehlerhaft", block.place, message, f"„/// {block.name} | Titel“ schreiben."))
    if not spec.text and block.body.strip() and not found:
        found.append(_has_text(block))
    return found + read_options(block, reading)[1]


@cache
def _names() -> tuple[str, ...]:
    return (*BLOCKS, *FOREIGN)


def _unknown_block(block: Block) -> Problem:
    message = f"Den Block „{block.name}“ gibt es nicht."
    if block.name == "html":
        hint: str | None = (
            "HTML wird ohne Block geschrieben; erlaubt sind Gliederung, Text, Tabellen, Bilder und Links."
        )
    else:
        hint = did_you_mean(block.name, _names()) or f"Es gibt {join(tuple(BLOCKS))}."
    return problem("unbekannter-block", block.place, message, hint)


def _has_text(block: Block) -> Problem:
    blank_lines = len(block.body) - len(block.body.lstrip("\n"))
    place = block.place._replace(line=block.body_line + blank_lines, column=1)
    message = f"Der Block „{block.name}“ kann keinen Text enthalten."
    hint = "Den Text vor oder hinter den Block schreiben; Angaben direkt unter die Zeile mit „///“, ohne Leerzeile."
    return problem("block-fehlerhaft", place, message, hint)


def _unknown_option(block: Block, spec: BlockSpec, name: str) -> Problem:
    place: Place = block.options.keys.get(name, block.place) if block.options else block.place
    if name == "attrs":
        message = "Die Angabe „attrs“ ist nicht erlaubt: Sie könnte Skripte in die Seite bringen."
        return problem("blockoption-ungueltig", place, message, "Die Angabe löschen.")
    message = f"Der Block „{block.name}“ kennt die Angabe „{name}“ nicht."
    hint = spec.elsewhere.get(name) or did_you_mean(name, spec.options)
    if hint is None:
        hint = f"Möglich sind: {', '.join(spec.options)}." if spec.options else "Dieser Block hat keine Angaben."
    return problem("blockoption-ungueltig", place, message, hint)


def _as_option(told: Problem) -> Problem:
    """A wrong value is told at the line of its option."""
    code = "blockoption-ungueltig" if told.code == "wert-ungueltig" else told.code
    return structs.replace(told, code=code)
