"""The start page: what the concept is, its foci, its figures, and how far it is."""

from __future__ import annotations

from isek.finance import shown
from isek.read.markup import blocks
from isek.values.german import number, period
from isek.views.context import Site
from isek.views.dialogue import upcoming
from isek.views.fields import foci
from isek.views.frame import parts
from isek.views.naming import page_title
from isek.views.page import Head, PageView, SitePage, headings_of
from isek.views.parts import Figure, Figures, Item, ListPart, Part
from isek.views.progress import board
from isek.views.revisions import revision_steps

_COUNTED = ("massnahmen", "ziele", "raeume", "leitfragen")


def start_page(site: Site) -> SitePage:
    """The editor's text first; what is derived from the concept below."""
    page = site.concept.pages.get("index")
    settings = site.concept.settings
    view = PageView(
        Head(kicker=_kicker(site), lead=page.summary if page else None),
        after=parts(
            figures(site),
            _coming(site),
            *_derived(site, {block.name for block in blocks(page.text.source)} if page and page.text else set()),
            revision_steps(site, site.words("fassungen")) if site.has("fassungen") else None,
        ),
    )
    return SitePage(
        "",
        page_title(page) if page else settings.title,
        "start",
        "seite.html",
        view,
        page.text if page else None,
        page.place.file if page else settings.file,
        (),
        site.plain(page.summary or page.text) if page else settings.title,
        headings_of(view),
    )


def _derived(site: Site, written: set[str]) -> tuple[Part, ...]:
    """The overviews, but for those that the editor has put into the text."""
    measures = site.concept.measures.values()
    return parts(
        foci(site, measures, site.words("themenfelder"))
        if site.has("themenfelder") and "schwerpunkte" not in written
        else None,
        board(measures, site, "Wie weit es ist")
        if site.has("massnahmen") and "umsetzungsstand" not in written
        else None,
    )


def _kicker(site: Site) -> str:
    span = site.concept.settings.span
    years = f" {span.start}–{span.end}" if span and span.start and span.end else ""
    return f"{site.concept.settings.kind} {site.town}{years}"


def figures(site: Site) -> Part | None:
    """What there is, counted; each figure leads to where it comes from."""
    found = [
        Figure(number(len(site.concept.collections[name])), site.words(name), f"{name}/")
        for name in _COUNTED
        if site.has(name)
    ]
    total = site.finance.total
    if total.counted:
        left = len(total.without_figure)
        note = f"ohne {site.count(left)}, deren Kosten noch nicht feststehen" if left else ""
        found.append(Figure(shown(total.cost, short=True), "geschätzte Kosten", "kosten/", note))
    decided = [one for one in site.concept.measures.values() if one.bindingness == "beschlossen"]
    if decided:
        whole = number(len(site.concept.measures))
        value = f"{number(len(decided))} von {whole}"
        found.append(Figure(value, "sind beschlossen", site.filtered(verbindlichkeit="beschlossen")))
    return Figures(id="zahlen", title="Das Konzept in Zahlen", figures=tuple(found)) if found else None


def _coming(site: Site) -> Part | None:
    coming = [
        Item(one.title, site.link(one.id).address, note=period(one.date) if one.date else None)
        for one in upcoming(site)
    ]
    return ListPart(id="termine", title="Mitreden", items=tuple(coming)) if coming else None
