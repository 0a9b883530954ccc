"""Who has drawn the ground and under which licence: beside every map, on paper too."""

from __future__ import annotations

from isek.render.examples.map_samples import background
from isek.render.examples.samples import of_each

EXAMPLES = of_each(lambda one: {"background": background(one)}) | {"ohne Grundkarte": {"background": None}}
