"""What is told of blocks and HTML in a text, word for word."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from isek.checks.html import forbidden, forbidden_links
from isek.model import Place, Ref
from isek.problems import by_place
from isek.read.block_specs import check_block, read_options
from isek.read.markup import blocks, links, raw_html
from isek.schema.reading import Reading

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "problems.yml").read_text(encoding="utf-8"))


class Known:
    """Knows two objects."""

    def resolve(self, collection: str | None, text: str, place: Place, reading: Reading) -> Ref | None:
        if text in {"T-MOB", "M-1"}:
            return Ref(text, place)
        reading.tell("unbekannter-verweis", place, f"„{text}“ gibt es nicht.")
        return None

    def knows(self, collection: str | None, text: str) -> bool:
        return False


READING = Reading(
    resolver=Known(),
    words={"phase": {"wird gebaut": "umsetzung"}},
    scales={"prioritaet": ("hoch", "mittel"), "zeithorizont": ("kurzfristig", "langfristig")},
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["markdown"]
    told = [problem for block in blocks(text, "a.md") for problem in check_block(block, READING)]
    told += [*forbidden(raw_html(text, "a.md")), *forbidden_links(links(text, "a.md"))]
    shown = [
        f"{p.place.line}:{p.place.column} {p.code}: {p.message}" + (f" · {p.hint}" if p.hint else "")
        for p in by_place(told)
    ]
    assert shown == case["problems"]
    assert READING.problems == []


def test_values_of_options() -> None:
    text = """/// massnahmen
    themenfeld: T-MOB
    status: [Planung, wird gebaut]
    zeithorizont: dauerhaft
    prioritaet: Hoch
    leitprojekt: nein
    sortierung: -Prioritaet
    raum: stadtweit
///
"""
    values, problems = read_options(blocks(text)[0], READING)
    place = Place("", 1)
    assert problems == []
    assert values == {
        "themenfeld": (Ref("T-MOB", place),),
        "status": ("planung", "umsetzung"),
        "zeithorizont": ("dauerhaft",),
        "prioritaet": ("hoch",),
        "leitprojekt": False,
        "sortierung": ("-prioritaet",),
        "raum": (Ref("stadtweit", place),),
    }
