"""Several sums below each other on one scale, each divided in the same way: costs by Themenfeld and who pays them."""

from __future__ import annotations

from isek.render.examples.samples import Sample, bar, field, of_each
from isek.views.pictures import Bar, Bars

LEGEND = (("foerderung", "Förderung"), ("eigenanteil", "Eigenanteil"), ("ungedeckt", "noch nicht gedeckt"))


def _bars(one: Sample) -> Bars:
    rows = (Bar(field(one), "rund 11,92 bis 12,56 Mio. €", bar(one)), Bar(field(one, 2), "222.000 €", bar(one)[:1]))
    title = "Je Themenfeld"
    return Bars(title=title, caption=one.title, name="zahler", bars=rows, legend=LEGEND, intro=one.text)


EXAMPLES = of_each(_bars) | {
    "leer": Bars(caption="Kosten, und wer sie trägt", name="zahler", bars=()),
}
