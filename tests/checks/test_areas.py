"""Whether areas are in force, and which deadline holds."""

from collections.abc import Callable
from datetime import date

import pytest

from isek.checks import areas
from isek.schema.concept import Concept

World = Callable[[dict[str, str]], Concept]
HEAD = "- id: R-1\n  titel: Gebiet\n  art: foerdergebiet\n"
MEASURE = "- {id: M-1, titel: x, themenfelder: T}\n"


def step(day: str, kind: str, limit: str = "") -> str:
    """An entry of an area's history."""
    return f"    - {{datum: {day}, art: {kind}{f', frist: {limit}' if limit else ''}}}\n"


@pytest.mark.parametrize(("rest", "asked"), [
    ("", False),
    ("  rechtsstand: festlegung\n", True),
    ("  rechtsstand: verstetigung\n", False),
    ("  verlauf:\n" + step("2020-01-01", "vu_beginn"), False),
    ("  verlauf:\n" + step("2020-01-01", "vu_beginn") + step("2021-01-01", "festlegung"), True),
    ("  verlauf:\n" + step("2021-01-01", "festlegung") + step("2025-01-01", "aufhebung"), False),
    ("  verlauf:\n" + step("2021-01-01", "festlegung") + step("2025-01-01", "teilaufhebung"), True),
])  # fmt: skip
def test_in_force(world: World, rest: str, asked: bool) -> None:
    """By the legal state, else by the history; where neither is known, nothing is asked."""
    concept = world({"raeume.yml": HEAD + rest, "massnahmen.yml": MEASURE})
    assert bool(list(areas.without_climate_measure(concept))) is asked


@pytest.mark.parametrize(("measure", "asked"), [
    ("raeume: R-1, klimarelevant: ja", False),
    ("raeume: R-1, klimarelevant: nein", True),
    ("raeume: R-PART, klimarelevant: ja", False),
    ("raeume: R-2, klimarelevant: ja", True),
    ("raeume: stadtweit, klimarelevant: ja", False),
    ("raeume: R-ALL, klimarelevant: ja", False),
    ("raeume: R-2, gebietsanteile: {R-1: 40, R-2: 60}, klimarelevant: ja", False),
    ("raeume: R-1, klimarelevant: ja, status: [{phase: entfallen, text: x}]", True),
    ("raeume: R-1, klimarelevant: ja, status: [{phase: abgeschlossen}]", False),
])  # fmt: skip
def test_climate_measures(world: World, measure: str, asked: bool) -> None:
    """In the area, in a part of it, or everywhere; done or to be done."""
    others = (
        "- {id: R-PART, titel: Teil, art: ort, teil_von: R-1}\n- {id: R-2, titel: Zwei, art: quartier}\n"
        "- {id: R-ALL, titel: Stadt, art: gesamtstadt}\n"
    )
    area = HEAD + "  rechtsstand: festlegung\n" + others
    concept = world({"raeume.yml": area, "massnahmen.yml": f"- {{id: M-1, titel: x, themenfelder: T, {measure}}}\n"})
    assert bool(list(areas.without_climate_measure(concept))) is asked


HISTORY = "  verlauf:\n" + step("2010-02-28", "festlegung")
LAID_DOWN = step("2010-01-01", "festlegung", "2025-01-01")


@pytest.mark.parametrize(("rest", "line"), [
    ("  frist: 2025-01-01\n", 4),
    ("  frist: 2035-01-01\n", None),
    ("  verlauf:\n" + LAID_DOWN, 5),
    ("  verlauf:\n" + LAID_DOWN + step("2024-06-01", "fristverlaengerung", "2030-01-01"), None),
    ("  frist: 2025-01-01\n  verlauf:\n" + LAID_DOWN + step("2024-06-01", "fristverlaengerung", "2030-01-01"), None),
    ("  frist: 2025-01-01\n  rechtsstand: abgeschlossen\n", None),
    ("  frist: 2025-01-01\n  verlauf:\n" + LAID_DOWN + step("2025-06-01", "aufhebung"), None),
])  # fmt: skip
def test_deadline_passed(world: World, rest: str, line: int | None) -> None:
    """An extension holds even where the area's own deadline was not changed; a closed area has none."""
    told = list(areas.deadline_passed(world({"raeume.yml": HEAD + rest}), date(2026, 6, 30)))
    assert [found.place.line for found in told] == ([line] if line else [])


@pytest.mark.parametrize(("rest", "told"), [
    ("  verlauf:\n" + step("2010-02-28", "festlegung", "2025-02-28"), False),
    ("  verlauf:\n" + step("2010-02-28", "festlegung", "2025-03-01"), True),
    ("  frist: 2026-01-01\n" + HISTORY, True),
    ("  frist: 2026-01-01\n" + HISTORY + step("2024-01-01", "fristverlaengerung"), False),
    ("  frist: 2050-01-01\n", False),
])  # fmt: skip
def test_deadline_too_long(world: World, rest: str, told: bool) -> None:
    """Fifteen years to the day are allowed, more only by an extension; without a beginning nothing is compared."""
    assert bool(list(areas.deadline_too_long(world({"raeume.yml": HEAD + rest})))) is told
