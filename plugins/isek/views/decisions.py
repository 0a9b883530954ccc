"""Decisions: as steps on the pages of others, and their own page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isek.schema.decisions import Decision, Vote
from isek.values.german import count, day
from isek.views.context import Site
from isek.views.parts import Step
from isek.views.words import word


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
