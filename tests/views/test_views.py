"""Parts that several pages share."""

from collections.abc import Callable
from datetime import date

import pytest

from isek.model import Place
from isek.schema.goals import ThematicField
from isek.schema.types import Prose
from isek.views.areas import area_pages
from isek.views.blocks import block_parts, sort_measures
from isek.views.context import COLUMNS, Site
from isek.views.costs import cost_page
from isek.views.data import size_text
from isek.views.dialogue import participation_page, statement_page, upcoming
from isek.views.fields import field_pages
from isek.views.filters import filters_of, values_of
from isek.views.indicators import indicator_page
from isek.views.locations import locations
from isek.views.marks import marks_of
from isek.views.matrix import matrix
from isek.views.naming import page_address, plain_text, up_from
from isek.views.page import SitePage
from isek.views.pictures import Timeline
from isek.views.progress import progress_page
from isek.views.questions import question_pages
from isek.views.rows import measure_table
from isek.views.site import pages
from isek.views.start import start_page
from isek.views.tables import Table
from isek.views.timeline import timeline, timeline_page
from isek.views.words import word

MAKE = Callable[..., Site]
PLACE = Place("x.md")
MEASURES = """
- {id: M-1, titel: Markt, themenfelder: Ort, prioritaet: niedrig, zeitraum: 2027–2029, kosten: 90.000,
   ort: "Markt, Rathaus"}
- {id: M-2, titel: Kanal, themenfelder: [Ort, Tiefbau], prioritaet: hoch, zeitraum: ab 2026, kosten: 50–120 T€,
   ort: markt}
- {id: M-3, titel: Allee, themenfelder: Tiefbau}
"""


@pytest.mark.parametrize(
    ("page_id", "address"),
    [("index", ""), ("mitmachen", "mitmachen/"), ("a/index", "a/"), ("Über uns", "ueber-uns/"), ("a/B c", "a/b-c/")],
)
def test_page_address(page_id: str, address: str) -> None:
    assert page_address(page_id) == address


@pytest.mark.parametrize(("here", "up"), [("", "./"), ("ziele/", "../"), ("massnahmen/m-1/", "../../")])
def test_way_to_the_root(here: str, up: str) -> None:
    assert up_from(here) == up


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Titel\n\nDer *Markt* und [[M-1]] und [[M-2|der Kanal]].", "Der Markt und «M-1» und der Kanal."),
        ("/// matrix\n///\n\n| a | b |\n\nErst danach.", "Erst danach."),
        ("eins zwei drei vier fünf sechs sieben acht", "eins zwei drei vier …"),
        ("", ""),
    ],
)
def test_plain_text(source: str, text: str) -> None:
    assert plain_text(Prose(source, PLACE), lambda target: f"«{target}»", 38 if "sechs" not in source else 22) == text


def test_letters_of_fields_are_unique() -> None:
    titles = ("Mobilität", "Moderne", "Mo", "M", "M", "Ökologie", "12", "Wohnen")
    fields = [ThematicField(id=f"T-{n}", title=title, place=PLACE) for n, title in enumerate(titles)]
    letters = [mark.letters for mark in marks_of(fields).values()]
    assert letters == ["Mo", "Md", "M", "M2", "M3", "Ök", "?", "Wo"]


@pytest.mark.parametrize(("size", "text"), [(12, "12\u00a0Byte"), (12_345, "12,3\u00a0kB"), (3_000_000, "3\u00a0MB")])
def test_size(size: int, text: str) -> None:
    assert size_text(size) == text


def test_words_of_the_town_stay() -> None:
    assert word("grundlage", "eigene_art") == "eigene art"
    assert word("grundlage", None) == "keine Angabe"


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (("-prioritaet",), ["M-2", "M-1", "M-3"]),
        (("prioritaet",), ["M-1", "M-2", "M-3"]),
        (("kosten",), ["M-1", "M-2", "M-3"]),
        (("-kosten",), ["M-2", "M-1", "M-3"]),
        (("zeitraum",), ["M-2", "M-1", "M-3"]),
        (("titel",), ["M-3", "M-2", "M-1"]),
        ((), ["M-1", "M-2", "M-3"]),
    ],
)
def test_sorting(site_of: MAKE, order: tuple[str, ...], ids: list[str]) -> None:
    site = site_of(massnahmen=MEASURES)
    assert [one.id for one in sort_measures(list(site.concept.measures.values()), order, site)] == ids


def test_every_column_has_a_cell(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES)
    table = measure_table(site.concept.measures.values(), site, "Alle", columns=COLUMNS)
    assert [len(row.cells) for row in table.rows] == [len(COLUMNS)] * 3
    assert [cell.head for cell in table.rows[0].cells].count(True) == 1


