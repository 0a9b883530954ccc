"""Umsetzungsstand: how far the measures are, phase by phase."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from isek.schema.measures import Measure
from isek.values.german import day, number
from isek.views.context import Site
from isek.views.filters import NO_FILTERS
from isek.views.frame import index_page, parts
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Board, Lane, Part, Segment
from isek.views.pictures import Share, Shares, segments
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, PHASES, word

_MOST_ON_BOARD, _MOST_COMPACT = 40, 24
"""How many measures a lane lists; the rest stands in the table that it leads to."""

Within = Mapping[str, Sequence[str]]


def progress_page(site: Site) -> SitePage:
    """How the phases share the measures, the board, and what is late."""
    measures = list(site.concept.measures.values())
    lead = _lead(measures, site)
    after = parts(phase_shares(measures, site), _late(measures, site), board(measures, site, "Im Einzelnen"))
    return index_page(
        site, "umsetzungsstand/", "Umsetzungsstand", "umsetzungsstand", PageView(Head(lead=lead), after=after), lead
    )


def _lead(measures: list[Measure], site: Site) -> str:
    told = site.count(len(measures))
    if not any(one.latest for one in measures):
        return f"{told}. Wie weit {'sie ist' if len(measures) == 1 else 'sie sind'}, ist noch nicht gemeldet."
    stand = f" Stand: {day(site.as_of)}." if site.as_of else ""
    return f"{told} nach ihrer letzten Meldung.{stand}"


def progress(measures: Iterable[Measure], site: Site, within: Within = NO_FILTERS) -> tuple[Part, ...]:
    """The measures by phase, and those that are late or in danger. `within` are the filters of a block."""
    measures = list(measures)
    if not measures:
        return ()
    return parts(
        phase_shares(measures, site, within=within),
        board(measures, site, within=within, compact=True),
        _late(measures, site),
    )


def phase_shares(measures: Iterable[Measure], site: Site, title: str = "", within: Within = NO_FILTERS) -> Shares:
    """How many measures are in each phase, as a bar."""
    found = phase_segments(measures, site, within)
    caption = f"{site.words('massnahmen')} nach ihrem Stand"
    return Shares(id="stand" if title else "", title=title, caption=caption, name="phase", segments=found, marks=True)


def phase_segments(measures: Iterable[Measure], site: Site, within: Within = NO_FILTERS) -> tuple[Segment, ...]:
    """The phases that occur, from idea to end."""
    counts = Counter(one.phase for one in measures)
    return segments(
        Share(
            phase,
            title,
            Decimal(counts[phase]),
            number(counts[phase]),
            site.filtered(**{**within, "status": phase}),
            phase in {"idee", "unbekannt"},
        )
        for phase, title in PHASES.items()
        if counts[phase]
    )


def board(
    measures: Iterable[Measure], site: Site, title: str = "", within: Within = NO_FILTERS, compact: bool = False
) -> Board:
    """A lane for each phase, with its measures."""
    by_phase: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        by_phase[measure.phase].append(measure)
    most = _MOST_COMPACT if compact else _MOST_ON_BOARD
    lanes = [_lane(phase, by_phase[phase], site, within, most) for phase in PHASES if by_phase[phase]]
    return Board(id="tafel" if title else "", title=title, lanes=tuple(lanes), compact=compact)


def _lane(phase: str, measures: list[Measure], site: Site, within: Within, most: int) -> Lane:
    left = len(measures) - most if len(measures) > most + 1 else 0
    links = tuple([site.link(one.id) for one in measures[: most if left else None]])
    more = f"… und {number(left)} weitere" if left else ""
    return Lane(phase, PHASES[phase], number(len(measures)), links, site.filtered(**{**within, "status": phase}), more)


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
        style="lage",
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
