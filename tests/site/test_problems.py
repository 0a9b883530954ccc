"""What stops a build: a Fehler always, a Warnung only with --strict, a Hinweis never; all are told at their place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builds import Built, build, world

PLACE = re.compile(r"content/[^:]+:\d+(:\d+)?: (Fehler|Warnung|Hinweis): .+ \[[a-z-]+\]")
WRONG = {
    "content/ziele.yml": "- {id: Z1, titel: Altstadt}\n- {id: Z1.1, titel: Läden, ebene: ziel, teil_von: Z9}\n",
    "content/glossar.yml": "- titel: Schwammstadt\n",
}
DOUBTFUL = {"content/notizen.csv": "a;b\n1;2\n"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build of a concept with several Fehler."""
    return build(world(tmp_path_factory.mktemp("wrong"), "auental", WRONG))


def test_fehler_stops_the_build(wrong: Built) -> None:
    assert wrong.code != 0
    assert list(wrong.site.glob("**/*.html")) == []


def test_all_problems_are_told_at_their_place(wrong: Built) -> None:
    told = [line.removeprefix("ERROR   -  ") for line in wrong.lines("ERROR") if PLACE.search(line)]
    assert all(PLACE.fullmatch(line) for line in told)
    assert sorted(line.split(":")[0] + line[line.rindex("[") :] for line in told) == [
        "content/glossar.yml[feld-fehlt]",
        "content/massnahmen/M-1.md[unbekannter-verweis]",
        "content/massnahmen/M-2.yml[unbekannter-verweis]",
        "content/ziele.yml[feld-fehlt]",
        "content/ziele.yml[unbekannter-verweis]",
    ]


def test_one_message_closes(wrong: Built) -> None:
    closing = [line for line in wrong.lines("ERROR") if not PLACE.search(line)]
    assert len(closing) == 1
    assert "5 Fehler" in closing[0]
    assert wrong.output.index(closing[0]) > max(found.start() for found in PLACE.finditer(wrong.output))
    assert "Traceback" not in wrong.output


@pytest.mark.parametrize("flags", [["--strict"], ["--quiet", "--strict"]])
def test_warnung_stops_a_strict_build(tmp_path: Path, flags: list[str]) -> None:
    """MkDocs itself lets warnings pass when it is to be quiet."""
    built = build(world(tmp_path, "auental", DOUBTFUL), *flags)
    assert built.code != 0
    assert "[unbekannte-datei]" in built.output
    assert "1 Warnung" in built.output
    assert list(built.site.glob("**/*.html")) == []


def test_warnung_does_not_stop_an_ordinary_build(tmp_path: Path) -> None:
    built = build(world(tmp_path, "auental", DOUBTFUL))
    assert built.pages.has("massnahmen/")
    assert [line for line in built.lines("WARNING") if "[unbekannte-datei]" in line]


def test_hinweis_never_stops(tmp_path: Path) -> None:
    question = {"content/leitfragen.yml": "- {id: LF-9, frage: Wer zahlt?, stand: offen}\n"}
    built = build(world(tmp_path, "auental", question), "--strict")
    assert built.pages.has("leitfragen/lf-9/")
    assert [line for line in built.lines("INFO") if "[leitfrage-offen]" in line]


def test_content_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    built = build(world(tmp_path))
    assert built.code != 0
    assert "konzept.yml" in built.output
    assert "Traceback" not in built.output


def test_passing_time_breaks_nothing(root: Path, tmp_path: Path) -> None:
    """What only ages is a Hinweis: the example builds strictly in thirty years too."""
    built = build(root / "mkdocs.yml", "--strict", site=tmp_path, env={"SOURCE_DATE_EPOCH": "2740000000"})
    assert built.code == 0, built.output
    assert "[status-veraltet]" in built.output
