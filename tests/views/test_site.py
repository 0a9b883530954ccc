"""Which pages there are, and what they are called."""

from collections.abc import Callable

from isek.views.context import Site
from isek.views.site import pages

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
