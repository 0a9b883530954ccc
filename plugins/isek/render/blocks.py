"""The concept's own blocks as HTML: their options read, their measures chosen, their parts rendered."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from isek.markdown.own_blocks import BlockCall
from isek.read.block_specs import BLOCKS, FILTERS, read_options
from isek.read.markup import Block
from isek.read.resolve import ConceptResolver, Index
from isek.read.settings import reading_for
from isek.schema.chapters import GuidingQuestion, Recommendation
from isek.schema.collections import COLLECTIONS
from isek.schema.measures import Measure
from isek.schema.reading import Reading
from isek.schema.selection import select
from isek.tree import Scalar
from isek.views.blocks import EntryBlock, block_parts, question_block, recommendation_block
from isek.views.context import Site
from isek.views.parts import Part

ENTRIES = {"leitfrage": "leitfragen", "empfehlung": "empfehlungen"}
"""The blocks that hold an object, by its collection."""


class BlockReader:
    """What a block in a text means for one concept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._index = Index.of(site.concept)

    def parts(self, call: BlockCall) -> tuple[Part, ...]:
        """The parts of any other block."""
        options = self._options(call)
        return block_parts(call.name, options, self._chosen(options), self._site)

    def entry(self, call: BlockCall) -> EntryBlock | None:
        """The question or recommendation that a block holds or names; None where there is no such object."""
        written = call.options.entries.get("id")
        found = self._index.lookup(ENTRIES[call.name], written.text) if isinstance(written, Scalar) else []
        one = self._site.concept.find(found[0]) if len(found) == 1 else None
        here = bool(call.title)
        if isinstance(one, GuidingQuestion):
            return question_block(one, here, self._site)
        return recommendation_block(one, here, self._site) if isinstance(one, Recommendation) else None

    def _options(self, call: BlockCall) -> dict[str, Any]:
        # the check has told what is wrong with them; here what can be read is enough
        block = Block(call.name, call.title, call.options, call.options.place, "", 1, 0, 0, 0)
        read, _ = read_options(block, self._reading())
        return {**BLOCKS[call.name].defaults, **read}

    def _reading(self) -> Reading:
        concept = self._site.concept
        reading = reading_for(concept.settings)
        reading.resolver = ConceptResolver(self._index, frozenset(COLLECTIONS), concept.settings.labels)
        return reading

    def _chosen(self, options: dict[str, Any]) -> list[Measure]:
        concept = self._site.concept
        filters = {name: value for name, value in options.items() if name in FILTERS}
        return select(concept, filters) if filters else list(concept.measures.values())


def title_of(call: BlockCall, otherwise: str) -> Markup:
    """The title as it was typed, rendered already, else another."""
    return Markup(call.title_html) if call.title_html else escape(otherwise)
