"""Facts as a part of a page, where they are not at its side."""

from __future__ import annotations

from isek.render.examples.samples import Sample, facts, of_each
from isek.views.parts import Facts


def _facts(one: Sample) -> Facts:
    return Facts(title="Auf einen Blick", facts=tuple(fact for fact in facts(one) if not fact.key))


EXAMPLES = of_each(_facts) | {
    "leer": Facts(facts=()),
}
