"""The filters of the map, and the search for what is near; shown by the script that makes them work."""

from __future__ import annotations

from typing import Any

from isek.render.examples.samples import Sample, of_each
from isek.views.parts import Item
from isek.views.tables import Choice, Filters

_TABLE = Item("Als Tabelle zeigen", "massnahmen/")


def _filters(one: Sample) -> dict[str, Any]:
    field = Choice("themenfeld", one.title, (("T-1", one.title), ("T-2", one.text)))
    filters = Filters(choices=(field,), words="Maßnahmen", number=40, elsewhere=_TABLE)
    return {"filters": filters, "count": 40, "key": one.key}


EXAMPLES = of_each(_filters) | {
    "nichts zu wählen": {"filters": Filters(choices=(), words="Maßnahmen"), "count": 1, "key": "ohne"}
}
