"""Every breakdown of the sums, and that its rows add up."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isek.finance import CostOverview, Money, overview
from isek.finance.money import total
from isek.model import Amount, Place, Ref
from isek.schema.collections import COLLECTIONS
from isek.schema.concept import Concept
from isek.schema.costs import Cost
from isek.schema.financing import SOURCES, Eligibility, Financing
from isek.schema.goals import ThematicField
from isek.schema.measure_entries import StatusEntry
from isek.schema.measures import Measure
from isek.schema.places import Area
from isek.schema.settings import Settings

FILES = {
    "themenfelder.yml": """
- {id: T-1, titel: Verkehr, relevanz: relevant}
- {id: T-2, titel: Klima, relevanz: relevant}
- {id: T-3, titel: Leer, relevanz: relevant}
""",
    "ziele.yml": "- {id: Z1, titel: Oben, ebene: leitziel}\n- {id: Z1.1, titel: Unten, ebene: ziel, teil_von: Z1}\n",
    "raeume.yml": """
- {id: R-STADT, titel: Stadt, art: gesamtstadt}
- id: R-ALT
  titel: Altstadt
  art: foerdergebiet
  teil_von: R-STADT
  einnahmen: [{art: ausgleichsbetraege, betrag: 250}, {art: ausgleichsbetraege, betrag: 50}]
  weitere_kosten: [{art: verguetung, betrag: 80}]
- {id: R-MARKT, titel: Markt, art: ort, teil_von: R-ALT, einnahmen: [{art: beitraege, betrag: 1}]}
- {id: R-BHF, titel: Bahnhof, art: [foerdergebiet, schwerpunktraum]}
- {id: R-NEU, titel: Neubau, art: quartier}
""",
    "massnahmen.yml": """
- id: K1
  titel: Eins
  themenfelder: [T-2, T-1]
  raeume: [R-MARKT, R-ALT]
  ziele: Z1.1
  zeithorizont: kurzfristig
  kosten: {betrag: 1000, je_jahr: {2027: 300, ab 2029: 200}}
  finanzierung: [{quelle: bund, betrag: 500, je_jahr: {2027: 100}}, {quelle: offen, betrag: 100}]
- id: K2
  titel: Zwei
  themenfelder: T-1
  raeume: [R-ALT, R-BHF]
  ziele: [Z1, Z1.1]
  kosten: 200
  zeithorizont: kurz- bis mittelfristig
- id: K3
  titel: Drei
  themenfelder: T-1
  gebietsanteile: {R-ALT: 33.3, R-BHF: 33.3}
  kosten: 100
  zeithorizont: dauerhaft
- {id: K4, titel: Vier, themenfelder: T-1, raeume: stadtweit, kosten: 5, zeithorizont: mittelfristig}
- id: K5
  titel: Fünf
  themenfelder: T-1
  raeume: R-NEU
  kosten: 7 €/Jahr
  finanzierung: {quelle: kommune, jaehrlich: 3}
