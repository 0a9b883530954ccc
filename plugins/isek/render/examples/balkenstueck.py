"""The drawing of one bar. It says nothing to those who do not see it: what includes it says the same in words."""

from __future__ import annotations

from isek.render.examples.samples import USUAL, bar, phase_bar

EXAMPLES = {
    "Kosten": {"pieces": bar(USUAL), "name": "zahler"},
    "Stand": {"pieces": phase_bar(USUAL), "name": "phase"},
    "leer": {"pieces": (), "name": "phase"},
}
