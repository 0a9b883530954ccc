"""Indikatoren: start, now, target."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from isek.schema.indicators import Indicator, Reading, YearValue
from isek.values.fold import address
from isek.values.german import day, join, number
from isek.views.context import Site
from isek.views.facts import NO_ANCHORS, FactList, groups
from isek.views.frame import index_page, items
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry, Group, Item
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.trends import in_brief, pace, tone_of, trend
from isek.views.words import NOTHING, word


def indicator_page(site: Site) -> SitePage:
    """All indicators: a table of all, then each with its values."""
    entries = tuple([_entry(one, site) for one in site.concept.indicators.values()])
    after = (indicator_table(site), Entries(id="einzeln", title="Im Einzelnen", entries=entries))
    view = PageView(Head(lead=_lead(site)), after=after)
    return index_page(site, "indikatoren/", site.words("indikatoren"), "indikatoren", view)


_TOLD = (
    ("gut", "kommt wie gewollt voran", "kommen wie gewollt voran"),
    ("langsam", "geht in die richtige Richtung, aber zu langsam", "gehen in die richtige Richtung, aber zu langsam"),
    ("schlecht", "geht in die falsche Richtung", "gehen in die falsche Richtung"),
)


def _lead(site: Site) -> str:
    """How many there are, and how many of them move as they should."""
    tones = Counter(tone_of(one) for one in site.concept.indicators.values())
    number_of = len(site.concept.indicators)
    told = [
        f"{'Er' if number_of == 1 else number(tones[tone])} {one if tones[tone] == 1 else many}"
        for tone, one, many in _TOLD
        if tones[tone]
    ]
    moving = f" {join(told)}." if told else ""
    show = "zeigt" if number_of == 1 else "zeigen"
    return f"{site.count(number_of, 'indikatoren')} {show}, ob das Konzept wirkt.{moving}"


def indicator_table(site: Site) -> Table:
    """Start, now and target of each."""
    words = (site.word("indikatoren"), "Einheit", "Ausgang", "zuletzt", "Ziel", "Wie es läuft")
    rows = [_row(one, site) for one in site.concept.indicators.values()]
    caption = "Woher es kommt, wo es steht, wohin es soll"
    return Table(id="tabelle", caption=caption, head=heads(words, figures=(2, 3, 4)), rows=labelled(words, rows))


def _row(one: Indicator, site: Site) -> tuple[Cell, ...]:
    latest, tone = _latest(one), tone_of(one)
    return (
        Cell((site.link(one.id),)),
        Cell(text=one.unit),
        Cell(text=_year_value(one.start), figure=True),
        Cell(text=_reading(latest) if latest else NOTHING, figure=True),
        Cell(text=_year_value(one.target), figure=True),
        Cell(text=in_brief(one), tone=f"trend-{tone}" if tone else "", note=pace(one)),
    )


def _latest(one: Indicator) -> Reading | None:
    dated = [value for value in one.values if value.date]
    return max(dated, key=lambda value: value.date.last if value.date else None, default=None)  # type: ignore[arg-type,return-value]


def _year_value(value: YearValue | None) -> str:
    if value is None or value.value is None:
        return NOTHING
    return _figure(value.value) + (f" ({value.year})" if value.year else "")


def _reading(value: Reading) -> str:
    figure = _figure(value.value) if value.value is not None else NOTHING
    return figure + (f" ({day(value.date)})" if value.date else "")


def _figure(value: Decimal) -> str:
    return number(value)


def _entry(one: Indicator, site: Site) -> Entry:
    sources = dict.fromkeys(value.source for value in one.values if value.source)
    facts = (
        FactList(site, Indicator, NO_ANCHORS)
        .text("einheit", one.unit)
        .text("ausgang", _year_value(one.start))
        .items("werte", tuple([Item(_reading(value)) for value in one.values]))
        .text("zielwert", _year_value(one.target))
        .text("werte", ", ".join(sources), label="Quelle")
    )
    named = [link.source for link in site.relations.to(one.id, "indikatoren")]
    found = groups(
        Group("", site.words("ziele"), items(site, [other for other in named if other in site.concept.goals])),
        Group("", site.words("massnahmen"), items(site, [m.id for m in site.relations.measures_of_indicator(one.id)])),
    )
    prose = tuple([text for text in (one.summary, one.text) if text])
    kicker = word("richtung", one.direction) if one.direction else ""
    return Entry(
        address(one.id),
        one.title,
        kicker=kicker,
        prose=prose,
        facts=facts.all(),
        groups=found,
        mentions=mentions_of(site, one.id),
        picture=trend(one),
    )
