"""The items of a list; of very many the first ones, the others on demand."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, item, line, of_each

EXAMPLES = of_each(lambda one: {"items": (item(one), item(one, note=line(one.text)))}) | {
    "leer": {"items": ()},
    "sehr viele": {"items": (item(USUAL),) * 20},
    "wenige zu viel": {"items": (item(USUAL),) * 11},
}
