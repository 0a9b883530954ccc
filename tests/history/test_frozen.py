"""The frozen form: its hash, its schema, its copies, and that old ones can be read for ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frozen_world import TODAY, freeze_as, world
from isek.check import load
from isek.exports.files import dumped
from isek.history import freeze, frozen_schema, named_files, read_frozen
from isek.history.store import keep

# Written in the first version of this format. It must never be changed: what is decided stays readable.
FORMAT_1 = Path(__file__).with_name("format-1.json")


def test_format_1_can_be_read() -> None:
    frozen, problems = read_frozen(FORMAT_1, FORMAT_1.name)
    assert problems == []
    assert frozen
    assert frozen.id == "F-1"
    assert frozen.sha256 == "d49535ddc3ef0db36104b5cfb9ec0b2a0db3cced5edc449cbdf2f98297a5d55a"
    assert frozen.concept["konzept"]["titel"] == "ISEK Auenbrück 2036"
    measures = {one["id"]: one for one in frozen.concept["sammlungen"]["massnahmen"]}
    assert measures["M-1"]["kosten"]["betrag"] == "1500000.00"
    assert list(frozen.concept["konzept"]["zeithorizonte"]) == ["kurzfristig", "mittelfristig", "langfristig"]
    assert list(frozen.files) == ["bilder/lindenplatz.svg"]


def frozen_form(titel: str = "ISEK") -> dict[str, Any]:
    concept = {"konzept": {"titel": titel}, "sammlungen": {"massnahmen": [{"id": "M-1", "titel": "Bänke"}]}}
    return freeze(concept, "F-1", {"bilder/a.svg": "0" * 64})


def concept_with(**values: Any) -> dict[str, Any]:
    return {"konzept": {"titel": "ISEK"}, "sammlungen": {"massnahmen": [{"id": "M-1", "titel": "Bänke", **values}]}}


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "datei-unlesbar", "beschädigt"),
        ("{", "datei-unlesbar", "beschädigt"),
        ("[" * 100_000, "datei-unlesbar", "beschädigt"),
        ("[]", "datei-unlesbar", "keine eingefrorene Fassung"),
        ('{"fassung": "F-1"}', "datei-unlesbar", "„format“ fehlt"),
        ('{"format": 2}', "datei-unlesbar", "neueren Programm"),
        ('{"format": 1, "x": NaN}', "datei-unlesbar", "beschädigt"),
        ('{"format": 1, "fassung": "F-1", "konzept": {"titel": "ISEK 2037"}}', "fassung-veraendert", "Prüfsumme"),
        ('{"format": 1, "fassung": "\\ud800"}', "fassung-veraendert", "Prüfsumme"),
        (dumped(frozen_form()).replace("Bänke", "Banke"), "fassung-veraendert", "Prüfsumme"),
        (dumped(freeze({"konzept": {}, "sammlungen": {"ziele": ["Z-1"]}}, "F-1", {})), "datei-unlesbar", "keine"),
        (
            '{"format": 1, "fassung": "F-1", "konzept": {}, "sammlungen": {}}',
            "fassung-veraendert",
            "fehlt ihre Prüfsumme",
        ),
        (dumped(freeze(concept_with(kosten="5"), "F-1", {})), "datei-unlesbar", "M-1: „kosten“ muss eine Gruppe"),
        (dumped(freeze(concept_with(status=[5]), "F-1", {})), "datei-unlesbar", "Ein Eintrag von „status“"),
        (dumped(freeze(concept_with(raeume=[5]), "F-1", {})), "datei-unlesbar", "„raeume“ muss ein Text"),
        (
            dumped(freeze({"konzept": {"titel": 5}, "sammlungen": {}}, "F-1", {})),
            "datei-unlesbar",
            "konzept.yml: „titel“",
        ),
    ],
)
def test_faults(tmp_path: Path, text: str, code: str, message: str) -> None:
    path = tmp_path / "F-1.json"
    path.write_text(text, encoding="utf-8")
    frozen, problems = read_frozen(path, "fassungen/F-1.json")
    assert frozen is None
    assert [(one.code, one.place.file, one.place.line) for one in problems] == [(code, "fassungen/F-1.json", 1)]
    assert message in problems[0].message


def test_another_layout_is_no_change(tmp_path: Path) -> None:
    """Only what the file says counts: a tool may indent it anew."""
    path = tmp_path / "F-1.json"
    path.write_text(json.dumps(frozen_form("Größe 😀"), indent=4, sort_keys=True), encoding="utf-8-sig")
    assert read_frozen(path, path.name)[0]


def test_missing_file(tmp_path: Path) -> None:
    assert read_frozen(tmp_path / "F-9.json", "F-9.json")[1][0].code == "datei-unlesbar"


def test_copies_and_idempotence(tmp_path: Path) -> None:
    content = world(tmp_path / "content")
    (content / "bilder").mkdir()
    (content / "bilder" / "lindenplatz.SVG").write_text("<svg/>", encoding="utf-8")
    (content / "bilder" / "niemand.svg").write_text("<svg />", encoding="utf-8")
    (content / "kapitel" / "03-bild.md").write_text(
        "---\ntitel: Bild\n---\n\n![Der Platz](../bilder/lindenplatz.SVG)\n[Bestand](01-bestand.md)\n", encoding="utf-8"
    )
    assert named_files(load(content, TODAY).concept) == ["bilder/lindenplatz.SVG"]
    freeze_as(content, "F-1")
    before = {path.name: path.read_bytes() for path in (content / "fassungen").rglob("*") if path.is_file()}
    frozen, _ = read_frozen(content / "fassungen" / "F-1.json", "fassungen/F-1.json")
    assert frozen
    assert set(before) == {"F-1.json", f"{frozen.files['bilder/lindenplatz.SVG']}.svg"}
    freeze_as(content, "F-1")
    assert before == {path.name: path.read_bytes() for path in (content / "fassungen").rglob("*") if path.is_file()}
    assert not [found for found in load(content, TODAY).problems if found.code != "leitfrage-offen"]


def test_a_file_that_changes_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"new")
    with pytest.raises(OSError, match="währenddessen"):
        keep(tmp_path, "F-1", "{}", {"plan.pdf": "0" * 64})
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["plan.pdf"]


def test_schema_names_all_that_is_there() -> None:
    """The schema of format 1 has every key of a frozen Fassung, and every collection."""
    schema = frozen_schema()
    frozen = json.loads(FORMAT_1.read_text(encoding="utf-8"))
    assert set(schema["required"]) == set(frozen) == set(schema["properties"])
    assert set(frozen["sammlungen"]) == set(schema["properties"]["sammlungen"]["properties"])
    assert schema["properties"]["format"]["const"] == frozen["format"]
