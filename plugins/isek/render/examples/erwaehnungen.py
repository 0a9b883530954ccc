"""The list of mentions itself; of many the first ones, the others on demand."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, mentions, of_each

EXAMPLES = of_each(lambda one: {"mentions": mentions(one)}) | {
    "leer": {"mentions": ()},
    "sehr viele": {"mentions": mentions(USUAL, 12)},
}
