"""Every file under `classes/` shows changes between two Fassungen and which class each needs.

`row` names the row of the table that the case is about; each row has one. `old` and `new` are collections with their
objects in canonical form (`konzept` too); `revision` is what the newer Fassung says of itself. `changes` are all
of them in their order, each with what is to be compared of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from isek.history import compare
from isek.history.changes import deepest
from isek.history.classes import ROWS
from isek.history.report import Difference, as_data
from isek.schema.collections import COLLECTIONS

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "classes").glob("*.yml"))}
SETTINGS = {
    "titel": "ISEK Auental",
    "gemeinde": {"name": "Markt Auental"},
    "horizont": {"von": 2026, "bis": 2036},
    "prioritaeten": ["hoch", "mittel", "niedrig"],
    "zeithorizonte": {"kurzfristig": 2028, "langfristig": 2036},
}


def concept(given: dict[str, Any]) -> dict[str, Any]:
    """A whole concept in canonical form."""
    settings = SETTINGS | given.get("konzept", {})
    collections = {key: given.get(key, []) for key in (*COLLECTIONS, "seiten")}
    return {"konzept": settings, "sammlungen": collections}


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", CASES)
def test_class(name: str) -> None:
    case = load(name)
    old, new = concept(case["old"]), concept(case["new"])
    changes = compare(old, new, [case["revision"]] if "revision" in case else [])
    told = as_data(Difference("F-1", "F-2", old, new, changes))
    shown = [
        {key: change[key] for key in wanted}
        for change, wanted in zip(told["aenderungen"], case["changes"], strict=False)
    ]
    assert shown == case["changes"]
    assert len(told["aenderungen"]) == len(case["changes"]), told["aenderungen"]
    assert told["klasse"] == deepest(changes).word == case["klasse"]


def test_every_row_has_a_case() -> None:
    assert sorted(load(name)["row"] for name in CASES if load(name).get("row")) == sorted(row.allows for row in ROWS)
