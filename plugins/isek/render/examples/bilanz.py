"""What kinds of change a Fassung brings, each with its number and a sign of its own."""

from __future__ import annotations

from isek.render.examples.samples import of_each
from isek.views.history_parts import Count, Tally, TallyGroup

EXAMPLES = of_each(
    lambda one: Tally(
        groups=(
            TallyGroup(one.title, (Count("neu", "4", one.title), Count("entfallen", "2", "entfallen"))),
            TallyGroup("Übriges Konzept", (Count("redaktionell", "7", "nur redaktionell geändert"),)),
        )
    )
) | {
    "leer": Tally(groups=()),
}
