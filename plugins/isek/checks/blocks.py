"""Blocks: unknown ones, their options and values, and filters that match nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from isek.checks.texts import Text, Texts
from isek.checks.unread import unread
from isek.checks.wording import quoted
from isek.problems import Problem, problem
from isek.read.block_specs import FILTERS, check_block, read_options
from isek.read.markup import Block
from isek.read.resolve import ConceptResolver
from isek.read.settings import reading_for
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.reading import Reading
from isek.schema.selection import select
from isek.tree import Mapping, Scalar

_SHOWN = {"leitfrage": "leitfragen", "empfehlung": "empfehlungen"}
"""The blocks that show an object which is registered elsewhere, when they have no title."""
_MAY_STATE = frozenset({"kapitel", PAGES.key, *_SHOWN.values()})
"""The texts in which these blocks may have a title, and so make an object."""


def bad_blocks(texts: Texts) -> Iterator[Problem]:
    """What is wrong with a block, its options and their values."""
    reading = _reading(texts)
    for text in texts.found:
        for block in text.blocks:
            told = [*check_block(block, reading), *_registered(block, texts), *_out_of_place(block, text)]
            yield from (_at_cell(replace(found, about=text.about), text) for found in told)


def idle_filters(texts: Texts) -> Iterator[Problem]:
    """A block whose filters match no measure."""
    if unread(texts.concept, "massnahmen"):
        return
    reading = _reading(texts)
    for text in texts.found:
        for block in text.blocks:
            yield from _idle(block, text, texts, reading)


def _idle(block: Block, text: Text, texts: Texts, reading: Reading) -> Iterator[Problem]:
    options, problems = read_options(block, reading)
    filters: dict[str, Any] = {name: value for name, value in options.items() if name in FILTERS and value != ()}
    if filters and not problems and not select(texts.concept, filters):
        what = (
            f"Der Filter {quoted([*filters])} trifft" if len(filters) == 1 else f"{quoted([*filters])} treffen zusammen"
        )
        message = f"Der Block „{block.name}“ zeigt nichts: {what} keine {texts.concept.words('massnahmen')[0]}."
        yield problem("filter-ohne-treffer", block.place, message, about=text.about)


def _registered(block: Block, texts: Texts) -> Iterator[Problem]:
    """A block without a title shows a registered object, so that it needs its id and no other option."""
    collection = _SHOWN.get(block.name)
    if collection is None or block.argument:
        return
    options = block.options or Mapping({}, block.place)
    written = options.entries.get("id")
    if not isinstance(written, Scalar) or written.blank:
        message = f"Der Block „{block.name}“ braucht einen Titel oder eine `id`."
        hint = f"„/// {block.name} | …“ schreiben, oder mit `id: …` nennen, was gezeigt werden soll."
        yield problem("blockoption-ungueltig", block.place, message, hint)
    elif not texts.index.lookup(collection, written.text):
        message = f"{texts.concept.words(collection)[0]} „{written.text}“ gibt es nicht."
        yield problem("unbekannter-verweis", written.place, message, texts.index.hint(collection, written.text))
    yield from _idle_options(block, options)


def _out_of_place(block: Block, text: Text) -> Iterator[Problem]:
    """A block with a title makes an object only in chapters and pages (and in blocks there)."""
    if block.name in _SHOWN and block.argument and text.collection not in _MAY_STATE:
        message = (
            f"Hier macht der Block „{block.name}“ keinen eigenen Eintrag; das geht nur in Kapiteln und auf Seiten."
        )
        hint = f"Den Eintrag in `{_SHOWN[block.name]}.yml` schreiben und hier mit `id: …` zeigen."
        yield problem("block-fehlerhaft", block.place, message, hint)


def _idle_options(block: Block, options: Mapping) -> Iterator[Problem]:
    for name in options.entries:
        if name != "id":
            message = f"Ohne Titel zeigt der Block „{block.name}“ nur, was es schon gibt; „{name}“ gilt hier nicht."
            hint = "Die Angabe dort machen, wo der Eintrag steht."
            yield problem("blockoption-ungueltig", options.keys.get(name, block.place), message, hint)


def _reading(texts: Texts) -> Reading:
    """What options are read with; every collection counts as registered, so that no name makes a new object."""
    concept = texts.concept
    reading = reading_for(concept.settings)
    reading.resolver = ConceptResolver(texts.index, frozenset(COLLECTIONS), concept.settings.labels)
    return reading


def _at_cell(found: Problem, text: Text) -> Problem:
    """In a workbook every problem of a text is one of its cell."""
    return replace(found, place=text.prose.place) if text.prose.place.sheet else found
