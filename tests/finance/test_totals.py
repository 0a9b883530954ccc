"""What goes into a sum and what stands beside it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from isek.finance import CostOverview, Money, Total, overview
from isek.schema.concept import Concept

Overview = Callable[[str], CostOverview]


@pytest.fixture
def of(concept_of: Callable[[dict[str, str]], Concept]) -> Overview:
    """The overview of measures in YAML, one on each line: `id` and what it says about money."""

    def read(lines: str) -> CostOverview:
        entries = [line.strip() for line in lines.strip().splitlines()]
        text = "".join(f"- {{titel: {number}, themenfelder: T, {entry}}}\n" for number, entry in enumerate(entries))
        return overview(concept_of({"massnahmen.yml": text}))

    return read


def money(low: int | str, high: int | str | None = None, *, about: bool = False, endless: bool = False) -> Money:
    return Money(Decimal(low), Decimal(low if high is None else high), about, endless)


def test_blank_is_not_zero(of: Overview) -> None:
    total = of("""
        id: K1, kosten: 100.000
        id: K2
        id: K3, kosten: n.q.
        id: K4, kosten: 0
    """).total
    assert (total.cost, total.counted, total.without_figure) == (money(100000), ("K1", "K4"), ("K2", "K3"))


def test_ranges_bounds_and_approximations_stay_what_they_are(of: Overview) -> None:
    total = of("""
        id: K1, kosten: 100.000
        id: K2, kosten: 50–100 T€
        id: K3, kosten: bis 10.000
        id: K4, kosten: ca. 1.000
    """).total
    assert (total.cost, total.about, total.at_most) == (money(151000, 211000, about=True), True, ("K3",))


def test_a_least_amount_leaves_the_sum_open(of: Overview) -> None:
    total = of("id: K1, kosten: ab 50.000\nid: K2, kosten: 1.000").total
    assert (total.cost, total.at_least) == (money(51000, endless=True), ("K1",))


def test_years_alone_are_a_figure(of: Overview) -> None:
    total = of("""
        id: K1, kosten: {je_jahr: {2027: 100, ab 2028: 50}}
        id: K2, kosten: {unbekannt: offen, je_jahr: {2027: 10}}
    """).total
    assert (total.cost, total.at_least) == (money(160, endless=True), ("K2",))


def test_what_others_pay_stands_apart(of: Overview) -> None:
    total = of("""
        id: K1, kosten: 100
        id: K2, kosten: {betrag: 1.000.000, nachrichtlich: ja}, finanzierung: {quelle: bund, betrag: 5}
        id: K3, kosten: {jaehrlich: 20, nachrichtlich: ja}
    """).total
    assert total.cost == money(100)
    aside = total.for_information
    assert (aside.ids, aside.money, aside.yearly) == (("K2", "K3"), money(1000000), money(20))
    assert total.funding == money(0)


def test_what_is_left_out_is_told_with_its_reason(of: Overview) -> None:
    total = of("id: K1, kosten: {betrag: 7, nicht_in_summe: steht in K2}\nid: K2, kosten: 100").total
    assert total.cost == money(100)
    assert [(one.id, one.reason, one.money) for one in total.excluded] == [("K1", "steht in K2", money(7))]


def test_what_was_dropped_is_in_no_sum(of: Overview) -> None:
    total = of("id: K1, kosten: 7, status: [{phase: entfallen, text: nein}]\nid: K2, kosten: 100").total
    assert (total.cost, total.dropped, total.counted) == (money(100), ("K1",), ("K2",))


def test_yearly_costs_stand_apart(of: Overview) -> None:
    yearly = of("""
        id: K1, kosten: {betrag: 100, jaehrlich: 12}, zeitraum: 2027–2029
        id: K2, kosten: 24 €/Jahr, zeitraum: ab 2027, finanzierung: {quelle: kommune, anteil: 50}
        id: K3, kosten: 12 € p. a., zeitraum: 2027-Q3 – 2027-Q4
    """).total.yearly
    assert (yearly.ids, yearly.cost) == (("K1", "K2", "K3"), money(48))
    assert (yearly.closed.ids, yearly.closed.money, yearly.open) == (("K1", "K3"), money(42), ("K2",))
    assert yearly.columns["kommune"] == money(12)


def test_a_whole_counts_only_where_no_part_has_a_figure(of: Overview) -> None:
    total = of("""
        id: G1, kosten: 500
        id: G1.1, kosten: 100, teil_von: G1
        id: G1.2, teil_von: G1
        id: G2, kosten: 40
        id: G2.1, teil_von: G2
        id: G3
        id: G3.1, teil_von: G3
        id: G3.1.1, teil_von: G3.1, kosten: 1
    """).total
    assert total.cost == money(141)
    assert total.counted == ("G1.1", "G2", "G3.1.1")
    assert total.parents == ("G1", "G3", "G3.1")
    assert total.without_figure == ("G1.2", "G2.1")


@pytest.mark.parametrize(
    "part",
    [
        "kosten: {betrag: 10, nicht_in_summe: steht im Ganzen}",
        "kosten: {betrag: 10, nachrichtlich: ja}",
        "kosten: 10, status: [{phase: entfallen, text: nein}]",
        "kosten: 10 €/Jahr",
    ],
)
def test_a_part_outside_the_sum_takes_no_place_in_it(of: Overview, part: str) -> None:
    total = of(f"id: G1, kosten: 500\nid: G1.1, teil_von: G1, {part}").total
    assert (total.cost, total.parents) == (money(500), ())


def test_financing_of_the_whole_covers_its_parts(of: Overview) -> None:
    total = of("""
        id: G1, kosten: 500, finanzierung: {quelle: bund, betrag: 300}, foerderfaehig: {stand: ja, betrag: 400}
        id: G1.1, kosten: 200, teil_von: G1
        id: G1.2, kosten: 250, teil_von: G1
    """).total
    assert (total.cost, total.funding, total.eligible, total.uncovered) == (
        money(450),
        money(300),
        money(400),
        money(150),
    )


def test_a_circle_of_parts_ends(of: Overview) -> None:
    assert of("id: G1, kosten: 5, teil_von: G2\nid: G2, teil_von: G1").total.counted == ("G1",)
    assert of("id: G1, kosten: 5, teil_von: G1").total.counted == ("G1",)


def test_columns_say_who_pays(of: Overview) -> None:
    total = of("""
        id: K1, kosten: 1.000, foerderfaehig: {stand: ja, betrag: 500}, finanzierung: [{quelle: bund_land, anteil: 60}, {quelle: kommune, betrag: 400}, {quelle: dritte, betrag: 10}, {quelle: einnahmen, betrag: 5}, {quelle: offen, betrag: 100}]
        id: K2, kosten: 100–200, finanzierung: [{quelle: eu, anteil: 50}, {quelle: bund, betrag: 7, nachrichtlich: ja}]
        id: K3, kosten: 10, finanzierung: {quelle: kommune, je_jahr: {2027: 4, 2028: 6}}, foerderfaehig: ja
    """).total  # noqa: E501 - one measure on each line
    assert total.funding == money(350, 400)
    assert (total.own_share, total.third_parties, total.income) == (money(410), money(10), money(5))
    assert (total.source_open, total.uncovered) == (money(100), money(335, 385))
    assert (total.eligible, total.undetermined) == (money(500), ("K3",))
    assert total.financing_for_information == money(7)


def test_too_much_for_one_measure_covers_no_other(of: Overview) -> None:
    total = of("id: K1, kosten: 10, finanzierung: {quelle: eu, betrag: 30}\nid: K2, kosten: 50").total
    assert total.uncovered == money(50)


def test_financing_without_costs_is_told_apart(of: Overview) -> None:
    total = of("id: K1, finanzierung: {quelle: eu, betrag: 30}\nid: K2, kosten: 50").total
    assert (total.funding, total.unmatched.ids, total.unmatched.money) == (money(0), ("K1",), money(30))


def test_a_share_of_eligible_costs_of_nothing_is_nothing(of: Overview) -> None:
    line = "id: K1, kosten: 100, foerderfaehig: {stand: teilweise, betrag: 0}, finanzierung: {quelle: bund, anteil: 50}"
    assert of(line).total.funding == money(0)


def test_any_measures_can_be_added_up(of: Overview, concept_of: Callable[[dict[str, str]], Concept]) -> None:
    sums = of("id: K1, kosten: 1\nid: K2, kosten: 20\nid: K3, kosten: 300")
    some = [posting.measure for posting in sums.postings.values() if posting.id != "K2"]
    assert sums.total_of(some).cost == money(301)
    assert sums.total_of([]) == Total()
