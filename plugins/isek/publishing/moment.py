"""The moment that a published site is from: that of its commit, else that of its newest Fassung, never the clock's."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from msgspec import Struct

from isek.schema.concept import Concept

EPOCH = "SOURCE_DATE_EPOCH"
_PATIENCE = 60


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
    given = os.environ.get(EPOCH, "")
    if given.isdigit():
        return Moment(int(given), (f"Stand: {_shown(int(given))} ({EPOCH}).",))
    committed = _commit(content)
    if committed and committed.clean:
        return committed
    concept = read()
    found = committed or _newest(concept) or Moment(epoch_of(today), (_TODAY.format(today),))
    return _as_told(found, concept, today)


def local_moment(content: Path, today: date) -> Moment:
    """The moment for a look at the content: that of its commit where this is all of it, else the beginning of `today`.

    What has just been entered would lie in the future of the last commit, or of the newest Fassung.
    """
    committed = None if os.environ.get(EPOCH, "").isdigit() else _commit(content)
    return committed if committed and committed.clean else Moment(epoch_of(today), ())


_TODAY = (
    "Stand: heute, {:%d.%m.%Y}. Es gibt weder einen Stand in Git noch eine Fassung mit Datum: "
    "An einem anderen Tag entsteht aus demselben Inhalt eine andere Website."
)


def _as_told(moment: Moment, concept: Concept, today: date) -> Moment:
    """The moment, or that of the newest Stichtag after it; one that is yet to come is a fault for the check."""
    told = [one.as_of.first for measure in concept.measures.values() for one in measure.status if one.as_of]
    newest = max((one for one in told if one <= today), default=date.min)
    if newest == date.min or epoch_of(newest) <= moment.epoch:
        return moment
    words = f"Der jüngste Stichtag im Inhalt ist der {newest:%d.%m.%Y}; er gilt als Stand."
    return Moment(epoch_of(newest), (*moment.words, words), moment.clean)


def _newest(concept: Concept) -> Moment | None:
    """The date of the newest Fassung."""
    dated = [(one.date.last, at, one.id) for at, one in enumerate(concept.revisions.values()) if one.date]
    if not dated:
        return None
    found, _, name = max(dated)
    words = f"Stand: {found:%d.%m.%Y}, das Datum der Fassung {name}. Einen Stand in Git gibt es hier nicht."
    return Moment(epoch_of(found), (words,))


def epoch_of(found: date) -> int:
    """The beginning of a day in seconds since 1970."""
    return int(datetime.combine(found, time(), UTC).timestamp())


def _commit(content: Path) -> Moment | None:
    """The moment of the commit that is checked out; None without Git, or where the content is none of its files."""
    found = _git(content, "log", "-1", "--format=%ct %h")
    if not found or not _git(content, "ls-files", "--", "konzept.yml"):
        return None
    seconds, name = found.split()
    words = [f"Stand: {_shown(int(seconds))}, Commit {name}."]
    clean = not _git(content, "status", "--porcelain", "--", ".")
    if not clean:
        words.append("Im Ordner sind Änderungen, die in keinem Commit stehen. Sie werden mit veröffentlicht.")
    return Moment(int(seconds), tuple(words), clean)


def _git(content: Path, *arguments: str) -> str | None:
    """What Git says; None where there is no Git, or it says no."""
    program = shutil.which("git")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, "-C", str(content), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            # Reading must not write.
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _shown(epoch: int) -> str:
    return f"{datetime.fromtimestamp(epoch, UTC):%d.%m.%Y}"
