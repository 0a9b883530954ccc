"""The whole check of a content folder: reading, rules, accepted exceptions, sorted by place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from isek.checks import check as check_rules
from isek.checks import check_shapes
from isek.checks.declaration import stale_declaration
from isek.checks.exemptions import apply
from isek.exports.canonical import export
from isek.geometry import NO_SHAPES, Shapes, read_shapes
from isek.history import History, check_history, frozen_names, read_history
from isek.maps import NO_MAPS, Maps, read_maps
from isek.problems import Level, Problem, by_place
from isek.read.concept import read_concept
from isek.read.legal import legal_tree
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.search.synonyms import read_synonyms
from isek.theming.contrast import field_problems
from isek.theming.look import Look

_UNREADABLE = frozenset({"yaml-fehler", "datei-unlesbar"})
"""After these, what is missing from the content may only not have been read: it is not compared."""
_LAST = 253_402_300_799
"""The last second of the year 9999: no date is later."""


class Checked(Struct, frozen=True):
    """A concept with its problems, sorted by place, and with the shapes of what has a geometry.

    `history` is what is known of its Fassungen, None where it has none; `exported` the concept in canonical form with
    its shapes, where that is known already.
    """

    concept: Concept
    problems: tuple[Problem, ...]
    shapes: Shapes = NO_SHAPES
    maps: Maps = NO_MAPS
    history: History | None = None
    exported: Mapping[str, Any] | None = None

    def stops(self, strict: bool) -> bool:
        """Whether a problem stops publishing: a Fehler always, a Warnung only if `strict`."""
        stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return any(found.level in stopping for found in self.problems)


def load(
    content: Path,
    today: date | None = None,
    look: Look | None = None,
    *,
    freezing: str | None = None,
    deciding: bool = False,
) -> Checked:
    """Read and check the content folder. `today` is the reference date; by default that of the environment.

    `look` is what the colours of Themenfelder must go with; by default our own. `freezing` is the id of the Fassung
    that is about to be frozen: its date is the reference date, and it must have all that it needs; so must a draft
    when `deciding`, because it is about to be published.
    """
    concept, problems = read_concept(content)
    unreadable = any(found.code in _UNREADABLE for found in problems)
    today = today or (date_of(concept, freezing) if freezing else None) or reference_date()
    problems += field_problems(concept.fields.values(), look or Look())
    shapes, unplaced = read_shapes(concept, content)
    maps, undrawn = read_maps(content, concept.files, shapes)
    found = [*problems, *read_synonyms(content)[1], *check_rules(concept, today), *unplaced, *undrawn]
    found += check_shapes(concept, shapes)
    found += stale_declaration(legal_tree(content), today)
    history = exported = None
    # A small town without Fassungen pays nothing for them.
    frozen = frozen_names(concept.files)
    if concept.revisions or frozen:
        # Shapes are finished for a comparison only.
        exported = None if unreadable else export(concept, shapes.geojson_of if frozen else None)
        history = read_history(content, concept, exported)
        found += check_history(content, concept, exported, history, freezing=deciding or freezing is not None)
    told = tuple(by_place(apply(found, concept.settings, today)))
    return Checked(concept, told, shapes, maps, history, exported if frozen else None)


def date_of(concept: Concept, revision: str) -> date | None:
    """The date of a Fassung, None where it or its date is missing."""
    found = next((one for one in concept.revisions.values() if id_key(one.id) == id_key(revision)), None)
    return found.date.last if found and found.date else None


def check(content: Path, today: date | None = None) -> list[Problem]:
    """All problems of the content folder, sorted by place."""
    return list(load(content, today).problems)


def reference_date() -> date:
    """SOURCE_DATE_EPOCH where it is set to a number of seconds, else today."""
    epoch = source_epoch()
    return datetime.now().astimezone().date() if epoch is None else datetime.fromtimestamp(epoch, UTC).date()


def source_epoch() -> int | None:
    """SOURCE_DATE_EPOCH in seconds since 1970; None where it is not set, or says no moment of the next 8,000 years."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_LAST))):
        return None
    return int(text) if int(text) <= _LAST else None
