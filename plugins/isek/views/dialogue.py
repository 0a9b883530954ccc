"""Beteiligung and Stellungnahmen: what people could say, and what became of it."""

from __future__ import annotations

from datetime import date

from isek.schema.dialogue import Participation, Statement
from isek.values.fold import address
from isek.values.german import MONTHS, count, day, number, period, verb
from isek.views.context import Site
from isek.views.facts import NO_ANCHORS, FactList, groups
from isek.views.frame import index_page, items, parts
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry, Group, Item
from isek.views.pictures import Meeting, Meetings
from isek.views.words import NOTHING, word


def participation_page(site: Site) -> SitePage:
    """What is to come first, then what was, the newest first."""
    coming = upcoming(site)
    past = sorted(
        (one for one in site.concept.participations.values() if one not in coming), key=_last_day, reverse=True
    )
    lead = f"Wann kann ich mitreden? {_next(coming)}"
    view = PageView(
        Head(lead=lead),
        after=parts(
            Entries(id="kommend", title="Kommende Termine", entries=tuple([_entry(one, site) for one in coming]))
            if coming
            else None,
            Entries(id="bisher", title="Bisher", entries=tuple([_entry(one, site) for one in past])) if past else None,
        ),
    )
    return index_page(site, "beteiligung/", "Beteiligung", "beteiligung", view)


def _next(coming: list[Participation]) -> str:
    if not coming:
        return "Zurzeit ist kein Termin angesetzt."
    when = period(coming[0].date) if coming[0].date else ""
    return f"Der nächste Termin: {coming[0].title}{f', {when}' if when else ''}."


def upcoming(site: Site) -> list[Participation]:
    """What has not ended yet, the next first."""
    found = [one for one in site.concept.participations.values() if _last_day(one) >= site.today]
    return sorted(found, key=_first_day)


def meetings(site: Site, title: str = "") -> Meetings | None:
    """What is to come, as leaves of a calendar; None where nothing is."""
    coming = upcoming(site)
    if not coming:
        return None
    more = Item("Alle Termine und was bisher gesagt wurde", "beteiligung/")
    found = tuple([_meeting(one, site) for one in coming[:_MOST_SHOWN]])
    return Meetings(id="termine" if title else "", title=title, meetings=found, more=more)


_MOST_SHOWN = 4
"""How many dates the start page lists."""


def _meeting(one: Participation, site: Site) -> Meeting:
    assert one.date is not None
    start = one.date.start or one.date.end
    assert start is not None
    link = site.link(one.id)
    running = "läuft zurzeit" if start.last < site.today else ""
    return Meeting(
        Item(link.text, link.address),
        str(start.day or ""),
        MONTHS[start.month - 1][:3] if start.month else f"{start.quarter}. Q." if start.quarter else "",
        str(start.year),
        start.iso() if not start.quarter else str(start.year),
        period(one.date),
        ", ".join(part for part in (running, one.form, one.location) if part),
    )


def _last_day(one: Participation) -> date:
    if one.date is None:
        return date.min
    if one.date.end:
        return one.date.end.last
    return date.max if one.date.open_end else one.date.start.last if one.date.start else date.min


def _first_day(one: Participation) -> date:
    return one.date.start.first if one.date and one.date.start else date.min


def _entry(one: Participation, site: Site) -> Entry:
    facts = (
        FactList(site, Participation, NO_ANCHORS)
        .text("datum", (period(one.date) if one.date else "") or NOTHING, label="Wann")
        .text("ort", one.location, label="Wo")
        .text("form", one.form)
        .text("teilnehmende", number(one.attendance) if one.attendance is not None else None)
        .url("url", one.url, "Mehr dazu", label="Im Netz")
    )
    prose = tuple([text for text in (one.text, one.result) if text])
    return Entry(address(one.id), one.title, "", "", prose, facts.all(), _about(one, site), mentions_of(site, one.id))


def _about(one: Participation | Statement, site: Site) -> tuple[Group, ...]:
    named = [link.source for link in site.relations.to(one.id, "beteiligung") if link.source in site.concept.measures]
    told = [*(ref.id for ref in one.about), *named]
    return groups(Group("", "Bezieht sich auf", items(site, told)))


def statement_page(site: Site) -> SitePage:
    """All statements with how they were weighed; those not yet weighed first."""
    statements = sorted(site.concept.statements.values(), key=lambda one: one.weighing not in {None, "offen"})
    open_ones = sum(one.weighing in {None, "offen"} for one in statements)
    shown = verb(len(statements), "ist", "sind")
    lead = f"{count(len(statements), 'Stellungnahme', 'Stellungnahmen')} {shown} hier zu lesen"
    if len(statements) == 1:
        lead += ", noch nicht abgewogen." if open_ones else ", abgewogen."
    else:
        lead += f", davon {open_ones} noch nicht abgewogen." if open_ones else ", alle abgewogen."
    entries = tuple([_statement(one, site) for one in statements])
    view = PageView(Head(lead=lead), after=(Entries(entries=entries),))
    return index_page(site, "stellungnahmen/", site.words("stellungnahmen"), "stellungnahmen", view)


def _statement(one: Statement, site: Site) -> Entry:
    facts = (
        FactList(site, Statement, NO_ANCHORS)
        .text("datum", day(one.date) if one.date else NOTHING)
        .text("absender", one.sender)
        .text("abwaegung", word("abwaegung", one.weighing or "offen"), note=one.reason)
        .refs("beschluss", one.decision)
    )
    return Entry(
        address(one.id),
        _title(one),
        one.id,
        word("stellungnahmeart", one.kind),
        (one.content,) if one.content else (),
        facts.all(),
        _about(one, site),
        mentions_of(site, one.id),
    )


def _title(one: Statement) -> str:
    return f"Stellungnahme: {one.sender}" if one.sender else "Stellungnahme"
