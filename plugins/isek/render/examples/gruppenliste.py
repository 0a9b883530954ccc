"""The groups themselves, without a heading above."""

from __future__ import annotations

from isek.render.examples.samples import group, of_each

EXAMPLES = of_each(lambda one: {"groups": (group(one), group(one, "konflikt"))}) | {
    "leer": {"groups": ()},
}