""",
}


@pytest.fixture
def sums(concept_of: Callable[[dict[str, str]], Concept]) -> CostOverview:
    return overview(concept_of(FILES))


def test_by_first_field_only(sums: CostOverview) -> None:
    rows = [(row.id, row.label, row.total.cost.low) for row in sums.by_field]
    assert rows == [("T-1", "Verkehr", 305), ("T-2", "Klima", 1000)]


def test_by_area_each_euro_once(sums: CostOverview) -> None:
    rows = [(row.id, row.label, row.total.cost.low) for row in sums.by_area]
    assert rows == [
        ("R-ALT", "Altstadt", Decimal("1033.30")),
        ("R-BHF", "Bahnhof", Decimal("33.30")),
        (None, "mehrere Gebiete", 200),
        (None, "außerhalb der Fördergebiete", Decimal("38.40")),
    ]


def test_by_area_with_its_own_income_and_costs(sums: CostOverview) -> None:
    row = sums.by_area[0]
    assert row.income == {
        "ausgleichsbetraege": Money(Decimal(300), Decimal(300)),
        "beitraege": Money(*[Decimal(1)] * 2),
    }
    assert (row.all_income.low, row.all_costs.low) == (301, Decimal("1113.30"))


def test_by_goal_and_raum_each(sums: CostOverview) -> None:
    assert [(row.id, row.total.cost.low) for row in sums.by_goal] == [("Z1", 1200), ("Z1.1", 1200), (None, 105)]
    assert [(row.id, row.label, row.total.cost.low) for row in sums.by_raum] == [
        ("R-STADT", "Stadt", 1200),
        ("R-ALT", "Altstadt", 1200),
        ("R-MARKT", "Markt", 1000),
        ("R-BHF", "Bahnhof", 200),
        ("R-NEU", "Neubau", 0),
        (None, "stadtweit", 5),
        (None, "ohne Raum", 100),
    ]


def test_by_horizon_in_its_order(sums: CostOverview) -> None:
    assert [(row.label, row.total.cost.low) for row in sums.by_horizon] == [
        ("kurzfristig", 1000),
        ("kurzfristig bis mittelfristig", 200),
        ("mittelfristig", 5),
        ("dauerhaft", 100),
        ("ohne Zeithorizont", 0),
    ]


def test_by_year_with_the_rest(sums: CostOverview) -> None:
    rows = [
        (row.year, row.cost.low, row.measures, {s: m.low for s, m in row.financing.items()}) for row in sums.by_year
    ]
    assert rows == [
        ("2027", 300, ("K1",), {"bund": 100}),
        ("ab 2029", 200, ("K1",), {}),
        (None, 805, ("K1", "K2", "K3", "K4"), {"bund": 400, "offen": 100}),
    ]
    assert sums.by_year[-1].label == "noch nicht auf Jahre verteilt"


def test_by_source_with_what_is_not_covered(sums: CostOverview) -> None:
    assert [(row.source, row.label, row.money.low, row.yearly.low) for row in sums.by_source] == [
        ("bund", "Bund", 500, 0),
        ("kommune", "Eigenanteil", 0, 3),
        ("ungedeckt", "ungedeckt", 805, 4),
        ("offen", "davon Quelle noch offen", 100, 0),
    ]
    assert [row.within for row in sums.by_source] == [None, None, None, "ungedeckt"]
    assert total(row.money for row in sums.by_source if not row.within) == sums.total.cost


AT = Place("massnahmen.yml")
EUROS = st.decimals(0, 10**7, places=2)
FIELDS, AREAS, HORIZONS = ("T-1", "T-2"), ("R-1", "R-2", "R-3"), ("kurzfristig", "mittelfristig", "langfristig")


@st.composite
def amounts(draw: st.DrawFn) -> Amount | None:
    low, high, about = draw(EUROS), draw(EUROS), draw(st.booleans())
    low, high = min(low, high), max(low, high)
    kinds = [
        None,
        Amount(unknown="offen"),
        Amount(exact=low, about=about),
        Amount(low=low, high=high, about=about),
        Amount(low=low),
        Amount(high=high),
    ]
    return draw(st.sampled_from(kinds))


@st.composite
def costs(draw: st.DrawFn) -> Cost:
    return Cost(
        place=AT,
        amount=draw(amounts()),
        yearly=draw(st.none() | EUROS),
        per_year=tuple(draw(st.dictionaries(st.sampled_from(["2027", "2028", "ab 2029"]), EUROS)).items()),
        not_in_sum=draw(st.sampled_from([None, None, None, "doppelt"])),
        for_information=draw(st.sampled_from([None, None, None, True])),
    )


@st.composite
def financings(draw: st.DrawFn) -> Financing:
    return Financing(
        place=AT,
        source=draw(st.sampled_from(SOURCES)),
        amount=draw(st.none() | EUROS),
        share=draw(st.none() | st.decimals(0, 100, places=1)),
        yearly=draw(st.none() | EUROS),
    )


@st.composite
def measures(draw: st.DrawFn, number: int) -> Measure:
    wholes = [None, *(Ref(f"M-{other}", AT) for other in range(number))]
    phase = draw(st.sampled_from(["planung", "planung", "entfallen"]))
    return Measure(
        id=f"M-{number}",
        place=AT,
        title="Eine",
        fields=tuple(Ref(name, AT) for name in draw(st.lists(st.sampled_from(FIELDS), unique=True))),
        areas=tuple(Ref(name, AT) for name in draw(st.lists(st.sampled_from((*AREAS, "stadtweit")), unique=True))),
        area_shares=tuple(
            (name, Decimal(percent))
            for name, percent in draw(st.dictionaries(st.sampled_from(AREAS), st.integers(0, 33))).items()
        ),
        horizon=draw(st.sampled_from([(), HORIZONS[:1], HORIZONS[:2], HORIZONS[2:], ("dauerhaft",)])),
        part_of=draw(st.sampled_from(wholes)),
        cost=draw(st.none() | costs()),
        financing=tuple(draw(st.lists(financings(), max_size=3))),
        eligibility=draw(st.none() | st.builds(Eligibility, place=st.just(AT), state=st.just("ja"), amount=EUROS)),
        status=(StatusEntry(place=AT, phase=phase),),
    )


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    found = [draw(measures(number)) for number in range(draw(st.integers(0, 8)))]
    fields = [ThematicField(id=name, place=AT, title=name) for name in FIELDS]
    areas = [
        Area(id=name, place=AT, title=name, kinds=("foerdergebiet",) if name != "R-3" else ("quartier",))
        for name in AREAS
    ]
    collections = {key: {} for key in COLLECTIONS} | {
        "themenfelder": {one.id: one for one in fields},
        "raeume": {one.id: one for one in areas},
        "massnahmen": {one.id: one for one in found},
    }
    return Concept(Settings(place=AT), collections, {})


@settings(max_examples=40, deadline=None)
@given(concepts())
def test_breakdowns_add_up_to_the_cent(concept: Concept) -> None:
    sums = overview(concept)
    for rows in (sums.by_field, sums.by_area, sums.by_horizon):
        totals = [row.total for row in rows]
        for name, money in sums.total.columns.items():
            assert total(one.column(name) for one in totals) == money
        assert total(one.yearly.cost for one in totals) == sums.total.yearly.cost
        assert total(one.yearly.closed.money for one in totals) == sums.total.yearly.closed.money
        assert total(one.unmatched.money for one in totals) == sums.total.unmatched.money
    years = total(row.cost for row in sums.by_year)
    assert (years.low, years.high) == (sums.total.cost.low, sums.total.cost.high)


@settings(max_examples=40, deadline=None)
@given(concepts())
def test_every_measure_is_accounted_for(concept: Concept) -> None:
    found = overview(concept).total
    told = {
        *found.counted,
        *found.without_figure,
        *found.for_information.ids,
        *(one.id for one in found.excluded),
        *found.parents,
        *found.dropped,
        *found.yearly.ids,
    }
    assert told == set(concept.measures)
    assert found.cost.low <= found.cost.high
