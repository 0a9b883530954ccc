"""A whole and its parts as one bar, with a legend that says their numbers: „Maßnahmen nach ihrem Stand“, a vote."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample, bar, of_each, phase_bar
from isek.views.pictures import Shares


def _shares(one: Sample) -> Shares:
    return Shares(caption=one.title, name="phase", segments=phase_bar(one), marks=True, note=one.text)


EXAMPLES = of_each(_shares) | {
    "Kosten": Shares(caption="Wer zahlt", name="zahler", segments=bar(USUAL)),
    "leer": Shares(caption="Abstimmung", name="stimme", segments=()),
}
