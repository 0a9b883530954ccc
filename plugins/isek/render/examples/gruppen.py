"""Links by kind side by side: „Was dazu gehört“. A group that warns stands out."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, Sample, group, item, of_each
from isek.views.parts import Group, Groups


def _groups(one: Sample) -> Groups:
    return Groups(title="Was dazu gehört", groups=(group(one), group(one, "konflikt")))


EXAMPLES = of_each(_groups) | {
    "leer": Groups(groups=()),
    "sehr viele": Groups(groups=(Group("", "Maßnahmen", (item(USUAL),) * 30),)),
}
