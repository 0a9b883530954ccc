"""What people type into the search of the example, and the page that they mean: among the first five results."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser_windows import Visit

FIRST = 5
AT_LEAST = 107

QUERIES = {
    # parts of compounds, and compounds that nobody wrote
    "Brücke": "massnahmen/rw4/",
    "Mauer": "massnahmen/m-006/",
    "Beratung": "massnahmen/m-030/",
    "Ufer": "massnahmen/m-013/",
    "Planung": "massnahmen/m-016/",
    "Bach": "massnahmen/kg3/",
    "Spielplatzsanierung": "massnahmen/m-7.4/",
    "Schulhofbegrünung": "massnahmen/kg2/",
    # plurals and cases
    "Bahnsteigen": "massnahmen/m-011/",
    "Radwege": "massnahmen/rw7/",
    "Schulhöfe": "massnahmen/kg2/",
    "Läden": "massnahmen/m-004/",
    # keyboards without umlauts
    "Waermenetz": "massnahmen/m-017/",
    "Stadtbuecherei": "massnahmen/m-7.6/",
    "Faerbergasse": "massnahmen/kg4/",
    "Marktstrasse": "massnahmen/m-001/",
    "Parkplaetze": "massnahmen/m-003/",
    # a slip in a long word
    "Güterbanhof": "massnahmen/m-008/",
    "Fahradparkhaus": "massnahmen/rw3/",
    "Energieberatumg": "massnahmen/m-030/",
    "Städtebauförderng": "glossar/#g-staedtebaufoerderung",
    "Nachbarschaftshuas": "massnahmen/m-7.3/",
    # ids
    "M-12": "massnahmen/m-012/",
    "M 012": "massnahmen/m-012/",
    "m12": "massnahmen/m-012/",
    "rw 4": "massnahmen/rw4/",
    "M 8.1": "massnahmen/m-008.1/",
    "Beschluss 9": "beschluesse/#b-9",
    # other words for the same thing
    "Kindergarten": "massnahmen/m-7.1/",
    "Bibliothek": "massnahmen/m-7.6/",
    "Photovoltaik": "massnahmen/m-031/",
    "Stellplätze": "massnahmen/m-003/",
    "Sitzbank": "massnahmen/rw6/",
    "Überschwemmung": "massnahmen/m-015/",
    "Arzt": "massnahmen/m-022/",
    # questions
    "Was passiert in der Bahnhofstraße?": "massnahmen/m-012/",
    "Was passiert in meiner Straße?": "orte/",
    "Wer bezahlt das?": "leitfragen/lf-15/",
    "Wann ist das fertig?": "zeitplan/",
    # what people say, and what offices write
    "Pflegeberatung": "massnahmen/m-7.5/",
    "Badeplatz am Fluss": "massnahmen/m-013/",
    "Schwimmen": "massnahmen/m-013/",
    "Sozialwohnungen": "massnahmen/m-009/",
    "Mietpreisbindung": "massnahmen/m-009/",
    "Behindertenparkplatz": "massnahmen/m-001/",
    "Parkplatzsuche": "massnahmen/m-003/",
    "Klärwerk": "massnahmen/m-017/",
    "Schimmel": "massnahmen/m-005/",
    "Fassadenprogramm": "massnahmen/m-007/",
    "Dorfladen": "massnahmen/m-7.3/",
    "Rutsche": "massnahmen/m-7.4/",
    "Bordsteinkante": "massnahmen/rw5/",
    "Landstraße": "massnahmen/rw7/",
    "Mobilitätskonzept": "fachkonzepte/fk-vep/",
    "Jugendparlament": "akteure/a-jug/",
    "Finanzverwaltung": "akteure/a-kae/",
    # names of several words
    "Sozialer Wohnungsbau": "massnahmen/m-009/",
    "Geld aus Europa": "massnahmen/m-013/",
    "Auf Eis gelegt": "massnahmen/m-024/",
    "häufige Fragen": "leitfragen/",
    # two words, each said in another way
    "Ansprechpartner Bauamt": "akteure/a-bau/",
    "Fußgängerbrücke am Fluss": "massnahmen/rw4/",
    "Klo am Marktplatz": "massnahmen/m-7.8/",
    # former ids, and what was withdrawn
    "M-033": "massnahmen/m-7.2/",
    "M-020": "massnahmen/m-020/",
    "Bücherbus": "massnahmen/m-034/",
    # questions of several words, of which no page has all
    "wann wird die brücke gebaut": "massnahmen/rw4/",
    "wird meine miete teurer": "massnahmen/m-018/",
    "was tut die stadt gegen leerstand": "massnahmen/m-004/",
    "wo gibt es schatten im sommer": "massnahmen/m-002/",
    "was ist ein ISEK": "glossar/#g-isek",
    "was hat der Stadtrat beschlossen": "beschluesse/",
    "Kosten Marktstraße": "massnahmen/m-001/",
    "Klima Schule": "massnahmen/kg2/",
    "Parken kosten": "massnahmen/m-003/",
    "kaputte Straße melden": "massnahmen/m-026/",
    "Bücher ausleihen": "massnahmen/m-7.6/",
    "Deutsche Bahn": "akteure/a-bahn/",
    # ids as people write them
    "massnahme 1": "massnahmen/m-001/",
    "Projekt 5": "massnahmen/m-005/",
    "Nr. 7.1": "massnahmen/m-7.1/",
    "Frage 3": "leitfragen/lf-03/",
    "3. Fassung": "fassungen/f-3/",
    "Vorlage 2025/088": "beschluesse/#b-7",
    "FK-VEP": "fachkonzepte/fk-vep/",
    "r-alt": "raeume/r-alt/",
    # compounds that nobody wrote, found by one of their parts
    "Konzertsaal": "massnahmen/m-005/",
    "Radtouristen": "themenfelder/t-tou/",
    "Leerstandsmanagement": "massnahmen/m-004/",
    "Kitaplatz": "massnahmen/m-7.1/",
    "Anwohnerparken": "massnahmen/m-003/",
    "Stadtratssitzung": "akteure/a-rat/",
    # nothing of the kind, but something like it
    "Freibad": "massnahmen/m-013/",
    "Supermarkt": "massnahmen/m-7.3/",
    # short words, which longer ones begin with
    "Zug": "massnahmen/m-011/",
    "Schule": "massnahmen/m-019/",
    "Wohnen": "themenfelder/t-woh/",
    # more words of towns, of the law and of plans
    "Doktor": "massnahmen/m-022/",
    "Bürgersteig": "massnahmen/m-001/",
    "Geschwindigkeit": "massnahmen/rw2/",
    "Renaturierung": "massnahmen/kg3/",
    "Toilleten": "massnahmen/m-7.8/",
    "B-Plan": "massnahmen/m-008/",
    "VEP": "fachkonzepte/fk-vep/",
    "§ 144": "raeume/r-alt/",
    "Einspruch": "stellungnahmen/",
    "Telefonnummer": "impressum/",
    "Fristen": "zeitplan/",
    "CSV": "daten/",
}

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def results(page: Page, query: str) -> list[str]:
    """The addresses of the results, below the site's root."""
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).to_contain_text(f"„{query}“")
    found = page.get_by_role("dialog").locator("ol a").evaluate_all("(links) => links.map((link) => link.href)")
    return [address.split("/", 3)[3] if urlsplit(address).path else "" for address in found]


