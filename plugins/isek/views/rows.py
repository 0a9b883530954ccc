"""Tables of measures: which columns there are, what stands in them, how they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from isek.model import Ref
from isek.schema.costs import Cost
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.context import Site
from isek.views.money import cost_text
from isek.views.parts import Cell, Item, Row, Table, Words
from isek.views.words import NOTHING, PHASES, SOURCES, word

DEFAULT = ("nummer", "titel", "raeume", "status", "zeitraum", "kosten")
ALL = ("nummer", "titel", "themenfelder", "raeume", "status", "verbindlichkeit", "prioritaet", "zeitraum", "kosten")


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
        head=tuple([Cell(text=site.column_labels[name], figure=name == "kosten", sort=name) for name in shown]),
        rows=tuple(rows),
        style="massnahmen",
        intro=intro,
    )


def measure_part(measures: Sequence[Measure], site: Site, caption: str, id: str = "massnahmen") -> Table | None:
    """The measures of an object as a part of its page; None where it has none."""
    if not measures:
        return None
    return measure_table(measures, site, caption, id=id, title=site.words("massnahmen"))


def _rows(
    measures: Iterable[Measure], site: Site, filters: bool
) -> Iterable[tuple[dict[str, Cell], tuple[tuple[str, str], ...]]]:
    for measure in measures:
        yield cells_of(measure, site), filter_values(measure) if filters else ()


def cells_of(measure: Measure, site: Site) -> dict[str, Cell]:
    """All cells of a measure by the name of their column; made once."""
    found = site.cells.get(measure.id)
    if found is None:
        found = site.cells[measure.id] = _cells(measure, site)
    return found


def _cells(measure: Measure, site: Site) -> dict[str, Cell]:
    link, labels = site.link(measure.id), site.column_labels
    rank = cost_rank(measure.cost)
    sources = dict.fromkeys(SOURCES.get(one.source, one.source) for one in measure.financing)
    names = {
        "prioritaet": measure.priority,
        "ort": measure.location,
        "zeithorizont": " bis ".join(measure.horizon),
        "finanzierung": ", ".join(sources),
        "verbindlichkeit": word("verbindlichkeit", measure.bindingness) if measure.bindingness else "",
    }
    lists = {
        "themenfelder": measure.fields,
        "ziele": measure.goals,
        "raeume": measure.areas,
        "federfuehrung": measure.lead,
    }
    plain = {name: Cell(text=text or NOTHING, label=labels[name]) for name, text in names.items()}
    named = {name: _names(refs, labels[name], site) for name, refs in lists.items()}
    start = measure.period.start.first.isoformat() if measure.period and measure.period.start else ""
    when = period(measure.period) if measure.period else NOTHING
    return {
        **plain,
        **named,
        "nummer": Cell(text=link.number, label=labels["nummer"]),
        "titel": Cell((Item(link.text, link.address),), head=True),
        "zeitraum": Cell(text=when, label=labels["zeitraum"], sort=start),
        "kosten": Cell(
            text=cost_text(measure.cost), figure=True, label=labels["kosten"], sort="" if rank is None else f"{rank:f}"
        ),
        "status": Cell(text=PHASES.get(measure.phase, measure.phase), label=labels["status"], state=measure.phase),
    }


def _names(refs: tuple[Ref, ...], label: str, site: Site) -> Cell:
    """Names without links: a long table with several links in each row is a burden on the keyboard."""
    if not refs:
        return Cell(text=NOTHING, label=label)
    links = (site.link(ref.id) for ref in refs)
    return Cell(tuple([Item(one.text, None, one.number, one.mark) for one in links]), label=label)


def cost_rank(cost: Cost | None) -> Decimal | None:
    """The figure by which costs are sorted: the upper end of a range."""
    if cost is None or cost.amount is None:
        return None
    given = (cost.amount.exact, cost.amount.high, cost.amount.low)
    return next((one for one in given if one is not None), None)


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
