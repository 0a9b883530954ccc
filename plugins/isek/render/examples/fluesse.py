"""Which objects became which: what was renumbered, merged or split between two Fassungen."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, of_each
from isek.views.history_parts import Flow, Flows
from isek.views.parts import Item


def _flows(one: Sample) -> Flows:
    merged = Flow("zusammengelegt", one.title, (item(one), Item(one.title)), (item(one, "M-013"),), one.text)
    return Flows(title="Was woraus wurde", old="F-3", new="F-4", flows=(merged,))


EXAMPLES = of_each(_flows) | {
    "leer": Flows(old="F-3", new="F-4", flows=()),
}
