"""How values look to German readers. `_` stands for the no-break space."""

from datetime import date
from decimal import Decimal

import pytest

from isek.model import Amount, PartialDate, Period
from isek.values import german


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        ("1250000", "1.250.000_€", "1,25_Mio._€"),
        ("850000", "850.000_€", "850.000_€"),
        ("850000.5", "850.000,50_€", "850.000,50_€"),
        ("0", "0_€", "0_€"),
        ("2000000", "2.000.000_€", "2_Mio._€"),
        ("1254000", "1.254.000_€", "1,25_Mio._€"),
        ("999999", "999.999_€", "999.999_€"),
        ("999999999", "999.999.999_€", "1_Mrd._€"),
        ("1500000000", "1.500.000.000_€", "1,5_Mrd._€"),
        ("-300000", "−300.000_€", "−300.000_€"),
        ("-1250000", "−1.250.000_€", "−1,25_Mio._€"),
        ("-0.001", "0_€", "0_€"),
        ("0.005", "0,01_€", "0,01_€"),
    ],
)
def test_euro(value: str, long: str, short: str) -> None:
    shown = german.euro(Decimal(value)), german.euro_short(Decimal(value))
    assert shown == (long.replace("_", "\u00a0"), short.replace("_", "\u00a0"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Amount(exact=Decimal(50000)), "50.000_€"),
        (Amount(exact=Decimal(50000), about=True), "rund 50.000_€"),
        (Amount(low=Decimal(50000), high=Decimal(100000)), "50.000_€ bis 100.000_€"),
        (Amount(low=Decimal(50000), high=Decimal(100000), about=True), "rund 50.000_€ bis 100.000_€"),
        (Amount(low=Decimal(50000)), "mindestens 50.000_€"),
        (Amount(low=Decimal(50000), about=True), "mindestens rund 50.000_€"),
        (Amount(high=Decimal(50000)), "bis zu 50.000_€"),
        (Amount(exact=Decimal(85000), yearly=True), "85.000_€ im Jahr"),
        (Amount(unknown="wird ermittelt"), "wird ermittelt"),
        (Amount(), "keine Angabe"),
    ],
)
def test_amount(value: Amount, expected: str) -> None:
    assert german.amount(value) == expected.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 2, 26), "26.02.2026"),
        (PartialDate(2026, 2, 6), "06.02.2026"),
        (PartialDate(2018, 5), "Mai 2018"),
        (PartialDate(2018), "2018"),
        (PartialDate(2027, quarter=3), "3. Quartal 2027"),
    ],
)
def test_day(value: date | PartialDate, expected: str) -> None:
    assert german.day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Period(PartialDate(2027), PartialDate(2029)), "2027–2029"),
        (Period(PartialDate(2027), PartialDate(2027)), "2027"),
        (Period(PartialDate(2027)), "ab 2027"),
        (Period(end=PartialDate(2030)), "bis 2030"),
        (Period(PartialDate(2027), open_end=True), "fortlaufend ab 2027"),
        (Period(open_end=True), "fortlaufend"),
        (Period(), ""),
        (Period(PartialDate(2027, 4), PartialDate(2028, 6)), "April 2027 bis Juni 2028"),
        (Period(PartialDate(2027, 4, 1), PartialDate(2028, 6, 30)), "01.04.2027–30.06.2028"),
        (Period(PartialDate(2027, quarter=3), PartialDate(2028)), "3. Quartal 2027 bis 2028"),
    ],
)
def test_period(value: Period, expected: str) -> None:
    assert german.period(value) == expected


def test_numbers() -> None:
    assert [german.number(12400), german.number(Decimal("7.50")), german.number(-3)] == ["12.400", "7,5", "−3"]
    assert german.number(Decimal("12400")) == "12.400"
    assert german.percent(Decimal("12.5")) == "12,5\u00a0%"


def test_words() -> None:
    assert [german.join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a und b",
        "a, b und c",
    ]
    assert [german.count(n, "Maßnahme", "Maßnahmen") for n in (0, 1, 1200)] == [
        "0 Maßnahmen",
        "1 Maßnahme",
        "1.200 Maßnahmen",
    ]
