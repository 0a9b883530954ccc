"""What was told last of the measures."""

from __future__ import annotations

from datetime import date

from isek.schema.measure_entries import StatusEntry
from isek.schema.measures import Measure
from isek.values.german import day
from isek.views.context import Site
from isek.views.parts import Item
from isek.views.pictures import News, NewsList
from isek.views.words import PHASES

_MOST = 5


def newest(site: Site, title: str) -> NewsList | None:
    """The newest status entries with a text, each measure once; None where nothing was told."""
    told = [
        (entry, measure)
        for measure in site.concept.measures.values()
        if (entry := measure.latest) is not None and entry.as_of is not None and entry.as_of.first <= site.today
    ]
    told.sort(key=lambda pair: (_date(pair[0]), pair[0].text is not None), reverse=True)
    if not told:
        return None
    news = tuple([_news(entry, measure, site) for entry, measure in told[:_MOST]])
    more = Item("Alle nach ihrem Stand", "umsetzungsstand/")
    return NewsList(id="neues", title=title, news=news, more=more)


def _date(entry: StatusEntry) -> date:
    return entry.as_of.last if entry.as_of else date.min


def _news(entry: StatusEntry, measure: Measure, site: Site) -> News:
    assert entry.as_of is not None
    return News(
        site.link(measure.id),
        day(entry.as_of),
        str(entry.as_of.year) if entry.as_of.quarter else entry.as_of.iso(),
        entry.phase,
        PHASES.get(entry.phase, entry.phase),
        entry.text or "",
    )
