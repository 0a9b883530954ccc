"""The filters of the table of all measures: names, values and meaning are those of the blocks' filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from isek.finance import COST
from isek.finance.ledger import Posting, Standing
from isek.model import Ref
from isek.schema.goals import Goal
from isek.schema.horizons import ALWAYS
from isek.schema.measures import Measure
from isek.schema.places import Area
from isek.schema.references import CITYWIDE
from isek.views.context import Site
from isek.views.parts import Item
from isek.views.tables import Cell, Choice, Filters
from isek.views.words import PHASES, word

SEPARATOR = "|"
"""Between the values in a `data-…`: steps of a scale may be several words."""

SHOWN_AT_ONCE = 5

NO_FILTERS: Mapping[str, Sequence[str]] = {}

_COLLECTIONS = {
    "themenfeld": "themenfelder",
    "raum": "raeume",
    "ziel": "ziele",
    "leitfrage": "leitfragen",
    "fachkonzept": "fachkonzepte",
    "akteur": "akteure",
}
_ORDER = (
    "themenfeld", "raum", "status", "zeithorizont", "verbindlichkeit", "prioritaet", "leitprojekt", "klimarelevant",
    "art", "ziel", "leitfrage", "fachkonzept", "akteur",
)  # fmt: skip
"""What readers look for first stands first."""


def values_of(name: str, measure: Measure, site: Site) -> tuple[str, ...]:
    """The values of a filter that a measure fits, as `select` finds them. Raises KeyError for an unknown filter.

    What serves a sub-goal fits the goals above it, what lies in a part of an area fits the area.
    """
    return tuple(dict.fromkeys(_VALUES[name](measure, site)))


def filter_values(measure: Measure, site: Site) -> tuple[tuple[str, str], ...]:
    """What a script filters by and adds up: the values by the name of their filter, where it is, and what it costs."""
    found = [(name, SEPARATOR.join(values_of(name, measure, site))) for name in _ORDER]
    posting = site.finance.postings.get(measure.id)
    more = [("ort", measure.location or ""), ("summe", _counted(posting) if posting else "")]
    return tuple([pair for pair in (*found, *more) if pair[1]])


def of_block(options: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The filters among the options of a block, as an address names them."""
    found = {name: options[name] for name in _ORDER if name in options}
    return {name: _words(value) for name, value in found.items()}


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("ja" if value else "nein",)
    values = (value,) if isinstance(value, str) else value
    return tuple([one.id if isinstance(one, Ref) else one for one in values])


def narrowed(within: Mapping[str, Sequence[str]], own: Mapping[str, str]) -> dict[str, Sequence[str]] | None:
    """Both as one address: `own` picks a value inside of what a block shows.

    None where that cannot be said: of several values of one filter any fits.
    """
    if any(value not in within.get(name, (value,)) for name, value in own.items()):
        return None
    return {**within, **{name: (value,) for name, value in own.items()}}


def filters_of(measures: Iterable[Measure], site: Site, head: Iterable[Cell] = ()) -> Filters:
    """The filters for a table of these measures with this head, each with the values that occur in it.

    Those with which nothing can be chosen are not seen, unless an address names a value of them.
    """
    measures = list(measures)
    choices = [_choice(name, measures, site) for name in _ORDER]
    seen = [choice for choice in choices if len(choice.options) > 1]
    return Filters(
        choices=tuple(seen[:SHOWN_AT_ONCE]),
        orders=tuple([order for cell in head for order in _orders(cell)]),
        more=tuple(seen[SHOWN_AT_ONCE:]),
        unseen=tuple([choice for choice in choices if choice not in seen]),
        words=site.words("massnahmen"),
        number=len(measures),
        elsewhere=_on_the_map(measures, site),
    )


def _on_the_map(measures: Iterable[Measure], site: Site) -> Item | None:
    """The map, where it can be filtered and has any of these."""
    placed = site.live and any(site.shapes.of(one.id) for one in measures)
    return Item("Auf der Karte zeigen", "karte/") if placed else None


def _orders(cell: Cell) -> tuple[tuple[str, str], ...]:
    return (cell.sort, f"{cell.text}, aufsteigend"), (f"-{cell.sort}", f"{cell.text}, absteigend")


def _choice(name: str, measures: list[Measure], site: Site) -> Choice:
    """Objects in their order, steps of a scale in theirs, phases from idea to end."""
    used = {value for measure in measures for value in values_of(name, measure, site)}
    options = [(value, _option(name, value, site)) for value in _all_values(name, site) if value in used]
    return Choice(name, _label(name, site), tuple(options))


