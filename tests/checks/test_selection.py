"""What a block's filters choose."""

from collections.abc import Callable

import pytest

from isek.schema.concept import Concept
from isek.schema.selection import Value, select

World = Callable[[dict[str, str]], Concept]

FILES = {
    "ziele.yml": "- {id: Z1, titel: Eins, ebene: leitziel}\n- {id: Z1.1, titel: Zwei, ebene: ziel, teil_von: Z1}\n",
    "raeume.yml": (
        "- {id: R-STADT, titel: Stadt, art: gesamtstadt}\n- {id: R-ALT, titel: Alt, art: quartier, teil_von: R-STADT}\n"
        "- {id: R-MARKT, titel: Markt, art: ort, teil_von: R-ALT}\n"
    ),
    "leitfragen.yml": "- {id: LF-1, frage: Wer?, massnahmen: M-3}\n",
    "akteure.yml": "".join(
        f"- {{id: A-{name}, titel: {name}, art: verwaltung}}\n" for name in ("EINS", "ZWEI", "DREI")
    ),
    "massnahmen.yml": """
- {id: M-1, titel: Eins, themenfelder: T-A, ziele: Z1, raeume: R-ALT, federfuehrung: A-EINS, leitprojekt: ja,
   prioritaet: hoch, zeithorizont: kurz- bis mittelfristig, fachkonzepte: FK-A, status: [{phase: planung}]}
- {id: M-2, titel: Zwei, themenfelder: [T-B, T-A], ziele: Z1.1, raeume: R-MARKT, beteiligte: A-EINS, traeger: A-DREI,
   leitfragen: LF-1, zeithorizont: dauerhaft, klimarelevant: ja, art: investiv, verbindlichkeit: pool}
- {id: M-3, titel: Drei, themenfelder: T-B, raeume: stadtweit, leitprojekt: nein,
   status: [{stichtag: 2026, phase: umsetzung}, {stichtag: 2025, phase: planung}]}
""",
}


@pytest.mark.parametrize(("filters", "chosen"), [
    ({}, "M-1 M-2 M-3"),
    ({"themenfeld": ("T-A",)}, "M-1 M-2"),
    ({"themenfeld": ("T-A", "T-B")}, "M-1 M-2 M-3"),
    ({"ziel": ("Z1",)}, "M-1 M-2"),
    ({"ziel": ("Z1.1",)}, "M-2"),
    ({"raum": ("R-ALT",)}, "M-1 M-2"),
    ({"raum": ("R-MARKT",)}, "M-2"),
    ({"raum": ("R-STADT",)}, "M-1 M-2 M-3"),
    ({"raum": ("stadtweit",)}, "M-3"),
    ({"akteur": ("A-EINS",)}, "M-1 M-2"),
    ({"akteur": ("A-DREI",)}, ""),
    ({"fachkonzept": ("FK-A",)}, "M-1"),
    ({"leitfrage": ("LF-1",)}, "M-2 M-3"),
    ({"status": ("planung",)}, "M-1"),
    ({"status": ("umsetzung",)}, "M-3"),
    ({"status": ("unbekannt",)}, "M-2"),
    ({"prioritaet": ("hoch",)}, "M-1"),
    ({"zeithorizont": ("mittelfristig",)}, "M-1"),
    ({"zeithorizont": ("dauerhaft",)}, "M-2"),
    ({"verbindlichkeit": ("pool",)}, "M-2"),
    ({"leitprojekt": True}, "M-1"),
    ({"leitprojekt": False}, "M-2 M-3"),
    ({"art": "investiv"}, "M-2"),
    ({"klimarelevant": ("ja",)}, "M-2"),
    ({"themenfeld": ("T-A",), "ziel": ("Z1.1",)}, "M-2"),
    ({"themenfeld": ()}, ""),
])  # fmt: skip
def test_filters(world: World, filters: dict[str, Value], chosen: str) -> None:
    """One filter holds for any of its values; several must all hold."""
    assert [measure.id for measure in select(world(FILES), filters)] == chosen.split()


def test_a_circle_of_parts_ends(world: World) -> None:
    """Areas in a circle are a problem told elsewhere; here they end."""
    areas = "- {id: R-A, titel: A, art: ort, teil_von: R-B}\n- {id: R-B, titel: B, art: ort, teil_von: R-A}\n"
    concept = world({"raeume.yml": areas, "massnahmen.yml": "- {id: M-1, titel: x, themenfelder: T, raeume: R-B}\n"})
    assert len(select(concept, {"raum": ("R-A",)})) == 1
