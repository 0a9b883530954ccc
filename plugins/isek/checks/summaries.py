"""Summaries that are too long to be one."""

from __future__ import annotations

from collections.abc import Iterator

from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.objects import Object
from isek.schema.types import Prose

MOST = 300
"""Characters of `kurz`, as typed."""


def long_summaries(concept: Concept) -> Iterator[Problem]:
    """`kurz` with more than 300 characters."""
    for found in (*(one for _, one in concept.objects()), *concept.pages.values()):
        summary = getattr(found, "summary", None)
        if isinstance(summary, Prose) and "kurz" in found.places and len(summary.source) > MOST:
            yield _too_long(found, len(summary.source))


def _too_long(found: Object, length: int) -> Problem:
    message = f"„kurz“ hat {length} Zeichen, höchstens {MOST} sollten es sein."
    hint = "Kürzen; was mehr ist, gehört in den Text."
    return problem("kurz-zu-lang", found.at("kurz"), message, hint, about=found.id)
