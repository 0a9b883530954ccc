"""What stands beside a sum: measures without an amount there, and why it is not in the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isek.finance import Money, Posting, shown
from isek.finance.ledger import Standing
from isek.history.changes import EVENTS
from isek.read.resolve import id_key
from isek.views.history import Sums, Told

_OLD, _NEW = "bisher nicht im Konzept", "nicht mehr im Konzept"
Postings = Mapping[str, Posting]
"""By the key of the measure's id."""


def postings_of(sums: Sums) -> Postings:
    """How each measure stands in a sum."""
    return {id_key(one): posting for one, posting in sums.postings.items()}


def both_sides(ids: Sequence[str], told: Told) -> tuple[list[str], list[str]]:
    """The keys of measures on both sides: what they were, and what became of them."""
    old, new = list(ids), list(ids)
    for change in told.step.changes:
        if change.collection != "massnahmen" or change.kind not in EVENTS:
            continue
        before, after = ([id_key(str(one)) for one in side] for side in (change.old, change.new))
        if any(one in (*before, *after) for one in ids):
            old = [*(one for one in old if one not in after), *before]
            new = [*(one for one in new if one not in before), *after]
    return list(dict.fromkeys(old)), list(dict.fromkeys(new))


def side_in_words(ids: Sequence[str], counted: Mapping[str, Money], postings: Postings, *, old: bool) -> str:
    """What measures cost together on one side; in place of nothing, why they are in no sum."""
    inside = [one for one in ids if one in counted]
    beside = dict.fromkeys(_why_not(postings.get(one), old=old) for one in ids if one not in counted)
    if not inside:
        return "; ".join(beside)
    # Of several, those that are there and say no amount.
    more = [why for why in beside if why not in (_OLD, _NEW)]
    return "; ".join([shown(sum((counted[one] for one in inside), Money())), *more])


def _why_not(posting: Posting | None, *, old: bool) -> str:
    if posting is None:
        return _OLD if old else _NEW
    figure = f"{shown(posting.own.cost)}, " if posting.own.cost is not None else ""
    if posting.standing is Standing.DROPPED:
        return "entfallen"
    if posting.standing in (Standing.EXCLUDED, Standing.INFORMATION):
        return f"{figure}{posting.standing.value}"
    if posting.standing is Standing.PARENT or posting.replaced:
        return "in den Teilen gezählt"
    if posting.yearly:
        return "nur jährliche Kosten"
    amount = posting.measure.cost.amount if posting.measure.cost else None
    return f"ohne Betrag ({amount.unknown})" if amount and amount.unknown else "ohne Betrag"
