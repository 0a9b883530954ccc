"""Periods that run backwards, lie outside the concept's horizon, or an unusual horizon; announcements too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isek.checks.times import backwards
from isek.checks.wording import named
from isek.model import PartialDate, Period, Place
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.schema.measures import Measure
from isek.schema.places import Area, LegalStep
from isek.values import german

SHORTEST = 5
LONGEST = 15
"""Years from the horizon's first year to its last, 2026–2040 counts as 14."""


def backward_periods(concept: Concept) -> Iterator[Problem]:
    """A period whose end lies before its beginning."""
    for period, place, about in _periods(concept):
        if period and period.start and period.end and backwards(period):
            start, end = german.day(period.start), german.day(period.end)
            message = f"Das Ende ({end}) liegt vor dem Beginn ({start})."
            yield problem("zeitraum-ungueltig", place, message, "Beginn und Ende prüfen.", about=about)


def _periods(concept: Concept) -> Iterator[tuple[Period | None, Place, str | None]]:
    span = concept.settings.span
    if span and span.start and span.end:
        years = Period(PartialDate(span.start), PartialDate(span.end))
        yield years, concept.settings.at("horizont"), None
    for measure in concept.measures.values():
        yield measure.period, measure.at("zeitraum"), measure.id
        yield measure.actual, measure.at("tatsaechlich"), measure.id
        for entry in measure.involvement:
            yield entry.date, entry.at("datum"), measure.id
    for participation in concept.participations.values():
        yield participation.date, participation.at("datum"), participation.id
    for revision in concept.revisions.values():
        if revision.display:
            period = Period(revision.display.start, revision.display.end)
            yield period, revision.display.at("bis"), revision.id


def outside_horizon(concept: Concept) -> Iterator[Problem]:
    """A measure's planned period that reaches beyond the concept's horizon."""
    span = concept.settings.span
    if not span or not span.start or not span.end or span.end < span.start:
        return
    first, last = date(span.start, 1, 1), date(span.end, 12, 31)
    for measure in concept.measures.values():
        if measure.period and not backwards(measure.period) and _outside(measure.period, first, last):
            shown = german.period(measure.period)
            message = f"Der Zeitraum {shown} reicht über den Horizont des Konzepts ({span.start}–{span.end}) hinaus."
            yield problem("zeitraum-ausserhalb", measure.at("zeitraum"), message, about=measure.id)


def _outside(period: Period, first: date, last: date) -> bool:
    ends = [end for end in (period.start, period.end) if end]
    return any(end.last < first or end.first > last for end in ends)


def unusual_horizon(concept: Concept) -> Iterator[Problem]:
    """A horizon shorter than 5 or longer than 15 years."""
    span = concept.settings.span
    if not span or not span.start or not span.end or span.end < span.start:
        return
    years = span.end - span.start
    if years < SHORTEST or years > LONGEST:
        message = f"Der Horizont {span.start}–{span.end} umfasst {german.count(years, 'Jahr', 'Jahre')}."
        hint = f"Üblich sind {SHORTEST} bis {LONGEST} Jahre."
        yield problem("horizont-ungewoehnlich", concept.settings.at("horizont"), message, hint)


def announced_too_early(concept: Concept) -> Iterator[Problem]:
    """A decision or statute that was announced before it was taken."""
    for decision in concept.decisions.values():
        if decision.announced and decision.date and decision.announced.last < decision.date.first:
            message = _early(decision.announced, f"dem Beschluss ({german.day(decision.date)})")
            yield problem("zeitraum-ungueltig", decision.at("bekanntgemacht"), message, about=decision.id)
    for area in concept.areas.values():
        for step in area.history:
            yield from _early_step(concept, area, step)


def _early_step(concept: Concept, area: Area, step: LegalStep) -> Iterator[Problem]:
    if step.announced is None:
        return
    decision = concept.decisions.get(step.decision.id) if step.decision else None
    before = None
    if step.date and step.announced.last < step.date.first:
        before = f"dem Datum des Schritts ({german.day(step.date)})"
    elif decision and decision.date and step.announced.last < decision.date.first:
        before = f"dem {concept.words('beschluesse')[0]} {decision.id} ({german.day(decision.date)})"
    if before:
        message = _early(step.announced, before)
        yield problem("zeitraum-ungueltig", step.at("bekanntgemacht"), message, about=area.id)


def _early(announced: PartialDate, before: str) -> str:
    return f"Die Bekanntmachung ({german.day(announced)}) liegt vor {before}."


def future_status(concept: Concept, today: date) -> Iterator[Problem]:
    """A status entry that is dated after the reference date; of a loose date only if its first day is."""
    for measure in concept.measures.values():
        for entry in measure.status:
            if entry.as_of and entry.as_of.first > today:
                yield _from_future(concept, measure, entry.as_of, entry.at("stichtag"), today)


def _from_future(concept: Concept, measure: Measure, as_of: PartialDate, place: Place, today: date) -> Problem:
    message = f"{named(concept, measure)}: Der Stichtag {german.day(as_of)} liegt nach dem {german.day(today)}."
    hint = "Ein Status sagt, was ist. Was kommen soll, gehört in `zeitraum` oder `naechste_schritte`."
    return problem("zeitraum-ungueltig", place, message, hint, about=measure.id)