def test_finds_what_is_meant(search: Page, visit: Visit) -> None:
    found = {query: results(search, query)[:FIRST] for query in QUERIES}
    missed = {query: found[query] for query, wanted in QUERIES.items() if wanted not in found[query]}
    assert len(QUERIES) == 109
    assert len(QUERIES) - len(missed) >= AT_LEAST, missed
    assert visit.trouble == []


@pytest.mark.parametrize("query", ["M-1", "m 001"])
def test_what_has_the_id_comes_first(search: Page, query: str) -> None:
    assert results(search, query)[:2] == ["massnahmen/m-001/", "massnahmen/m-001.1/"]


def test_what_was_withdrawn_comes_behind_what_goes_on(search: Page) -> None:
    assert results(search, "Friedhof") == ["massnahmen/rw6/", "massnahmen/rw9/"]


def test_the_words_of_a_compound_come_before_one_that_is_spelled_alike(search: Page) -> None:
    results(search, "Energieplätze")
    expect(search.get_by_role("status")).to_contain_text("für „Energie Plätze“")


def test_says_what_was_taken_for_a_slip(search: Page) -> None:
    results(search, "Güterbanhof")
    status = search.get_by_role("status")
    expect(status).to_contain_text("Keine genauen Treffer für „Güterbanhof“")
    expect(status).to_contain_text("für „Güterbahnhof“")


def test_says_when_nothing_has_the_word(search: Page) -> None:
    assert results(search, "Xylophon") == []
    expect(search.get_by_role("status")).to_contain_text("Keine Treffer für „Xylophon“")
    expect(search.get_by_role("dialog").get_by_role("link", name="Verzeichnissen")).to_be_visible()


def test_guesses_nothing_from_a_few_letters_in_common(search: Page) -> None:
    assert results(search, "Auspuff") == []


def test_names_what_is_like_a_thing_that_there_is_not(search: Page) -> None:
    assert results(search, "Hallenbad")
    expect(search.get_by_role("status")).to_contain_text("Keine genauen Treffer für „Hallenbad“")
    expect(search.get_by_role("status")).to_contain_text("für „Badestelle“")


def test_says_when_no_page_has_all_the_words(search: Page) -> None:
    assert results(search, "Wochenmarkt Wärmenetz")
    expect(search.get_by_role("status")).to_contain_text("Keine Seite hat alle Wörter")
    expect(search.get_by_role("dialog").get_by_role("link", name="Verzeichnissen")).to_be_visible()


def test_says_no_more_where_the_word_is_found(search: Page) -> None:
    assert results(search, "Brücke")
    expect(search.get_by_role("dialog").get_by_role("link", name="Verzeichnissen")).to_be_hidden()
