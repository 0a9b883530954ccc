"""How pages and blocks look as HTML. With UPDATE_GOLDEN=1 the files are written anew, to be read in the diff."""

import os
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden"
BLOCKS = {
    "matrix": "/// matrix\n    zeilen: themenfeld\n    spalten: prioritaet\n///",
    "massnahmen": "/// massnahmen | *Alle*\n    spalten: [titel, kosten, status]\n    sortierung: -kosten\n///",
    "massnahmen-karten": "/// massnahmen\n    ansicht: karten\n    leitprojekt: ja\n///",
    "massnahmen-leer": "/// massnahmen\n    status: entfallen\n///",
    "schwerpunkte": "/// schwerpunkte\n///",
    "zeitplan": "/// zeitplan\n///",
    "kosten": "/// kosten\n    nach: quelle\n///",
    "umsetzungsstand": "/// umsetzungsstand\n///",
    "zielsystem": "/// zielsystem\n///",
    "synchronisation": "/// synchronisation\n///",
    "akteure": "/// akteure\n///",
    "aenderungen": "/// aenderungen\n///",
    "indikatoren": "/// indikatoren\n///",
    "karte": "/// karte\n///",
    "leitfrage": "/// leitfrage\n    id: LF-1\n///",
    "leitfrage-hier": "/// leitfrage | Was macht den Markt wieder lebendig?\n    id: LF-1\n\nDas *Grün*.\n///",
}


def golden(name: str, found: str) -> str:
    """What is expected; with UPDATE_GOLDEN set, what was found becomes that."""
    path = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["massnahmen/m-1/", "massnahmen/m-2/", "raeume/r-mitte/", ""])
def test_page(book: Any, address: str) -> None:
    text = next(text for page, text in book.pages() if page.address == address)
    assert text == golden(address.rstrip("/").replace("/", "-") or "start", text)


@pytest.mark.parametrize("name", BLOCKS)
def test_block(book: Any, name: str) -> None:
    text = book.text(BLOCKS[name], "kapitel/mitte/")
    assert text == golden(f"block-{name}", text)


def test_every_block_has_an_example() -> None:
    from isek.read.block_specs import BLOCKS as KNOWN

    assert set(KNOWN) - {"empfehlung"} <= {name.split("-")[0] for name in BLOCKS}
