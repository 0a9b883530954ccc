"""A plain list of links."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample, item, line, of_each
from isek.views.parts import ListPart


def _list(one: Sample) -> ListPart:
    return ListPart(title="Darin liegen", items=(item(one, note=line(one.text)),), note=one.text)


EXAMPLES = of_each(_list) | {
    "leer": ListPart(items=()),
    "sehr viele": ListPart(title="In keiner Summe enthalten", items=(item(USUAL),) * 30),
}