def test_columns_that_say_nothing_are_left_out(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES)
    table = measure_table(site.concept.measures.values(), site, "Alle")
    assert [cell.text for cell in table.head] == ["Nr.", "Maßnahme", "Zeitraum", "Kosten"]


def test_filters_offer_what_occurs(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES)
    found = {choice.name: choice.options for choice in filters_of(site.concept.measures.values(), site).choices}
    assert found["prioritaet"] == (("hoch", "hoch"), ("niedrig", "niedrig"))
    assert found["themenfeld"] == (("T-ort", "Ort"), ("T-tiefbau", "Tiefbau"))
    assert "status" not in found


def test_matrix_counts_and_links(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES)
    table = matrix(list(site.concept.measures.values()), "themenfeld", "prioritaet", site)
    assert [cell.items[0].text for cell in table.head[1:]] == ["hoch", "niedrig", "keine Angabe"]
    counts = [[cell.items[0].text if cell.items else cell.text for cell in row.cells] for row in table.rows]
    assert counts == [["Ort", "1", "1", "0"], ["Tiefbau", "1", "0", "1"]]
    assert table.rows[0].cells[1].items[0].address == "massnahmen/?themenfeld=T-ort&prioritaet=hoch"


def test_timeline_knows_years_and_today(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES)
    found, undated = timeline(site.concept.measures.values(), site)
    assert isinstance(found, Timeline)
    assert [year for year, _ in found.ticks] == ["2026", "2028", "2030", "2032", "2034"]
    assert 8 < float(found.today) < 10  # 24 November of the first of ten years
    for span in found.spans:
        assert 0 <= float(span.start) + float(span.width) <= 100.02
    assert [item.text for item in undated.items] == ["Allee"]  # type: ignore[attr-defined]


def test_locations_are_split_and_joined(site_of: MAKE) -> None:
    found = locations(site_of(massnahmen=MEASURES))
    assert {name: [one.id for one in measures] for name, measures in found.items()} == {
        "Markt": ["M-1", "M-2"],
        "Rathaus": ["M-1"],
    }


def test_a_filter_without_a_match_says_so(site_of: MAKE) -> None:
    (part,) = block_parts("zeitplan", {}, [], site_of(massnahmen=MEASURES))
    assert part.paragraphs == ("Zu dieser Auswahl gibt es keine Maßnahme.",)  # type: ignore[attr-defined]


def test_coming_events_are_those_that_have_not_ended(site_of: MAKE) -> None:
    text = (
        "- {id: BT-1, titel: Vorbei, datum: 2026-11-23}\n- {id: BT-2, titel: Später, datum: 2027-03}\n"
        "- {id: BT-3, titel: Läuft, datum: 2026-10-01 bis 2026-12-01}\n- {id: BT-4, titel: Heute, datum: 2026-11-24}\n"
    )
    site = site_of(beteiligungen=text)
    assert site.today == date(2026, 11, 24)
    assert [one.id for one in upcoming(site)] == ["BT-3", "BT-4", "BT-2"]


def test_a_concept_without_anything_says_so(site_of: MAKE) -> None:
    assert [part.paragraphs for part in start_page(site_of()).view.after] == [
        ("Dieses Konzept entsteht gerade. Hier steht bald mehr.",)
    ]


@pytest.mark.parametrize(
    ("states", "lead"),
    [
        (["offen"], "1 Leitfrage, noch nicht beantwortet."),
        (["in_arbeit", "in_arbeit"], "2 Leitfragen. 2 sind noch offen und stehen oben."),
    ],
)
def test_questions_are_counted_in_words_that_fit(site_of: MAKE, states: list[str], lead: str) -> None:
    text = "".join(f"- {{id: LF-{at}, titel: Was nun {at}?, stand: {state}}}\n" for at, state in enumerate(states))
    index, *_ = question_pages(site_of(leitfragen=text))
    assert index.view.head.lead == lead


def test_a_field_without_anything_says_so(site_of: MAKE) -> None:
    _, page = field_pages(site_of(themenfelder="- {id: T-1, titel: Ort, relevanz: nachrangig}\n"))
    assert [part.paragraphs for part in page.view.after] == [("Dazu steht im Konzept noch nichts.",)]


def test_fields_without_a_relevance_are_shown(site_of: MAKE) -> None:
    """Those made from the names in a table have none; nothing would be left of the page."""
    site = site_of(massnahmen=MEASURES)
    index, *_ = field_pages(site)
    (cards,) = index.view.after
    assert [(tier.title, [card.item.text for card in tier.cards]) for tier in cards.tiers] == [  # type: ignore[attr-defined]
        ("", ["Ort", "Tiefbau"])
    ]


