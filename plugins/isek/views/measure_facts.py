"""The facts beside the page of a measure, and what it says is not stated."""

from __future__ import annotations

from isek.schema.measures import Measure
from isek.values.german import day, percent, period
from isek.views.context import Site
from isek.views.parts import Fact, Item
from isek.views.words import NOTHING, word, yes_no

_WORTH_SAYING = (
    "zeithorizont", "prioritaet", "ort", "art", "klimarelevant", "ziele", "leitfragen", "indikatoren",
    "naechste_schritte", "beziehungen", "fachkonzepte", "beschluesse", "beteiligung", "beteiligte", "traeger",
    "finanzierung", "foerderfaehig", "folgekosten", "bilder",
)  # fmt: skip
"""What a page says is not stated. Each keeps its anchor there, so that a reference to it arrives."""
_PLANNED = frozenset({
    "zeithorizont", "prioritaet", "naechste_schritte", "beteiligung", "finanzierung", "foerderfaehig", "folgekosten",
})  # fmt: skip
"""What nobody plans any more for a measure that has been dropped."""


def _dropped(measure: Measure) -> bool:
    return measure.phase == "entfallen"


def worth_saying(measure: Measure) -> tuple[str, ...]:
    """The keys that its page says are not stated, where they are not."""
    unplanned = _PLANNED if _dropped(measure) else ()
    return tuple([key for key in _WORTH_SAYING if key not in unplanned])


def measure_facts(measure: Measure, site: Site) -> tuple[Fact, ...]:
    """The facts beside the page; what matters most is said even where it is missing."""
    lead = site.links(measure.lead[:1])
    found = [
        *_times(measure, site),
        Fact("", site.label("kosten"), (Item(site.cost_text(measure)),)),
        Fact("raeume", site.label("raeume"), site.links(measure.areas) or (Item(NOTHING),)),
        _fact("ort", site, measure.location or ""),
        Fact("gebietsanteile", site.label("gebietsanteile"), _shares(measure, site) or (Item(""),)),
        Fact("", "Zuständig", lead or (Item(NOTHING),)),
        _fact("art", site, word("art", measure.kind) if measure.kind else ""),
        _fact("klimarelevant", site, yes_no(measure.climate) if measure.climate is not None else ""),
    ]
    return tuple([fact for fact in found if fact.values[0].text])


def _times(measure: Measure, site: Site) -> list[Fact]:
    """When it shall come, and before what; of a dropped measure what was planned."""
    when, actual = period(measure.period) if measure.period else "", _fact("tatsaechlich", site, _actual(measure))
    if _dropped(measure):
        return [_fact("zeitraum", site, f"geplant war {when}" if when else ""), actual]
    return [
        _fact("zeitraum", site, when or NOTHING),
        actual,
        _fact("zeithorizont", site, " bis ".join(measure.horizon)),
        _fact("prioritaet", site, measure.priority or ""),
    ]


def _actual(measure: Measure) -> str:
    found = measure.actual
    if found and found.open_end and found.start:
        return f"seit {day(found.start)}"
    return period(found) if found else ""


def _shares(measure: Measure, site: Site) -> tuple[Item, ...]:
    return tuple([Item(f"{site.link(area).text}: {percent(share)}") for area, share in measure.area_shares])


def _fact(key: str, site: Site, text: str) -> Fact:
    return Fact(key, site.label(key), (Item(text),))
