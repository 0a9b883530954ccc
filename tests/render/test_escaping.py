"""What editors type is text, not markup, wherever it stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }}"
URL = "javascript:alert(3)"
WORLD: dict[str, Any] = {
    "konzept": {
        "titel": BAD,
        "gemeinde": {"name": BAD},
        "horizont": {"von": 2026, "bis": 2040},
        "herausgeber": BAD,
        "lizenz": BAD,
        "bezeichnungen": {"themenfelder": [BAD, BAD], "leitprojekt": BAD},
    },
    "themenfelder": [{"id": "T-1", "titel": BAD, "relevanz": "schwerpunkt", "symbol": "<b>"}],
    "ziele": [{"id": "Z-1", "titel": BAD, "ebene": "ziel"}],
    "raeume": [{"id": "R-1", "titel": BAD, "art": "quartier", "ort": BAD, "rechtsgrundlage": BAD}],
    "akteure": [
        {"id": "A-1", "titel": BAD, "art": "verwaltung", "kontakt": {"email": URL, "website": URL, "stelle": BAD}}
    ],
    "beschluesse": [{"id": "B-1", "titel": BAD, "gremium": "A-1", "datum": "2026-01-01", "url": URL, "vorlage": BAD}],
    "fassungen": [{"id": "F-1", "titel": BAD, "art": "erstfassung", "datum": "2026-01-01", "dokument": URL}],
    "fachkonzepte": [{"id": "FK-1", "titel": BAD, "ebene": "kommunal", "url": "data:text/html,x"}],
    "leitfragen": [{"id": "LF-1", "frage": BAD}],
    "empfehlungen": [{"id": "E-1", "titel": BAD}],
    "indikatoren": [{"id": "I-1", "titel": BAD, "einheit": BAD}],
    "beteiligungen": [
        {"id": "BT-1", "titel": BAD, "datum": "2027", "ort": BAD, "url": "vbscript:x", "bezug": "M-1"},
    ],
    "stellungnahmen": [{"id": "S-1", "datum": "2026-01-01", "art": "toeb", "absender": BAD, "inhalt": BAD}],
    "glossar": [{"titel": BAD, "erklaerung": BAD}],
    "rechtliches": {"impressum": {"anbieter": BAD, "text": BAD}, "barrierefreiheit": {"stand": BAD}},
    "massnahmen": [
        {
            "id": "M-1",
            "titel": BAD,
            "nummer": BAD,
            "kurz": BAD,
            "themenfelder": ["T-1"],
            "ziele": ["Z-1"],
            "raeume": ["R-1"],
            "ort": BAD,
            "leitprojekt": "ja",
            "federfuehrung": ["A-1"],
            "kosten": {"unbekannt": BAD, "anmerkung": BAD},
            "finanzierung": [{"quelle": "bund", "programm": BAD, "aktenzeichen": BAD, "betrag": "5"}],
            "status": [{"phase": "planung", "text": BAD, "quelle": BAD}],
            "fachkonzepte": [{"id": "FK-1", "verhaeltnis": "widerspruch", "anmerkung": BAD}],
            "bilder": [{"datei": '"><script>.png', "alt": BAD, "urheber": BAD}],
            "beteiligung": [{"form": BAD, "url": URL}, {"keine": BAD}],
        }
    ],
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, open_book: Callable[[Path], Any]) -> dict[str, str]:
    content = tmp_path_factory.mktemp("hostile")
    for name, written in WORLD.items():
        (content / f"{name}.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    (content / "kapitel").mkdir()
    head = yaml.safe_dump({"titel": BAD, "kurz": BAD}, allow_unicode=True)
    (content / "kapitel" / "01-a.md").write_text(f"---\n{head}---\n\nText {BAD}\n", encoding="utf-8")
    return {page.address: text for page, text in open_book(content).pages()}


def test_all_pages_are_there(hostile: dict[str, str]) -> None:
    assert {"massnahmen/m-1/", "akteure/a-1/", "beschluesse/", "impressum/", "kapitel/a/"} <= set(hostile)


@pytest.mark.parametrize("bad", ["<script", "<img src=x", 'href="javascript:', 'href="data:', 'href="vbscript:', "49"])
def test_nothing_typed_becomes_markup(hostile: dict[str, str], bad: str) -> None:
    assert [address for address, text in hostile.items() if bad in text.lower()] == []


def test_what_was_typed_can_be_read(hostile: dict[str, str]) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile["massnahmen/m-1/"]
