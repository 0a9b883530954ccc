"""The head of every page but the start page: where one is, what it is, its title and a summary."""

from __future__ import annotations

from isek.render.examples.samples import Sample, field, line, of_each
from isek.views.page import Crumb, Head, PageView, SitePage
from isek.views.parts import Mark

CRUMBS = (Crumb("Start", ""), Crumb("Maßnahmen", "massnahmen/"))


def _head(one: Sample) -> dict[str, object]:
    head = Head("Schlüsselprojekt", "M-001", Mark("In", 1), line(one.text), (field(one), field(one, 3)))
    return _variables(one.title, head)


def _variables(title: str, head: Head) -> dict[str, object]:
    view = PageView(head, anchors=("ort",))
    return {
        "page": SitePage("massnahmen/m-001/", title, "massnahme", "", view, crumbs=CRUMBS),
        "head": head,
        "view": view,
    }


EXAMPLES = of_each(_head) | {
    "nur der Titel": _variables("Daten", Head()),
}
