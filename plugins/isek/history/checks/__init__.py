"""The rules about Fassungen (contract page 3): between frozen ones, and for the content against the newest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from isek.history.changes import Data
from isek.history.checks import accounts, alike, files, needs, referring, reused, said
from isek.history.editions import History
from isek.problems import Problem
from isek.schema.concept import Concept


def check_history(
    content: Path, concept: Concept, exported: Data | None, history: History, *, freezing: bool = False
) -> Iterator[Problem]:
    """All that is wrong with the Fassungen.

    `exported` is the content in canonical form, None where it cannot be compared. When `freezing`, a draft must have
    what it needs, too.
    """
    yield from files.damaged(history)
    yield from files.copies(content, history, concept.files)
    yield from files.nobodys(history)
    yield from files.otherwise(history)
    yield from files.not_frozen(history)
    yield from reused.still_in_use(concept)
    for step in (*history.steps, *([history.draft] if history.draft else [])):
        yield from needs.too_deep(concept, step)
        yield from accounts.vanished(concept, step, exported)
    yield from reused.reused(concept, history)
    yield from said.said(concept, history, exported)
    yield from needs.missing(history, exported, freezing=freezing)
    if history.draft:
        yield from alike.alike(concept, history.draft)
        yield from referring.to_reread(concept, history.draft)
