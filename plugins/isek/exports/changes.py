"""Every difference between consecutive Fassungen, as data."""

from __future__ import annotations

from typing import Any

from isek.history import History
from isek.history.report import Difference, as_data


def changes(history: History) -> list[dict[str, Any]]:
    """The differences as `isek diff --format json` shows them, the earliest first; none with a draft."""
    return [
        as_data(Difference(step.old.id, step.new.id, step.old.concept, step.new.concept, step.changes))
        for step in history.steps
    ]
