"""Kosten- und Finanzierungsübersicht: sums that say what they leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from isek.finance import CostOverview, Money, Row, Total, sentence, shown
from isek.finance.overview import SourceRow
from isek.finance.years import YearRow
from isek.values.german import join
from isek.views.context import Site
from isek.views.cost_pictures import bars, columns, exact, payer_segments
from isek.views.frame import index_page
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Figure, Figures, Item, ListPart, Paragraphs, Part, Words
from isek.views.pictures import Folded
from isek.views.rounding import rough
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import word

COLUMNS = ("Gesamtkosten", "zuwendungsfähig", "Förderung", "Eigenanteil", "Dritte", "ungedeckt")
_NOTHING = "nichts"
_UNTOLD = "keine Angabe"
NOT_ADDABLE = "Nicht addierbar: Was in mehreren steht, zählt in jeder Zeile."


def cost_page(site: Site) -> SitePage:
    """All breakdowns of the costs, the Fördergebiete first; those that do not add up are folded."""
    found = site.finance
    broken_down = [part for name in BY for part in by(name, site, found)]
    goals = _folded("ziel", "Je", "ziele", found.by_goal, site)
    areas = _folded("raum", "Je", "raeume", found.by_raum, site)
    lead = _lead(found.total, site)
    told = Paragraphs(paragraphs=(sentence(found.total, site.concept.words("massnahmen")) + ".",))
    first = next((part.id for part in broken_down if part.id), "")
    after = (*figures(found.total, first), told, *broken_down, *goals, *areas, *excluded(found.total, site))
    return index_page(
        site, "kosten/", "Kosten und Finanzierung", "kosten", PageView(Head(lead=lead), after=after), lead
    )


def _lead(total: Total, site: Site) -> str:
    if not total.counted:
        return "Was das kostet, ist noch nicht beziffert."
    text = f"{rough(total.cost)} für {site.count(len(total.counted))}, deren Kosten feststehen oder geschätzt sind."
    return f"{text[:1].upper()}{text[1:]}"


def _folded(id: str, each: str, collection: str, rows: Sequence[Row], site: Site) -> tuple[Folded, ...]:
    if not site.has(collection) or not any(row.total.counted for row in rows):
        return ()
    title = f"{each} {site.word(collection)}"
    table = replace(_objects("", title, collection, rows, site), title="")
    return (Folded(id=id, title=title, summary=table.caption, parts=(table,)),)


def figures(total: Total, below: str) -> tuple[Figures, ...]:
    """The sums as key figures, round ones with the exact ones below; each leads to the breakdown `below`."""
    if not total.counted:
        return ()
    sums = (
        ("Gesamtkosten", total.cost, payer_segments(total), "zahler"),
        ("Förderung", total.funding, (), ""),
        ("Eigenanteil", total.own_share, (), ""),
        ("noch nicht gedeckt", total.uncovered, (), ""),
    )
    there = f"kosten/#{below}" if below else "kosten/"
    found = [Figure(rough(sum_), name, there, exact(sum_), bar, family) for name, sum_, bar, family in sums]
    return (Figures(figures=tuple(found)),)


def _with_bars(table: Table, rows: Sequence[tuple[Cell, Total]]) -> tuple[Part, ...]:
    """The picture first, the table with all figures below."""
    found = bars(table.id, table.title, rows, table.intro)
    if not found:
        return (table,)
    summary = f"{table.caption} als Tabelle"
    return (*found, Folded(summary=summary, parts=(replace(table, id="", title="", intro=""),)))


def _money(money: Money) -> str:
    return shown(money) if money.low or money.high or money.endless else _NOTHING


def _sums(total: Total, site: Site) -> tuple[str, ...]:
    """What is stated: costs that nobody called eligible are not said to be none."""
    eligible = _UNTOLD if total.eligible == Money() and _partly(total, site) else _money(total.eligible)
    columns = (total.funding, total.own_share, total.third_parties, total.uncovered)
    return (_money(total.cost), eligible, *[_money(one) for one in columns])


def _partly(total: Total, site: Site) -> bool:
    """Whether it is left open how much of these costs is eligible."""
    measures = site.concept.measures
    return bool(total.undetermined) or any(measures[one].eligibility is None for one in total.counted)


def _table(
    id: str,
    title: str,
    head: str,
    rows: Iterable[tuple[Cell, Total]],
    site: Site,
    whole: Total | None,
    intro: Words = "",
) -> Table:
    words, rows = (head, *COLUMNS), list(rows)
    cells = [(name, *_figures(_sums(total, site))) for name, total in rows if total.counted]
    foot = labelled(words, [(Cell(text="Zusammen"), *_figures(_sums(whole, site)))]) if whole else ()
    notes = [sentence(whole, site.concept.words("massnahmen")) + "." if whole else NOT_ADDABLE]
    notes += _without_figure([name for name, total in rows if not total.counted])
    notes += [_PARTLY] if any(_partly(total, site) for _, total in rows) else []
    return Table(
        id=id,
        title=title,
        caption=f"Kosten und Finanzierung {title[:1].lower()}{title[1:]}",
        head=heads(words, figures=range(1, len(words))),
        rows=labelled(words, cells),
        foot=foot,
        notes=tuple(notes),
        style="kosten",
        intro=intro,
    )


_PARTLY = "Zuwendungsfähig: soweit es angegeben ist."


def _without_figure(names: Sequence[Cell]) -> list[str]:
    """The rows that no sum can be told of: that is not nothing."""
    told = [str(item.text) for name in names for item in (name.items or (Item(str(name.text)),))]
    return [f"Ohne Betrag in den Summen und darum nicht in der Tabelle: {join(told)}."] if told else []


def _figures(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple([Cell(text=text, figure=True) for text in texts])


def _name(row: Row, site: Site) -> Cell:
    return Cell((site.link(row.id),)) if row.id else Cell(text=row.label)


def _objects(id: str, title: str, collection: str, rows: Sequence[Row], site: Site) -> Table:
    return _table(id, title, site.word(collection), [(_name(row, site), row.total) for row in rows], site, None)


def _by_field(site: Site, found: CostOverview) -> tuple[Part, ...]:
    rows = [(_name(row, site), row.total) for row in found.by_field]
    intro = f"Gezählt wird jeweils das erste {site.word('themenfelder')}."
    title = f"Je {site.word('themenfelder')}"
    return _with_bars(_table("themenfeld", title, site.word("themenfelder"), rows, site, found.total, intro), rows)


def _by_horizon(site: Site, found: CostOverview) -> tuple[Part, ...]:
    rows = [(Cell(text=row.label), row.total) for row in found.by_horizon]
    return _with_bars(_table("zeithorizont", "Je Zeithorizont", "Zeithorizont", rows, site, found.total), rows)


def _by_area(site: Site, found: CostOverview) -> tuple[Part, ...]:
    rows = [(_name(row, site), row.total) for row in found.by_area]
    money = [
        f"{row.label}: {kind} {shown(sum_)}"
        for row in found.by_area
        for kind, sum_ in _area_sums(row.income, row.further_costs)
    ]
    table = _with_bars(_table("foerdergebiet", "Je Fördergebiet", "Fördergebiet", rows, site, found.total), rows)
    if not money:
        return table
    note = "Einnahmen und weitere Kosten der Gebiete stehen neben diesen Summen:"
    return (*table, ListPart(items=tuple([Item(text) for text in money]), note=note))


def _area_sums(income: Mapping[str, Money], costs: Mapping[str, Money]) -> Iterable[tuple[str, Money]]:
    yield from ((f"Einnahmen, {word('gebietssumme', kind)}:", sum_) for kind, sum_ in income.items())
    yield from ((f"weitere Kosten, {word('gebietssumme', kind)}:", sum_) for kind, sum_ in costs.items())


def _by_source(site: Site, found: CostOverview) -> tuple[Part, ...]:
    words = ("Quelle", "Betrag", "im Jahr")
    table = Table(
        id="quelle",
        title="Je Quelle",
        caption="Wer zahlt",
        head=heads(words, figures=(1, 2)),
        rows=labelled(words, [_source_row(row, site) for row in found.by_source]),
        notes=(sentence(found.total, site.concept.words("massnahmen")) + ".",),
        style="kosten",
    )
    return (table,)


def _source_row(row: SourceRow, site: Site) -> tuple[Cell, ...]:
    name = f"{row.label} ({site.town})" if row.source == "kommune" else row.label
    return (Cell(text=name), *_figures((_money(row.money), _money(row.yearly))))


def _by_year(site: Site, found: CostOverview) -> tuple[Part, ...]:
    words = ("Jahr", "Kosten", site.words("massnahmen"))
    rows = [_year_row(row) for row in found.by_year]
    foot = labelled(words, [(Cell(text="Zusammen"), *_figures((_money(found.total.cost), "")))])
    table = Table(
        id="jahr",
        title="Je Jahr",
        caption="Kosten je Jahr",
        head=heads(words, figures=(1, 2)),
        rows=labelled(words, rows),
        foot=foot,
        notes=(sentence(found.total, site.concept.words("massnahmen")) + ".",),
        style="kosten",
    )
    drawn = columns(found.by_year)
    if drawn is None:
        return (table,)
    return (drawn, Folded(summary="Kosten je Jahr als Tabelle", parts=(replace(table, id="", title=""),)))


def _year_row(row: YearRow) -> tuple[Cell, ...]:
    return (Cell(text=row.label), *_figures((_money(row.cost), str(len(row.measures)))))


BY: dict[str, Callable[[Site, CostOverview], tuple[Part, ...]]] = {
    "foerdergebiet": _by_area,
    "themenfeld": _by_field,
    "quelle": _by_source,
    "zeithorizont": _by_horizon,
    "jahr": _by_year,
}
"""The breakdowns by the word that a block says (`nach`)."""


def by(name: str, site: Site, found: CostOverview) -> tuple[Part, ...]:
    """One breakdown; none where there is nothing to break down."""
    if name == "foerdergebiet" and not any(area.funded for area in site.concept.areas.values()):
        return ()
    yearly = name == "quelle" and any(row.yearly != Money() for row in found.by_source)
    return BY[name](site, found) if found.total.counted or yearly else ()


def excluded(total: Total, site: Site) -> tuple[Part, ...]:
    """What stands in no sum, with the reason."""
    found = [
        Item(site.link(one.id).text, site.link(one.id).address, site.link(one.id).number, note=one.reason)
        for one in total.excluded
    ]
    found += [_noted(one, "nachrichtlich: Kosten anderer Träger", site) for one in total.for_information.ids]
    found += [_noted(one, "ohne Betrag", site) for one in total.without_figure]
    once = set(total.counted)
    found += [_noted(one, "nur jährliche Kosten", site) for one in total.yearly.ids if one not in once]
    found += [_noted(one, "entfallen", site) for one in total.dropped]
    if not found:
        return ()
    return (ListPart(id="nicht-enthalten", title="In keiner Summe enthalten", items=tuple(found)),)


def _noted(measure: str, note: str, site: Site) -> Item:
    link = site.link(measure)
    return Item(link.text, link.address, link.number, note=note)
