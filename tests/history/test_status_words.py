"""What sentences say of the log of a measure's status."""

from __future__ import annotations

from typing import Any

import pytest

from isek.history import Wording, compare

IDEA = {"stichtag": "2025-07", "phase": "idee"}
PLANNING = {"stichtag": "2026-01", "phase": "planung"}
BUILDING = {"stichtag": "2026-06", "phase": "umsetzung"}
DONE = {"stichtag": "2027-01", "phase": "abgeschlossen"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (None, [PLANNING], "Umsetzungsstand: in Planung (Stand Januar 2026)."),
        ([PLANNING], [BUILDING, PLANNING], "Umsetzungsstand: in Umsetzung (Stand Juni 2026)."),
        ([PLANNING], [DONE, PLANNING, BUILDING], "Umsetzungsstand: abgeschlossen (Stand Januar 2027)."),
        ([PLANNING], [PLANNING, {"phase": "idee"}], "Früherer Eintrag zum Umsetzungsstand ergänzt: Idee."),
        ([PLANNING], [IDEA, PLANNING], "Früherer Eintrag zum Umsetzungsstand ergänzt: Idee (Stand Juli 2025)."),
        (
            [PLANNING],
            [PLANNING | {"phase": "idee"}, BUILDING],
            "Umsetzungsstand: in Umsetzung (Stand Juni 2026); ein früherer Eintrag berichtigt.",
        ),
        (
            [IDEA, PLANNING],
            [BUILDING, PLANNING],
            "Umsetzungsstand: in Umsetzung (Stand Juni 2026); ein früherer Eintrag gestrichen.",
        ),
        (
            [IDEA, PLANNING],
            [IDEA, PLANNING | {"lage": "verzoegert"}],
            "Eintrag zum Umsetzungsstand berichtigt: in Planung (Stand Januar 2026).",
        ),
        (
            [PLANNING, BUILDING],
            [PLANNING],
            "Umsetzungsstand: wieder in Planung (Stand Januar 2026); ein späterer Eintrag gestrichen.",
        ),
        ([IDEA, PLANNING], [PLANNING], "Früherer Eintrag zum Umsetzungsstand gestrichen."),
        (
            [IDEA, PLANNING],
            [IDEA | {"stichtag": "2025-08"}, PLANNING],
            "Früherer Eintrag zum Umsetzungsstand berichtigt.",
        ),
        ([PLANNING], None, "Umsetzungsstand gestrichen."),
    ],
)
def test_status(old: list[dict[str, str]] | None, new: list[dict[str, str]] | None, told: str) -> None:
    """Wherever an entry stands in the log, the latest as-of date says what holds."""
    sides: list[dict[str, Any]] = [
        {
            "konzept": {},
            "sammlungen": {"massnahmen": [{"id": "M-1", "titel": "Bänke"} | ({"status": one} if one else {})]},
        }
        for one in (old, new)
    ]
    (change,) = compare(*sides)
    assert Wording(*sides).sentence(change).replace("\xa0", " ") == told
