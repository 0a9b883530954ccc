"""What the search knows of the objects and pages of a concept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from isek.model import Place
from isek.relations import build
from isek.schema.concept import Concept
from isek.schema.types import Prose
from isek.views.context import Site
from isek.views.search import SearchEntry, plain_words, search_entries
from isek.views.site import pages

MEASURES = """\
- id: M-1
  titel: Neue Brücke
  kurz: Ein Steg für alle.
  themenfelder: T-1
  raeume: R-1
  ort: Mühlgasse
  federfuehrung: A-1
  text: |
    Über den Fluss, siehe [[M-2]].

    /// hinweis | Hochwasser
    Bei **Hochwasser** gesperrt.
    ///
- {id: M-2, titel: Ufer, hervorgegangen_aus: [{art: umnummeriert, id: M-9}]}
- {id: M-3, titel: Parkdeck, status: entfallen}
"""
FILES = {
    "massnahmen.yml": MEASURES,
    "themenfelder.yml": "- {id: T-1, titel: Verkehr, relevanz: schwerpunkt}\n",
    "raeume.yml": "- {id: R-1, titel: Altstadt, art: quartier}\n",
    "akteure.yml": "- {id: A-1, titel: Bauamt, art: verwaltung, kontakt: bauamt@lindenfurt.example}\n",
    "fassungen.yml": "- {id: F-1, titel: Erste, stand: beschlossen}\n- {id: F-2, titel: Zweite, stand: entwurf}\n",
}


@pytest.fixture
def site(concept_of: Callable[[dict[str, str]], Concept]) -> Site:
    concept = concept_of(FILES)
    return Site(concept, build(concept, lambda text: text if concept.find(text) else None), date(2026, 11, 24))


@pytest.fixture
def entries(site: Site) -> dict[str, SearchEntry]:
    return {entry.address: entry for entry in search_entries(site, pages(site))}


def test_a_measure_with_all_that_is_said_of_it(entries: dict[str, SearchEntry]) -> None:
    found = entries["massnahmen/m-1/"]
    assert found.title == "M-1 Neue Brücke"
    assert found.kind == "Maßnahme"
    assert (found.ids, found.names, found.lead) == (("M-1",), ("Mühlgasse",), "Ein Steg für alle.")
    assert (found.fields, found.areas) == (("Verkehr",), ("Altstadt",))
    assert found.text == (
        "Ein Steg für alle. Über den Fluss, siehe Ufer. Hochwasser Bei Hochwasser gesperrt. "
        "Ort: Mühlgasse. Federführung: Bauamt."
    )


def test_pages_of_no_object_are_overviews(entries: dict[str, SearchEntry]) -> None:
    assert entries["massnahmen/"].kind == "Übersicht"
    assert "Mühlgasse" in entries["orte/"].text
    assert entries["orte/"].names[0] == "Straßen"
    assert "suche/" not in entries


def test_an_object_is_known_by_the_id_that_it_had(entries: dict[str, SearchEntry]) -> None:
    assert entries["massnahmen/m-2/"].ids == ("M-2", "M-9")


def test_what_will_not_be_done_is_marked(entries: dict[str, SearchEntry]) -> None:
    assert [address for address, entry in entries.items() if entry.withdrawn] == ["massnahmen/m-3/"]


def test_an_office_is_found_by_its_contact(entries: dict[str, SearchEntry]) -> None:
    assert "Kontakt: bauamt@lindenfurt.example" in entries["akteure/a-1/"].text


def test_objects_are_found_at_their_place(entries: dict[str, SearchEntry]) -> None:
    assert entries["akteure/a-1/"].title == "Bauamt"
    assert entries["themenfelder/t-1/"].fields == ("Verkehr",)


def test_a_fassung_in_the_making_is_not_found(entries: dict[str, SearchEntry]) -> None:
    assert "fassungen/f-1/" in entries
    assert "fassungen/f-2/" not in entries


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ein *Wort* und [ein Link](x.md).", "Ein Wort und ein Link."),
        ("## Titel\n\n- eins\n- zwei", "Titel eins zwei"),
        ("| a | b |\n|---|---|\n| c | d |", "a · b · c · d"),
        ("Davor\n\n/// massnahmen\n    raum: R-1\n    status: planung\n///\n\nDanach", "Davor Danach"),
        ("> Zitat\n\n1. erstens", "Zitat erstens"),
        ("*[ISEK]: Konzept\n\nText", "Text"),
    ],
)
def test_markdown_as_plain_words(site: Site, source: str, text: str) -> None:
    assert plain_words(Prose(source, Place("x.md")), site) == text
