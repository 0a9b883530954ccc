"""Properties that hold for any text: nothing raises, and what is shown is read back as it was."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isek.model import Amount, PartialDate, Period, Unclear
from isek.values import dates, german, money, numbers
from isek.values.fold import address, fold, slug
from isek.values.nearest import did_you_mean, nearest

# Random letters hardly ever make a date or an amount; pieces of them do.
PIECES = [
    *"0123456789", *".,'- –/()%€~<>", "ca. ", "bis ", "ab ", "T€", "Mio. ", "EUR", "pro Jahr", "2027", "Q3", "III",
    "000", "Mai ", "k. A.", "und ", "zwischen ", "½", "²", "１", "\u00a0", "ff.", "offen",
]  # fmt: skip
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
units = st.none() | st.sampled_from(["€", "T€", "in Mio. €", "%", "€/Jahr"]) | texts
cents = st.decimals(min_value=0, max_value=10**12, places=2)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
points = (
    st.builds(lambda day: PartialDate(day.year), days)
    | st.builds(lambda day: PartialDate(day.year, day.month), days)
    | st.builds(lambda day: PartialDate(day.year, day.month, day.day), days)
    | st.builds(lambda day, quarter: PartialDate(day.year, quarter=quarter), days, st.integers(1, 4))
)
periods = (
    st.builds(Period, points, points)
    | st.builds(Period, points, open_end=st.booleans())
    | st.builds(lambda end: Period(end=end), points)
)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, high = sorted((draw(cents), draw(cents)))
    ends = draw(st.sampled_from([{"exact": low}, {"low": low}, {"high": high}, {"low": low, "high": high}]))
    if ends.get("low") == ends.get("high"):
        ends = {"exact": low}
    return Amount(**ends, about=draw(st.booleans()), yearly=draw(st.booleans()))


@given(texts, units)
def test_nothing_raises(text: str, unit: str | None) -> None:
    read = money.read_amount(text, unit)
    assert read is None or isinstance(read, Amount | Unclear)
    for function in (dates.read_date, dates.read_loose_date, dates.read_point, dates.read_period):
        function(text)
    for function in (numbers.read_integer, numbers.read_decimal, numbers.read_percent, money.read_share, money.factor):
        function(text)
    assert "".join(text.split()).startswith("".join(money.unit_of(text)[0].split()))


@given(texts)
def test_an_amount_says_one_thing_and_is_not_negative(text: str) -> None:
    read = money.read_amount(text)
    if isinstance(read, Amount):
        assert (read.exact is None) + (read.unknown is None) + (read.low is None and read.high is None) == 2
        assert all(value >= 0 for value in (read.exact, read.low, read.high) if value is not None)
        assert read.low is None or read.high is None or read.low < read.high


@given(texts)
def test_text_with_digits_is_never_taken_for_words(text: str) -> None:
    read = money.read_amount(text)
    assert not (isinstance(read, Amount) and read.unknown) or not any(digit in text for digit in "0123456789")


@given(amounts())
def test_amounts_survive(value: Amount) -> None:
    assert money.read_amount(german.amount(value)) == value


@given(cents, cents)
def test_more_money_reads_as_more(one: Decimal, other: Decimal) -> None:
    first, second = (money.read_amount(german.euro(value)) for value in (one, other))
    assert isinstance(first, Amount)
    assert isinstance(second, Amount)
    assert first.exact is not None
    assert second.exact is not None
    assert (first.exact < second.exact) == (one < other)


@given(days)
def test_full_days_survive(day: date) -> None:
    for text in (day.isoformat(), f"{day.isoformat()}T00:00:00", german.day(day)):
        assert dates.read_date(text) == PartialDate(day.year, day.month, day.day)


@given(points)
def test_points_survive(point: PartialDate) -> None:
    assert dates.read_point(point.iso()) == point
    assert dates.read_point(german.day(point)) == point


@given(periods)
def test_periods_survive(period: Period) -> None:
    assert dates.read_period(german.period(period)) == period


@given(st.integers(-(10**15), 10**15))
def test_integers_survive(value: int) -> None:
    assert numbers.read_integer(german.number(value)) == value
    assert numbers.read_integer(str(value)) == value


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    for function in (fold, slug, address):
        assert function(function(text)) == function(text)
    assert fold(text) == fold(text.replace("ä", "ae").replace("ß", "ss"))


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=12), st.integers(1, 3))
def test_nearest_gives_choices(word: str, choices: list[str], limit: int) -> None:
    found = nearest(word, choices, limit)
    assert len(found) <= limit
    assert set(found) <= set(choices)
    did_you_mean(word, choices)


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_one_slip_is_found(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    for slip in (name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name[:at] + "x" + name[at + 1 :]):
        assert nearest(slip, [name, "tuvwyz"]) == [name]


@pytest.mark.slow
def test_a_thousand_misses_among_ten_thousand_names() -> None:
    names = [f"M-{number:05d}" for number in range(5000)]
    names += [f"Umbau der {number}. Straße am Bahnhof in {number % 77}" for number in range(5000)]
    nearest("warm", names)
    started = time.process_time()
    for number in range(1000):
        nearest(f"Umbua der {number * 5}. Straße am Bahnhof" if number % 2 else f"MX{number}", names)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("piece", ["-", " ", "(", "1", "1.", "a ", "T€ ", "2027-", "ä", "- 5", "( "])
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * 50_000 + "x"
    started = time.process_time()
    for read in (money.read_amount, money.unit_of, money.read_share, dates.read_period, numbers.read_percent, slug):
        read(text)
    assert time.process_time() - started < 2
