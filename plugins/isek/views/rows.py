"""Tables of measures: which columns there are, what stands in them, how they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from isek.model import Ref
from isek.schema.costs import Cost
from isek.schema.horizons import ALWAYS
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.context import Site
from isek.views.filters import filter_values
from isek.views.history_marks import changed_words, since_values
from isek.views.parts import Item, Words
from isek.views.pictures import Folded
from isek.views.tables import Cell, Row, Table
from isek.views.words import NOTHING, PHASES, SOURCES, word

DEFAULT = ("nummer", "titel", "raeume", "status", "zeitraum", "kosten")
ALL = ("nummer", "titel", "themenfelder", "raeume", "status", "verbindlichkeit", "prioritaet", "zeitraum", "kosten")


def measure_table(
    measures: Iterable[Measure],
    site: Site,
    caption: str,
    *,
    columns: Sequence[str] = (),
    id: str = "",
    title: str = "",
    intro: Words = "",
    filters: bool = False,
) -> Table:
    """A table of measures, each row linked to its page. With `filters` rows carry their ids.

    Without `columns` it has the usual ones (with `filters` more of them), as far as any measure says something there.
    """
    measures = list(measures)
    shown = columns or _stated(ALL if filters else DEFAULT, measures, site)
    shown = tuple(shown) if "titel" in shown else ("titel", *shown)
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


def _stated(columns: Sequence[str], measures: list[Measure], site: Site) -> list[str]:
    cells = [cells_of(measure, site) for measure in measures]
    return [name for name in columns if any(one[name].items or one[name].text != NOTHING for one in cells)]


_MOST_AT_ONCE = 40
"""How many measures an object's page lists openly."""


def measure_part(
    measures: Sequence[Measure], site: Site, caption: str, id: str = "massnahmen", title: str = ""
) -> Table | Folded | None:
    """The measures of an object as a part of its page, very many on demand; None where it has none."""
    if not measures:
        return None
    title = title or site.words("massnahmen")
    if len(measures) <= _MOST_AT_ONCE:
        return measure_table(measures, site, caption, id=id, title=title)
    table = measure_table(measures, site, caption)
    return Folded(id=id, title=title, summary=f"{site.count(len(measures))} zeigen", parts=(table,))


def _rows(
    measures: Iterable[Measure], site: Site, filters: bool
) -> Iterable[tuple[dict[str, Cell], tuple[tuple[str, str], ...]]]:
    for measure in measures:
        data = (*filter_values(measure, site), *since_values(measure.id, site)) if filters else ()
        yield cells_of(measure, site), data


def cells_of(measure: Measure, site: Site) -> dict[str, Cell]:
    """All cells of a measure by the name of their column; made once."""
    found = site.cells.get(measure.id)
    if found is None:
        found = site.cells[measure.id] = _cells(measure, site)
    return found


def _cells(measure: Measure, site: Site) -> dict[str, Cell]:
    link, labels = site.link(measure.id), site.column_labels
    rank = _shown_rank(measure, site)
    sources = dict.fromkeys(SOURCES.get(one.source, one.source) for one in measure.financing)
    names = {
        "prioritaet": measure.priority,
        "ort": measure.location,
        "zeithorizont": " bis ".join(measure.horizon),
        "finanzierung": ", ".join(sources),
        "verbindlichkeit": _binding(measure),
    }
    lists = {
        "themenfelder": measure.fields,
        "ziele": measure.goals,
        "raeume": measure.areas,
        "federfuehrung": measure.lead,
    }
    steps = _steps(measure, site)
    plain = {
        name: Cell(text=text or NOTHING, label=labels[name], tone=name, sort=steps.get(name, ""))
        for name, text in names.items()
    }
    named = {name: _names(name, refs, site) for name, refs in lists.items()}
    start = measure.period.start.first.isoformat() if measure.period and measure.period.start else ""
    when = period(measure.period) if measure.period else NOTHING
    return {
        **plain,
        **named,
        "nummer": Cell(text=link.number, label=labels["nummer"], tone="nr"),
        "titel": Cell((Item(link.text, link.address),), head=True, note=changed_words("massnahmen", measure.id, site)),
        "zeitraum": Cell(text=when, label=labels["zeitraum"], tone="zeitraum", sort=start),
        "kosten": Cell(
            text=site.cost_text(measure), figure=True, label=labels["kosten"], sort="" if rank is None else f"{rank:f}"
        ),
        "status": Cell(
            text=PHASES.get(measure.phase, measure.phase),
            label=labels["status"],
            state=measure.phase,
            tone="status",
            sort=steps.get("status", ""),
        ),
    }


def _binding(measure: Measure) -> str:
    """What has been dropped is neither decided nor an idea for later."""
    dropped = "entfallen"
    if measure.phase == dropped:
        return PHASES[dropped]
    return word("verbindlichkeit", measure.bindingness) if measure.bindingness else ""


def _steps(measure: Measure, site: Site) -> dict[str, str]:
    """Where it stands on its scales, so that tables are sorted by them and not by the alphabet."""
    settings, phases = site.concept.settings, tuple(PHASES)
    horizons = (*settings.horizon_names, ALWAYS)
    places = {
        "status": (phases, (measure.phase,)),
        "prioritaet": (settings.priorities, (measure.priority,)),
        "zeithorizont": (horizons, measure.horizon[:1]),
    }
    return {
        name: str(scale.index(step))
        for name, (scale, at) in places.items()
        for step in at
        if step in scale and step != "unbekannt"
    }


def _names(name: str, refs: tuple[Ref, ...], site: Site) -> Cell:
    """Names without links: a long table with several links in each row is a burden on the keyboard.

    Of several fields the first is named, the others show their tiles.
    """
    label = site.column_labels[name]
    if not refs:
        return Cell(text=NOTHING, label=label, tone=name)
    links = [site.link(ref.id) for ref in refs]
    named = [
        Item(one.text, None, one.number, one.mark, brief=at > 0 and one.mark is not None and not one.number)
        for at, one in enumerate(links)
    ]
    return Cell(tuple(named), label=label, tone=name, sort=links[0].text if links[0].mark else "")


def _shown_rank(measure: Measure, site: Site) -> Decimal | None:
    """The rank of what the table shows: a whole without costs of its own shows the sum of its parts."""
    rank = cost_rank(measure.cost)
    parts = [site.concept.measures[one] for one in site.relations.all_parts(measure.id)] if rank is None else []
    total = site.finance.total_of(parts) if parts else None
    return total.cost.high if total and total.counted else rank


def cost_rank(cost: Cost | None) -> Decimal | None:
    """The figure by which costs are sorted: the upper end of a range."""
    if cost is None or cost.amount is None:
        return None
    given = (cost.amount.exact, cost.amount.high, cost.amount.low)
    return next((one for one in given if one is not None), None)
