"""Fachkonzepte: how the measures stand to the other plans, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isek.schema.measure_entries import SectorPlanLink
from isek.schema.measures import Measure
from isek.schema.sector_plans import SectorPlan
from isek.values.german import count, day, number
from isek.views.context import Site
from isek.views.facts import FactList, groups
from isek.views.frame import index_page, items, mentions_part, object_page, parts
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Group, Groups, Part
from isek.views.pictures import Folded
from isek.views.tables import Cell, Row, Table, heads, labelled
from isek.views.words import NOTHING, word

_ORDER = ("widerspruch", "abweichend", "ergaenzend", "uebereinstimmend", "abgeleitet")


def plan_pages(site: Site) -> Iterator[SitePage]:
    """The index and each sector plan."""
    measures = site.concept.measures.values()
    after = (_plans(site), *synchronisation(measures, site, title="Abgleich"))
    view = PageView(Head(lead=_lead(site)), after=after)
    yield index_page(site, "fachkonzepte/", site.words("fachkonzepte"), "fachkonzepte", view)
    yield from (_page(plan, site) for plan in site.concept.sector_plans.values())


def _lead(site: Site) -> str:
    links = [one for measure in site.concept.measures.values() for one in measure.sector_plans if one.plan]
    against = sum(one.relation == _ORDER[0] for one in links)
    told = count(against, "Widerspruch", "Widersprüche") if against else "kein Widerspruch"
    return f"{site.count(len(site.concept.sector_plans), 'fachkonzepte')}, {told}."


def _plans(site: Site) -> Table:
    words = (site.word("fachkonzepte"), "Ebene", "Stand", "Status", site.words("massnahmen"), "Widersprüche")
    rows = [_plan_row(plan, site) for plan in site.concept.sector_plans.values()]
    caption = "Andere Pläne und Konzepte"
    return Table(id="tabelle", caption=caption, head=heads(words, figures=(4, 5)), rows=labelled(words, rows))


def _plan_row(plan: SectorPlan, site: Site) -> tuple[Cell, ...]:
    links = [link for link in site.relations.to(plan.id, "fachkonzepte") if isinstance(link.entry, SectorPlanLink)]
    against = [link for link in links if isinstance(link.entry, SectorPlanLink) and link.entry.relation == _ORDER[0]]
    return (
        Cell((site.link(plan.id),)),
        Cell(text=word("planebene", plan.level)),
        Cell(text=day(plan.as_of) if plan.as_of else NOTHING),
        Cell(text=word("planstatus", plan.status)),
        Cell(text=number(len(links)), figure=True),
        Cell(text=number(len(against)), figure=True),
    )


def synchronisation(measures: Iterable[Measure], site: Site, title: str = "") -> tuple[Part, ...]:
    """Measures and sector plans with their relation, contradictions first; what needs no words is folded."""
    pairs = [(measure, one) for measure in measures for one in measure.sector_plans if one.plan]
    told = [pair for pair in pairs if _says_more(pair[1])]
    silent = [pair for pair in pairs if not _says_more(pair[1])]
    if not told or len(silent) < _WORTH_FOLDING:
        return (_table(pairs, site, title),) if pairs else ()
    summary = f"{number(len(silent))} weitere ohne Widerspruch und ohne Bemerkung"
    return (_table(told, site, title), Folded(summary=summary, parts=(_table(silent, site, "", plain=True),)))


_WORTH_FOLDING = 5


def _says_more(one: SectorPlanLink) -> bool:
    """Whether there is a difference, a note or feedback to read."""
    return bool(one.note or one.feedback) or one.relation in {"widerspruch", "abweichend"}


def _table(
    pairs: list[tuple[Measure, SectorPlanLink]], site: Site, title: str, plans: bool = True, plain: bool = False
) -> Table:
    """The pairs by their relation; `plain` leaves out the columns of what nobody has said."""
    ordered = sorted(pairs, key=lambda pair: _rank(pair[1].relation))
    words = (site.word("massnahmen"), *([site.word("fachkonzepte")] if plans else []), "Verhältnis")
    words = words if plain else (*words, "Worum es geht", "Rückmeldung")
    rows = labelled(words, [_cells(measure, one, site, plans)[: len(words)] for measure, one in ordered])
    marked = [
        Row(row.cells, "konflikt" if one.relation == _ORDER[0] else "")
        for row, (_, one) in zip(rows, ordered, strict=True)
    ]
    order = "ohne Bemerkung" if plain else "Widersprüche zuerst"
    return Table(
        id="abgleich" if title else "",
        title=title,
        caption=f"{site.words('massnahmen')} und {site.words('fachkonzepte')}, {order}",
        head=heads(words),
        rows=tuple(marked),
        style="abgleich",
    )


def _rank(relation: str) -> int:
    return _ORDER.index(relation) if relation in _ORDER else len(_ORDER)


def _cells(measure: Measure, one: SectorPlanLink, site: Site, plans: bool) -> tuple[Cell, ...]:
    plan = (Cell((site.link(one.plan.id),)),) if plans and one.plan else ()
    return (
        Cell((site.link(measure.id),)),
        *plan,
        Cell(text=word("verhaeltnis", one.relation)),
        Cell(text=one.note or NOTHING),
        _feedback(one),
    )


def _feedback(one: SectorPlanLink) -> Cell:
    found = one.feedback
    if found is None:
        return Cell(text="keine")
    when = day(found.date) if found.date else ""
    state = word("rueckmeldung", found.state) if found.state else ""
    head = ", ".join(part for part in (when, state) if part)
    return Cell(text=found.text or head or NOTHING, note=head if found.text else "")


def _page(plan: SectorPlan, site: Site) -> SitePage:
    facts = (
        FactList(site, SectorPlan)
        .word("ebene", "planebene", plan.level)
        .word("status", "planstatus", plan.status)
        .text("stand", day(plan.as_of) if plan.as_of else None)
        .refs("zustaendig", plan.responsible)
        .refs("abgeloest_durch", plan.replaced_by)
        .url("url", plan.url, "Zum Konzept")
    )
    pairs = [
        (site.concept.measures[link.source], link.entry)
        for link in site.relations.to(plan.id, "fachkonzepte")
        if isinstance(link.entry, SectorPlanLink) and link.source in site.concept.measures
    ]
    title = site.words("massnahmen")
    before = [link.source for link in site.relations.to(plan.id, "abgeloest_durch")]
    replaced = groups(Group("", "Löst ab", items(site, before)))
    view = PageView(
        Head(kicker=site.word("fachkonzepte"), lead=plan.summary, items=site.links(plan.fields)),
        facts.all(),
        after=parts(
            Groups(groups=replaced) if replaced else None,
            _table(pairs, site, title, plans=False) if pairs else None,
            mentions_part(site, plan.id),
        ),
    )
    return object_page(site, plan, "fachkonzept", view)
