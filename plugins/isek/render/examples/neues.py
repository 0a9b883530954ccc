"""The newest from the measures, on the start page."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, line, of_each
from isek.views.parts import Item
from isek.views.pictures import News, NewsList


def _news(one: Sample) -> NewsList:
    told = News(item(one), "30.09.2026", "2026-09-30", "planung", "in Planung", line(one.text))
    silent = News(Item(one.title, "massnahmen/m-2/"), "2026", "2026", "umsetzung", "in Umsetzung")
    return NewsList(title="Neues aus der Umsetzung", news=(told, silent), more=Item("Alle nach ihrem Stand", "stand/"))


EXAMPLES = of_each(_news) | {
    "leer": NewsList(news=()),
}
