"""Tables of measures: which columns there are, what stands in them, how they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from isek.model import Period
from isek.schema.costs import Cost
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.context import Site
from isek.views.money import cost_text
from isek.views.parts import Cell, Item, Row, Table, Words
from isek.views.words import NOTHING, PHASES, SOURCES, word

DEFAULT = ("nummer", "titel", "raeume", "status", "zeitraum", "kosten")
ALL = ("nummer", "titel", "themenfelder", "raeume", "status", "verbindlichkeit", "prioritaet", "zeitraum", "kosten")

_UNKNOWN = Cell(text=NOTHING)


def measure_table(
    measures: Iterable[Measure],
    site: Site,
    caption: str,
    *,
    columns: Sequence[str] = DEFAULT,
    id: str = "",
    title: str = "",
    intro: Words = "",
    filters: bool = False,
) -> Table:
    """A table of measures with these columns, each row linked to its page. With `filters` rows carry their ids."""
    shown = tuple(columns) if "titel" in columns else ("titel", *columns)
    rows = [Row(tuple([cells[name] for name in shown]), data=data) for cells, data in _rows(measures, site, filters)]
    return Table(
        id=id,
        title=title,
        caption=caption,
        head=tuple([Cell(text=heading(name, site), figure=name == "kosten", sort=name) for name in shown]),
        rows=tuple(rows),
        lead=shown.index("titel"),
        style="massnahmen",
        intro=intro,
    )


def _rows(
    measures: Iterable[Measure], site: Site, filters: bool
) -> Iterable[tuple[dict[str, Cell], tuple[tuple[str, str], ...]]]:
    for measure in measures:
        yield cells_of(measure, site), filter_values(measure) if filters else ()


def heading(name: str, site: Site) -> str:
    """The heading of a column."""
    if name == "titel":
        return site.word("massnahmen")
    return "Stand" if name == "status" else site.label(name)


def cells_of(measure: Measure, site: Site) -> dict[str, Cell]:
    """All cells of a measure by the name of their column; made once."""
    found = site.cells.get(measure.id)
    if found is None:
        found = site.cells[measure.id] = {name: make(measure, site) for name, make in _CELLS.items()}
    return found


def _title(measure: Measure, site: Site) -> Cell:
    link = site.link(measure.id)
    return Cell((Item(link.text, link.address),))


def _financing(measure: Measure, site: Site) -> Cell:
    names = dict.fromkeys(SOURCES.get(one.source, one.source) for one in measure.financing)
    return Cell(text=", ".join(names)) if names else _UNKNOWN


def _period(measure: Measure, site: Site) -> Cell:
    if measure.period is None:
        return _UNKNOWN
    return Cell(text=period(measure.period), sort=_period_sort(measure.period))


def _period_sort(value: Period) -> str:
    start = value.start.first if value.start else date.min
    return start.isoformat()


def _cost(measure: Measure, site: Site) -> Cell:
    figure = cost_rank(measure.cost)
    return Cell(text=cost_text(measure.cost), figure=True, sort="" if figure is None else str(figure))


def cost_rank(cost: Cost | None) -> Decimal | None:
    """The figure by which costs are sorted: the upper end of a range."""
    if cost is None or cost.amount is None:
        return None
    given = (cost.amount.exact, cost.amount.high, cost.amount.low)
    return next((one for one in given if one is not None), None)


def _items(items: tuple[Item, ...]) -> Cell:
    return Cell(items) if items else _UNKNOWN


def _words(text: str | None) -> Cell:
    return Cell(text=text) if text else _UNKNOWN


_CELLS: dict[str, Callable[[Measure, Site], Cell]] = {
    "nummer": lambda m, site: Cell(text=site.link(m.id).number, sort=m.id),
    "titel": _title,
    "themenfelder": lambda m, site: _items(site.links(m.fields)),
    "ziele": lambda m, site: _items(site.links(m.goals)),
    "raeume": lambda m, site: _items(site.links(m.areas)),
    "ort": lambda m, site: _words(m.location),
    "prioritaet": lambda m, site: _words(m.priority),
    "zeithorizont": lambda m, site: _words(" bis ".join(m.horizon)),
    "zeitraum": _period,
    "kosten": _cost,
    "finanzierung": _financing,
    "federfuehrung": lambda m, site: _items(site.links(m.lead)),
    "status": lambda m, site: Cell(text=PHASES.get(m.phase, m.phase), state=m.phase),
    "verbindlichkeit": lambda m, site: _words(word("verbindlichkeit", m.bindingness) if m.bindingness else None),
}

COLUMNS = tuple(_CELLS)
"""The names of all columns."""


def filter_values(measure: Measure) -> tuple[tuple[str, str], ...]:
    """The ids by which a table of measures can be filtered, by the name of the filter."""
    actors = dict.fromkeys(ref.id for ref in (*measure.lead, *measure.partners, *measure.carriers))
    found = (
        ("themenfeld", " ".join([ref.id for ref in measure.fields])),
        ("raum", " ".join([ref.id for ref in measure.areas])),
        ("ziel", " ".join([ref.id for ref in measure.goals])),
        ("leitfrage", " ".join([ref.id for ref in measure.questions])),
        ("akteur", " ".join(actors)),
        ("status", measure.phase),
        ("prioritaet", measure.priority or ""),
        ("zeithorizont", " ".join(measure.horizon)),
        ("verbindlichkeit", measure.bindingness or ""),
        ("leitprojekt", "ja" if measure.lead_project else ""),
    )
    return tuple([pair for pair in found if pair[1]])
