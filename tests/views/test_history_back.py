"""What one Fassung dropped and a later one brings back is told as that, not as new."""

from __future__ import annotations

from typing import Any

from isek.history import Edition, History, Step, compare
from isek.views.history import Past

BENCHES = {"id": "M-1", "titel": "Bänke"}


def edition(name: str, *measures: dict[str, Any]) -> Edition:
    return Edition(name, {"konzept": {"zeithorizonte": {}}, "sammlungen": {"massnahmen": list(measures)}}, None)


def step(old: Edition, new: Edition) -> Step:
    return Step(old, new, compare(old.concept, new.concept))


def test_what_comes_back() -> None:
    first, second, third = (
        edition("F-1", BENCHES),
        edition("F-2"),
        edition("F-3", BENCHES, {"id": "M-2", "titel": "Neu"}),
    )
    editions = (first, second, third)
    past = Past(History((), (), editions, (step(first, second), step(second, third)), None, None))
    told = past.steps[-1]
    sentences = {change.id: told.sentence(change) for change in told.step.changes}
    assert sentences["M-1"] == "Wieder aufgenommen, in F-2 entfallen."
    assert "Wieder" not in sentences["M-2"]
    assert [change.kind for change in told.step.changes] == ["neu", "neu"]
