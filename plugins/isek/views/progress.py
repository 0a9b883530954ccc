"""Umsetzungsstand: how far the measures are, phase by phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from isek.schema.measures import Measure
from isek.values.german import day, number
from isek.views.context import Site
from isek.views.filters import NO_FILTERS
from isek.views.frame import index_page, parts
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Board, Lane, Part
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, PHASES, word


def progress_page(site: Site) -> SitePage:
    """The board, and what is late."""
    measures = list(site.concept.measures.values())
    stand = f" Stand: {day(site.as_of)}." if site.as_of else ""
    lead = f"{site.count(len(measures))} nach ihrer letzten Meldung.{stand}"
    view = PageView(Head(lead=lead), after=progress(measures, site))
    return index_page(site, "umsetzungsstand/", "Umsetzungsstand", "umsetzungsstand", view, lead)


def progress(
    measures: Iterable[Measure], site: Site, within: Mapping[str, Sequence[str]] = NO_FILTERS
) -> tuple[Part, ...]:
    """The measures by phase, and those that are late or in danger. `within` are the filters of a block."""
    measures = list(measures)
    return parts(board(measures, site, within=within), _late(measures, site)) if measures else ()


def board(
    measures: Iterable[Measure], site: Site, title: str = "", within: Mapping[str, Sequence[str]] = NO_FILTERS
) -> Board:
    """A lane for each phase, with its measures."""
    by_phase: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        by_phase[measure.phase].append(measure)
    lanes = [_lane(phase, by_phase[phase], site, within) for phase in PHASES if by_phase[phase]]
    return Board(id="stand" if title else "", title=title, lanes=tuple(lanes))


def _lane(phase: str, measures: list[Measure], site: Site, within: Mapping[str, Sequence[str]]) -> Lane:
    links = tuple([site.link(one.id) for one in measures])
    return Lane(phase, PHASES[phase], number(len(measures)), links, site.filtered(**{**within, "status": phase}))


def _late(measures: Iterable[Measure], site: Site) -> Table | None:
    late = [one for one in measures if one.latest and one.latest.pace in {"verzoegert", "gefaehrdet"} and not one.ended]
    if not late:
        return None
    words = (site.word("massnahmen"), "Lage", "Gemeldet", "Grund")
    return Table(
        id="verzoegert",
        title="Verzögert oder gefährdet",
        caption=f"{site.words('massnahmen')}, die nicht im Plan liegen",
        head=heads(words),
        rows=labelled(words, [_row(one, site) for one in late]),
    )


def _row(measure: Measure, site: Site) -> tuple[Cell, ...]:
    latest = measure.latest
    assert latest is not None
    return (
        Cell((site.link(measure.id),)),
        Cell(text=word("lage", latest.pace)),
        Cell(text=day(latest.as_of) if latest.as_of else NOTHING),
        Cell(text=latest.text or NOTHING),
    )
