"""Matrix: measures counted by two of their properties, each number a link to the filtered table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from isek.schema.horizons import ALWAYS
from isek.schema.measures import Measure
from isek.schema.references import CITYWIDE
from isek.values.german import number
from isek.views.context import Site
from isek.views.filters import NO_FILTERS, narrowed, values_of
from isek.views.parts import Item
from isek.views.tables import Cell, Row, Table
from isek.views.words import PHASES


class Axis(Struct, frozen=True):
    """What is counted by: the values in their order, and which of them a measure has."""

    name: str
    title: str
    values: tuple[tuple[str, Item], ...]
    of: Callable[[Measure], Iterable[str]]


NONE = "ohne"


def axis(name: str, site: Site) -> Axis:
    """The axis with this name. Raises KeyError for one that does not exist."""
    concept = site.concept
    of = partial(values_of, name, site=site)
    if name in _COLLECTIONS:
        collection = _COLLECTIONS[name]
        values = [(one, site.link(one)) for one in concept.collections.get(collection, {})]
        values += [(CITYWIDE, site.link(CITYWIDE))] if name == "raum" else []
        return Axis(name, site.word(collection), tuple(values), of)
    title, words = {
        "zeithorizont": ("Zeithorizont", (*concept.settings.horizon_names, ALWAYS)),
        "prioritaet": (site.label("prioritaet"), concept.settings.priorities),
        "status": ("Stand", tuple(PHASES)),
    }[name]
    return Axis(name, title, tuple([(step, Item(PHASES.get(step, step))) for step in words]), of)


_COLLECTIONS = {
    "themenfeld": "themenfelder",
    "raum": "raeume",
    "ziel": "ziele",
    "leitfrage": "leitfragen",
    "akteur": "akteure",
}


def matrix(
    measures: Sequence[Measure], rows: str, columns: str, site: Site, within: Mapping[str, Sequence[str]] = NO_FILTERS
) -> Table:
    """The counts; a row or column in which nothing is counted is left out. `within` are the filters of its block."""
    down, across = axis(rows, site), axis(columns, site)
    counts: dict[tuple[str, str], int] = {}
    for measure in measures:
        for one in _known(down, measure):
            for other in _known(across, measure):
                counts[one, other] = counts.get((one, other), 0) + 1
    shown_down = _shown(down, {one for one, _ in counts})
    shown_across = _shown(across, {other for _, other in counts})
    return Table(
        caption=f"{site.words('massnahmen')} nach {down.title} und {across.title}",
        head=(Cell(text=down.title), *[Cell((item,), figure=True) for _, item in shown_across]),
        rows=tuple([_row(one, item, shown_across, counts, down, across, site, within) for one, item in shown_down]),
        style="matrix",
        stack=False,
    )


def _known(one: Axis, measure: Measure) -> list[str]:
    known = {value for value, _ in one.values}
    return [value for value in dict.fromkeys(one.of(measure)) if value in known] or [NONE]


def _shown(one: Axis, used: set[str]) -> list[tuple[str, Item]]:
    found = [(value, item) for value, item in one.values if value in used]
    return [*found, *([(NONE, Item("keine Angabe"))] if NONE in used else [])]


def _row(
    one: str,
    item: Item,
    shown: list[tuple[str, Item]],
    counts: dict[tuple[str, str], int],
    down: Axis,
    across: Axis,
    site: Site,
    within: Mapping[str, Sequence[str]],
) -> Row:
    cells = [Cell((item,), head=True)]
    for other, _ in shown:
        count = counts.get((one, other), 0)
        own = {down.name: one, across.name: other}
        filters = narrowed(within, own) if NONE not in (one, other) and len(own) == 2 else None
        cell = (
            Cell((Item(number(count), site.filtered(**filters)),), figure=True)
            if count and filters
            else Cell(text=number(count), figure=True)
        )
        cells.append(cell)
    return Row(tuple(cells))
