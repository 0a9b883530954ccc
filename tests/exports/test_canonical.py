"""The canonical form: German keys, ids for references, objects always as objects."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isek.exports import export
from isek.exports.files import dumped
from isek.exports.relocate import relocated_text
from isek.read.concept import read_concept
from isek.schema.concept import Concept

Reader = Callable[[dict[str, str]], Concept]

MEASURE = """---
id: m-2
titel: Zwei
themenfelder: Mobilität
raeume: stadtweit
kosten: ca. 1,25 Mio. €
foerderfaehig: ja
geometrie: {punkt: [11.5, 48]}
leitprojekt: nein
zeitraum: 2027 – 2028-06
zeithorizont: kurz- bis mittelfristig
federfuehrung: Bauamt
status: in Planung
beziehungen: M-1
fachkonzepte: Verkehrsplan
naechste_schritte: Ausschreibung
gebietsanteile: {R-1: 33.5}
finanzierung: {quelle: bund, anteil: 60, je_jahr: {2027: 10}}
---

Siehe [das Kapitel](../kapitel/01-lage.md#ort) und ![Linden](../bilder/a.jpg).
"""


@pytest.fixture
def data(concept_of: Reader) -> dict[str, list[dict[str, object]]]:
    files = {
        "massnahmen/m-2.md": MEASURE,
        "massnahmen/M-1.yml": "id: M-1\ntitel: Eins\nkosten: {betrag: 5.5, nachrichtlich: ja}\n",
        "raeume.yml": "- {id: R-1, titel: Altstadt, art: foerdergebiet, flaeche_ha: 12.5}\n",
        "kapitel/01-lage.md": "---\ntitel: Lage\n---\n\nText\n",
        "glossar.yml": "- {titel: KoFi, erklaerung: Tafel der Kosten.}\n",
        "ueber/uns.md": "---\ntitel: Wir\n---\n\n[Lage](../kapitel/01-lage.md)\n",
    }
    return export(concept_of(files))["sammlungen"]


def test_a_measure_in_canonical_form(data: dict[str, list[dict[str, object]]]) -> None:
    first, second = data["massnahmen"]
    assert first == {"id": "M-1", "titel": "Eins", "kosten": {"betrag": "5.50", "nachrichtlich": True}}
    assert second == {
        "id": "m-2",
        "titel": "Zwei",
        "themenfelder": ["T-mobilitaet"],
        "raeume": ["stadtweit"],
        "geometrie": {"punkt": [11.5, 48]},
        "leitprojekt": False,
        "zeithorizont": "kurzfristig bis mittelfristig",
        "zeitraum": {"von": 2027, "bis": "2028-06"},
        "federfuehrung": ["A-bauamt"],
        "kosten": {"betrag": "1250000.00", "ungefaehr": True},
        "gebietsanteile": {"R-1": 33.5},
        "finanzierung": [{"quelle": "bund", "anteil": 60, "je_jahr": {"2027": "10.00"}}],
        "foerderfaehig": {"stand": "ja"},
        "fachkonzepte": [{"id": "FK-verkehrsplan", "verhaeltnis": "uebereinstimmend"}],
        "status": [{"phase": "planung"}],
        "naechste_schritte": [{"text": "Ausschreibung"}],
        "beziehungen": [{"art": "ergaenzt", "id": "M-1"}],
        "text": "Siehe [das Kapitel](kapitel/01-lage.md#ort) und ![Linden](bilder/a.jpg).",
    }


def test_made_objects_say_so(data: dict[str, list[dict[str, object]]]) -> None:
    assert data["akteure"] == [{"id": "A-bauamt", "titel": "Bauamt", "angelegt": True}]


def test_chapters_terms_and_pages_have_their_ids(data: dict[str, list[dict[str, object]]]) -> None:
    assert data["kapitel"] == [{"id": "lage", "titel": "Lage", "text": "Text", "pfad": "01-lage.md"}]
    assert data["glossar"] == [{"id": "G-kofi", "titel": "KoFi", "erklaerung": "Tafel der Kosten."}]
    assert data["seiten"] == [{"id": "ueber/uns", "titel": "Wir", "text": "[Lage](kapitel/01-lage.md)"}]


def test_every_collection_is_there(data: dict[str, list[dict[str, object]]]) -> None:
    assert len(data) == 16
    assert data["stellungnahmen"] == []


def test_settings_with_their_defaults(concept_of: Reader) -> None:
    settings = export(concept_of({}))["konzept"]
    assert settings["horizont"] == {"von": 2026, "bis": 2040}
    assert settings["prioritaeten"] == ["hoch", "mittel", "niedrig"]
    assert "bezeichnungen" not in settings
    assert "ausnahmen" not in settings


def test_geometry_may_be_embedded(concept_of: Reader) -> None:
    concept = concept_of({"massnahmen.yml": "- {id: K1, titel: A, geometrie: {punkt: [1, 2]}}\n- {id: K2, titel: B}\n"})
    first, second = export(concept, lambda owner: {"type": "Point", "id": owner.id})["sammlungen"]["massnahmen"]
    assert first["geometrie"] == {"type": "Point", "id": "K1"}
    assert "geometrie" not in second


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("[a](b.md)", "[a](massnahmen/b.md)"),
        ("[a](<../b c.md> 'd')", "[a](<b c.md> 'd')"),
        ("[b.md](b.md#x) [b.md](b.md)", "[b.md](massnahmen/b.md#x) [b.md](massnahmen/b.md)"),
        ("[![x](../b/1.png)](b.md)", "[![x](b/1.png)](massnahmen/b.md)"),
        ('<img src="../b/1.png" alt="x">', '<img src="b/1.png" alt="x">'),
        ("[a][1]\n\n[1]: ../c/d.md", "[a][1]\n\n[1]: c/d.md"),
        ("[a](https://x.example/b.md) [c](#d) [e](/f/)", "[a](https://x.example/b.md) [c](#d) [e](/f/)"),
        ("`[a](b.md)` [a](b.md)", "`[a](b.md)` [a](massnahmen/b.md)"),
        ("[a](../../b.md)", "[a](../../b.md)"),
        ("[a](sub/)", "[a](massnahmen/sub/)"),
        ("Text\n\n- [a](b.md)\n- [c](b.md)", "Text\n\n- [a](massnahmen/b.md)\n- [c](massnahmen/b.md)"),
    ],
)
def test_links_are_relative_to_the_content_folder(text: str, moved: str) -> None:
    assert relocated_text(text, "massnahmen/M-1.md") == moved
    assert relocated_text(text, "index.md") == text


def test_the_example_is_exported_the_same_each_time(root: Path) -> None:
    concept, _ = read_concept(root / "content")
    text = dumped(export(concept))
    assert text == dumped(export(read_concept(root / "content")[0]))
    assert '"id": "M-001"' in text
