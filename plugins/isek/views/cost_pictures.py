"""What costs look like: who pays as a bar, rows on one scale, years as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from isek.finance import Money, Total, shown
from isek.finance.years import FROM, YearRow
from isek.views.parts import Item, Segment, Words
from isek.views.pictures import Bar, Bars, Column, Columns, Share, per_cent, segments
from isek.views.rounding import million, rough
from isek.views.tables import Cell

PAYERS = (
    ("foerderung", "Förderung"),
    ("eigenanteil", "Eigenanteil"),
    ("dritte", "Dritte und Einnahmen"),
    ("ungedeckt", "noch nicht gedeckt"),
)
"""Who pays, by the key of the colour in pictures."""


def exact(money: Money) -> str:
    """„Summe der Angaben: 59.753.400 € bis 61.373.400 €“ where the figure shown is a round one."""
    if money.endless or rough(money) == shown(money, short=True):
        return ""
    return f"Summe der Angaben: {shown(replace(money, about=False))}"


def payer_segments(total: Total, whole: Decimal | None = None) -> tuple[Segment, ...]:
    """Who pays, as shares of the upper end of the costs."""
    sums = (total.funding, total.own_share, total.third_parties + total.income, total.uncovered)
    shares = [
        Share(key, label, money.high, shown(money, short=True), open=key == "ungedeckt")
        for (key, label), money in zip(PAYERS, sums, strict=True)
    ]
    return segments(shares, total.cost.high if whole is None else whole)


def bars(id: str, title: str, rows: Iterable[tuple[Cell, Total]], intro: Words = "") -> tuple[Bars, ...]:
    """A bar for each row that costs anything, all on the scale of the longest."""
    shown_rows = [(name, total) for name, total in rows if total.cost.high > 0]
    if not shown_rows:
        return ()
    longest = max(total.cost.high for _, total in shown_rows)
    drawn = tuple([_bar(name, total, longest) for name, total in shown_rows])
    used = {one.key for bar in drawn for one in bar.segments}
    legend = tuple([pair for pair in PAYERS if pair[0] in used])
    caption = "Kosten, und wer sie trägt"
    return (Bars(id=id, title=title, caption=caption, name="zahler", bars=drawn, legend=legend, intro=intro),)


def _bar(name: Cell, total: Total, longest: Decimal) -> Bar:
    item = name.items[0] if name.items else Item(str(name.text))
    fitting = tuple(
        [
            replace(one, start=_scaled(one.start, total, longest), width=_scaled(one.width, total, longest))
            for one in payer_segments(total)
        ]
    )
    return Bar(item, shown(total.cost, short=True), fitting)


def _scaled(share: str, total: Total, longest: Decimal) -> str:
    return per_cent(Decimal(share) * total.cost.high, longest * 100)


def columns(rows: Sequence[YearRow]) -> Columns | None:
    """The years as columns; what is not in any year yet is said below."""
    years = [row for row in rows if row.year]
    tallest = max((row.cost.high for row in years), default=Decimal(0))
    if tallest <= 0:
        return None
    rest = next((row for row in rows if row.year is None), None)
    note = f"Dazu {shown(rest.cost, short=True)}, {rest.label}." if rest and rest.cost.high > 0 else ""
    drawn = tuple([_column(row, tallest) for row in years])
    return Columns(id="jahr", title="Je Jahr", caption="Kosten in Mio. €", columns=drawn, note=note)


def _column(row: YearRow, tallest: Decimal) -> Column:
    size, rest = per_cent(row.cost.high, tallest), per_cent(tallest - row.cost.high, tallest)
    return Column(row.label, million(row.cost.high), size, rest, row.label.startswith(FROM))
