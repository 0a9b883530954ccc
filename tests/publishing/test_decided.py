"""What may be published as valid, and of which moment it is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frozen_world import TODAY, change, freeze_as
from isek.check import load, reference_date
from isek.model import PartialDate, Place
from isek.publishing.decided import holds_unchanged, undecided
from isek.publishing.moment import local_moment, moment_of
from isek.schema.concept import Concept
from isek.schema.measure_entries import StatusEntry
from isek.schema.measures import Measure
from isek.schema.revisions import Revision
from isek.schema.settings import Settings
from published import SECOND, one_frozen, second, two_frozen

STATUS = [
    "  - {stichtag: 31.05.2026, phase",
    "  - {stichtag: 30.06.2026, phase: umsetzung}\n  - {stichtag: 31.05.2026, phase",
]


def refused(content: Path) -> tuple[str, str, int] | None:
    found = undecided(load(content, TODAY).history)
    return (found.code, found.place.file, found.place.line) if found else None


def test_frozen_and_unchanged(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    assert refused(content) is None
    assert holds_unchanged(load(content, TODAY).history)


def test_a_new_status_is_no_draft(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    change(content, {"replace": {"massnahmen/M-2.yml": STATUS}})
    assert refused(content) is None
    assert holds_unchanged(load(content, TODAY).history)


def test_other_words_may_be_published(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    change(content, {"replace": {"massnahmen/M-2.yml": ["künftigen", "neuen"]}})
    assert refused(content) is None
    assert holds_unchanged(load(content, TODAY).history)


def test_a_draft_with_and_without_a_name(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    change(content, {"replace": {"massnahmen/M-2.yml": ["550000", "600000"]}})
    assert refused(content) == ("entwurf-nicht-beschlossen", "fassungen.yml", 1)
    register = (content / "fassungen.yml").read_text(encoding="utf-8")
    change(content, {"write": {"fassungen.yml": register + SECOND}})
    assert refused(content) == ("entwurf-nicht-beschlossen", "fassungen.yml", 6)


def test_decided_is_frozen(tmp_path: Path) -> None:
    assert refused(two_frozen(tmp_path)) is None


@pytest.mark.parametrize(("stand", "code"), [("", None), ("entwurf", "entwurf-nicht-beschlossen")])
def test_nothing_is_frozen_yet(tmp_path: Path, stand: str, code: str | None) -> None:
    content = one_frozen(tmp_path)
    shutil.rmtree(content / "fassungen")
    register = (content / "fassungen.yml").read_text(encoding="utf-8")
    change(content, {"write": {"fassungen.yml": f"{register}  stand: {stand}\n"}})
    assert (refused(content) or (None,))[0] == code


@pytest.mark.parametrize("stand", ["entwurf", "in_beteiligung"])
def test_what_was_frozen_as_a_draft_is_not_decided(tmp_path: Path, stand: str) -> None:
    """Whatever the register says afterwards: on its archived pages it calls itself a draft."""
    content = one_frozen(tmp_path)
    second(content)
    register = (content / "fassungen.yml").read_text(encoding="utf-8")
    change(content, {"write": {"fassungen.yml": f"{register}  stand: {stand}\n"}})
    freeze_as(content, "F-2")
    change(content, {"write": {"fassungen.yml": f"{register}  stand: beschlossen\n"}})
    assert refused(content) == ("entwurf-nicht-beschlossen", "fassungen.yml", 6)
    assert not holds_unchanged(load(content, TODAY).history)
    third = "- {id: F-3, titel: Beschlossen, art: redaktionell, datum: 2027-04-01, stand: beschlossen}\n"
    change(content, {"write": {"fassungen.yml": register + third}})
    assert refused(content) == ("entwurf-nicht-beschlossen", "fassungen.yml", 6)
    freeze_as(content, "F-3")
    assert refused(content) is None
    assert holds_unchanged(load(content, TODAY).history)


def test_a_frozen_file_of_nobody_makes_no_draft_valid(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    register = (content / "fassungen.yml").read_text(encoding="utf-8").replace("id: F-1", "id: F-0")
    change(content, {"write": {"fassungen.yml": f"{register}  stand: entwurf\n"}})
    assert refused(content) == ("entwurf-nicht-beschlossen", "fassungen.yml", 6)


def test_a_draft_needs_all_it_needs_when_it_is_published(tmp_path: Path) -> None:
    content = one_frozen(tmp_path)
    second(content)
    register = (content / "fassungen.yml").read_text(encoding="utf-8").replace("  anlass:", "  stand: entwurf\n  # ")
    change(content, {"write": {"fassungen.yml": register}})
    assert "anlass-fehlt" not in [found.code for found in load(content, TODAY).problems]
    assert "anlass-fehlt" in [found.code for found in load(content, TODAY, deciding=True).problems]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    env = {"GIT_COMMITTER_DATE": "2026-03-04T12:00:00Z", "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    # A repository around the folder for temporary files is none of its own.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "konzept.yml").write_text("titel: x\n", encoding="utf-8")
    return tmp_path / "content"


def concept_of(revisions: Iterable[Revision], told: PartialDate | None) -> Concept:
    """A concept of some Fassungen, and of a measure whose status is of a day."""
    here = Place("x.yml", 1)
    status = StatusEntry(place=here, phase="umsetzung", as_of=told)
    measures = {"M-1": Measure(place=here, id="M-1", title="x", status=(status,))}
    found = {"fassungen": {one.id: one for one in revisions}, "massnahmen": measures}
    return Concept(settings=Settings(place=here, title="x"), collections=found, pages={})


def when(content: Path, *revisions: Revision, told: PartialDate | None = None) -> tuple[date, str]:
    found = moment_of(content, lambda: concept_of(revisions, told), date(2026, 11, 24))
    return datetime.fromtimestamp(found.epoch, UTC).date(), " ".join(found.words)


@pytest.fixture
def revision(tmp_path_factory: pytest.TempPathFactory) -> Revision:
    content = one_frozen(tmp_path_factory.mktemp("world"))
    return load(content, TODAY).concept.revisions["F-1"]


def test_moment_of_a_download(content: Path, revision: Revision) -> None:
    day, words = when(content, revision)
    assert day == date(2026, 2, 26)
    assert "Datum der Fassung F-1" in words
    day, words = when(content)
    assert day == date(2026, 11, 24)
    assert "An einem anderen Tag" in words


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (PartialDate(2026, 2, 25), date(2026, 2, 26)),
        (PartialDate(2026, 11, 15), date(2026, 11, 15)),
        (PartialDate(2026, 11, 25), date(2026, 2, 26)),
    ],
)
def test_moment_of_what_is_told_later(content: Path, revision: Revision, told: PartialDate, day: date) -> None:
    """A status after the newest Fassung is as it should be; one of tomorrow is a fault."""
    found, words = when(content, revision, told=told)
    assert found == day
    assert ("Der jüngste Stichtag im Inhalt ist der 15.11.2026" in words) == (day == date(2026, 11, 15))


@pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
def test_moment_of_a_commit(content: Path, revision: Revision, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert when(content, revision)[0] == date(2026, 2, 26)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    day, words = when(content, revision)
    assert day == date(2026, 3, 4)
    assert "Commit" in words
    assert "in keinem Commit" not in words
    (content / "konzept.yml").write_text("titel: y\n", encoding="utf-8")
    assert "in keinem Commit" in when(content, revision)[1]
    assert when(content, revision, told=PartialDate(2026, 11, 15))[0] == date(2026, 11, 15)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    assert when(tmp_path / "shallow" / "content", revision)[0] == date(2026, 3, 4)


@pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
def test_moment_of_a_look(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the commit, as long as it is all of the content: what is entered today must not lie in the future."""

    def looked() -> date:
        return datetime.fromtimestamp(local_moment(content, date(2026, 11, 24)).epoch, UTC).date()

    assert looked() == date(2026, 11, 24)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    assert looked() == date(2026, 3, 4)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert looked() == date(2026, 11, 24)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    (content / "konzept.yml").write_text("titel: y\n", encoding="utf-8")
    assert looked() == date(2026, 11, 24)


@pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
def test_a_folder_in_someone_elses_repository(content: Path, revision: Revision, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "other.txt").touch()
    git(tmp_path, "add", "other.txt")
    git(tmp_path, "commit", "-qm", "x")
    assert when(content, revision)[0] == date(2026, 2, 26)


def test_moment_of_the_environment(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert when(content)[0] == date(1970, 1, 2)


@pytest.mark.parametrize("nonsense", ["99999999999999", "²", "٣", "gestern", "-1", "9" * 5000])
def test_no_moment_in_the_environment(content: Path, monkeypatch: pytest.MonkeyPatch, nonsense: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    assert when(content)[0] == date(2026, 11, 24)
    assert reference_date() == datetime.now().astimezone().date()


@pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
def test_git_as_somebody_has_set_it(
    content: Path, revision: Revision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signatures in the log, no new files in the status, a hook of another repository."""
    signed = tmp_path / "gpg"
    signed.write_text(
        "#!/bin/sh\ncat >/dev/null\nprintf '\\n[GNUPG:] SIG_CREATED \\n' >&2\necho signature\n", encoding="utf-8"
    )
    signed.chmod(0o755)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "gpg.program", str(signed))
    git(tmp_path, "config", "log.showSignature", "true")
    git(tmp_path, "config", "status.showUntrackedFiles", "no")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-q", "-S", "-m", "x")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "anderswo.git"))
    day, words = when(content, revision)
    assert day == date(2026, 3, 4)
    assert "in keinem Commit" not in words
    (content / "neu.md").write_text("# Neu\n", encoding="utf-8")
    assert "in keinem Commit" in when(content, revision)[1]


@pytest.mark.skipif(shutil.which("git") is None, reason="braucht Git")
def test_why_there_is_no_commit(
    content: Path, revision: Revision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Einen Stand in Git gibt es hier nicht." in when(content, revision)[1]
    git(tmp_path, "init", "-q")
    assert "In Git gibt es keinen Commit mit diesem Inhalt." in when(content, revision)[1]
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    day, words = when(content, revision)
    assert day == date(2026, 2, 26)
    assert f"safe.directory {tmp_path}" in words
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "das Programm Git fehlt" in when(content, revision)[1]
