"""Named values, side by side where there is room. What is not stated is left out by the page, not shown blank."""

from __future__ import annotations

from isek.render.examples.samples import facts, of_each

EXAMPLES = of_each(lambda one: {"facts": facts(one)}) | {
    "leer": {"facts": ()},
}
