"""Tables of measures: which columns there are, what stands in them, how they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from isek.model import Ref
from isek.schema.costs import Cost
from isek.schema.horizons import ALWAYS
from isek.schema.measures import Measure
from isek.schema.references import CITYWIDE
from isek.values.german import period
from isek.views.context import Site
from isek.views.parts import Item, Words
from isek.views.tables import Cell, Choice, Filters, Row, Table
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


def measure_part(
    measures: Sequence[Measure], site: Site, caption: str, id: str = "massnahmen", title: str = ""
) -> Table | None:
    """The measures of an object as a part of its page; None where it has none."""
    if not measures:
        return None
    return measure_table(measures, site, caption, id=id, title=title or site.words("massnahmen"))


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
        "nummer": Cell(text=link.number, label=labels["nummer"], tone="nr"),
        "titel": Cell((Item(link.text, link.address),), head=True),
        "zeitraum": Cell(text=when, label=labels["zeitraum"], sort=start),
        "kosten": Cell(
            text=site.cost_text(measure), figure=True, label=labels["kosten"], sort="" if rank is None else f"{rank:f}"
        ),
        "status": Cell(text=PHASES.get(measure.phase, measure.phase), label=labels["status"], state=measure.phase),
    }


def _names(refs: tuple[Ref, ...], label: str, site: Site) -> Cell:
    """Names without links: a long table with several links in each row is a burden on the keyboard.

    Of several fields the first is named, the others show their tiles.
    """
    if not refs:
        return Cell(text=NOTHING, label=label)
    links = [site.link(ref.id) for ref in refs]
    named = [
        Item(one.text, None, one.number, one.mark, brief=at > 0 and one.mark is not None and not one.number)
        for at, one in enumerate(links)
    ]
    return Cell(tuple(named), label=label)


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


def filters_of(measures: Iterable[Measure], site: Site) -> Filters:
    """The filters for a table of these measures, each with the values that occur in it."""
    used: dict[str, set[str]] = {}
    for measure in measures:
        for name, values in filter_values(measure):
            used.setdefault(name, set()).update(values.split(" ") if name in _SEVERAL else [values])
    choices = [_choice(name, label, used.get(name, set()), site) for name, label in _filter_labels(site)]
    return Filters(choices=tuple([choice for choice in choices if len(choice.options) > 1]))


_SEVERAL = frozenset({"themenfeld", "raum", "ziel", "leitfrage", "akteur", "zeithorizont"})
_COLLECTIONS = {"themenfeld": "themenfelder", "raum": "raeume", "akteur": "akteure"}


def _filter_labels(site: Site) -> tuple[tuple[str, str], ...]:
    objects = [(name, site.word(collection)) for name, collection in _COLLECTIONS.items()]
    keys = [(name, site.label(name)) for name in ("prioritaet", "zeithorizont", "verbindlichkeit")]
    return (*objects, ("status", "Stand"), *keys)


def _choice(name: str, label: str, used: set[str], site: Site) -> Choice:
    """Objects in their order, steps of a scale in theirs, phases from idea to end."""
    settings = site.concept.settings
    scales = {
        "status": tuple(PHASES),
        "prioritaet": settings.priorities,
        "zeithorizont": (*settings.horizon_names, ALWAYS),
        "verbindlichkeit": ("beschlossen", "pool"),
    }
    order = scales.get(name) or (*site.concept.collections.get(_COLLECTIONS.get(name, ""), ()), CITYWIDE)
    return Choice(name, label, tuple([(one, _option(name, one, site)) for one in order if one in used]))


def _option(name: str, value: str, site: Site) -> str:
    if name in _COLLECTIONS:
        return site.link(value).text
    return word("phase" if name == "status" else name, value)
