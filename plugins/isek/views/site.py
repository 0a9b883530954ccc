"""Every page of the site, in the order of its addresses."""

from __future__ import annotations

from collections.abc import Iterator

from isek.schema.measures import Measure
from isek.views.context import Site
from isek.views.measure import measure_headings, measure_view
from isek.views.page import Crumb, Head, PageView, SitePage
from isek.views.rows import ALL, measure_table

__all__ = ["Crumb", "SitePage", "pages"]


def pages(site: Site) -> Iterator[SitePage]:
    """Every page that exists: none of an empty collection."""
    if site.has("massnahmen"):
        yield measure_index(site)
        yield from (measure_page(measure, site) for measure in site.concept.measures.values())


def start_crumb(site: Site) -> Crumb:
    return Crumb("Start", "")


def measure_index(site: Site) -> SitePage:
    title = site.words("massnahmen")
    table = measure_table(
        site.concept.measures.values(), site, f"Alle {title}", columns=ALL, id="tabelle", filters=True
    )
    view = PageView(Head(lead=f"{site.count(len(site.concept.measures))} stehen im Konzept."), after=(table,))
    return SitePage("massnahmen/", title, "massnahmen", "seite.html", view, crumbs=(start_crumb(site),))


def measure_page(measure: Measure, site: Site) -> SitePage:
    view = measure_view(measure, site)
    return SitePage(
        site.link(measure.id).address or "",
        measure.title,
        "massnahme",
        "massnahme.html",
        view,
        measure.text,
        measure.place.file,
        (start_crumb(site), Crumb(site.words("massnahmen"), "massnahmen/")),
        site.plain(measure.summary or measure.text),
        measure_headings(view, site, measure.text is not None),
        measure.id,
    )