def test_fields_without_a_relevance_stand_last(site_of: MAKE) -> None:
    text = "- {id: T-1, titel: Ort}\n- {id: T-2, titel: Wald, relevanz: relevant}\n"
    index, *_ = field_pages(site_of(themenfelder=text))
    (cards,) = index.view.after
    assert [tier.title for tier in cards.tiers] == ["Wichtig", "Ohne Einordnung"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("gebietsart: sanierungsgebiet", "Maßgeblich ist die bekannt gemachte Satzung."),
        ("gebietsart: stadtumbaugebiet", "Maßgeblich ist der Beschluss, der das Gebiet festlegt."),
        ("gebietsart: [stadtumbaugebiet, sanierungsgebiet]", "Maßgeblich ist die bekannt gemachte Satzung."),
        ("gebietsart: innenentwicklung", ""),
    ],
)
def test_what_lays_an_area_down(site_of: MAKE, keys: str, told: str) -> None:
    _, page = area_pages(site_of(raeume=f"- {{id: R-1, titel: Mitte, art: foerdergebiet, {keys}}}\n"))
    assert "".join(text for part in page.view.before for text in part.paragraphs) == told  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("keys", "first", "known"),
    [
        ("rechtsstand: vorbereitende_untersuchung", "Das Gebiet ist noch nicht förmlich festgelegt.", False),
        ("rechtsstand: festlegung, verfahren: umfassend", "In einem Sanierungsgebiet", True),
        ("rechtsstand: abgeschlossen", "Das Verfahren ist abgeschlossen.", False),
        ("", "In einem Sanierungsgebiet", False),
    ],
)
def test_what_a_redevelopment_area_means_for_owners(site_of: MAKE, keys: str, first: str, known: bool) -> None:
    more = f", {keys}" if keys else ""
    text = f"- {{id: R-1, titel: Mitte, art: foerdergebiet, gebietsart: sanierungsgebiet{more}}}\n"
    _, page = area_pages(site_of(raeume=text))
    (meaning,) = [part for part in page.view.after if part.id == "bedeutung"]
    paragraphs = meaning.paragraphs  # type: ignore[attr-defined]
    assert paragraphs[0].startswith(first)
    assert ("nicht angegeben" in " ".join(paragraphs)) is not known
    assert "Ausgleichsbetrag" in " ".join(paragraphs)


def test_one_measure_for_the_whole_town_comes_in_the_singular(site_of: MAKE) -> None:
    measures = "- {id: M-1, titel: Markt, themenfelder: Ort, raeume: stadtweit}\n"
    _, page = area_pages(site_of(raeume="- {id: R-1, titel: Mitte, art: quartier}\n", massnahmen=measures))
    told = [text for part in page.view.after for text in getattr(part, "paragraphs", ())]
    assert told == ["Dazu kommt 1 Maßnahme für das ganze Gemeindegebiet."]


def test_costs_that_nobody_knows_are_not_nothing(site_of: MAKE) -> None:
    measures = (
        "- {id: M-1, titel: Markt, themenfelder: Ort, kosten: 100.000 €}\n"
        "- {id: M-2, titel: Kanal, themenfelder: Tiefbau, kosten: n. q.}\n"
    )
    (table,) = [part for part in _tables(cost_page(site_of(massnahmen=measures))) if "Themenfeld" in part.caption]
    assert [[cell.text or cell.items[0].text for cell in row.cells][:4] for row in table.rows] == [
        ["Ort", "100.000\u00a0€", "keine Angabe", "nichts"]
    ]
    assert table.notes[1:] == (
        "Ohne Betrag in den Summen und darum nicht in der Tabelle: Tiefbau.",
        "Zuwendungsfähig: soweit es angegeben ist.",
    )


def test_a_concept_without_figures_has_no_tables_of_costs(site_of: MAKE) -> None:
    site = site_of(massnahmen="- {id: M-1, titel: Markt, themenfelder: Ort}\n")
    page = cost_page(site)
    assert _tables(page) == []
    assert [part.id for part in page.view.after] == ["", "nicht-enthalten"]
    (told,) = block_parts("kosten", {}, list(site.concept.measures.values()), site)
    assert told.paragraphs == ("Keine Maßnahme mit Betrag; 1 ohne Betrag.",)  # type: ignore[attr-defined]


def test_costs_of_each_year_are_told_without_others(site_of: MAKE) -> None:
    paid = "kosten: {jaehrlich: 1000}, finanzierung: [{quelle: land, jaehrlich: 500}]"
    text = f"- {{id: M-1, titel: Lotsin, themenfelder: Ort, {paid}}}\n"
    (table,) = _tables(cost_page(site_of(massnahmen=text)))
    assert table.caption == "Wer zahlt"


def _tables(page: SitePage) -> list[Table]:
    folded = [one for part in page.view.after for one in getattr(part, "parts", (part,))]
    return [part for part in folded if isinstance(part, Table)]


