"""Measures on a scale of years, which is a table as well: planned time, actual time, today."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, of_each
from isek.views.pictures import Span, Timeline

HEAD = ("Maßnahme", "Stand", "Zeitraum")
TICKS = (("2026", "0"), ("2030", "28.57"), ("2035", "64.29"))


def _timeline(one: Sample) -> Timeline:
    spans = (
        Span(item(one), "planung", "in Planung", "2027–2031", "7", "35", False),
        Span(item(one), "umsetzung", one.title, "ab 2026", "0", "100", True, "tatsächlich seit Juni 2026", "3", "3"),
        Span(item(one), "idee", "Idee", "", "0", "", False),
    )
    return Timeline(
        title="Zeitplan",
        caption=one.title,
        head=HEAD,
        ticks=TICKS,
        today="6",
        today_word="Der senkrechte Strich zeigt den 24.11.2026, den Tag, von dem diese Übersicht ist.",
        spans=spans,
        note=one.text,
    )


_NONE = Timeline(caption="Maßnahmen nach Jahren", head=HEAD, ticks=TICKS, today="", today_word="", spans=())
EXAMPLES = of_each(_timeline) | {
    "leer": _NONE,
}