def _all_values(name: str, site: Site) -> tuple[str, ...]:
    settings = site.concept.settings
    fixed = {
        "status": tuple(PHASES),
        "prioritaet": settings.priorities,
        "zeithorizont": (*settings.horizon_names, ALWAYS),
        "verbindlichkeit": ("beschlossen", "pool"),
        "art": ("investiv", "nicht_investiv", "konzept"),
    }
    if name in _COLLECTIONS:
        return (*site.concept.collections.get(_COLLECTIONS[name], ()), CITYWIDE)
    return fixed.get(name, ("ja", "nein"))


def _label(name: str, site: Site) -> str:
    if name in _COLLECTIONS:
        return site.word(_COLLECTIONS[name])
    return "Stand" if name == "status" else site.label(name)


def _option(name: str, value: str, site: Site) -> str:
    if name == "klimarelevant" and value == "nein":
        return "nein oder keine Angabe"
    if name in _COLLECTIONS:
        link = site.link(value)
        return f"{link.number} {link.text}".strip()
    return word("phase" if name == "status" else name, value)


def _ids(refs: Iterable[Ref]) -> list[str]:
    return [ref.id for ref in refs]


def _with_wholes(refs: Iterable[Ref], objects: Mapping[str, Goal] | Mapping[str, Area]) -> list[str]:
    """The ids and those of everything that they are a part of."""
    found = dict.fromkeys(_ids(refs))
    todo = list(found)
    while todo:
        one = objects.get(todo.pop())
        if one is not None and one.part_of and one.part_of.id not in found:
            found[one.part_of.id] = None
            todo.append(one.part_of.id)
    return list(found)


def _areas(measure: Measure, site: Site) -> list[str]:
    areas = site.concept.areas
    found = _with_wholes(measure.areas, areas)
    if CITYWIDE in found:
        found += [area.id for area in areas.values() if "gesamtstadt" in area.kinds]
    return found


def _questions(measure: Measure, site: Site) -> list[str]:
    """The questions that it names, and those that name it."""
    naming = [link.source for link in site.relations.to(measure.id, "massnahmen")]
    return [*_ids(measure.questions), *[one for one in naming if one in site.concept.questions]]


_VALUES: dict[str, Callable[[Measure, Site], Iterable[str]]] = {
    "themenfeld": lambda one, _: _ids(one.fields),
    "raum": _areas,
    "ziel": lambda one, site: _with_wholes(one.goals, site.concept.goals),
    "leitfrage": _questions,
    "fachkonzept": lambda one, _: [link.plan.id for link in one.sector_plans if link.plan],
    "akteur": lambda one, _: _ids((*one.lead, *one.partners)),
    "status": lambda one, _: [one.phase],
    "prioritaet": lambda one, _: [one.priority] if one.priority else [],
    "zeithorizont": lambda one, _: one.horizon,
    "verbindlichkeit": lambda one, _: [one.current_bindingness] if one.current_bindingness else [],
    "leitprojekt": lambda one, _: ["ja" if one.lead_project else "nein"],
    "art": lambda one, _: [one.kind] if one.kind else [],
    "klimarelevant": lambda one, _: ["ja" if one.climate else "nein"],
}


_LEFT_OUT = {
    Standing.COUNTED: "nur mit Betrag je Jahr",
    Standing.WITHOUT_FIGURE: "ohne Betrag",
    Standing.INFORMATION: "nachrichtlich",
    Standing.EXCLUDED: "nicht eingerechnet",
    Standing.PARENT: "durch Teilmaßnahmen gezählt",
    Standing.DROPPED: "entfallen",
}
"""Why a measure adds nothing, in the words of the sums."""


def _counted(posting: Posting) -> str:
    """What it adds to a sum: `low`, or `low|high`, or `low|high|rund mindestens`; in words why it adds nothing."""
    money = posting.columns.get(COST)
    if posting.standing is Standing.COUNTED and money is not None:
        marks = " ".join([word for word, holds in (("rund", money.about), ("mindestens", money.endless)) if holds])
        ends = [_plain(money.low), _plain(money.high)]
        return ends[0] if money.low == money.high and not marks else SEPARATOR.join((*ends, marks)).rstrip(SEPARATOR)
    return _LEFT_OUT[posting.standing]


def _plain(value: Decimal) -> str:
    return f"{value:f}".removesuffix(".00")
