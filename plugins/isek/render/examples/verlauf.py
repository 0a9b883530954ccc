"""The history of an object: what each Fassung changed on it and why, and how its planned end slipped."""

from __future__ import annotations

from isek.render.examples.samples import Sample, of_each
from isek.views.history_parts import ObjectHistory, Passed, Slip, SlipRow
from isek.views.parts import Item

TICKS = (("2026", "2"), ("2030", "50"), ("2034", "98"))


def _history(one: Sample) -> ObjectHistory:
    rows = (
        SlipRow("F-1", "2022", "10", "40", "Ende 2029"),
        SlipRow("F-4", "2026", "20", "64", "Ende 2031", "zwei Jahre später", late=True, now=True),
    )
    edition, decision = Item(one.title, "fassungen/f-4/", "F-4"), Item(one.title, "beschluesse/#b-9")
    many = Passed(edition, "22.10.2026", (one.text, one.title, one.name), (one.text, one.title), (decision,))
    few = Passed(edition, "14.11.2024", (one.text,))
    slip = Slip("40", "F-1", rows, TICKS)
    return ObjectHistory(title="Wie es sich verändert hat", intro=(one.text,), slip=slip, entries=(many, few))


EXAMPLES = of_each(_history) | {
    "fertig": ObjectHistory(
        title="Wie es sich verändert hat",
        intro=("Fertig seit August 2031, zwei Jahre später als in F-1 geplant.",),
        slip=Slip(
            "40",
            "F-1",
            (
                SlipRow("F-1", "2022", "10", "40", "Ende 2029"),
                SlipRow("fertig", "tatsächlich", "20", "64", "August 2031", "zwei Jahre später", True, True, True),
            ),
            TICKS,
        ),
    ),
    "leer": ObjectHistory(title="Wie es sich verändert hat", intro=("Seit der ersten Fassung unverändert.",)),
}
