"""Sums by year: columns where there is room, bars on a phone. The last may stand for all later years."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.pictures import Column, Columns


def _columns(one: Sample) -> Columns:
    years = (Column("2026", "5,2", "51", "49"), Column("2027", "10,2", "100", "0"), Column("2028", "0", "0", "100"))
    later = Column("ab 2029", "7,4", "73", "27", open=True)
    return Columns(title="Je Jahr", caption=one.title, columns=(*years, later), note=one.text)


EXAMPLES = of_each(_columns) | {
    "leer": Columns(caption="Kosten in Mio. €", columns=()),
}
