"""How far a measure is: its latest status, and its log as steps in time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from isek.model import Ref
from isek.schema.measure_entries import StatusEntry
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.german import day, percent
from isek.views.context import Site
from isek.views.parts import Item, Step
from isek.views.words import PHASES, word


class StatusView(Struct, frozen=True):
    """The status that counts; `stale` says in a sentence that it is old."""

    phase: str
    title: str
    when: str
    text: Prose | None
    pace: str
    late: bool
    progress: str
    source: Item | None
    stale: str
    log: tuple[Step, ...]


def status_view(measure: Measure, site: Site) -> StatusView:
    """The latest status, with date and source, and how it came to be."""
    latest = measure.latest
    if latest is None:
        return StatusView("unbekannt", PHASES["unbekannt"], "", None, "", False, "", None, "", ())
    return StatusView(
        phase=latest.phase,
        title=PHASES.get(latest.phase, latest.phase),
        when=day(latest.as_of) if latest.as_of else "",
        text=latest.text,
        pace=word("lage", latest.pace) if latest.pace else "",
        late=latest.pace in {"verzoegert", "gefaehrdet"},
        progress=f"{latest.progress}" if latest.progress is not None else "",
        source=_source(latest.source, site),
        stale=_stale(latest, measure, site),
        log=_log(measure, latest, site) if len(measure.status) > 1 else (),
    )


def _source(source: Ref | str | None, site: Site) -> Item | None:
    if isinstance(source, Ref):
        return site.link(source.id)
    return Item(source) if source else None


def _stale(latest: StatusEntry, measure: Measure, site: Site) -> str:
    if measure.ended or latest.as_of is None:
        return "" if measure.ended else "Von wann diese Angabe ist, steht nicht fest."
    months = _months(latest.as_of.last, site.today)
    if months <= site.concept.settings.stale_after:
        return ""
    return f"Diese Angabe ist {months} Monate alt."


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _log(measure: Measure, latest: StatusEntry, site: Site) -> tuple[Step, ...]:
    """The entries in time, undated ones first."""
    ordered = sorted(measure.status, key=lambda entry: entry.as_of.last if entry.as_of else date.min)
    return tuple([_step(entry, entry is latest, site) for entry in ordered])


def _step(entry: StatusEntry, now: bool, site: Site) -> Step:
    # what the current entry says stands above the log already
    source = None if now else _source(entry.source, site)
    title = PHASES.get(entry.phase, entry.phase)
    if entry.progress is not None:
        title = f"{title}, {percent_of(entry.progress)}"
    return Step(
        text=title,
        when=day(entry.as_of) if entry.as_of else "ohne Datum",
        items=(source,) if source else (),
        note=None if now else entry.text,
        state="jetzt" if now else "vorbei",
    )


def percent_of(value: int) -> str:
    """`40 %`."""
    return percent(Decimal(value))
