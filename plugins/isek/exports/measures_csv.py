"""The measures as a table that spreadsheets open and that is read back as a table of the concept."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from isek.exports.money_cells import COST_CELLS, FINANCING_CELLS, year_cell, years_of
from isek.model import OPEN, Period, Ref
from isek.schema.concept import Concept
from isek.schema.horizons import Horizon
from isek.schema.measure_entries import RELATIONS, SectorPlanLink
from isek.schema.measures import Measure
from isek.schema.types import Prose

BOM = "\ufeff"
NBSP = "\u00a0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
SAME = "uebereinstimmend"


class TableColumn(NamedTuple):
    """A heading that our tables know, and the cell of a measure below it."""

    heading: str
    cell: Callable[[Measure], str]


def measures_csv(concept: Concept) -> str:
    """All measures with `;` between the cells and a byte order mark, as German spreadsheets expect them.

    What no single cell can hold is only in the export: notes on relations, older status entries, shares of areas.
    """
    columns = columns_of(concept.measures.values())
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    for measure in concept.measures.values():
        writer.writerow([harmless(column.cell(measure)) for column in columns])
    return BOM + stream.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: a no-break space before it, which is dropped when it is read."""
    return NBSP + cell if cell.startswith(_FORMULA) else cell


def columns_of(measures: Iterable[Measure]) -> list[TableColumn]:
    """The columns of a table of measures, with one for each year that is stated."""
    years = [TableColumn(year, year_cell(year)) for year in years_of(measures)]
    costs = [TableColumn(*pair) for pair in COST_CELLS]
    financing = [TableColumn(*pair) for pair in FINANCING_CELLS]
    return [*_FACTS, *costs, *years, *financing, *_PROGRESS]


def _text(value: str | int | Decimal | Prose | None) -> str:
    return "" if value is None else str(value)


def _yes_no(value: bool | None) -> str:
    return {True: "ja", False: "nein", None: ""}[value]


def _ids(refs: Sequence[Ref]) -> str:
    return "; ".join(ref.id for ref in refs)


def _end(period: Period | None, last: bool) -> str:
    if period is None:
        return ""
    point = period.end if last else period.start
    return point.iso() if point else OPEN if last and period.open_end else ""


def _links(measure: Measure) -> list[SectorPlanLink]:
    return [link for link in measure.sector_plans if link.plan]


def _plans(measure: Measure) -> str:
    return "; ".join(link.plan.id for link in _links(measure) if link.plan and link.relation == SAME)


def _other_plan(measure: Measure) -> SectorPlanLink | None:
    """The only sector plan of a measure, if it stands otherwise to it than a plain reference says."""
    links = _links(measure)
    return links[0] if len(links) == 1 and links[0].relation != SAME else None


def _other_plan_id(measure: Measure) -> str:
    link = _other_plan(measure)
    return link.plan.id if link and link.plan else ""


def _other_plan_relation(measure: Measure) -> str:
    link = _other_plan(measure)
    return link.relation if link else ""


def _related(kind: str) -> Callable[[Measure], str]:
    def cell(measure: Measure) -> str:
        return _ids([one.target for one in measure.relations if one.kind == kind and one.target])

    return cell


_FACTS = (
    TableColumn("ID", lambda measure: measure.id),
    TableColumn("Nr.", lambda measure: _text(measure.number)),
    TableColumn("Maßnahme", lambda measure: measure.title),
    TableColumn("Kurzbeschreibung", lambda measure: _text(measure.summary)),
    TableColumn("Themenfelder", lambda measure: _ids(measure.fields)),
    TableColumn("Ziele", lambda measure: _ids(measure.goals)),
    TableColumn("Leitfragen", lambda measure: _ids(measure.questions)),
    TableColumn("Räume", lambda measure: _ids(measure.areas)),
    TableColumn("Ort", lambda measure: _text(measure.location)),
    TableColumn("Teil von", lambda measure: measure.part_of.id if measure.part_of else ""),
    TableColumn("Art", lambda measure: _text(measure.kind)),
    TableColumn("Verbindlichkeit", lambda measure: _text(measure.bindingness)),
    TableColumn("Leitprojekt", lambda measure: _yes_no(measure.lead_project)),
    TableColumn("Klimarelevant", lambda measure: _yes_no(measure.climate)),
    TableColumn("Priorität", lambda measure: _text(measure.priority)),
    TableColumn("Zeithorizont", lambda measure: str(Horizon().dump(measure.horizon))),
    TableColumn("Beginn", lambda measure: _end(measure.period, last=False)),
    TableColumn("Ende", lambda measure: _end(measure.period, last=True)),
    TableColumn("tatsaechlich.von", lambda measure: _end(measure.actual, last=False)),
    TableColumn("tatsaechlich.bis", lambda measure: _end(measure.actual, last=True)),
    TableColumn("Federführung", lambda measure: _ids(measure.lead)),
    TableColumn("Beteiligte", lambda measure: _ids(measure.partners)),
    TableColumn("Träger", lambda measure: _ids(measure.carriers)),
)

_PROGRESS = (
    TableColumn("Status", lambda measure: measure.latest.phase if measure.latest else ""),
    TableColumn(
        "Stichtag", lambda measure: measure.latest.as_of.iso() if measure.latest and measure.latest.as_of else ""
    ),
    TableColumn("status.lage", lambda measure: _text(measure.latest.pace if measure.latest else None)),
    TableColumn("Fortschritt", lambda measure: _text(measure.latest.progress if measure.latest else None)),
    TableColumn("Bemerkung zum Status", lambda measure: _text(measure.latest.text if measure.latest else None)),
    TableColumn("Beschlüsse", lambda measure: _ids(measure.decisions)),
    TableColumn("Indikatoren", lambda measure: _ids(measure.indicators)),
    TableColumn("Fachkonzepte", _plans),
    TableColumn("fachkonzepte.id", _other_plan_id),
    TableColumn("fachkonzepte.verhaeltnis", _other_plan_relation),
    *(TableColumn(f"beziehungen.{kind}", _related(kind)) for kind in RELATIONS),
    TableColumn("Beschreibung", lambda measure: _text(measure.text)),
)
