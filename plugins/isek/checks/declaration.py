"""The declaration of accessibility: it is looked through every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isek.checks.times import after_months
from isek.problems import Problem, problem
from isek.tree import Mapping, Node, Scalar
from isek.values.dates import read_loose_date
from isek.values.german import day

_MONTHS = 12


def stale_declaration(legal: Node | None, today: date) -> Iterator[Problem]:
    """A declaration that is older than twelve months; `legal` is what `rechtliches.yml` says."""
    stated = _at(_at(legal, "barrierefreiheit"), "datum")
    made = read_loose_date(stated.text) if isinstance(stated, Scalar) else None
    if stated is None or made is None or after_months(made.last, _MONTHS) >= today:
        return
    message = f"Die Erklärung zur Barrierefreiheit ist vom {day(made)} und damit älter als zwölf Monate."
    hint = "Prüfen, ob noch alles stimmt, und `datum` neu setzen."
    yield problem("erklaerung-veraltet", stated.place, message, hint)


def _at(node: Node | None, name: str) -> Node | None:
    return node.entries.get(name) if isinstance(node, Mapping) else None
