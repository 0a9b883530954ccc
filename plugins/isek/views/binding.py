"""Whether a measure is binding, and what that means."""

from __future__ import annotations

from msgspec import Struct

from isek.schema.decisions import Decision
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.german import day
from isek.views.context import Site
from isek.views.parts import Item


class Binding(Struct, frozen=True):
    """`level` is `pool`, `beschlossen` or blank; `decided` links the decision that it rests on."""

    level: str
    sentence: str
    decided: Item | None
    lead_project: str
    effect: Prose | None


def binding_of(measure: Measure, site: Site) -> Binding:
    """In words: from verbindlichkeit, leitprojekt, the deciding Beschluss and rechtswirkung."""
    decision = _deciding(measure, site)
    level = measure.bindingness or ""
    lead = site.label("leitprojekt")
    return Binding(
        level=level,
        sentence=_sentence(level, decision is not None, site.word("massnahmen")),
        decided=_link(decision, site) if decision and level != "pool" else None,
        lead_project=f"Sie ist ein {lead} des Konzepts." if measure.lead_project else "",
        effect=site.concept.settings.legal_effect,
    )


def _deciding(measure: Measure, site: Site) -> Decision | None:
    decisions = [site.concept.decisions[ref.id] for ref in measure.decisions if ref.id in site.concept.decisions]
    deciding = [one for one in decisions if one.decides and one.date]
    return max(deciding, key=lambda one: one.date.last if one.date else None, default=None)  # type: ignore[arg-type,return-value]


def _link(decision: Decision, site: Site) -> Item:
    body = site.link(decision.body.id).text if decision.body else ""
    when = f" am {day(decision.date)}" if decision.date else ""
    return Item(f"{body}{when}: {decision.title}".removeprefix(": "), site.link(decision.id).address)


def _sentence(level: str, decided: bool, noun: str) -> str:
    if level == "pool":
        return f"Die {noun} steht im Ideenvorrat. Ob sie kommt, ist noch nicht entschieden."
    if level == "beschlossen" and decided:
        return f"Die {noun} ist beschlossen."
    if level == "beschlossen":
        return f"Die {noun} gilt als beschlossen. Ein eigener Beschluss dazu ist nicht angegeben."
    if decided:
        return f"Zur {noun} gibt es einen Beschluss; wie verbindlich sie im Konzept ist, ist nicht angegeben."
    return f"Wie verbindlich die {noun} ist, ist nicht angegeben."
