"""`isek diff`: its three forms, what may be compared, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frozen_world import change, freeze_as, world
from isek.cli import main

SECOND = """\
- id: F-1
  titel: Erste Fassung
  art: erstfassung
  datum: 2026-02-26
  beschluss: B-2
- id: F-2
  titel: Anpassung
  art: anpassung
  datum: 2026-06-15
  anlass: {art: zwischenevaluation, text: Der Kanal kommt später.}
  gruende: [{id: M-2, feld: zeitraum, grund: Die *Ausschreibung* blieb ohne Angebot., beschluss: B-2}]
"""
LATER = {
    "massnahmen/M-2.yml": [
        ["zeitraum: {von: 2026, bis: 2027}", "zeitraum: {von: 2028, bis: 2029}"],
        ["  Der Kanal liegt unter dem künftigen", "  Der neue Kanal liegt unter dem künftigen"],
    ]
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """F-1 is frozen, the content is on its way to F-2."""
    monkeypatch.chdir(tmp_path)
    folder = world(tmp_path / "content")
    freeze_as(folder, "F-1")
    change(folder, {"write": {"fassungen.yml": SECOND}, "replace": LATER})
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_text(content: Path) -> None:
    result = run("F-1", "Entwurf")
    assert result.exit_code == 0
    assert result.stdout == (
        "F-1 → Entwurf: 3 Änderungen (Anpassung)\n"
        "\n"
        "Maßnahme M-2 „Regenwasserkanal in der Mühlgasse“\n"
        "  - Beginn von 2026 auf 2028 und Ende von 2027 auf 2029 verschoben. [anpassung]\n"
        "    Grund: Die *Ausschreibung* blieb ohne Angebot. (B-2)\n"
        "  - Beschreibung geändert. [redaktionell]\n"
        "    Der {+neue+} Kanal liegt unter dem künftigen Lindenplatz.\n"
        "\n"
        "Fassung F-2 „Anpassung“\n"
        "  - Neu aufgenommen. [keine]\n"
    )


def test_markdown(content: Path) -> None:
    result = run("F-1", "entwurf", "--format", "markdown")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "# F-1 → Entwurf: 3 Änderungen (Anpassung)"
    assert "## Maßnahme M-2 „Regenwasserkanal in der Mühlgasse“" in lines
    assert r"  <br>Grund: Die \*Ausschreibung\* blieb ohne Angebot. (B-2)" in lines


def test_json(content: Path) -> None:
    result = run("F-1", "F-2", "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == ["von", "nach", "klasse", "aenderungen"]
    assert (found["von"], found["nach"], found["klasse"]) == ("F-1", "F-2", "anpassung")
    assert found["aenderungen"][0] == {
        "sammlung": "massnahmen",
        "id": "M-2",
        "art": "geaendert",
        "feld": "zeitraum",
        "alt": {"von": 2026, "bis": 2027},
        "neu": {"von": 2028, "bis": 2029},
        "klasse": "anpassung",
        "satz": "Beginn von 2026 auf 2028 und Ende von 2027 auf 2029 verschoben.",
        "grund": "Die *Ausschreibung* blieb ohne Angebot.",
        "beschluss": "B-2",
    }
    assert list(found["aenderungen"][0]) == list(found["aenderungen"][2])


def test_nothing_changed(content: Path) -> None:
    freeze_as(content, "F-2")
    assert run("F-2", "Entwurf").stdout == "F-2 → Entwurf: keine Änderungen\n"
    assert json.loads(run("F-2", "Entwurf", "--format", "json").stdout) == {
        "von": "F-2",
        "nach": "Entwurf",
        "klasse": "keine",
        "aenderungen": [],
    }


def test_files(content: Path, tmp_path: Path) -> None:
    """Frozen files may lie anywhere; then no content is needed."""
    freeze_as(content, "F-2")
    old, new = (str((content / "fassungen" / name).rename(tmp_path / name)) for name in ("F-1.json", "F-2.json"))
    content.rename(tmp_path / "elsewhere")
    result = run(old, new)
    assert result.exit_code == 0
    assert result.stdout.startswith("F-1 → F-2: 3 Änderungen (Anpassung)\n")
    assert "Grund: " in result.stdout
    assert "Die *Ausschreibung*" not in run(new, old).stdout


def test_content_with_errors(content: Path) -> None:
    """Fehler in the content do not matter, unless it cannot be read."""
    change(content, {"replace": {"massnahmen/M-2.yml": ["themenfelder: T-GRUEN", "themenfelder: T-GRUN"]}})
    result = run("F-1", "Entwurf")
    assert result.exit_code == 0
    assert "Themenfelder gestrichen" in result.stdout
    change(content, {"write": {"massnahmen/M-2.yml": "id: M-2\ntitel: [Kanal\n"}})
    result = run("F-1", "Entwurf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[yaml-fehler]" in result.stderr


def test_touched_file(content: Path) -> None:
    change(content, {"replace": {"fassungen/F-1.json": ["2026/17", "2026/18"]}})
    result = run("F-1", "Entwurf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("content/fassungen/F-1.json:1: Fehler: ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("F-1",), "Es fehlt die Angabe NEU."),
        (("F-1", "F-11"), "„F-11“ ist keine eingefrorene Fassung. Meinten Sie „F-1“?"),
        (("F-1", "F-9.json"), "Die Datei „F-9.json“ gibt es nicht."),
        (("F-1", "Entwurf", "--format", "html"), "Diesen Wert kennt --format nicht."),
        (("F-1", "Entwurf", "--content", "nichts"), "Den Ordner „nichts“ gibt es nicht."),
    ],
)
def test_called_wrongly(content: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)


def test_an_object_is_followed_over_several_fassungen(content: Path) -> None:
    """What was renumbered in F-2 says so there; the newest only tells of its last number."""
    entry = "- {id: F-%s, titel: Fassung %s, art: anpassung, datum: 2026-0%s-15, beschluss: B-2}\n"
    register = SECOND.partition("- id: F-2")[0]
    for number, old, new in ((2, "M-2", "M-20"), (3, "M-20", "M-21")):
        register += entry % (number, number, number + 4)
        text = (content / "massnahmen/M-2.yml").read_text(encoding="utf-8")
        head = f"hervorgegangen_aus: {{art: umnummeriert, id: {old}}}\n"
        text = re.sub(r"^id: .*\n(hervorgegangen_aus.*\n)?", f"id: {new}\n{head}", text)
        other = (content / "massnahmen/M-1.md").read_text(encoding="utf-8").replace(f"id: {old}}}", f"id: {new}}}")
        change(content, {"write": {"fassungen.yml": register, "massnahmen/M-2.yml": text, "massnahmen/M-1.md": other}})
        freeze_as(content, f"F-{number}")
    found = json.loads(run("F-1", "F-3", "--format", "json").stdout)
    told = [(one["art"], one["alt"], one["neu"]) for one in found["aenderungen"] if one["sammlung"] == "massnahmen"]
    assert told[0] == ("umnummeriert", ["M-2"], ["M-21"])
