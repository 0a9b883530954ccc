"""What a measure costs and who pays, in words, figures and the shares of a bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isek.model import Amount
from isek.schema.costs import Cost
from isek.schema.financing import Eligibility, Financing
from isek.schema.measures import Measure
from isek.values.german import amount, day, euro, percent
from isek.views.words import NOTHING, PROGRAMMES, word


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays how much: `source` is the key of the bar's colour, `start` and `width` are percent of the bar."""

    source: str
    name: str
    share: str
    amount: str
    state: str
    start: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True)
class CostView:
    """The costs of a measure. `bar` says in words what the bar shows; without it there is no bar."""

    total: str
    basis: str
    known: bool
    remarks: tuple[str, ...]
    years: tuple[tuple[str, str], ...]
    payers: tuple[Payer, ...]
    uncovered: str
    bar: str
    eligibility: str
    eligible: str
    eligible_reason: str
    follow_up: str


def cost_text(cost: Cost | None) -> str:
    """The costs in one line: a figure, the words in its place, or „keine Angabe“."""
    if cost is None or (cost.amount is None and cost.yearly is None):
        return NOTHING
    if cost.amount is None:
        return _yearly(cost)
    text = amount(cost.amount)
    return f"{text}, dazu {_yearly(cost)}" if cost.yearly is not None else text


def cost_view(measure: Measure) -> CostView:
    """What it costs, who pays, and what is not covered."""
    cost, eligibility = measure.cost, measure.eligibility
    total = _whole(cost)
    sums = [_paid(one, eligibility, total) for one in measure.financing]
    payers = _payers(measure.financing, sums, total)
    return CostView(
        total=cost_text(cost),
        basis=_basis(cost),
        known=cost is not None and cost.stated,
        remarks=_remarks(cost),
        years=tuple([(year, euro(value)) for year, value in cost.per_year]) if cost else (),
        payers=payers,
        uncovered=_uncovered(measure, sums, total),
        bar=", ".join([f"{p.name} {p.share}" for p in payers if p.width]),
        eligibility=word("foerderfaehig", eligibility.state) if eligibility else "",
        eligible=euro(eligibility.amount) if eligibility and eligibility.amount is not None else "",
        eligible_reason=(eligibility.reason or "") if eligibility else "",
        follow_up=cost_text(measure.follow_up_cost) if measure.follow_up_cost else "",
    )


def _yearly(cost: Cost) -> str:
    return amount(Amount(exact=cost.yearly, about=bool(cost.about and cost.amount is None), yearly=True))


def _whole(cost: Cost | None) -> Decimal | None:
    """The one figure that shares are taken from."""
    return cost.amount.exact if cost and cost.amount else None


def _basis(cost: Cost | None) -> str:
    if cost is None:
        return ""
    parts = [word("grundlage", cost.basis)] if cost.basis else []
    parts += [f"Stand {day(cost.as_of)}"] if cost.as_of else []
    parts += [word("kostengruppe", cost.group)] if cost.group else []
    return ", ".join(parts)


def _remarks(cost: Cost | None) -> tuple[str, ...]:
    if cost is None:
        return ()
    found = []
    if cost.amount and cost.amount.unknown is not None:
        found.append("Die Kosten sind noch nicht beziffert und fehlen in allen Summen.")
    if cost.not_in_sum:
        found.append(f"Der Betrag steht in keiner Summe: {cost.not_in_sum}")
    if cost.for_information:
        found.append("Nachrichtlich: Das sind Kosten anderer Träger, sie werden nicht mitgezählt.")
    return (*found, cost.note) if cost.note else tuple(found)


def _paid(one: Financing, eligibility: Eligibility | None, total: Decimal | None) -> Decimal | None:
    """What a source pays: as stated, or its share of the eligible costs, else of the costs."""
    if one.amount is not None or one.share is None:
        return one.amount
    base = eligibility.amount if eligibility and eligibility.amount is not None else total
    return None if base is None else base * one.share / 100


def _payers(financing: tuple[Financing, ...], sums: list[Decimal | None], total: Decimal | None) -> tuple[Payer, ...]:
    found, start = [], Decimal(0)
    for one, paid in zip(financing, sums, strict=True):
        part = None if paid is None or not total or one.for_information else paid * 100 / total
        drawn = part is not None and start + part <= Decimal("100.1")
        found.append(
            Payer(
                one.source,
                _payer_name(one),
                _share(one, part),
                _payer_amount(one, paid),
                _payer_state(one),
                f"{start:.2f}" if drawn else "",
                f"{part:.2f}" if drawn else "",
            )
        )
        start += part if drawn and part else 0
    return tuple(found)


def _payer_name(one: Financing) -> str:
    name = word("quelle", one.source)
    programme = PROGRAMMES.get(one.programme, one.programme) if one.programme else ""
    year = f" {one.programme_year}" if one.programme_year else ""
    return f"{name}, {programme}{year}" if programme else name


def _share(one: Financing, part: Decimal | None) -> str:
    if part is not None:
        return percent(part.quantize(Decimal("0.1")))
    return percent(one.share) if one.share is not None else ""


def _payer_amount(one: Financing, paid: Decimal | None) -> str:
    if paid is not None:
        return euro(paid)
    return amount(Amount(exact=one.yearly, yearly=True)) if one.yearly is not None else NOTHING


def _payer_state(one: Financing) -> str:
    parts = [f"bewilligt am {day(one.granted)}"] if one.granted else []
    parts += [f"Aktenzeichen {one.file_number}"] if one.file_number else []
    parts += ["nachrichtlich, nicht mitgezählt"] if one.for_information else []
    return ", ".join(parts)


def _uncovered(measure: Measure, sums: list[Decimal | None], total: Decimal | None) -> str:
    """A sentence on what is not covered, as far as that can be told."""
    if total is None:
        return ""
    if not measure.financing:
        return f"Wer die {euro(total)} trägt, ist nicht angegeben."
    counted = [s for one, s in zip(measure.financing, sums, strict=True) if not one.for_information]
    open_sum = sum(
        (s or Decimal(0) for one, s in zip(measure.financing, sums, strict=True) if one.source == "offen"), Decimal(0)
    )
    gap = total - sum((s or Decimal(0) for s in counted), Decimal(0)) + open_sum
    if gap > 1:
        more = " Zu einzelnen Quellen fehlt der Betrag." if None in counted else ""
        return f"Nicht gedeckt sind {euro(gap)}.{more}"
    return "Die Kosten sind vollständig gedeckt." if gap >= -1 else ""
