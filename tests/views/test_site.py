"""Which pages there are, and what they are called."""

from collections.abc import Callable

from msgspec.structs import replace

from isek.views.context import Site
from isek.views.search import listing_page
from isek.views.site import pages
from isek.views.tables import Table

MAKE = Callable[..., Site]
MEASURE = "- {id: M-1, titel: Markt, themenfelder: Ortsmitte, federfuehrung: Bauamt}\n"


def addresses(site: Site) -> list[str]:
    return [page.address for page in pages(site)]


def test_an_empty_concept_has_a_start_and_its_data(site_of: MAKE) -> None:
    assert addresses(site_of()) == ["", "daten/", "suche/"]


def test_no_page_of_an_empty_collection(site_of: MAKE) -> None:
    found = addresses(site_of(massnahmen=MEASURE))
    assert {"massnahmen/", "massnahmen/m-1/", "kosten/", "zeitplan/", "umsetzungsstand/"} <= set(found)
    assert {"themenfelder/t-ortsmitte/", "akteure/a-bauamt/"} <= set(found)
    assert not {"orte/", "ziele/", "raeume/", "fassungen/", "glossar/", "leitfragen/"} & set(found)


def test_addresses_are_unique(site_of: MAKE) -> None:
    found = addresses(site_of(massnahmen=MEASURE))
    assert len(found) == len(set(found))


def test_own_words_are_titles(site_of: MAKE) -> None:
    site = site_of("bezeichnungen: {themenfelder: [Handlungsfeld, Handlungsfelder]}\n", massnahmen=MEASURE)
    titles = {page.address: page.title for page in pages(site)}
    assert titles["themenfelder/"] == "Handlungsfelder"


def test_start_names_the_kind_of_concept(site_of: MAKE) -> None:
    start = next(pages(site_of()))
    assert start.view.head.kicker == "INSEK Gemeinde Kleinau 2026–2035"


def test_legal_pages_come_from_their_file(site_of: MAKE) -> None:
    site = site_of()
    site.legal = {"impressum": {"anbieter": "Gemeinde"}, "barrierefreiheit": {"stand": "teilweise"}}
    assert [page.title for page in pages(site)][2:4] == ["Impressum", "Erklärung zur Barrierefreiheit"]


def test_same_content_makes_equal_views(site_of: MAKE) -> None:
    """A preview may keep the HTML of a page whose view has not changed."""
    first, second = (list(pages(site_of(massnahmen=MEASURE))) for _ in range(2))
    assert first == second


AREAS = (
    "- {id: R-STADT, titel: Stadt, art: gesamtstadt}\n- {id: R-1, titel: Mitte, art: quartier, teil_von: R-STADT}\n"
    "- {id: R-2, titel: Markt, art: ort, teil_von: R-1}\n- {id: R-3, titel: Rand, art: ort}\n"
)
IN_AREAS = (
    "- {id: M-1, titel: Eins, themenfelder: Ort, raeume: [R-1, R-3], kosten: 400.000}\n"
    "- {id: M-2, titel: Zwei, themenfelder: Ort, raeume: R-2, kosten: n. q.}\n"
    "- {id: M-3, titel: Drei, themenfelder: Ort, raeume: stadtweit}\n"
)


def leads(site: Site) -> dict[str, tuple[object, str]]:
    """What stands first on each page, and what a search engine shows of it."""
    return {page.address: (page.view.head.lead, page.summary) for page in pages(site)}


def test_areas_say_what_they_have(site_of: MAKE) -> None:
    found = leads(site_of(raeume=AREAS + "- {id: R-4, titel: Leer, art: ort}\n", massnahmen=IN_AREAS))
    shared = "Kosten in diesem Raum, soweit beziffert: 400.000 €; was auch in anderen Räumen liegt, zählt ganz mit."
    assert {key: str(told[0]).replace("\xa0", " ") for key, told in found.items() if key.startswith("raeume/r")} == {
        "raeume/r-stadt/": "2 Maßnahmen in seinen Teilen und 1 für das ganze Gemeindegebiet.",
        "raeume/r-1/": f"1 Maßnahme in diesem Raum und 1 in seinen Teilen. {shared}",
        "raeume/r-2/": "1 Maßnahme in diesem Raum.",
        "raeume/r-3/": f"1 Maßnahme in diesem Raum. {shared}",
        "raeume/r-4/": "Das Konzept nennt für diesen Raum keine eigenen Maßnahmen.",
    }
    assert found["raeume/r-2/"][1] == "1 Maßnahme in diesem Raum."


