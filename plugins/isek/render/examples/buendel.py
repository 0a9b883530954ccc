"""Parts that belong together under one heading."""

from __future__ import annotations

from isek.render.examples.samples import item, of_each
from isek.views.history_parts import Bundle
from isek.views.parts import ListPart

EXAMPLES = of_each(
    lambda one: Bundle(title="Maßnahmen", intro=one.text, parts=(ListPart(title=one.title, items=(item(one),)),))
) | {
    "leer": Bundle(title="Maßnahmen", intro="Daran hat sich nichts geändert.", parts=()),
}
