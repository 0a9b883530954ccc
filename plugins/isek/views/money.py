"""What a measure costs and who pays, in words, figures and the shares of a bar."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from isek.finance import FUNDING, OPEN_SOURCE, Money, shown
from isek.finance.figures import cost_of, eligible_of, financed
from isek.model import Amount
from isek.schema.costs import Cost
from isek.schema.financing import Financing
from isek.schema.measures import Measure
from isek.values.german import amount, day, euro, percent
from isek.views.pictures import per_cent
from isek.views.words import NOTHING, PROGRAMMES, word

_FULL = Decimal("100.1")
"""Per cent that fit on a bar, for rounding."""
_WHOLE = Decimal(100)
_NARROW = Decimal(11)
"""Per cent of the bar that a number needs."""


class Payer(Struct, frozen=True):
    """Who pays how much: `source` is the key of the bar's colour, `start` and `width` are percent of the bar.

    `open` says that nobody has granted it yet, as far as that is stated.
    """

    source: str
    name: str
    share: str
    amount: str
    state: str
    start: str = ""
    width: str = ""
    middle: str = ""
    open: bool = False


class CostView(Struct, frozen=True):
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


def cost_view(measure: Measure, town: str, total: str) -> CostView:
    """What it costs, who pays, and what is not covered; `total` is the sum in words.

    Of a dropped measure nobody asks any more who pays.
    """
    dropped = measure.phase == "entfallen"
    cost, eligibility, whole = measure.cost, measure.eligibility, cost_of(measure.cost)
    eligible = eligible_of(measure)
    sums = [financed(one, whole, eligible) for one in measure.financing]
    payers = _payers(measure.financing, sums, whole, town)
    return CostView(
        total=total,
        basis=_basis(cost),
        known=whole is not None,
        remarks=_remarks(cost, dropped),
        years=tuple([(year, euro(value)) for year, value in cost.per_year]) if cost else (),
        payers=payers,
        uncovered="" if dropped else _uncovered(measure, sums, whole),
        bar=", ".join([f"{p.name} {p.share}" for p in payers if p.width]),
        eligibility=word("foerderfaehig", eligibility.state) if eligibility else "",
        eligible=shown(eligible) if eligible is not None else "",
        eligible_reason=(eligibility.reason or "") if eligibility else "",
        follow_up=cost_text(measure.follow_up_cost) if measure.follow_up_cost else "",
    )


def _yearly(cost: Cost) -> str:
    return amount(Amount(exact=cost.yearly, about=bool(cost.about and cost.amount is None), yearly=True))


def _basis(cost: Cost | None) -> str:
    if cost is None:
        return ""
    parts = [word("grundlage", cost.basis)] if cost.basis else []
    parts += [f"Stand {day(cost.as_of)}"] if cost.as_of else []
    parts += [word("kostengruppe", cost.group)] if cost.group else []
    return ", ".join(parts)


def _remarks(cost: Cost | None, dropped: bool) -> tuple[str, ...]:
    if cost is None:
        return ()
    found = []
    if cost.amount and cost.amount.unknown is not None and not dropped:
        found.append("Die Kosten sind noch nicht beziffert und fehlen in allen Summen.")
    if cost.not_in_sum:
        found.append(f"Der Betrag steht in keiner Summe: {cost.not_in_sum}")
    if cost.for_information:
        found.append("Nachrichtlich: Das sind Kosten anderer Träger, sie werden nicht mitgezählt.")
    return (*found, cost.note) if cost.note else tuple(found)


def _payers(
    financing: tuple[Financing, ...], sums: list[Money | None], whole: Money | None, town: str
) -> tuple[Payer, ...]:
    found, start = [], Decimal(0)
    for one, paid in zip(financing, sums, strict=True):
        part = _part(one, paid, whole)
        drawn = part is not None and start + part <= _FULL
        found.append(
            Payer(
                one.source,
                _payer_name(one, town),
                _share(one, part),
                _payer_amount(one, paid),
                _payer_state(one),
                *(_place(start, part) if drawn and part else ("", "", "")),
                one.source in FUNDING and one.granted is None,
            )
        )
        start += part if drawn and part else 0
    return tuple(found)


def _place(start: Decimal, part: Decimal) -> tuple[str, str, str]:
    """Where a share begins, how wide it is, and where its middle is: blank where it is too narrow for words."""
    middle = per_cent(start + part / 2, _WHOLE) if part >= _NARROW else ""
    return per_cent(start, _WHOLE), per_cent(part, _WHOLE), middle


def _part(one: Financing, paid: Money | None, whole: Money | None) -> Decimal | None:
    """Per cent of the costs, where both are single figures."""
    if paid is None or whole is None or one.for_information or not (paid.exact and whole.exact and whole.low):
        return None
    return paid.low * 100 / whole.low


def _payer_name(one: Financing, town: str) -> str:
    name = town if one.source == "kommune" else word("quelle", one.source)
    programme = PROGRAMMES.get(one.programme, one.programme) if one.programme else ""
    year = f" {one.programme_year}" if one.programme_year else ""
    return f"{name}, {programme}{year}" if programme else name


def _share(one: Financing, part: Decimal | None) -> str:
    if part is not None:
        return percent(part.quantize(Decimal("0.1")))
    return percent(one.share) if one.share is not None else ""


def _payer_amount(one: Financing, paid: Money | None) -> str:
    if paid is not None:
        return shown(paid)
    return amount(Amount(exact=one.yearly, yearly=True)) if one.yearly is not None else NOTHING


def _payer_state(one: Financing) -> str:
    parts = [f"bewilligt am {day(one.granted)}"] if one.granted else []
    parts += ["Bewilligung nicht angegeben"] if one.source in FUNDING and not one.granted else []
    parts += [f"Aktenzeichen {one.file_number}"] if one.file_number else []
    parts += ["nachrichtlich, nicht mitgezählt"] if one.for_information else []
    return ", ".join(parts)


def _uncovered(measure: Measure, sums: list[Money | None], whole: Money | None) -> str:
    """A sentence on what is not covered, as far as that can be told."""
    if whole is None or whole == Money():
        return ""
    if not measure.financing:
        return f"Wer die Kosten von {shown(whole)} trägt, ist nicht angegeben."
    paid = [
        money
        for one, money in zip(measure.financing, sums, strict=True)
        if money is not None and not one.for_information and one.source != OPEN_SOURCE
    ]
    gap = (whole - sum(paid, Money())).at_least_nothing
    if gap.high <= len(paid) and not gap.endless:
        return "Die Kosten sind vollständig gedeckt."
    more = " Zu einzelnen Quellen fehlt der Betrag." if None in sums else ""
    return f"Nicht gedeckt: {shown(gap)}.{more}"
