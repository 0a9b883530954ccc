"""Parts on demand: what few want to see, or what is very long."""

from __future__ import annotations

from isek.render.examples.samples import item, of_each
from isek.views.parts import ListPart
from isek.views.pictures import Folded

EXAMPLES = of_each(lambda one: Folded(title="Je Raum", summary=one.title, parts=(ListPart(items=(item(one),)),))) | {
    "leer": Folded(summary="Nichts weiter", parts=()),
}
