"""Zeitplan: the measures on a scale of years, what is planned and what was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from msgspec.structs import replace

from isek.model import PartialDate, Period
from isek.schema.measures import Measure
from isek.values.german import day, period
from isek.views.context import Site
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import ListPart, Part
from isek.views.pictures import Folded, Span, Timeline, per_cent
from isek.views.words import PHASES

_MOST_YEARS = 30
_MOST_TICKS = 8
_UNDATED = "Wann etwas geplant ist, ist noch nicht angegeben."
_MOST_AT_ONCE = 120
"""How many measures are listed openly."""


def timeline_page(site: Site) -> SitePage:
    """When what is planned."""
    found = timeline(site.concept.measures.values(), site)
    dated = any(isinstance(part, Timeline | Folded) for part in found)
    lead = "Wann was geplant ist, nach dem Beginn geordnet." if dated else _UNDATED
    return index_page(site, "zeitplan/", "Zeitplan", "zeitplan", PageView(Head(lead=lead), after=found), lead)


def timeline(measures: Iterable[Measure], site: Site) -> tuple[Part, ...]:
    """The measures with a period by their years, then those without. Of very many each year of beginning is folded."""
    measures = list(measures)
    dated = [one for one in measures if _stated(one.period) or _stated(one.actual)]
    known = {one.id for one in dated}
    undated = [one for one in measures if one.id not in known]
    found: list[Part] = []
    if dated:
        scale = _Scale.of(dated, site)
        dated.sort(key=lambda one: scale.ends(one.period or one.actual or Period()))
        found += _by_year(dated, scale, site) if len(dated) > _MOST_AT_ONCE else [_timeline(dated, scale, site)]
    dropped = [one for one in undated if one.phase == "entfallen"]
    found += _listed("ohne-zeitraum", "Ohne Angabe, wann", [one for one in undated if one not in dropped], site)
    return (*found, *_listed("entfallen", "Entfallen", dropped, site))


def _listed(id: str, title: str, measures: list[Measure], site: Site) -> list[Part]:
    return [ListPart(id=id, title=title, items=tuple([site.link(one.id) for one in measures]))] if measures else []


def _by_year(dated: list[Measure], scale: _Scale, site: Site) -> list[Part]:
    """What begins in each year, on demand."""
    by_year = groupby(dated, key=lambda one: scale.ends(one.period or one.actual or Period())[0].year)
    found: list[Part] = []
    for year, group in by_year:
        measures = list(group)
        before = " oder früher" if year == scale.first.year else ""
        summary = f"Beginn {year}{before}: {site.count(len(measures))}"
        found.append(Folded(summary=summary, parts=(replace(_timeline(measures, scale, site), id=""),)))
    return found


def _stated(value: Period | None) -> bool:
    return value is not None and (value.start is not None or value.end is not None)


def _timeline(measures: list[Measure], scale: _Scale, site: Site) -> Timeline:
    words = site.words("massnahmen")
    late = any(one.actual for one in measures)
    return Timeline(
        id="tabelle",
        caption=f"{words} nach Jahren, von {scale.first.year} bis {scale.last.year}",
        head=(site.word("massnahmen"), "Stand", "Zeitraum"),
        ticks=scale.ticks(),
        today=scale.place(site.today) if scale.first <= site.today <= scale.last else "",
        today_word=f"Der senkrechte Strich zeigt den {day(site.today)}, den Tag, von dem diese Übersicht ist.",
        spans=tuple([_span(one, scale, site) for one in measures]),
        note="Der schmale dunkle Balken zeigt, wann etwas tatsächlich begann und endete." if late else "",
    )


class _Scale:
    """From the first day of one year to the last day of another."""

    def __init__(self, first: int, last: int, today: date) -> None:
        self.first, self.last, self.today = date(first, 1, 1), date(last, 12, 31), today
        self._days = Decimal((self.last - self.first).days + 1)

    @classmethod
    def of(cls, measures: Iterable[Measure], site: Site) -> _Scale:
        """All years that anything falls in, and those of the concept; of very many the last ones."""
        span = site.concept.settings.span
        periods = [found for one in measures for found in (one.period, one.actual) if found]
        ends = [end.year for one in periods for end in (one.start, one.end) if end]
        ends += [year for year in (span.start, span.end) if year] if span else []
        first, last = min(ends), max(ends)
        return cls(max(first, last - _MOST_YEARS + 1), last, site.today)

    def place(self, when: date, after: int = 0) -> str:
        """How far from the left, in per cent; `after` the end of a day."""
        return per_cent(Decimal((when - self.first).days + after), self._days)

    def ends(self, value: Period) -> tuple[date, date]:
        """The first and last day of a period on the scale; an open end goes on to the last."""
        start = value.start.first if value.start else self.first
        end = value.end.last if value.end else self.last
        start = min(max(start, self.first), self.last)
        return start, min(max(end, start), self.last)

    def bar(self, value: Period) -> tuple[str, str]:
        """Where a period begins, and how long it is."""
        start, end = self.ends(value)
        return self.place(start), per_cent(Decimal((end - start).days + 1), self._days)

    def ticks(self) -> tuple[tuple[str, str], ...]:
        """Years with their place, so many as fit."""
        years = range(self.first.year, self.last.year + 1)
        step = next((step for step in (1, 2, 5, 10) if len(years) / step <= _MOST_TICKS), 10)
        return tuple([(str(year), self.place(date(year, 1, 1))) for year in years[::step]])


def _span(measure: Measure, scale: _Scale, site: Site) -> Span:
    planned, actual = measure.period, measure.actual
    start, width = scale.bar(planned) if planned and _stated(planned) else ("", "")
    since, lasted = scale.bar(_until_now(actual, scale)) if actual and _stated(actual) else ("", "")
    return Span(
        site.link(measure.id),
        measure.phase,
        PHASES.get(measure.phase, measure.phase),
        period(planned) if planned else "",
        start,
        width,
        bool(planned and planned.end is None),
        _told(actual) if actual else "",
        since,
        lasted,
    )


def _until_now(actual: Period, scale: _Scale) -> Period:
    """What has not ended yet goes on until today."""
    if actual.end or not actual.start:
        return actual
    now = max(actual.start.first, scale.today)
    return Period(actual.start, PartialDate(now.year, now.month, now.day))


def _told(actual: Period) -> str:
    if actual.start and actual.end is None:
        return f"tatsächlich seit {day(actual.start)}"
    found = period(actual)
    return f"tatsächlich {found}" if found else ""
