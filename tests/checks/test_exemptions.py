"""Accepted exceptions lower Warnungen and nothing else."""

from datetime import date

import pytest

from isek.checks.exemptions import apply
from isek.model import PartialDate, Place
from isek.problems import Level, Problem, problem
from isek.schema.settings import Exemption, Settings

HERE = Place("massnahmen/M-1.md", 3)
TODAY = date(2026, 6, 30)


def applied(found: Problem, *exemptions: Exemption) -> list[Problem]:
    """The problems after these exceptions."""
    return apply([found], Settings(place=Place("konzept.yml"), exemptions=exemptions), TODAY)


def exemption(code: str = "ziel-fehlt", id: str | None = None, until: PartialDate | None = None) -> Exemption:
    """An exception with a reason."""
    return Exemption(place=Place("konzept.yml", 9), code=code, id=id, reason="Das Ziel folgt", until=until)


def warning(about: str | None = "M-1") -> Problem:
    """A Warnung about a measure."""
    return problem("ziel-fehlt", HERE, "Es fehlt ein Ziel.", "Ergänzen.", about=about)


def test_lowered_with_its_reason() -> None:
    """The Hinweis shows why, and does not ask for what was decided against."""
    (found,) = applied(warning(), exemption(id="M-1"))
    assert (found.level, found.message, found.hint) == (
        Level.NOTE,
        "Es fehlt ein Ziel. Hingenommen: Das Ziel folgt",
        None,
    )


@pytest.mark.parametrize(("day", "over"), [(29, True), (30, False)])
def test_the_last_day_counts(day: int, over: bool) -> None:
    """On its last day an exception holds; then it says that it is over, and lowers still."""
    (found,) = applied(warning(), exemption(until=PartialDate(2026, 6, day)))
    assert found.level is Level.NOTE
    assert ("abgelaufen" in found.message) is over
    assert (found.hint is not None) is over


def test_one_that_holds_goes_before_one_that_is_over() -> None:
    """Two exceptions for one thing: the later one was added because the first had ended."""
    (found,) = applied(warning(), exemption(until=PartialDate(2026, 1, 1)), exemption(until=PartialDate(2027, 1, 1)))
    assert "abgelaufen" not in found.message


@pytest.mark.parametrize(("id", "about", "fits"), [
    ("m-1", "M-1", True),
    (None, "M-1", True),
    (None, None, True),
    ("M-2", "M-1", False),
    ("M-1", None, False),
    ("1.2", "M-1.2", True),
])  # fmt: skip
def test_whom_it_concerns(id: str | None, about: str | None, fits: bool) -> None:
    """Ids are compared as everywhere; without an id it holds for all."""
    (found,) = applied(warning(about), exemption(id=id))
    assert (found.level is Level.NOTE) is fits


def test_a_fehler_is_never_lowered() -> None:
    """Not even where its code usually is a Warnung."""
    found = problem("widerspruch-fachkonzept", HERE, "x", level=Level.ERROR)
    assert applied(found, exemption("widerspruch-fachkonzept")) == [found]


def test_an_unknown_code_is_told_at_its_place() -> None:
    """With the nearest code."""
    told = applied(warning(), exemption("ziel-felt"))[1]
    assert (told.code, told.place.line) == ("wert-ungueltig", 9)
    assert told.hint == "Meinten Sie „ziel-fehlt“?"
