"""Themenfelder: the overview of foci, and each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from isek.finance import sentence, shown
from isek.schema.goals import ThematicField
from isek.schema.measures import Measure
from isek.values.german import number
from isek.views.cards import Card, Cards, Tier
from isek.views.context import Site
from isek.views.facts import FactList, groups
from isek.views.filters import NO_FILTERS
from isek.views.frame import index_page, items, mentions_part, object_page, parts
from isek.views.maps import map_part
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Group, Groups, Paragraphs, Part
from isek.views.progress import phase_segments
from isek.views.rounding import rough
from isek.views.rows import measure_part
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, PHASES, word

TIERS = (
    ("schwerpunkt", "Schwerpunkte", "Hier liegt das meiste Gewicht."),
    ("relevant", "Wichtig", ""),
    ("nachgeordnet", "Nachgeordnet", ""),
    ("", "Ohne Einordnung", "Wie wichtig sie sind, ist nicht angegeben."),
)
"""By relevance; fields that are made from the names in a table have none."""
_MOST_MARKS = 24
"""States are drawn one by one up to so many; more are only counted."""


_EMPTY = "Dazu steht im Konzept noch nichts."
_SHARED = "Was zu mehreren Themenfeldern gehört, ist in jedem mitgezählt, auch bei den Beträgen."
_COUNTED_ONCE = "Was zu mehreren gehört, zählt hier ganz; in der Kostenübersicht zählt es nur einmal."


def field_pages(site: Site) -> Iterator[SitePage]:
    """The index and each field."""
    title = site.words("themenfelder")
    view = PageView(Head(lead=_lead(site)), after=(foci(site, site.concept.measures.values()),))
    yield index_page(site, "themenfelder/", title, "themenfelder", view)
    yield from (_page(field, site) for field in site.concept.fields.values())


def _lead(site: Site) -> str:
    weights = Counter(field.relevance for field in site.concept.fields.values())
    told = site.count(len(site.concept.fields), "themenfelder")
    return f"{told}, davon {weights['schwerpunkt']} als Schwerpunkt." if weights["schwerpunkt"] else f"{told}."


def foci(
    site: Site, measures: Iterable[Measure], title: str = "", within: Mapping[str, Sequence[str]] = NO_FILTERS
) -> Cards:
    """The fields by relevance, each with how many measures it has and how far they are."""
    kept = {measure.id for measure in measures}
    weights = {field.relevance or "" for field in site.concept.fields.values()}
    tiers = []
    for relevance, name, note in TIERS:
        fields = [field for field in site.concept.fields.values() if (field.relevance or "") == relevance]
        told = (name, note) if weights != {""} else ("", "")
        if fields:
            tiers.append(Tier(*told, tuple([_card(field, kept, site, within) for field in fields])))
    used = {mark for tier in tiers for card in tier.cards for mark in card.marks}
    legend = tuple([phase for phase in PHASES if phase in used])
    return Cards(
        id="themenfelder" if title else "",
        title=title,
        tiers=tuple(tiers),
        legend=legend,
        note=_SHARED if any(len(site.concept.measures[one].fields) > 1 for one in kept) else "",
    )


def _card(field: ThematicField, kept: set[str], site: Site, within: Mapping[str, Sequence[str]]) -> Card:
    measures = [one for one in site.relations.measures_of_field(field.id) if one.id in kept]
    phases = Counter(one.phase for one in measures)
    told = ", ".join([f"{count} {PHASES.get(phase, phase)}" for phase, count in _in_order(phases)])
    drawn = len(measures) <= _MOST_MARKS
    marks = [phase for phase, count in _in_order(phases) for _ in range(count)] if drawn else []
    total = site.finance.total_of(measures) if measures else None
    return Card(
        item=site.link(field.id),
        text=field.summary or field.reason,
        figure=number(len(measures)),
        marks=tuple(marks),
        bar=() if drawn else phase_segments(measures, site, within),
        told=site.count(len(measures)) + (f": {told}" if told else ""),
        sum=rough(total.cost) if total and total.counted else "",
    )


def _in_order(phases: Counter[str]) -> list[tuple[str, int]]:
    return [(phase, phases[phase]) for phase in PHASES if phases[phase]]


def _page(field: ThematicField, site: Site) -> SitePage:
    facts = (
        FactList(site, ThematicField)
        .text("relevanz", word("relevanz", field.relevance), note=field.reason)
        .text("querschnitt", "ja" if field.cross_cutting else None)
        .refs("neu_seit", field.new_since)
    )
    measures = site.relations.measures_of_field(field.id)
    after = parts(
        _belongings(field, site),
        map_part(measures, [], site, title="Auf der Karte", id="karte"),
        measure_part(measures, site, f"{site.words('massnahmen')} mit diesem Thema"),
        cost_part(measures, site, shared=any(len(one.fields) > 1 for one in measures)),
        _knowledge(field, site),
        mentions_part(site, field.id),
    )
    view = PageView(
        Head(kicker=site.word("themenfelder"), mark=site.marks[field.id], lead=field.summary),
        facts.all(),
        after=after if after or field.text else (Paragraphs(paragraphs=(_EMPTY,)),),
    )
    return object_page(site, field, "themenfeld", view)


def cost_part(measures: Sequence[Measure], site: Site, *, shared: bool) -> Part | None:
    """What some measures cost together, and what that sum leaves out; `shared` says that others count them too."""
    if not measures:
        return None
    total = site.finance.total_of(measures)
    text = f"{sentence(total, site.concept.words('massnahmen'))}."
    told = [f"Zusammen {shown(total.cost, short=True)}.", text] if total.counted else [text]
    told += [_COUNTED_ONCE] if shared and total.counted else []
    return Paragraphs(id="kosten", title="Kosten", paragraphs=tuple(told))


def _belongings(field: ThematicField, site: Site) -> Groups | None:
    named = [link.source for link in site.relations.to(field.id, "themenfelder")]
    found = groups(
        *(
            Group("", site.words(name), items(site, [one for one in named if one in site.concept.collections[name]]))
            for name in ("ziele", "leitfragen", "fachkonzepte", "kapitel")
            if site.has(name)
        )
    )
    return Groups(id="dazu", title="Was dazu gehört", groups=found) if found else None


def _knowledge(field: ThematicField, site: Site) -> Table | None:
    if not field.knowledge:
        return None
    words = ("Bedarf", "Woher", "Zuständig", "Stand")
    rows = [
        (
            Cell(text=one.need),
            Cell(text=word("deckung", one.cover)),
            Cell((site.link(one.responsible.id),)) if one.responsible else Cell(text=NOTHING),
            Cell(text=one.state or NOTHING),
        )
        for one in field.knowledge
    ]
    return Table(
        id="fachwissen",
        title="Fachwissen",
        caption="Welches Fachwissen gebraucht wird",
        head=heads(words),
        rows=labelled(words, rows),
    )
