"""Whether a measure is binding, and what that means."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from isek.model import Ref
from isek.schema.decisions import Decision
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.german import day
from isek.views.context import Site
from isek.views.parts import Item

_DROPPED, _SHELVED = "entfallen", "zurueckgestellt"
_UNKNOWN = "Ein Beschluss, der über sie entscheidet, ist nicht angegeben."


class Binding(Struct, frozen=True):
    """`level` is `pool`, `beschlossen` or blank; `decided` links the decision that it rests on.

    `reason` is why the measure has been dropped, as its status says.
    """

    level: str
    sentence: str
    decided: Item | None
    lead_project: str
    effect: Prose | None
    reason: Prose | None = None


def binding_of(measure: Measure, site: Site) -> Binding:
    """In words: from verbindlichkeit, leitprojekt, the deciding Beschluss and rechtswirkung.

    What is done or dropped is not on its way from the pool to a decision any more.
    """
    decision, level, noun = _deciding(measure, site), measure.bindingness or "", site.word("massnahmen")
    dropped, ended = measure.phase == _DROPPED, measure.ended
    told = _ended(level, measure.phase) if ended else _told(level, decision is not None, measure.phase == _SHELVED)
    return Binding(
        level="" if dropped or (ended and level == "pool") else level,
        sentence=told.format(noun=noun),
        decided=_link(decision, site) if decision and (ended or level != "pool") else None,
        lead_project=_lead_project(dropped, site) if measure.lead_project else "",
        effect=None if ended else site.concept.settings.legal_effect,
        reason=measure.latest.text if dropped and measure.latest else None,
    )


def _deciding(measure: Measure, site: Site) -> Decision | None:
    """The newest decision on its page that decides: of those that the measure names, else of those that its log names.

    Of a dropped measure it is the one that dropped it.
    """
    dropped = measure.phase == _DROPPED
    log = [measure.latest] if dropped else [one for one in measure.status if one.phase not in {_DROPPED, _SHELVED}]
    logged = [one.source.id for one in log if one and isinstance(one.source, Ref)]
    named = [] if dropped else [ref.id for ref in measure.decisions]
    return _newest(named, site) or _newest(logged, site)


def _newest(ids: Iterable[str], site: Site) -> Decision | None:
    decisions = [site.concept.decisions[one] for one in ids if one in site.concept.decisions]
    deciding = [one for one in decisions if one.decides and one.date]
    return max(deciding, key=lambda one: one.date.last if one.date else None, default=None)  # type: ignore[arg-type,return-value]


def _link(decision: Decision, site: Site) -> Item:
    body = site.link(decision.body.id).text if decision.body else ""
    when = f" am {day(decision.date)}" if decision.date else ""
    return Item(f"{body}{when}: {decision.title}".removeprefix(": "), site.link(decision.id).address)


def _lead_project(dropped: bool, site: Site) -> str:
    return f"Sie {'war' if dropped else 'ist'} ein {site.label('leitprojekt')} des Konzepts."


def _ended(level: str, phase: str) -> str:
    """What is said of a measure that is done or dropped."""
    if level == "beschlossen":
        return f"Die {{noun}} war beschlossen und ist {phase}."
    return f"Die {{noun}} ist {phase}."


def _told(level: str, decided: bool, shelved: bool) -> str:
    """What is said of a measure that is to come."""
    if level == "pool":
        more = " und ist zurückgestellt" if shelved else ""
        return f"Die {{noun}} steht im Ideenvorrat{more}. Ob sie kommt, ist noch nicht entschieden."
    if level == "beschlossen" and decided:
        return f"Die {{noun}} ist beschlossen{', aber zurückgestellt' if shelved else ''}."
    if level == "beschlossen":
        return f"Die {{noun}} gilt als beschlossen{', ist aber zurückgestellt' if shelved else ''}. {_UNKNOWN}"
    more = "Die {noun} ist zurückgestellt. " if shelved else ""
    if decided:
        return f"{more}Zur {{noun}} gibt es einen Beschluss; wie verbindlich sie im Konzept ist, ist nicht angegeben."
    return f"{more}Wie verbindlich die {{noun}} ist, ist nicht angegeben."
