"""The moment that a published site is from: that of its commit, else that of its newest Fassung, never the clock's."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from msgspec import Struct

from isek.check import source_epoch
from isek.schema.concept import Concept

EPOCH = "SOURCE_DATE_EPOCH"
_PATIENCE = 60
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})


class Moment(Struct, frozen=True):
    """Seconds since 1970, and in German where they come from, and what that lacks.

    It is not `clean` where the content has changes that are in no commit.
    """

    epoch: int
    words: tuple[str, ...]
    clean: bool = True


def moment_of(content: Path, read: Callable[[], Concept], today: date) -> Moment:
    """The moment of the content folder: what the environment says, its commit, its newest Fassung, else `today`.

    Where a commit is not all of it, what it tells of may be younger: then its newest Stichtag counts. `read` reads the
    concept, and is called only if it must be known.
    """
    given = source_epoch()
    if given is not None:
        return Moment(given, (f"Stand: {_shown(given)} ({EPOCH}).",))
    committed = _commit(content)
    if committed and committed.clean:
        return committed
    concept = read()
    found = committed or _newest(concept, content) or _undated(today, content)
    return _as_told(found, concept, today)


def local_moment(content: Path, today: date) -> Moment:
    """The moment for a look at the content: that of its commit where this is all of it, else the beginning of `today`.

    What has just been entered would lie in the future of the last commit, or of the newest Fassung.
    """
    committed = _commit(content) if source_epoch() is None else None
    return committed if committed and committed.clean else Moment(epoch_of(today), ())


def _undated(today: date, content: Path) -> Moment:
    words = (
        f"Stand: heute, {today:%d.%m.%Y}. {_lacking(content)} Auch eine Fassung mit Datum gibt es nicht: "
        "An einem anderen Tag entsteht aus demselben Inhalt eine andere Website."
    )
    return Moment(epoch_of(today), (words,))


def _as_told(moment: Moment, concept: Concept, today: date) -> Moment:
    """The moment, or that of the newest Stichtag after it; one that is yet to come is a fault for the check."""
    told = [one.as_of.first for measure in concept.measures.values() for one in measure.status if one.as_of]
    newest = max((one for one in told if one <= today), default=date.min)
    if newest == date.min or epoch_of(newest) <= moment.epoch:
        return moment
    words = f"Der jüngste Stichtag im Inhalt ist der {newest:%d.%m.%Y}; er gilt als Stand."
    return Moment(epoch_of(newest), (*moment.words, words), moment.clean)


def _newest(concept: Concept, content: Path) -> Moment | None:
    """The date of the newest Fassung."""
    dated = [(one.date.last, at, one.id) for at, one in enumerate(concept.revisions.values()) if one.date]
    if not dated:
        return None
    found, _, name = max(dated)
    words = f"Stand: {found:%d.%m.%Y}, das Datum der Fassung {name}. {_lacking(content)}"
    return Moment(epoch_of(found), (words,))


def epoch_of(found: date) -> int:
    """The beginning of a day in seconds since 1970."""
    return int(datetime.combine(found, time(), UTC).timestamp())


def _lacking(content: Path) -> str:
    """Why there is no commit to date the content."""
    repository = next((folder for folder in (content, *content.parents) if (folder / ".git").exists()), None)
    if repository is None:
        return "Einen Stand in Git gibt es hier nicht."
    if shutil.which("git") is None:
        return "Der Ordner steht unter Git, aber das Programm Git fehlt auf diesem Rechner."
    refused = _run(content, "rev-parse", "--git-dir")
    if refused and refused.returncode and "safe.directory" in refused.stderr:
        return (
            "Git gibt den Stand nicht heraus, weil der Ordner jemand anderem gehört. Es hilft: "
            f"git config --global --add safe.directory {repository}"
        )
    return "In Git gibt es keinen Commit mit diesem Inhalt."


def _commit(content: Path) -> Moment | None:
    """The moment of the commit that is checked out; None without Git, or where the content is none of its files."""
    # Signatures would stand between, and new files be left out, where somebody has set Git so.
    found = _git(content, "-c", "log.showSignature=false", "log", "-1", "--format=%ct %h")
    if not found or not _git(content, "ls-files", "--", "konzept.yml"):
        return None
    seconds, name = found.split()
    words = [f"Stand: {_shown(int(seconds))}, Commit {name}."]
    clean = not _git(content, "status", "--porcelain", "--untracked-files=normal", "--", ".")
    if not clean:
        words.append("Im Ordner sind Änderungen, die in keinem Commit stehen. Sie werden mit veröffentlicht.")
    return Moment(int(seconds), tuple(words), clean)


def _git(content: Path, *arguments: str) -> str | None:
    """What Git says; None where there is no Git, or it says no."""
    done = _run(content, *arguments)
    return done.stdout.strip() if done and done.returncode == 0 else None


def _run(content: Path, *arguments: str) -> subprocess.CompletedProcess[str] | None:
    """Git's answer; None where there is no Git. What a hook says of the repository that it runs for is left out."""
    program = shutil.which("git")
    if program is None:
        return None
    others = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        return subprocess.run(
            [program, "-C", str(content), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            # Reading must not write.
            env=others | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _shown(epoch: int) -> str:
    return f"{datetime.fromtimestamp(epoch, UTC):%d.%m.%Y}"