def test_descriptions_come_from_what_there_is(site_of: MAKE) -> None:
    site = site_of(
        akteure="- {id: A-1, titel: Bauamt, art: verwaltung, aufgabe: Baut Straßen.}\n- {id: A-2, titel: Rat}\n",
        empfehlungen="- {id: E-1, titel: Reden, adressat: A-1}\n",
        fachkonzepte="- {id: FK-1, titel: Plan, ebene: kommunal}\n",
        indikatoren="- {id: I-1, titel: Leerstand, einheit: Prozent}\n",
        leitfragen="- {id: LF-1, frage: Wer?, massnahmen: M-1}\n- {id: LF-2, frage: Wie?, antwort: Gut.}\n",
        massnahmen="- {id: M-1, titel: Eins, themenfelder: Ort, fachkonzepte: FK-1, federfuehrung: A-2}\n",
    )
    site.legal = {
        "impressum": {"anbieter": "Gemeinde Kleinau"},
        "datenschutz": {"text": "Keine Cookies.\n\nSonst nichts."},
        "barrierefreiheit": {"stand": "nicht"},
    }
    found = {address: told[1] for address, told in leads(site).items()}
    assert found["akteure/a-1/"] == "Baut Straßen."
    assert found["akteure/a-2/"] == "Akteur: Rat (1 Maßnahme dazu)"
    assert found["fachkonzepte/fk-1/"] == "Fachkonzept: Plan (1 Maßnahme dazu)"
    assert found["leitfragen/lf-1/"] == "Wer? Eine Antwort steht noch aus."
    assert found["leitfragen/lf-2/"] == "Gut."
    assert found["impressum/"] == "Impressum, Anbieter dieser Website: Gemeinde Kleinau."
    assert found["datenschutz/"] == "Keine Cookies."
    assert found["barrierefreiheit/"].startswith("Diese Website ist noch nicht")
    assert found["indikatoren/"] == "1 Indikator zeigt, ob das Konzept wirkt."
    assert found["empfehlungen/"].startswith("1 Empfehlung. Bei jeder steht, an wen sie sich richtet")
    assert len(set(found.values())) == len(found)


def test_measures_answer_only_a_question_that_has_an_answer(site_of: MAKE) -> None:
    questions = (
        "- {id: LF-1, frage: Wer?, massnahmen: M-1}\n- {id: LF-2, frage: Wie?, antwort: Gut., massnahmen: M-1}\n"
    )
    site = site_of(leitfragen=questions, massnahmen=MEASURE)
    found = {page.address: page.view for page in pages(site) if page.kind == "leitfrage"}
    captions = [part.caption for view in found.values() for part in view.after if isinstance(part, Table)]
    assert captions == ["Maßnahmen zu dieser Frage", "Maßnahmen, die antworten"]


def test_statements_are_named_by_their_sender(site_of: MAKE) -> None:
    text = (
        "- {id: S-1, datum: 2026-01-02, art: toeb, absender: Landratsamt, inhalt: Gut so.}\n"
        "- {id: S-2, datum: 2026-01-02, art: oeffentlichkeit, inhalt: Nicht gut.}\n"
    )
    (part,) = next(page for page in pages(site_of(stellungnahmen=text)) if page.kind == "stellungnahmen").view.after
    assert [entry.title for entry in part.entries] == ["Stellungnahme: Landratsamt", "Stellungnahme"]


def test_what_has_gone_stands_apart_from_the_indexes(site_of: MAKE) -> None:
    gone = replace(next(iter(pages(site_of()))), address="massnahmen/m-9/", title="Parkhaus", kind="entfallen")
    (part,) = listing_page(site_of(), [*pages(site_of()), gone]).view.after
    groups = {group.title: [item.text for item in group.items] for group in part.groups}
    assert groups["Nicht mehr im Konzept"] == ["Parkhaus"]
    assert "Parkhaus" not in groups["Verzeichnisse"]
