"""An image or document that was replaced is a change of what names it, although that says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from frozen_world import TODAY, change, freeze_as, world
from isek.check import load
from isek.cli import main
from isek.history import Wording, compare
from isek.history.report import Difference, as_data, as_markdown, as_text

IMAGES = [{"datei": "bilder/a.svg", "alt": "Ein Platz"}]
TEXT = "Siehe [Plan](<plaene/Plan 1.pdf#seite=2>) und ![Der Platz](bilder/a.svg)."
BEFORE, AFTER = ({"bilder/a.svg": sha, "plaene/Plan 1.pdf": sha, "bilder/b.png": "0"} for sha in ("1", "2"))


def concept(**collections: list[dict[str, Any]]) -> dict[str, Any]:
    return {"konzept": {"zeithorizonte": {}}, "sammlungen": collections}


def told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str | None, str, str]]:
    found = compare(old, new, (), (BEFORE, AFTER))
    wording = Wording(old, new)
    return [(one.id, one.field, one.depth.word, wording.sentence(one)) for one in found]


def test_one_change_of_each_key_that_names_it() -> None:
    side = concept(
        massnahmen=[{"id": "M-1", "titel": "Bänke", "bilder": IMAGES, "text": TEXT}, {"id": "M-2", "titel": "Baum"}],
        kapitel=[{"id": "bestand", "titel": "Bestand", "verbindlich": True, "text": TEXT}],
        beschluesse=[{"id": "B-1", "titel": "Beschluss", "text": TEXT}],
        seiten=[{"id": "index", "titel": "Start", "text": TEXT}],
    )
    both = "Bild ersetzt: a.svg; Dokument ersetzt: Plan 1.pdf."
    assert told(side, side) == [
        ("bestand", "text", "redaktionell", both),
        ("M-1", "bilder", "redaktionell", "Bild ersetzt: a.svg."),
        ("M-1", "text", "redaktionell", both),
        ("B-1", "text", "keine", both),
        ("index", "text", "redaktionell", both),
    ]


def test_a_key_that_changed_too_is_one_change() -> None:
    old, new = (
        concept(massnahmen=[{"id": "M-1", "titel": "Bänke", "bilder": [IMAGES[0] | more]}])
        for more in ({}, {"lizenz": "CC0"})
    )
    ((_, field, depth, sentence),) = told(old, new)
    assert (field, depth) == ("bilder", "redaktionell")
    assert sentence.endswith("; Bild ersetzt: a.svg.")
    assert "CC0" in sentence


def test_what_is_named_for_the_first_time_is_not_replaced() -> None:
    old, new = (
        concept(massnahmen=[{"id": "M-1", "titel": "Bänke"}]),
        concept(massnahmen=[{"id": "M-1", "titel": "Bänke", "bilder": IMAGES}]),
    )
    (one,) = compare(old, new, (), (BEFORE, AFTER))
    assert one.files == ()


def test_as_people_and_programs_read_it() -> None:
    side = concept(massnahmen=[{"id": "M-1", "titel": "Bänke", "text": TEXT.replace(" und", "\nund")}])
    found = Difference("F-1", "F-2", side, side, compare(side, side, (), (BEFORE, AFTER)))
    (one,) = as_data(found)["aenderungen"]
    assert (one["art"], one["feld"], one["klasse"]) == ("geaendert", "text", "redaktionell")
    assert one["alt"] == one["neu"] == side["sammlungen"]["massnahmen"][0]["text"]
    assert [line.strip() for line in as_text(found)][-1].endswith("Dokument ersetzt: Plan 1.pdf. [redaktionell]")
    assert "Bild ersetzt: a.svg" in "\n".join(as_markdown(found))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    content = world(tmp_path / "content")
    change(
        content,
        {
            "write": {
                "bilder/platz.svg": "<svg>\n</svg>\n",
                "kapitel/03-bild.md": "---\ntitel: Bild\n---\n\n![Der Platz](../bilder/platz.svg)\n",
            }
        },
    )
    freeze_as(content, "F-1")
    return content


def test_draft(content: Path) -> None:
    history = load(content, TODAY).history
    assert history
    assert history.draft
    assert history.draft.changes == ()
    change(content, {"write": {"bilder/platz.svg": "<svg>\n<path/></svg>\n"}})
    history = load(content, TODAY).history
    assert history
    assert history.draft
    assert [(one.id, one.field, one.depth.word) for one in history.draft.changes] == [("bild", "text", "redaktionell")]
    result = CliRunner().invoke(main, ["diff", "F-1", "Entwurf"])
    assert result.stdout.startswith("F-1 → Entwurf: 1 Änderung (redaktionell")
    assert "Bild ersetzt: platz.svg. [redaktionell]" in result.stdout
    freeze_as(content, "F-2")
    result = CliRunner().invoke(main, ["diff", "F-1", "content/fassungen/F-2.json"])
    assert "Bild ersetzt: platz.svg. [redaktionell]" in result.stdout


def test_other_line_ends_are_no_other_file(content: Path) -> None:
    (content / "bilder" / "platz.svg").write_bytes(b"<svg>\r\n</svg>\r\n")
    history = load(content, TODAY).history
    assert history
    assert history.draft
    assert history.draft.changes == ()
