"""What the concept's own blocks show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from isek.finance import overview, sentence
from isek.schema.chapters import GuidingQuestion, Recommendation
from isek.schema.measures import Measure
from isek.schema.types import Prose
from isek.values.fold import address
from isek.views.actors import actor_table, bodies, handovers
from isek.views.cards import Card, Cards, Thumb, Tier
from isek.views.context import Site
from isek.views.costs import by
from isek.views.facts import NO_ANCHORS, FactList
from isek.views.fields import foci
from isek.views.filters import of_block
from isek.views.frame import parts
from isek.views.goals import goal_tree
from isek.views.indicators import indicator_table
from isek.views.maps import map_part, thumb
from isek.views.matrix import matrix
from isek.views.parts import Fact, Facts, Item, ListPart, Paragraphs, Part
from isek.views.plans import synchronisation
from isek.views.progress import progress
from isek.views.revisions import facts_of
from isek.views.rows import cells_of, cost_rank, measure_table
from isek.views.timeline import timeline
from isek.views.words import NOTHING, word

Options = Mapping[str, Any]
Measures = Sequence[Measure]

_NO_MEASURES = frozenset({"indikatoren", "akteure", "aenderungen"})
"""Blocks that show no measures, so that they know no filter."""
_MOST_THUMBS = 24
"""Among more cards nobody looks for a place; the map is for that."""


def block_parts(name: str, options: Options, measures: Measures, site: Site) -> tuple[Part, ...]:
    """The parts of a block; `measures` are those that its filters choose. A block that shows nothing says so."""
    if not measures and name not in _NO_MEASURES:
        return (Paragraphs(paragraphs=(f"Zu dieser Auswahl gibt es keine {site.word('massnahmen')}.",)),)
    found = _BLOCKS[name](options, measures, site)
    return found or (Paragraphs(paragraphs=("Dazu ist noch nichts angegeben.",)),)


def _measures(options: Options, measures: Measures, site: Site) -> tuple[Part, ...]:
    ordered = sort_measures(measures, options.get("sortierung", ()), site)
    if options.get("ansicht") == "karten":
        lead = site.label("leitprojekt") if not all(one.lead_project for one in ordered) else ""
        looked_at = len(ordered) <= _MOST_THUMBS
        cards = [_card(one, lead, site, thumb(one, site) if looked_at else None) for one in ordered]
        return (Cards(tiers=(Tier("", "", tuple(cards)),)),)
    columns = options.get("spalten") or ()
    return (measure_table(ordered, site, site.count(len(ordered)), columns=columns),)


def _card(one: Measure, lead: str, site: Site, place: Thumb | None) -> Card:
    """`lead` marks lead projects; where all cards are such, it would say nothing."""
    cells = [cells_of(one, site)[name] for name in ("zeitraum", "kosten")]
    lines = tuple([f"{cell.label}: {NOTHING}" if cell.text == NOTHING else str(cell.text) for cell in cells])
    return Card(site.link(one.id), lead if one.lead_project else "", one.summary, lines, one.phase, thumb=place)


def sort_measures(measures: Measures, order: Sequence[str], site: Site) -> list[Measure]:
    """By the columns named, the first one first; `-` turns one round. What has no value comes last."""
    found = list(measures)
    for column in reversed(order):
        name = column.removeprefix("-")
        keys = {one.id: _sort_key(one, name, site) for one in found}
        known = [one for one in found if keys[one.id] is not None]
        known.sort(key=lambda one: keys[one.id], reverse=column.startswith("-"))
        found = [*known, *(one for one in found if keys[one.id] is None)]
    return found


def _sort_key(one: Measure, name: str, site: Site) -> Any:
    """A value to sort by, or None. Priorities rise with their importance, horizons with time."""
    if name in _SORT_KEYS:
        return _SORT_KEYS[name](one, site)
    cell = cells_of(one, site)[name]
    text = ", ".join(item.text for item in cell.items) or str(cell.text)
    return None if text == "keine Angabe" else address(text)


def _by_priority(one: Measure, site: Site) -> int | None:
    scale = site.concept.settings.priorities
    return -scale.index(one.priority) if one.priority in scale else None


def _by_horizon(one: Measure, site: Site) -> tuple[int, ...] | None:
    names = site.concept.settings.horizon_names
    return tuple([names.index(step) if step in names else len(names) for step in one.horizon]) or None


_SORT_KEYS: dict[str, Callable[[Measure, Site], Any]] = {
    "prioritaet": _by_priority,
    "zeithorizont": _by_horizon,
    "zeitraum": lambda one, _: one.period.start.first if one.period and one.period.start else None,
    "kosten": lambda one, _: cost_rank(one.cost),
}


def _map(options: Options, measures: Measures, site: Site) -> tuple[Part, ...]:
    """A map with its list; the list alone where nothing has a place."""
    shown = options.get("zeigt") or ("massnahmen", "raeume")
    areas = list(site.concept.areas.values()) if "raeume" in shown else []
    found = map_part(measures if "massnahmen" in shown else [], areas, site, hook="block")
    return (found,) if found else _without_map(shown, measures, site)


def _without_map(shown: Sequence[str], measures: Measures, site: Site) -> tuple[Part, ...]:
    areas = ListPart(title=site.words("raeume"), items=tuple([site.link(one) for one in site.concept.areas]))
    placed = [_placed(one, site) for one in measures if one.location or one.geometry or one.areas]
    return parts(
        areas if "raeume" in shown and site.concept.areas else None,
        ListPart(title=site.words("massnahmen"), items=tuple(placed)) if "massnahmen" in shown and placed else None,
    )


def _placed(one: Measure, site: Site) -> Item:
    link = site.link(one.id)
    where = one.location or ", ".join(area.text for area in site.links(one.areas))
    return Item(link.text, link.address, link.number, link.mark, where or None)


def _costs(options: Options, measures: Measures, site: Site) -> tuple[Part, ...]:
    everything = len(measures) == len(site.concept.measures)
    found = site.finance if everything else overview(site.concept, frozenset(one.id for one in measures))
    told = Paragraphs(paragraphs=(f"{sentence(found.total, site.concept.words('massnahmen'))}.",))
    return by(options.get("nach") or "themenfeld", site, found) or (told,)


def _matrix(options: Options, measures: Measures, site: Site) -> tuple[Part, ...]:
    rows, columns = options.get("zeilen") or "themenfeld", options.get("spalten") or "zeithorizont"
    return (matrix(measures, rows, columns, site, of_block(options)),)


def _changes(site: Site) -> tuple[Part, ...]:
    newest = site.revision
    if newest is None:
        return ()
    head = Fact("", site.word("fassungen"), (Item(newest.title, site.link(newest.id).address, newest.id),))
    plain = tuple([Fact("", fact.label, fact.values, fact.note) for fact in facts_of(newest, site)])
    told = tuple([text for text in (newest.summary,) if text])
    return parts(Facts(facts=(head, *plain)), Paragraphs(paragraphs=told) if told else None)


_BLOCKS: dict[str, Callable[[Options, Measures, Site], tuple[Part, ...]]] = {
    "massnahmen": _measures,
    "karte": _map,
    "matrix": _matrix,
    "schwerpunkte": lambda _, measures, site: (foci(site, measures),) if site.has("themenfelder") else (),
    "zeitplan": lambda _, measures, site: timeline(measures, site),
    "kosten": _costs,
    "umsetzungsstand": lambda options, measures, site: progress(measures, site, of_block(options)),
    "zielsystem": lambda _, measures, site: (
        (goal_tree(site, {one.id for one in measures}),) if site.has("ziele") else ()
    ),
    "synchronisation": lambda _, measures, site: synchronisation(measures, site),
    "indikatoren": lambda _, __, site: (indicator_table(site),) if site.has("indikatoren") else (),
    "akteure": lambda _, __, site: (
        parts(actor_table(site), bodies(site), handovers(site)) if site.has("akteure") else ()
    ),
    "aenderungen": lambda _, __, site: _changes(site),
}


class EntryBlock(Struct, frozen=True):
    """A question or recommendation in a text: with its place where it is stated here, with its text where it is not."""

    anchor: str
    kicker: str
    number: str
    title: str
    address: str | None
    state: str
    state_word: str
    facts: tuple[Fact, ...]
    prose: Prose | None
    none: str


def question_block(one: GuidingQuestion, here: bool, site: Site) -> EntryBlock:
    """A guiding question with its answer."""
    facts = (
        FactList(site, GuidingQuestion, NO_ANCHORS)
        .refs("zustaendig", one.responsible)
        .refs("akteure", one.actors)
        .refs("massnahmen", one.measures)
    )
    return EntryBlock(
        anchor=address(one.id) if here else "",
        kicker=site.word("leitfragen"),
        number=one.id,
        title=one.question,
        address=site.link(one.id).address,
        state=one.state or "",
        state_word=word("antwortstand", one.state),
        facts=facts.all(),
        prose=one.answer,
        none="Eine Antwort steht noch aus.",
    )


def recommendation_block(one: Recommendation, here: bool, site: Site) -> EntryBlock:
    """A recommendation with whom it addresses."""
    facts = (
        FactList(site, Recommendation, NO_ANCHORS)
        .refs("adressat", one.addressees)
        .refs("leitfragen", one.questions)
        .refs("massnahmen", one.measures)
    )
    return EntryBlock(
        anchor=address(one.id) if here else "",
        kicker=site.word("empfehlungen"),
        number=one.id,
        title=one.title,
        address=site.link(one.id).address,
        state="",
        state_word="",
        facts=facts.all(),
        prose=one.text,
        none="",
    )
