"""Every spelling in `cases/` is read as it says there."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from isek.model import Amount, PartialDate, Period, Unclear
from isek.values import dates, money, numbers
from isek.values.fold import address, fold, slug
from isek.values.nearest import did_you_mean

CASES = Path(__file__).parent / "cases"


def load(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def pairs(name: str) -> list[tuple[str, Any]]:
    return list(load(name).items())


def grouped(name: str) -> list[tuple[str, str, str]]:
    return [(group, text, expected) for group, cases in load(name).items() for text, expected in cases.items()]


def show_amount(value: Amount | Unclear | None) -> str:
    if value is None:
        return "none"
    if isinstance(value, Unclear):
        return "unclear"
    if value.unknown is not None:
        return f"? {value.unknown}"
    ends = f"{value.low or ''}..{value.high or ''}" if value.exact is None else str(value.exact)
    ends = f"0{ends}" if value.low == 0 else ends
    return ("~" if value.about else "") + ends + ("/a" if value.yearly else "")


def show_point(value: PartialDate | None) -> str | None:
    return value.iso() if value else None


def show_period(value: Period | Unclear | None) -> str:
    if value is None:
        return "none"
    if isinstance(value, Unclear):
        return "unclear"
    if value.start == value.end and value.start:
        return value.start.iso()
    return f"{show_point(value.start) or ''}..{'offen' if value.open_end else show_point(value.end) or ''}"


@pytest.mark.parametrize(("_group", "text", "expected"), grouped("money"))
def test_money(_group: str, text: str, expected: str) -> None:
    assert show_amount(money.read_amount(text)) == expected


@pytest.mark.parametrize(("unit", "text", "expected"), grouped("money_in_columns"))
def test_money_in_columns(unit: str, text: str, expected: str) -> None:
    assert show_amount(money.read_amount(text, unit)) == expected


@pytest.mark.parametrize(("heading", "expected"), pairs("headings"))
def test_units_of_headings(heading: str, expected: list[str | None]) -> None:
    name, unit = money.unit_of(heading)
    factor = money.factor(unit) if unit else None
    assert [name, unit, str(factor) if factor else None] == expected


@pytest.mark.parametrize(("text", "expected"), pairs("dates"))
def test_dates(text: str, expected: list[str | None]) -> None:
    assert [show_point(dates.read_date(text)), show_point(dates.read_loose_date(text))] == expected
    assert dates.read_point(text) == dates.read_loose_date(text)


@pytest.mark.parametrize(("text", "expected"), pairs("periods"))
def test_periods(text: str, expected: str) -> None:
    assert show_period(dates.read_period(text)) == expected


@pytest.mark.parametrize(("text", "expected"), pairs("numbers"))
def test_numbers(text: str, expected: list[str | None]) -> None:
    read = [numbers.read_integer(text), numbers.read_decimal(text), numbers.read_percent(text)]
    assert [None if value is None else str(value) for value in read] == expected


@pytest.mark.parametrize(("text", "expected"), pairs("fold"))
def test_fold(text: str, expected: list[str]) -> None:
    assert [fold(text), slug(text), address(text)] == expected


@pytest.mark.parametrize(("word", "choices", "expected"), load("nearest"))
def test_nearest(word: str, choices: list[str], expected: str | None) -> None:
    assert did_you_mean(word, choices) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("40 %", Decimal(40)), ("33,3%", Decimal("33.3")), ("40", None), ("–", None), ("viel %", None)],
)
def test_shares(text: str, expected: Decimal | None) -> None:
    assert money.read_share(text) == expected
