"""What pictures show is what the figures say."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from isek.finance import Money
from isek.model import PartialDate, Place
from isek.schema.indicators import Indicator, Reading, YearValue
from isek.views.context import Site
from isek.views.costs import by, figures
from isek.views.dialogue import meetings
from isek.views.fields import foci
from isek.views.goals import goal_tree
from isek.views.news import newest
from isek.views.pictures import Bars, Columns, Share, segments
from isek.views.progress import board, phase_shares
from isek.views.rounding import rough
from isek.views.trends import in_brief, in_words, pace, tone_of, trend

MAKE = Callable[..., Site]
HERE = Place("indikatoren.yml", 1)
MANY = "\n".join(
    f"- {{id: M-{n}, titel: Baum {n}, themenfelder: [T-ort], ziele: [Z-1], kosten: {n}.000,"
    f" status: [{{stichtag: 2026-0{n % 9 + 1}-01, phase: planung, text: Meldung {n}}}]}}"
    for n in range(1, 101)
)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (59_753_400, 61_373_400, "rund 60 Mio. €"),
        (6_130_000, 6_610_000, "rund 6,5 Mio. €"),
        (24_897_000, 24_897_000, "24,9 Mio. €"),
        (3_550_000, 5_170_000, "3,55 bis 5,17 Mio. €"),
        (0, 690_000, "bis zu 690.000 €"),
        (0, 0, "0 €"),
    ],
)
def test_round_figures_lie_in_the_range(low: int, high: int, expected: str) -> None:
    assert rough(Money(Decimal(low), Decimal(high))).replace("\xa0", " ") == expected


def test_shares_fill_the_whole_and_no_more() -> None:
    found = segments(
        [Share("a", "A", Decimal(3), "3"), Share("b", "B", Decimal(0), "0"), Share("c", "C", Decimal(1), "1")]
    )
    assert [(one.key, one.start, one.width) for one in found] == [("a", "0", "75"), ("c", "75", "25")]
    cut = segments([Share("a", "A", Decimal(8), "8"), Share("b", "B", Decimal(8), "8")], Decimal(10))
    assert [(one.key, one.width) for one in cut] == [("a", "80"), ("b", "20")]


def indicator(start: int, values: list[int], target: int, direction: str | None = None) -> Indicator:
    readings = [
        Reading(place=HERE, date=PartialDate(2024 + at), value=Decimal(value)) for at, value in enumerate(values)
    ]
    return Indicator(
        place=HERE, id="I-1", title="Leerstand", unit="%", direction=direction, values=tuple(readings),
        start=YearValue(place=HERE, year=2020, value=Decimal(start)),
        target=YearValue(place=HERE, year=2030, value=Decimal(target)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "brief", "tone"),
    [
        (indicator(18, [16, 14], 9, "fallend"), "sinkt, wie gewollt", "gut"),
        (indicator(18, [19], 9, "fallend"), "steigt, soll aber sinken", "schlecht"),
        (indicator(18, [17], 20), "sinkt, soll aber steigen", "schlecht"),
        (indicator(18, [18], 9, "fallend"), "unverändert", ""),
        (indicator(18, [], 9, "fallend"), "noch nicht gemessen", ""),
    ],
)
def test_trend_says_whether_it_moves_the_right_way(one: Indicator, brief: str, tone: str) -> None:
    assert in_brief(one) == brief
    line = trend(one)
    assert line is not None
    assert line.tone == tone


def test_trend_says_how_much_of_the_way_is_done() -> None:
    assert "sind 44\xa0Prozent des Weges geschafft" in in_words(indicator(18, [16, 14], 9, "fallend"))
    assert in_words(indicator(18, [8], 9, "fallend")).endswith("Das Ziel ist erreicht.")


def paced(values: list[int], *, until: int | None = 2030, since: int | None = 2020) -> Indicator:
    """From 0 to 100, measured at the end of 2024, 2025 … up to now."""
    one = indicator(0, values, 100)
    assert one.start is not None
    assert one.target is not None
    return replace(one, start=replace(one.start, year=since), target=replace(one.target, year=until))


@pytest.mark.parametrize(
    ("one", "tone", "words"),
    [
        (paced([20]), "langsam", "nach 43\xa0Prozent der Zeit sind 20\xa0Prozent des Weges geschafft"),
        (paced([20, 40]), "langsam", "nach 52\xa0Prozent der Zeit sind 40\xa0Prozent des Weges geschafft"),
        (paced([20, 42]), "gut", ""),
        (paced([95], until=2024), "langsam", "die Zeit ist um, geschafft sind 95\xa0Prozent des Weges"),
        (paced([100], until=2024), "gut", ""),
        (paced([1], since=2024), "gut", ""),
        (paced([1], until=None), "gut", ""),
        (paced([1], since=None), "gut", ""),
        (paced([0]), "", ""),
        (paced([-5]), "schlecht", ""),
        (indicator(0, [5], 100, "fallend"), "schlecht", ""),
    ],
)
def test_trend_says_where_the_pace_is_too_slow(one: Indicator, tone: str, words: str) -> None:
    assert (tone_of(one), pace(one)) == (tone, words)
    assert in_brief(one).endswith("wie gewollt, aber zu langsam") is bool(words)
    assert in_words(one).startswith(f"Der Wert steigt wie gewollt, aber zu langsam: {words}.") is bool(words)
    assert in_words(one).count("Prozent des Weges") <= 1


def test_trend_names_the_target_in_words_that_fit() -> None:
    assert in_words(paced([20])).endswith("Zuletzt 20\xa0% (im Jahr 2024). Ziel: 100\xa0% bis 2030.")
    assert "Ziel: 100\xa0%; bis jetzt sind 20\xa0Prozent" in in_words(paced([20], until=None))
    assert in_words(paced([0])).endswith("Ziel: 100\xa0% bis 2030; davon ist noch kein Stück geschafft.")


@pytest.fixture
def many(site_of: MAKE) -> Site:
    """A concept of a hundred measures, all in planning, all of one field and goal."""
    fields = "- {id: T-ort, titel: Ort, relevanz: schwerpunkt}\n"
    goals = "- {id: Z-1, titel: Ziel, ebene: ziel}\n"
    return site_of(massnahmen=MANY, themenfelder=fields, ziele=goals)


def test_long_lists_are_cut_and_lead_on(many: Site) -> None:
    measures = list(many.concept.measures.values())
    (lane,) = board(measures, many, compact=True).lanes
    assert (len(lane.items), lane.more) == (24, "… und 76 weitere")
    (node,) = goal_tree(many, {one.id for one in measures}).nodes
    assert len(node.items) == 12
    assert node.more is not None
    assert (node.more.text, node.more.address) == ("… und 88 weitere", "massnahmen/?ziel=Z-1")
    (card,) = foci(many, measures).tiers[0].cards
    assert not card.marks
    assert card.told == "100 Maßnahmen: 100 in Planung"
    assert [one.width for one in card.bar] == ["100"]


def test_phases_lead_to_the_filtered_table(many: Site) -> None:
    found = phase_shares(many.concept.measures.values(), many)
    assert [(one.label, one.value, one.address) for one in found.segments] == [
        ("in Planung", "100", "massnahmen/?status=planung")
    ]


def test_newest_news_come_first(many: Site) -> None:
    found = newest(many, "Neues")
    assert found is not None
    assert len(found.news) == 5
    assert {one.when for one in found.news} == {"01.09.2026"}


def test_bars_share_one_scale(site_of: MAKE) -> None:
    site = site_of(
        themenfelder="- {id: T-a, titel: A, relevanz: relevant}\n- {id: T-b, titel: B, relevanz: relevant}\n",
        massnahmen="- {id: M-1, titel: X, themenfelder: [T-a], kosten: 400.000, finanzierung: {land: 100.000}}\n"
        "- {id: M-2, titel: Y, themenfelder: [T-b], kosten: {je_jahr: {2027: 50.000, 2028: 50.000}}}\n",
    )
    bars, _ = by("themenfeld", site, site.finance)
    assert isinstance(bars, Bars)
    assert [[(one.key, one.start, one.width) for one in bar.segments] for bar in bars.bars] == [
        [("foerderung", "0", "25"), ("ungedeckt", "25", "75")],
        [("ungedeckt", "0", "25")],
    ]
    columns, _ = by("jahr", site, site.finance)
    assert isinstance(columns, Columns)
    assert [(one.label, one.size) for one in columns.columns] == [("2027", "100"), ("2028", "100")]
    assert "noch nicht auf Jahre verteilt" in columns.note
    assert figures(site.finance.total, "x")[0].figures[0].value.replace("\xa0", " ") == "500.000 €"


def test_dates_to_come_are_leaves_of_a_calendar(site_of: MAKE) -> None:
    found = meetings(site_of(beteiligungen="- {id: BT-1, titel: Werkstatt, datum: 2027-03-13, ort: Rathaus}\n"))
    assert found is not None
    (one,) = found.meetings
    assert (one.day, one.month, one.year, one.iso) == ("13", "Mär", "2027", "2027-03-13")
    assert one.details == "Rathaus"
    assert meetings(site_of(beteiligungen="- {id: BT-1, titel: Alt, datum: 2020}\n")) is None
