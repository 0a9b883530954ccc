"""What the page of a measure says."""

from collections.abc import Callable

import pytest

from isek.views.binding import binding_of
from isek.views.context import Site
from isek.views.key_figures import key_figures
from isek.views.measure import MeasureView, measure_view
from isek.views.parts import Figures
from isek.views.rows import cells_of
from isek.views.status import status_view

MAKE = Callable[..., Site]
OTHERS = {
    "akteure": "- {id: A-RAT, titel: Rat, art: gremium}\n",
    "beschluesse": "- {id: B-1, titel: Ja, gremium: A-RAT, datum: 2026-02-26, art: beschlossen}\n"
    "- {id: B-2, titel: Später, gremium: A-RAT, datum: 2026-03-01, art: vertagt}\n",
}


def view_of(site: Site, measure: str = "M-1") -> MeasureView:
    return measure_view(site.concept.measures[measure], site)


def measure(more: str) -> str:
    return f"- {{id: M-1, titel: Markt, themenfelder: Ort, {more}}}\n- {{id: M-2, titel: Kanal, themenfelder: Ort}}\n"


@pytest.mark.parametrize(
    ("more", "level", "sentence"),
    [
        ("verbindlichkeit: pool", "pool", "steht im Ideenvorrat"),
        ("verbindlichkeit: beschlossen, beschluesse: B-1", "beschlossen", "Die Maßnahme ist beschlossen."),
        ("verbindlichkeit: beschlossen", "beschlossen", "gilt als beschlossen"),
        ("verbindlichkeit: beschlossen, beschluesse: B-2", "beschlossen", "gilt als beschlossen"),
        ("beschluesse: B-1", "", "wie verbindlich sie im Konzept ist"),
        ("ort: Markt", "", "nicht angegeben"),
    ],
)
def test_binding(site_of: MAKE, more: str, level: str, sentence: str) -> None:
    site = site_of(massnahmen=measure(more), **OTHERS)
    found = binding_of(site.concept.measures["M-1"], site)
    assert found.level == level
    assert sentence in found.sentence


IDEA = "status: [{stichtag: 2024, phase: idee, quelle: B-1}, {stichtag: 2026, phase: %s, text: Kein *Geld*.}]"


@pytest.mark.parametrize(
    ("more", "level", "sentence", "decided"),
    [
        (
            "verbindlichkeit: beschlossen, status: [{phase: planung, quelle: B-1}]",
            "beschlossen",
            "ist beschlossen.",
            "Ja",
        ),
        ("verbindlichkeit: beschlossen, status: [{phase: planung, quelle: B-2}]", "beschlossen", "angegeben.", ""),
        (f"verbindlichkeit: beschlossen, {IDEA % 'planung'}", "beschlossen", "Die Maßnahme ist beschlossen.", "Ja"),
        (f"verbindlichkeit: pool, {IDEA % 'entfallen'}", "", "Die Maßnahme ist entfallen.", ""),
        (f"verbindlichkeit: beschlossen, {IDEA % 'entfallen'}", "", "war beschlossen und ist entfallen.", ""),
        ("status: [{phase: entfallen, text: Nein., quelle: B-1}]", "", "Die Maßnahme ist entfallen.", "Ja"),
        (f"verbindlichkeit: pool, {IDEA % 'abgeschlossen'}", "", "Die Maßnahme ist abgeschlossen.", "Ja"),
        (f"verbindlichkeit: beschlossen, {IDEA % 'abgeschlossen'}", "beschlossen", "und ist abgeschlossen.", "Ja"),
        (f"verbindlichkeit: pool, {IDEA % 'zurueckgestellt'}", "pool", "und ist zurückgestellt. Ob sie kommt", ""),
        (f"verbindlichkeit: beschlossen, {IDEA % 'zurueckgestellt'}", "beschlossen", ", aber zurückgestellt.", "Ja"),
        (
            "status: [{phase: zurueckgestellt, text: Später., quelle: B-1}]",
            "",
            "ist zurückgestellt. Wie verbindlich",
            "",
        ),
    ],
)
def test_binding_fits_the_phase(site_of: MAKE, more: str, level: str, sentence: str, decided: str) -> None:
    """The decisions that the page lists are meant, as far as they decide; nothing dropped is still an idea."""
    site = site_of("rechtswirkung: Der Rat bindet sich.\n", massnahmen=measure(more), **OTHERS)
    one = site.concept.measures["M-1"]
    found = binding_of(one, site)
    assert (found.level, found.decided.text.rpartition(": ")[2] if found.decided else "") == (level, decided)
    assert sentence in found.sentence
    assert ("Ideenvorrat" in found.sentence) is (level == "pool")
    assert (found.reason is not None) is (one.phase == "entfallen")
    assert (found.effect is None) is one.ended


def test_nothing_is_planned_of_what_is_dropped(site_of: MAKE) -> None:
    more = f"prioritaet: hoch, zeitraum: 2027, kosten: 400.000, verbindlichkeit: pool, {IDEA % 'entfallen'}"
    site = site_of(massnahmen=measure(more), **OTHERS)
    view, cells = view_of(site), cells_of(site.concept.measures["M-1"], site)
    facts = {fact.key: fact.values[0].text for fact in view.facts}
    assert facts["zeitraum"] == "geplant war 2027"
    assert "prioritaet" not in facts
    assert "prioritaet" in view.anchors
    assert not {"prioritaet", "zeithorizont", "finanzierung"} & {fact.key for fact in view.missing}
    assert (view.cost.uncovered, view.cost.remarks) == ("", ())
    assert cells["verbindlichkeit"].text == "entfallen"


