"""The form above the table of all measures.

A script shows it; it filters, sorts and counts the rows by their data.
"""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample
from isek.views.tables import Choice, Filters


def _filters(one: Sample) -> Filters:
    fields = Choice("themenfeld", "Themenfeld", (("T-INN", one.title), ("T-MOB", "Mobilität")))
    more = (Choice("akteur", "Akteur", (("A-BAU", one.title),)),)
    orders = (("titel", "Maßnahme"), ("-kosten", "Kosten, höchste zuerst"))
    return Filters(choices=(fields,), orders=orders, more=more, words=one.title, number=55)


EXAMPLES = {USUAL.name: _filters(USUAL), "nichts zu filtern": Filters(choices=())}
