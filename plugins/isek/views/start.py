"""The start page: what the concept is, its foci, its figures, how far it is, and what was told last."""

from __future__ import annotations

from isek.read.markup import blocks
from isek.views.context import Site
from isek.views.dialogue import meetings
from isek.views.fields import foci
from isek.views.frame import parts
from isek.views.key_figures import key_figures
from isek.views.map_parts import Teaser
from isek.views.maps import teaser
from isek.views.naming import page_title
from isek.views.news import newest
from isek.views.page import Head, Heading, PageView, SitePage, headings_of
from isek.views.parts import ListPart, Paragraphs, Part, Steps
from isek.views.pictures import Meetings, NewsList
from isek.views.progress import board, phase_shares
from isek.views.revisions import revision_steps
from isek.views.search import LISTED


class StartView(PageView, frozen=True):
    """The start page: beside its parts what stands in the head, and both columns at the end."""

    searched: str = ""
    map: Teaser | None = None
    dates: Meetings | None = None
    news: NewsList | None = None
    revisions: Steps | None = None


def start_page(site: Site) -> SitePage:
    """The editor's text first; what is derived from the concept below."""
    page = site.concept.pages.get("index")
    settings = site.concept.settings
    text = page.text if page else None
    written = {block.name for block in blocks(text.source)} if text else set()
    view = StartView(
        Head(kicker=_kicker(site), lead=page.summary if page else None),
        after=parts(*_derived(site, written), key_figures(site), _languages(site)) or _beginning(page is not None),
        searched=LISTED if site.has("massnahmen") else "",
        map=teaser(site),
        dates=meetings(site, "Wann kann ich mitreden?"),
        news=newest(site, "Neues aus der Umsetzung"),
        revisions=revision_steps(site, site.words("fassungen")) if site.has("fassungen") else None,
    )
    return SitePage(
        "",
        page_title(page) if page else settings.title,
        "start",
        "start.html",
        view,
        text,
        page.place.file if page else settings.file,
        (),
        site.plain(page.summary or page.text) if page else settings.title,
        (*headings_of(view), *_last_headings(view)),
    )


def _beginning(told: bool) -> tuple[Part, ...]:
    """An empty page says that it is one."""
    return () if told else (Paragraphs(paragraphs=("Dieses Konzept entsteht gerade. Hier steht bald mehr.",)),)


def _last_headings(view: StartView) -> tuple[Heading, ...]:
    found = [part for part in (view.news, view.revisions) if part]
    return tuple([Heading(part.id, part.title) for part in found])


def _derived(site: Site, written: set[str]) -> tuple[Part, ...]:
    """The overviews, but for those that the editor has put into the text."""
    measures = list(site.concept.measures.values())
    found: list[Part] = []
    if site.has("themenfelder") and "schwerpunkte" not in written:
        found.append(foci(site, measures, site.words("themenfelder")))
    if measures and "umsetzungsstand" not in written:
        found += [phase_shares(measures, site, "Wie weit es ist"), board(measures, site, compact=True)]
    return tuple(found)


def _languages(site: Site) -> ListPart | None:
    """The ways to simpler words and to signs, where there are any."""
    found = [site.page_link(page) for page in site.concept.pages.values() if page.language in {"leicht", "dgs"}]
    return ListPart(id="sprachen", title="Einfacher lesen", items=tuple(found)) if found else None


def _kicker(site: Site) -> str:
    span = site.concept.settings.span
    years = f" {span.start}–{span.end}" if span and span.start and span.end else ""
    return f"{site.concept.settings.kind} {site.town}{years}"