@pytest.mark.parametrize(
    ("phase", "note"),
    [
        ("planung", "1 im Ideenvorrat"),
        ("entfallen", "1 entfallen"),
        ("abgeschlossen", "1 abgeschlossen"),
    ],
)
def test_the_pool_is_counted_without_what_has_ended(site_of: MAKE, phase: str, note: str) -> None:
    more = f"verbindlichkeit: pool, {IDEA % phase}"
    both = measure(more).replace("titel: Kanal,", "titel: Kanal, verbindlichkeit: beschlossen,")
    figures = key_figures(site_of(massnahmen=both, **OTHERS))
    assert isinstance(figures, Figures)
    assert [one.note for one in figures.figures if one.label == "ist beschlossen"] == [note]


@pytest.mark.parametrize(
    ("more", "total", "uncovered"),
    [
        ("ort: Markt", "keine Angabe", ""),
        ("kosten: n. q.", "n. q.", ""),
        ("kosten: 400.000", "400.000\u00a0€", "Wer die Kosten von 400.000\u00a0€ trägt, ist nicht angegeben."),
        (
            "kosten: 400.000, finanzierung: {bund: 60 %, kommune: 40 %}",
            "400.000\u00a0€",
            "Die Kosten sind vollständig gedeckt.",
        ),
        ("kosten: 400.000, finanzierung: {bund: 100.000}", "400.000\u00a0€", "Nicht gedeckt: 300.000\u00a0€."),
        ("kosten: 400.000, finanzierung: {offen: 400.000}", "400.000\u00a0€", "Nicht gedeckt: 400.000\u00a0€."),
        (
            "kosten: 100–200 T€, finanzierung: {bund: 100.000}",
            "100.000\u00a0€ bis 200.000\u00a0€",
            "Nicht gedeckt: bis zu 100.000\u00a0€.",
        ),
        ("kosten: 85.000 €/Jahr", "85.000\u00a0€ im Jahr", ""),
    ],
)
def test_costs(site_of: MAKE, more: str, total: str, uncovered: str) -> None:
    found = view_of(site_of(massnahmen=measure(more))).cost
    assert (found.total, found.uncovered) == (total, uncovered)


def test_costs_of_parts_stand_at_the_whole(site_of: MAKE) -> None:
    text = (
        "- {id: M-1, titel: Markt, themenfelder: Ort}\n"
        "- {id: M-1.1, titel: Teil, themenfelder: Ort, teil_von: M-1, kosten: 50.000}\n"
    )
    assert view_of(site_of(massnahmen=text)).cost.total == "50.000\u00a0€ (Summe der Teile)"


def test_shares_of_the_bar(site_of: MAKE) -> None:
    found = view_of(site_of(massnahmen=measure("kosten: 400.000, finanzierung: {bund: 60 %, kommune: 100.000}"))).cost
    assert [(one.name, one.start, one.width) for one in found.payers] == [
        ("Bund", "0", "60"),
        ("Gemeinde Kleinau", "60", "25"),
    ]
    assert found.bar == "Bund 60\u00a0%, Gemeinde Kleinau 25\u00a0%"


def test_relations_are_seen_from_both_ends(site_of: MAKE) -> None:
    site = site_of(massnahmen=measure("beziehungen: [{art: voraussetzung, id: M-2, anmerkung: Erst graben.}]"))
    here, there = view_of(site).relations, view_of(site, "M-2").relations
    assert [(group.title, group.items[0].text) for group in here] == [("Setzt voraus", "Kanal")]
    assert [(group.title, group.items[0].text) for group in there] == [("Ist Voraussetzung für", "Markt")]


def test_every_key_has_its_place_once(site_of: MAKE) -> None:
    view = view_of(site_of(massnahmen=measure("beziehungen: M-2, ort: Markt")))
    places = [fact.key for fact in (*view.facts, *view.missing) if fact.key]
    places += [*view.anchors, *(group.key for group in (*view.groups, *view.actors))]
    assert len(places) == len(set(places))
    assert {"geometrie", "ort", "ziele", "id"} <= set(places)
    assert "beziehungen" not in places


def test_old_status_says_so(site_of: MAKE) -> None:
    site = site_of(massnahmen=measure("status: [{stichtag: 2023-01-15, phase: planung}]"))
    assert status_view(site.concept.measures["M-1"], site).stale == "Diese Angabe ist 46 Monate alt."


def test_finished_measures_do_not_age(site_of: MAKE) -> None:
    site = site_of(massnahmen=measure("status: [{stichtag: 2013, phase: abgeschlossen}]"))
    assert status_view(site.concept.measures["M-1"], site).stale == ""


def test_log_is_in_order_of_time(site_of: MAKE) -> None:
    site = site_of(
        massnahmen=measure("status: [{stichtag: 2026, phase: planung}, {stichtag: 2024, phase: idee}, {phase: offen}]")
    )
    found = status_view(site.concept.measures["M-1"], site)
    assert [(step.when, step.state) for step in found.log] == [
        ("ohne Datum", "vorbei"),
        ("2024", "vorbei"),
        ("2026", "jetzt"),
    ]


def test_nothing_stated_is_said_in_words(site_of: MAKE) -> None:
    view = view_of(site_of(massnahmen=measure("ort: Markt")))
    facts = {fact.label: fact.values[0].text for fact in view.facts}
    assert facts["Zeitraum"] == facts["Kosten"] == facts["Zuständig"] == "keine Angabe"
