"""Glossar."""

from __future__ import annotations

from isek.schema.chapters import Term
from isek.values.fold import address, fold
from isek.values.german import count
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry


def glossary_page(site: Site) -> SitePage:
    """All terms in alphabetical order."""
    terms = sorted(site.concept.terms.values(), key=lambda one: fold(one.title))
    lead = f"{count(len(terms), 'Wort', 'Wörter')}, einfach erklärt."
    view = PageView(Head(lead=lead), after=(Entries(entries=tuple([_entry(one, site) for one in terms])),))
    return index_page(site, "glossar/", site.words("glossar"), "glossar", view)


def _entry(one: Term, site: Site) -> Entry:
    short = f"Abkürzung: {one.abbreviation}" if one.abbreviation else ""
    prose = (one.explanation,) if one.explanation else ()
    return Entry(address(one.id), one.title, "", short, prose, mentions=mentions_of(site, one.id))
