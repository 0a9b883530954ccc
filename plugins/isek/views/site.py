"""Every page of the site, in the order of its addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from isek.schema.fields import keys_of
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.actors import actor_pages
from isek.views.areas import area_pages
from isek.views.chapters import chapter_pages
from isek.views.context import Site
from isek.views.costs import cost_page
from isek.views.data import data_page
from isek.views.decisions import decision_page
from isek.views.dialogue import participation_page, statement_page
from isek.views.editorial import editorial_pages
from isek.views.fields import field_pages
from isek.views.filters import filters_of
from isek.views.frame import START, index_page
from isek.views.glossary import glossary_page
from isek.views.goals import goal_page
from isek.views.history_gone import gone_pages
from isek.views.history_marks import with_since
from isek.views.indicators import indicator_page
from isek.views.legal import legal_pages
from isek.views.locations import location_page
from isek.views.maps import map_page
from isek.views.measure import measure_headings, measure_view
from isek.views.page import Crumb, Head, Heading, PageView, SitePage
from isek.views.plans import plan_pages
from isek.views.progress import progress_page
from isek.views.questions import question_pages, recommendation_page
from isek.views.revisions import revision_pages
from isek.views.rows import measure_table
from isek.views.search import LISTED, listing_page
from isek.views.start import start_page
from isek.views.timeline import timeline_page
from isek.views.words import NOTHING, PHASES

__all__ = ["Crumb", "Heading", "SitePage", "pages"]

Pages = Callable[[Site], Iterable[SitePage]]


def pages(site: Site) -> Iterator[SitePage]:
    """Every page that exists: none of an empty collection, and none twice."""
    found = {"": start_page(site)}
    for page in _all(site):
        found.setdefault(page.address, page)
    yield from found.values()
    if LISTED not in found:
        yield listing_page(site, found.values())


def _all(site: Site) -> Iterator[SitePage]:
    for collection, build in _BY_COLLECTION:
        if site.has(collection):
            yield from build(site)
    yield from gone_pages(site)
    overview = map_page(site)
    if overview:
        yield overview
    yield data_page(site)
    yield from legal_pages(site)
    yield from editorial_pages(site)


def _measure_pages(site: Site) -> Iterator[SitePage]:
    """The table of all, each measure, and what is derived from them."""
    yield _measure_index(site)
    keys = frozenset(keys_of(Measure))
    yield from (_measure_page(measure, site, keys) for measure in site.concept.measures.values())
    locations = location_page(site)
    if locations:
        yield locations
    yield timeline_page(site)
    yield cost_page(site)
    yield progress_page(site)


def _measure_index(site: Site) -> SitePage:
    title, measures = site.words("massnahmen"), site.concept.measures
    table = measure_table(measures.values(), site, f"Alle {title}", id="tabelle", filters=True)
    lead = f"{site.count(len(measures))} im Konzept."
    view = PageView(Head(lead=lead), after=(with_since(filters_of(measures.values(), site, table.head), site), table))
    return index_page(site, "massnahmen/", title, "massnahmen", view)


def _described(measure: Measure, site: Site) -> str:
    """What a measure without a text says of itself in one line."""
    link = site.link(measure.id)
    name = " ".join([site.word("massnahmen"), link.number]).strip()
    known = [*(one.text for one in site.links(measure.fields[:1])), PHASES[measure.phase]]
    known += [period(measure.period)] if measure.period else []
    known += [cost] if (cost := site.cost_text(measure)) != NOTHING else []
    facts = [one for one in known if one and one != NOTHING]
    return f"{name}: {measure.title}" + (f" ({', '.join(facts)})" if facts else "")


def _measure_page(measure: Measure, site: Site, keys: frozenset[str]) -> SitePage:
    view = measure_view(measure, site)
    return SitePage(
        site.link(measure.id).address or "",
        measure.title,
        "massnahme",
        "massnahme.html",
        view,
        measure.text,
        measure.text.place.file if measure.text else measure.place.file,
        (START, Crumb(site.words("massnahmen"), "massnahmen/")),
        site.plain(measure.summary or measure.text) or _described(measure, site),
        measure_headings(view, site, measure.text is not None),
        measure.id,
        keys,
    )


_BY_COLLECTION: tuple[tuple[str, Pages], ...] = (
    ("kapitel", chapter_pages),
    ("leitfragen", question_pages),
    ("empfehlungen", lambda site: [recommendation_page(site)]),
    ("themenfelder", field_pages),
    ("ziele", lambda site: [goal_page(site)]),
    ("raeume", area_pages),
    ("massnahmen", _measure_pages),
    ("indikatoren", lambda site: [indicator_page(site)]),
    ("fachkonzepte", plan_pages),
    ("akteure", actor_pages),
    ("beschluesse", lambda site: [decision_page(site)]),
    ("beteiligungen", lambda site: [participation_page(site)]),
    ("stellungnahmen", lambda site: [statement_page(site)]),
    ("fassungen", revision_pages),
    ("glossar", lambda site: [glossary_page(site)]),
)
