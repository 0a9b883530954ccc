"""The whole check of a content folder: reading, rules, accepted exceptions, sorted by place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from isek.checks import check as check_rules
from isek.checks import check_shapes
from isek.checks.exemptions import apply
from isek.geometry import NO_SHAPES, Shapes, read_shapes
from isek.problems import Level, Problem, by_place
from isek.read.concept import read_concept
from isek.schema.concept import Concept
from isek.search.synonyms import read_synonyms
from isek.theming.contrast import field_problems
from isek.theming.look import Look


@dataclass(frozen=True, slots=True)
class Checked:
    """A concept with its problems, sorted by place, and with the shapes of what has a geometry."""

    concept: Concept
    problems: tuple[Problem, ...]
    shapes: Shapes = NO_SHAPES

    def stops(self, strict: bool) -> bool:
        """Whether a problem stops publishing: a Fehler always, a Warnung only if `strict`."""
        stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
        return any(found.level in stopping for found in self.problems)


def load(content: Path, today: date | None = None, look: Look | None = None) -> Checked:
    """Read and check the content folder. `today` is the reference date; by default that of the environment.

    `look` is what the colours of Themenfelder must go with; by default our own.
    """
    concept, problems = read_concept(content)
    today = today or reference_date()
    problems += field_problems(concept.fields.values(), look or Look())
    shapes, unplaced = read_shapes(concept, content)
    found = [*problems, *read_synonyms(content)[1], *check_rules(concept, today), *unplaced]
    found += check_shapes(concept, shapes)
    return Checked(concept, tuple(by_place(apply(found, concept.settings, today))), shapes)


def check(content: Path, today: date | None = None) -> list[Problem]:
    """All problems of the content folder, sorted by place."""
    return list(load(content, today).problems)


def reference_date() -> date:
    """SOURCE_DATE_EPOCH where it is set to a number of seconds, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()
