"""Zeitplan: a table with a column for each year."""

from __future__ import annotations

from collections.abc import Iterable

from isek.model import Period
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import ListPart, Part
from isek.views.tables import Cell, Row, Table
from isek.views.words import PHASES

_MOST_YEARS = 30


def timeline_page(site: Site) -> SitePage:
    """When what is planned."""
    view = PageView(Head(), after=timeline(site.concept.measures.values(), site))
    return index_page(site, "zeitplan/", "Zeitplan", "zeitplan", view)


def timeline(measures: Iterable[Measure], site: Site) -> tuple[Part, ...]:
    """The measures with a period by their years, then those without."""
    measures = list(measures)
    dated = [one for one in measures if one.period and (one.period.start or one.period.end)]
    known = {one.id for one in dated}
    undated = [site.link(one.id) for one in measures if one.id not in known]
    found: list[Part] = [_table(dated, site)] if dated else []
    if undated:
        title = "Ohne Angabe, wann"
        found.append(ListPart(id="ohne-zeitraum", title=title, items=tuple(undated)))
    return tuple(found)


def _table(measures: list[Measure], site: Site) -> Table:
    years = _years([one.period for one in measures if one.period], site)
    words = (site.word("massnahmen"), "Stand", *[str(year) for year in years])
    ordered = sorted(measures, key=lambda one: _span(one.period, years) if one.period else (0, 0))
    return Table(
        id="tabelle",
        caption=f"{site.words('massnahmen')} nach Jahren, von {years[0]} bis {years[-1]}",
        head=tuple([Cell(text=text) for text in words]),
        rows=tuple([_row(one, years, site) for one in ordered]),
        style="zeitplan",
    )


def _years(periods: list[Period], site: Site) -> range:
    """The years that anything falls in, and those of the concept."""
    span = site.concept.settings.span
    ends = [end.year for one in periods for end in (one.start, one.end) if end]
    ends += [year for year in (span.start, span.end) if year] if span else []
    first, last = min(ends), max(ends)
    return range(max(first, last - _MOST_YEARS + 1), last + 1)


def _span(value: Period, years: range) -> tuple[int, int]:
    """The first and last column of a period; an open end goes on to the last year."""
    start = value.start.year if value.start else years[0]
    end = value.end.year if value.end else years[-1]
    first = min(max(start, years[0]), years[-1])
    return first, min(max(end, first), years[-1])


def _row(measure: Measure, years: range, site: Site) -> Row:
    assert measure.period is not None
    link = site.link(measure.id)
    first, last = _span(measure.period, years)
    before, after = first - years[0], years[-1] - last
    cells = [
        Cell((link,), head=True),
        Cell(text=PHASES.get(measure.phase, measure.phase), state=measure.phase, label="Stand"),
    ]
    cells += [Cell(span=before)] if before else []
    cells.append(Cell(text=period(measure.period), span=last - first + 1, tone="jahre", label="Zeitraum"))
    cells += [Cell(span=after)] if after else []
    return Row(tuple(cells), f"hue-{link.mark.hue}" if link.mark else "")
