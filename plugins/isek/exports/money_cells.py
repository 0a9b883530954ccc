"""Money of a measure in the cells of a table, as our own reader takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from isek.finance.figures import cost_of, eligible_of, financed
from isek.model import Amount
from isek.schema.costs import Cost
from isek.schema.financing import Financing
from isek.schema.measures import Measure

FUNDING = ("bund", "land", "bund_land", "eu")
Cell = Callable[[Measure], str]


def plain_euro(value: Decimal) -> str:
    """`1250000`, or `1250000,50` where there are cents."""
    text = f"{value:.2f}"
    return text.removesuffix(".00").replace(".", ",")


def amount_cell(amount: Amount) -> str:
    """`ca. 50000`, `50000–100000`, `ab 50000`, `bis 50000`."""
    about = "ca. " if amount.about else ""
    if amount.exact is not None:
        return about + plain_euro(amount.exact)
    if amount.low is not None and amount.high is not None:
        return f"{about}{plain_euro(amount.low)}–{plain_euro(amount.high)}"
    if amount.low is not None:
        return f"ab {about}{plain_euro(amount.low)}"
    return f"bis {about}{plain_euro(amount.high)}" if amount.high is not None else ""


def years_of(measures: Iterable[Measure]) -> list[str]:
    """The years that any costs are stated for, `ab 2030` after `2030`."""
    found = {year for measure in measures if measure.cost for year, _ in measure.cost.per_year}
    return sorted(found, key=lambda year: (year.removeprefix("ab "), year))


def year_cell(year: str) -> Cell:
    """The cell of a year."""

    def cell(measure: Measure) -> str:
        sums = dict(measure.cost.per_year) if measure.cost else {}
        return plain_euro(sums[year]) if year in sums else ""

    return cell


def _of_cost(said: Callable[[Cost], str | None]) -> Cell:
    def cell(measure: Measure) -> str:
        return (said(measure.cost) or "") if measure.cost else ""

    return cell


def _cost(cost: Cost) -> str:
    """The amount, else the yearly one; unknown costs have a column of their own."""
    if cost.amount is None:
        return f"{'ca. ' if cost.about else ''}{plain_euro(cost.yearly)} €/Jahr" if cost.yearly is not None else ""
    return amount_cell(cost.amount)


def _yearly(cost: Cost) -> str:
    return plain_euro(cost.yearly) if cost.yearly is not None and cost.amount is not None else ""


def _source(source: str) -> Cell:
    def cell(measure: Measure) -> str:
        return _financed(measure, [entry for entry in measure.financing if entry.source == source])

    return cell


def _financed(measure: Measure, entries: list[Financing]) -> str:
    """The sum of a source, in per cent where all of it is; yearly money and that of others is left out."""
    entries = [entry for entry in entries if not entry.for_information and entry.yearly is None]
    if entries and all(entry.share is not None and entry.amount is None for entry in entries):
        share = sum((entry.share for entry in entries if entry.share is not None), Decimal(0))
        return f"{f'{share:f}'.replace('.', ',')} %"
    sums = [financed(entry, cost_of(measure.cost), eligible_of(measure)) for entry in entries]
    exact = [money.low for money in sums if money is not None and money.exact]
    return plain_euro(sum(exact, Decimal(0))) if exact else ""


def _programme(measure: Measure) -> str:
    """The programme, where all funding of the measure comes from one."""
    found = {entry.programme for entry in measure.financing if entry.source in FUNDING}
    return (found.pop() or "") if len(found) == 1 else ""


def _eligible_state(measure: Measure) -> str:
    return measure.eligibility.state if measure.eligibility else ""


def _eligible(measure: Measure) -> str:
    amount = measure.eligibility.amount if measure.eligibility else None
    return "" if amount is None else plain_euro(amount)


COST_CELLS: tuple[tuple[str, Cell], ...] = (
    ("Kosten", _of_cost(_cost)),
    ("kosten.unbekannt", _of_cost(lambda cost: cost.amount.unknown if cost.amount else None)),
    ("kosten.jaehrlich", _of_cost(_yearly)),
    ("Kostenstand", _of_cost(lambda cost: cost.as_of.iso() if cost.as_of else None)),
    ("Kostengrundlage", _of_cost(lambda cost: cost.basis)),
    ("Kostengruppe", _of_cost(lambda cost: cost.group)),
    ("kosten.nicht_in_summe", _of_cost(lambda cost: cost.not_in_sum)),
    ("kosten.nachrichtlich", _of_cost(lambda cost: "ja" if cost.for_information else None)),
    ("Bemerkung zu den Kosten", _of_cost(lambda cost: cost.note)),
)

FINANCING_CELLS: tuple[tuple[str, Cell], ...] = (
    ("förderfähig", _eligible_state),
    ("Zuwendungsfähige Kosten", _eligible),
    ("Bund", _source("bund")),
    ("Land", _source("land")),
    ("Bund/Land", _source("bund_land")),
    ("EU", _source("eu")),
    ("Eigenanteil", _source("kommune")),
    ("Dritte", _source("dritte")),
    ("Einnahmen", _source("einnahmen")),
    ("finanzierung.offen", _source("offen")),
    ("Förderprogramm", _programme),
)
