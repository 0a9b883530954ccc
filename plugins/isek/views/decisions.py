"""Decisions: as steps on the pages of others, and their own page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from isek.schema.decisions import Decision, Session, Vote
from isek.values.fold import address
from isek.values.german import count, day
from isek.views.context import Site
from isek.views.facts import NO_ANCHORS, FactList, groups
from isek.views.frame import index_page, items
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry, Group, Item, Step
from isek.views.pictures import Share, Shares, segments
from isek.views.words import NOTHING, word


def decision_steps(decisions: Iterable[Decision], site: Site) -> tuple[Step, ...]:
    """Decisions as steps, the newest first."""
    ordered = sorted(decisions, key=lambda one: one.date.last if one.date else date.min, reverse=True)
    return tuple([_step(one, site) for one in ordered])


def _step(decision: Decision, site: Site) -> Step:
    parts = [site.link(decision.body.id).text] if decision.body else []
    parts += [f"Vorlage {decision.paper}"] if decision.paper else []
    parts += [word("beschlussart", decision.kind)] if decision.kind else []
    parts += [vote_text(decision.vote)] if decision.vote else []
    return Step("", day(decision.date) if decision.date else "", (site.link(decision.id),), ", ".join(parts))


def vote_text(vote: Vote) -> str:
    """`27 Ja, 3 Nein, 2 Enthaltungen`; a count that was not taken down is left out."""
    parts = [f"{vote.yes} Ja"] if vote.yes is not None else []
    parts += [f"{vote.no} Nein"] if vote.no is not None else []
    parts += [count(vote.abstained, "Enthaltung", "Enthaltungen")] if vote.abstained is not None else []
    return ", ".join(parts)


def decision_page(site: Site) -> SitePage:
    """All decisions at one address, the newest first."""
    ordered = sorted(
        site.concept.decisions.values(), key=lambda one: one.date.last if one.date else date.min, reverse=True
    )
    entries = tuple([_entry(one, site) for one in ordered])
    lead = f"{site.count(len(entries), 'beschluesse')}, der neueste zuerst."
    view = PageView(Head(lead=lead if len(entries) > 1 else ""), after=(Entries(entries=entries),))
    return index_page(site, "beschluesse/", site.words("beschluesse"), "beschluesse", view)


def _entry(one: Decision, site: Site) -> Entry:
    sessions = [", ".join(_session(session, site)) for session in one.sessions]
    facts = (
        FactList(site, Decision, NO_ANCHORS)
        .refs("gremium", one.body)
        .text("datum", day(one.date) if one.date else NOTHING)
        .word("art", "beschlussart", one.kind)
        .text("vorlage", one.paper)
        .items("beratung", tuple([Item(text) for text in sessions]))
        .text("bekanntgemacht", day(one.announced) if one.announced else None)
        .url("url", one.url, "Zum Beschluss")
    )
    return Entry(
        address(one.id),
        one.title,
        one.id,
        "",
        (one.text,) if one.text else (),
        facts.all(),
        _concerned(one, site),
        mentions_of(site, one.id),
        picture=_votes(one.vote) if one.vote else None,
    )


def _votes(vote: Vote) -> Shares | None:
    """The count as a bar; None where nobody was counted."""
    counts = (("ja", "Ja", vote.yes), ("nein", "Nein", vote.no), ("enthaltung", "Enthaltung", vote.abstained))
    shares = [Share(key, label, Decimal(counted or 0), str(counted)) for key, label, counted in counts]
    found = segments(shares)
    return Shares(caption="Abstimmung", name="stimme", segments=found) if found else None


def _session(session: Session, site: Site) -> list[str]:
    parts = [site.link(session.body.id).text] if session.body else []
    parts += [day(session.date)] if session.date else []
    return parts + ([word("beschlussart", session.kind)] if session.kind else [])


def _concerned(one: Decision, site: Site) -> tuple[Group, ...]:
    """What rests on a decision, by collection."""
    named = [link.source for link in site.relations.to(one.id)]
    found = []
    for name, objects in site.concept.collections.items():
        found.append(Group("", site.words(name), items(site, [other for other in named if other in objects])))
    return groups(*found)
