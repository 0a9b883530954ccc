"""`isek new`: commented files with the next free id, and a whole concept to start from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from isek.check import check, load
from isek.cli import main
from isek.problems import Level
from isek.read.concept import read_concept
from isek.schema.collections import COLLECTIONS
from isek.starting.ids import next_id

KONZEPT = "titel: ISEK Auental\ngemeinde: {name: Markt Auental}\nhorizont: {von: 2026, bis: 2040}\n"
FIELD = "- {id: T-ORT, titel: Ort, relevanz: relevant}\n- {id: T-GRUEN, titel: Grün, relevanz: relevant}\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "massnahmen").mkdir(parents=True)
    (folder / "konzept.yml").write_text(KONZEPT + "bezeichnungen: {themenfelder: [Handlungsfeld, Handlungsfelder]}\n")
    (folder / "themenfelder.yml").write_text(FIELD, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], prog_name="isek")


def measures(content: Path, *ids: str) -> None:
    for one in ids:
        text = f"id: {one}\ntitel: Titel {one}\nthemenfelder: T-ORT\n"
        (content / "massnahmen" / f"{one}.yml").write_text(text, encoding="utf-8")


def test_measure(content: Path) -> None:
    measures(content, "M-001", "M-009", "M-009.1", "U-1")
    result = run("massnahme", "Umbau:  Marktplatz")
    assert (result.exit_code, result.stdout) == (0, "content/massnahmen/M-010.md\n")
    text = (content / "massnahmen" / "M-010.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\n"
        "# Maßnahme. Nötig ist:\n"
        "# Dauerhafte Kennung; sie wird nie neu vergeben.\n"
        "id: M-010\n"
        "# Wie die Maßnahme heißt.\n"
        "titel: 'Umbau: Marktplatz'\n"
        "# Themenfelder; das erste führt. Zum Beispiel: themenfelder: [T-MOB, T-KLI]\n"
        "themenfelder:\n"
        "\n"
        "# Freiwillig ist alles Weitere."
    )
    assert "\n# Ziele, denen sie dient.\n#ziele: [Z1.1]\n" in text
    assert "feld-fehlt" in [found.code for found in check(content) if found.place.file.endswith("M-010.md")]


def test_never_an_id_that_was_used(content: Path) -> None:
    measures(content, "M-1")
    (content / "massnahmen" / "M-1.yml").write_text(
        "id: M-1\ntitel: Bänke\nthemenfelder: T-ORT\nhervorgegangen_aus: [{art: umnummeriert, id: M-2}]\n", "utf-8"
    )
    (content / "fassungen.yml").write_text(
        "- {id: F-1, titel: Erste, art: erstfassung, datum: 2026-01-01, entfallen: [{id: M-3, grund: Verkauft}]}\n"
    )
    (content / "fassungen").mkdir()
    frozen = {"format": 1, "sammlungen": {"massnahmen": [{"id": "m-4", "titel": "Alt"}], "ziele": None}}
    (content / "fassungen" / "F-1.json").write_text(json.dumps(frozen), encoding="utf-8")
    (content / "fassungen" / "F-0.json").write_text("{", encoding="utf-8")
    assert run("Maßnahmen", "Neu").stdout == "content/massnahmen/M-5.md\n"


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([], "M-001"),
        (["M-001", "M-099"], "M-100"),
        (["M-7", "M-12"], "M-13"),
        (["A1", "A2", "M-7"], "A3"),
        (["M-1.1", "M-1.9", "M-2.1", "M-2.3"], "M-2.4"),
        (["M-BAD", "M-HAFEN"], "M-UFERWEG"),
        (["M-bad", "M-uferweg"], "M-uferweg-2"),
    ],
)
def test_pattern_of_ids(content: Path, ids: list[str], expected: str) -> None:
    measures(content, *ids)
    assert next_id(COLLECTIONS["massnahmen"], "Uferweg", read_concept(content)[0], ()) == expected


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("handlungsfeld", "content/themenfelder/T-NEU.md"),
        ("Kapitel", "content/kapitel/01-neu.md"),
        ("glossarbegriff", "content/glossar/neu.md"),
        ("leitfragen", "content/leitfragen/LF-1.md"),
    ],
)
def test_kinds(content: Path, kind: str, path: str) -> None:
    assert run(kind, "Neu").stdout.strip() == path


@pytest.mark.parametrize("key", COLLECTIONS)
def test_every_suggestion_can_be_taken(content: Path, key: str) -> None:
    """With all its suggestions taken a new file is understood, but for names of what is not there."""
    path = Path(run(key, "Neu").stdout.strip())
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^#(?! )(.*)$", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    errors = [found for found in check(content) if found.level is Level.ERROR]
    odd = [found for found in errors if found.code not in {"unbekannter-verweis", "feld-fehlt", "datei-unlesbar"}]
    assert odd == []


def test_never_overwrites(content: Path) -> None:
    run("glossar", "Neu")
    before = (content / "glossar" / "neu.md").read_bytes()
    result = run("glossar", "Neu")
    assert result.exit_code == 1
    assert "gibt es schon; nichts wurde geschrieben." in result.stderr
    assert (content / "glossar" / "neu.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("masnahme", "x"), "„masnahme“ ist keine Sammlung. Meinten Sie „massnahme“?"),
        (("massnahme", " "), "Der Titel ist leer."),
        (("massnahme",), "Es fehlt die Angabe TITEL."),
    ],
)
def test_called_wrongly(content: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_concept(tmp_path: Path) -> None:
    folder = tmp_path / "neu"
    result = run("concept", str(folder))
    assert result.exit_code == 0
    checked = load(folder / "content")
    assert [found for found in checked.problems if found.level is not Level.NOTE] == []
    assert len(checked.concept.measures) == 3
    assert (folder / ".gitignore").is_file()
    assert "{{" not in (folder / "requirements.txt").read_text(encoding="utf-8")


def test_concept_only_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("da", encoding="utf-8")
    result = run("concept", str(tmp_path))
    assert result.exit_code == 1
    assert "ist kein leerer Ordner; nichts wurde geschrieben." in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_concept_builds_as_this_site_does(root: Path) -> None:
    """Its `mkdocs.yml` is ours but for names and for what only this repository has."""
    skeleton = root / "plugins" / "isek" / "starting" / "skeleton" / "mkdocs.yml"
    ours, theirs = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / "mkdocs.yml", skeleton))
    own = {"site_name", "site_description", "site_url", "watch"}
    assert {key: theirs[key] for key in theirs if key not in own} == {key: ours[key] for key in ours if key not in own}


@pytest.mark.slow
def test_concept_builds_strictly(tmp_path: Path, run_python: Callable[..., str]) -> None:
    run("concept", str(tmp_path / "neu"))
    run_python("-m", "mkdocs", "build", "--strict", "--quiet", cwd=tmp_path / "neu")
    assert (tmp_path / "neu" / "site" / "massnahmen" / "m-002" / "index.html").is_file()