def test_what_is_dropped_is_neither_decided_nor_in_the_pool(site_of: MAKE) -> None:
    """The table's filter says what the start page counts."""
    log = "status: [{stichtag: 2026-01-01, phase: entfallen, text: Zu teuer}]"
    measures = (
        f"- {{id: M-1, titel: Deck, themenfelder: Ort, verbindlichkeit: pool, {log}}}\n"
        "- {id: M-2, titel: Bad, themenfelder: Ort, verbindlichkeit: pool}\n"
    )
    site = site_of(massnahmen=measures)
    found = {one.id: values_of("verbindlichkeit", one, site) for one in site.concept.measures.values()}
    assert found == {"M-1": (), "M-2": ("pool",)}


def test_dropped_measures_are_no_undated_ones(site_of: MAKE) -> None:
    log = "status: [{stichtag: 2026-01-01, phase: entfallen, text: Zu teuer}]"
    text = f"- {{id: M-1, titel: Deck, themenfelder: Ort, {log}}}\n- {{id: M-2, titel: Bad, themenfelder: Ort}}\n"
    site = site_of(massnahmen=text)
    found = timeline(site.concept.measures.values(), site)
    assert [(part.title, [item.text for item in part.items]) for part in found] == [  # type: ignore[attr-defined]
        ("Ohne Angabe, wann", ["Bad"]),
        ("Entfallen", ["Deck"]),
    ]


def test_leads_of_a_concept_that_tells_nothing_yet(site_of: MAKE) -> None:
    site = site_of(massnahmen="- {id: M-1, titel: Markt, themenfelder: Ort}\n")
    assert timeline_page(site).view.head.lead == "Wann etwas geplant ist, ist noch nicht angegeben."
    assert progress_page(site).view.head.lead == "1 Maßnahme. Wie weit sie ist, ist noch nicht gemeldet."


def test_questions_are_covered_both_ways(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES, leitfragen="- {id: LF-1, frage: Was nun?, massnahmen: M-1}\n")
    index, *_ = question_pages(site)
    figures, _, left = index.view.after
    assert [(one.value, one.label) for one in figures.figures] == [  # type: ignore[attr-defined]
        ("0 von 1", "sind beantwortet"),
        ("1 von 1", "führt zu Maßnahmen"),
        ("1 von 3", "Maßnahmen antwortet auf eine Leitfrage"),
    ]
    assert left.title == "Maßnahmen, die auf keine Leitfrage antworten"
    assert [row.cells[1].items[0].text for row in left.parts[0].rows] == ["Kanal", "Allee"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("values", "lead"),
    [
        ("", "1 Indikator zeigt, ob das Konzept wirkt."),
        (
            "werte: [{datum: 2030, wert: 2}]",
            "1 Indikator zeigt, ob das Konzept wirkt. Er geht in die richtige Richtung, aber zu langsam.",
        ),
    ],
)
def test_one_indicator_is_told_in_the_singular(site_of: MAKE, values: str, lead: str) -> None:
    ends = "ausgang: {jahr: 2020, wert: 1}, zielwert: {jahr: 2035, wert: 100}"
    text = f"- {{id: I-1, titel: Bäume, einheit: Stück, {ends}, {values}}}\n"
    page = indicator_page(site_of(indikatoren=text))
    assert page.view.head.lead == lead
    assert (not values) or r"Prozent der Zeit ist 1\xa0Prozent des Weges geschafft" in str(page.view)


def test_statements_are_those_that_can_be_read_here(site_of: MAKE) -> None:
    """More may have come in."""
    text = "- {id: S-1, datum: 2026-01-02, art: oeffentlichkeit, inhalt: Gut, abwaegung: beruecksichtigt}\n"
    assert (
        statement_page(site_of(stellungnahmen=text)).view.head.lead == "1 Stellungnahme ist hier zu lesen, abgewogen."
    )


def test_no_date_to_come_is_said_once(site_of: MAKE) -> None:
    page = participation_page(site_of(beteiligungen="- {id: BT-1, titel: Vorbei, datum: 2026-11-23}\n"))
    assert page.view.head.lead == "Wann kann ich mitreden? Zurzeit ist kein Termin angesetzt."
    assert [part.title for part in page.view.after] == ["Bisher"]


def test_a_measure_without_a_text_describes_itself_by_its_facts(site_of: MAKE) -> None:
    site = site_of(massnahmen=MEASURES + "- {id: M-4, titel: Turm}\n")
    told = {page.title: page.summary for page in pages(site) if page.kind == "massnahme"}
    assert told["Markt"] == "Maßnahme M-1: Markt (Ort, 2027–2029, 90.000\u00a0€)"
    assert told["Turm"] == "Maßnahme M-4: Turm"
