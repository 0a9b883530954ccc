"""The page of a measure (Steckbrief)."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from isek.model import PartialDate, Ref
from isek.schema.decisions import Decision
from isek.schema.fields import keys_of
from isek.schema.measure_entries import Image, Involvement, SectorPlanLink
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.german import day, period
from isek.views.actors import Contact, contact_of
from isek.views.binding import Binding, binding_of
from isek.views.context import Site
from isek.views.decisions import decision_steps
from isek.views.history_marks import changed_words
from isek.views.history_objects import HISTORY, TITLE, object_history
from isek.views.history_parts import ObjectHistory
from isek.views.map_parts import Locator
from isek.views.maps import locator
from isek.views.measure_facts import measure_facts, worth_saying
from isek.views.mentioned import mentions_of
from isek.views.money import CostView, cost_view
from isek.views.page import Head, Heading
from isek.views.parts import Fact, Group, Item, Mention, Step
from isek.views.status import StatusView, status_view
from isek.views.words import word


class PlanView(Struct, frozen=True):
    """A sector plan and what it has to do with the measure; `against` where both contradict each other."""

    plan: Item
    relation: str
    against: bool
    note: Prose | None
    feedback: str
    feedback_text: Prose | None


class MeasureView(Struct, frozen=True):
    """What the page of a measure shows."""

    head: Head
    part_of: Item | None
    locator: Locator | None
    facts: tuple[Fact, ...]
    status: StatusView
    next_steps: tuple[Step, ...]
    binding: Binding
    cost: CostView
    groups: tuple[Group, ...]
    relations: tuple[Group, ...]
    plans: tuple[PlanView, ...]
    decisions: tuple[Step, ...]
    involvement: tuple[Item, ...]
    actors: tuple[Group, ...]
    contact: Contact | None
    images: tuple[Image, ...]
    origins: tuple[Item, ...]
    named_by: tuple[Group, ...]
    mentions: tuple[Mention, ...]
    cite: str
    cite_address: str
    history: ObjectHistory | None = None
    missing: tuple[Fact, ...] = ()
    anchors: tuple[str, ...] = ()


def measure_view(measure: Measure, site: Site) -> MeasureView:
    """Everything about one measure, from its own fields and from all that refers to it."""
    link = site.link(measure.id)
    view = MeasureView(
        head=Head(
            kicker=site.label("leitprojekt") if measure.lead_project else site.word("massnahmen"),
            number=link.number,
            mark=link.mark,
            lead=measure.summary,
            items=site.links(measure.fields),
            changed=changed_words("massnahmen", measure.id, site),
        ),
        part_of=site.link(measure.part_of.id) if measure.part_of else None,
        locator=locator(measure, site),
        facts=measure_facts(measure, site),
        status=status_view(measure, site),
        next_steps=tuple([_next_step(one.text, one.until) for one in measure.next_steps if one.text]),
        binding=binding_of(measure, site),
        cost=cost_view(measure, site.town, site.cost_text(measure)),
        groups=_purposes(measure, site),
        relations=_relations(measure, site),
        plans=tuple([_plan(one, site) for one in measure.sector_plans if one.plan]),
        decisions=decision_steps(_decisions(measure, site), site),
        involvement=tuple([_involvement(one, site) for one in measure.involvement]),
        actors=_actors(measure, site),
        contact=contact_of(measure.lead[0].id, site) if measure.lead else None,
        images=measure.images,
        origins=tuple([_origin(one.kind, one.id) for one in measure.origins]),
        named_by=_named_by(measure, site),
        mentions=mentions_of(site, measure.id),
        cite=_cite(measure, site),
        cite_address=f"{site.base}{link.address}" if site.base else "",
        history=object_history("massnahmen", measure.id, site),
    )
    shown, worth = _shown(view, measure), worth_saying(measure)
    missing = tuple([Fact(key, site.label(key), ()) for key in worth if key not in shown])
    kept = shown.union(worth)
    return replace(view, missing=missing, anchors=tuple([key for key in keys_of(Measure) if key not in kept]))


_ALWAYS = frozenset({"titel", "nummer", "raeume", "status", "verbindlichkeit", "kosten"})


def _shown(view: MeasureView, measure: Measure) -> set[str]:
    """The keys that have their place on the page."""
    found = {fact.key for fact in view.facts} | {group.key for group in (*view.groups, *view.actors)} | _ALWAYS
    sections = (
        ("kurz", view.head.lead),
        ("themenfelder", view.head.items),
        ("text", measure.text),
        ("teil_von", view.part_of),
        ("hervorgegangen_aus", view.origins),
        ("naechste_schritte", view.next_steps),
        ("leitprojekt", view.binding.level),
        ("finanzierung", view.cost.payers),
        ("foerderfaehig", view.cost.eligibility),
        ("folgekosten", view.cost.follow_up),
        ("beziehungen", view.relations),
        ("fachkonzepte", view.plans),
        ("beschluesse", view.decisions),
        ("beteiligung", view.involvement),
        ("bilder", view.images),
        ("geometrie", view.locator),
    )
    return found.union([key for key, value in sections if value])


def _purposes(measure: Measure, site: Site) -> tuple[Group, ...]:
    lists = (
        ("ziele", measure.goals),
        ("leitfragen", measure.questions),
        ("indikatoren", measure.indicators),
    )
    return tuple([Group(key, site.label(key), site.links(refs)) for key, refs in lists if refs])


def _relations(measure: Measure, site: Site) -> tuple[Group, ...]:
    found = []
    for group in site.relations.measure_relations(measure.id):
        items = tuple([_noted(site.link(one.id), one.notes) for one in group.related])
        found.append(Group("", group.label, items, group.kind if group.kind == "konflikt" else ""))
    parts = site.relations.parts(measure.id)
    if parts:
        found.append(Group("", "Besteht aus", tuple([site.link(part) for part in parts])))
    return tuple(found)


def _noted(item: Item, notes: tuple[Prose, ...]) -> Item:
    return Item(item.text, item.address, item.number, item.mark, notes[0]) if notes else item


def _plan(one: SectorPlanLink, site: Site) -> PlanView:
    assert one.plan is not None
    feedback = one.feedback
    told = ""
    if feedback:
        when = f" am {day(feedback.date)}" if feedback.date else ""
        state = f" ({word('rueckmeldung', feedback.state)})" if feedback.state else ""
        told = f"Rückmeldung{when}{state}"
    return PlanView(
        site.link(one.plan.id),
        word("verhaeltnis", one.relation),
        one.relation == "widerspruch",
        one.note,
        told,
        feedback.text if feedback else None,
    )


def _decisions(measure: Measure, site: Site) -> list[Decision]:
    decisions = site.concept.decisions
    ids = [ref.id for ref in measure.decisions]
    ids += [entry.source.id for entry in measure.status if isinstance(entry.source, Ref)]
    return [decisions[one] for one in dict.fromkeys(ids) if one in decisions]


def _next_step(text: Prose, until: PartialDate | None) -> Step:
    return Step(text=text, when=f"bis {day(until)}" if until else "", state="spaeter")


def _involvement(one: Involvement, site: Site) -> Item:
    if one.participation:
        link = site.link(one.participation.id)
        found = site.concept.participations.get(one.participation.id)
        when = period(found.date) if found and found.date else ""
        return Item(f"{link.text} ({when})" if when else link.text, link.address)
    if one.none:
        return Item(f"Keine Beteiligung: {one.none}")
    when = period(one.date) if one.date else ""
    return Item(", ".join(part for part in (one.form or "Beteiligung", when) if part), one.url, outside=True)


def _actors(measure: Measure, site: Site) -> tuple[Group, ...]:
    lists = (
        ("federfuehrung", measure.lead),
        ("beteiligte", measure.partners),
        ("traeger", measure.carriers),
    )
    return tuple([Group(key, site.label(key), site.links(refs)) for key, refs in lists if refs])


def _origin(kind: str, old: str) -> Item:
    return Item(f"{word('herkunft', kind)} {old}")


_NAMED_BY = (
    ("leitfragen", "massnahmen", "Antwortet auf"),
    ("empfehlungen", "massnahmen", "Dient den Empfehlungen"),
    ("beteiligungen", "bezug", "Beteiligung dazu"),
    ("stellungnahmen", "bezug", "Stellungnahmen dazu"),
)


def _named_by(measure: Measure, site: Site) -> tuple[Group, ...]:
    """What names this measure in a key of its own, and is not named by it."""
    named = {ref.id for ref in measure.questions}
    named |= {one.participation.id for one in measure.involvement if one.participation}
    links = site.relations.to(measure.id, "massnahmen", "bezug")
    found = []
    for collection, kind, title in _NAMED_BY:
        ids = [one.source for one in links if one.kind == kind and one.source not in named]
        ids = [one for one in dict.fromkeys(ids) if site.concept.collection_of(one).key == collection]
        if ids:
            found.append(Group("", title, tuple([site.link(one) for one in ids])))
    return tuple(found)


def _cite(measure: Measure, site: Site) -> str:
    settings, link = site.concept.settings, site.link(measure.id)
    publisher = settings.publisher or (settings.municipality.name if settings.municipality else settings.title)
    revision = site.revision
    year = f" ({revision.date.year})" if revision and revision.date else ""
    number = f"{link.number} " if link.number else ""
    edition = f", {site.edition}" if site.edition else ""
    return f"{publisher}{year}: {number}{measure.title}. In: {settings.title}{edition}."


def measure_headings(view: MeasureView, site: Site, has_text: bool) -> tuple[Heading, ...]:
    """The headings of the page, in the order of its template."""
    sections = (
        ("text", "Worum es geht", has_text),
        ("status", f"Stand: {view.status.title}", True),
        ("naechste_schritte", "Nächste Schritte", bool(view.next_steps)),
        ("verbindlichkeit", "Wie verbindlich ist das?", True),
        ("kosten", "Kosten und wer zahlt", True),
        ("wozu", "Wozu das dient", bool(view.groups)),
        ("beziehungen", "Was zusammenhängt", bool(view.relations)),
        ("fachkonzepte", site.words("fachkonzepte"), bool(view.plans)),
        ("beschluesse", site.words("beschluesse"), bool(view.decisions)),
        ("beteiligung", "Wer gefragt wurde und wird", bool(view.involvement)),
        ("zustaendig", "Wer zuständig ist", True),
        (HISTORY, TITLE, view.history is not None),
        ("erwaehnt", "Erwähnt in", bool(view.named_by or view.mentions)),
        ("zitieren", "So zitieren", True),
    )
    return tuple([Heading(id, title, 2, id == "text") for id, title, shown in sections if shown])
