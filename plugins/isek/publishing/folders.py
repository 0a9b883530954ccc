"""The live folder and those beside it: what is there, what a killed run has left, and who may work in them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from isek.publishing.errors import PublishError

if sys.platform != "win32":
    import fcntl

MARKER = ".isek-publish"
"""The folder for what a build needs besides; it marks the folder around it as one that may be deleted."""
MANIFEST = "pruefsummen.json"
"""Lists every file of a published site with its SHA-256; it also marks a folder as one that we have written."""


class Target(Struct, frozen=True):
    """The `live` folder, the one in which the `new` site is built, and where the `old` one may stand for a moment."""

    live: Path
    new: Path
    old: Path

    @classmethod
    def of(cls, out: Path) -> Target:
        """Those of a folder as it was named: a symbolic link stays, what it leads to is replaced.

        Raises PublishError where it has no folder above.
        """
        live = out.resolve()
        if not live.name:
            raise PublishError(f"„{live}“ ist die Wurzel des Dateisystems. Nennen Sie einen Ordner darin.")
        return cls(live, live.with_name(f"{live.name}.neu"), live.with_name(f"{live.name}.alt"))


@contextmanager
def alone(target: Target, waiting: Callable[[], object]) -> Iterator[None]:
    """One run at a time beside the live folder; `waiting` is called if another one must end first.

    The lock is on the folder above: nothing is left of it, and it ends with the process, however that ends.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(target.live.parent, os.O_RDONLY)
    try:
        _lock(handle, waiting)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, waiting: Callable[[], object]) -> None:
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            # Some network file systems know no locks.
            return


def refuse_foreign(target: Target) -> None:
    """Raise PublishError where the live folder is none, or holds what we have not written: it would be lost."""
    live = target.live
    if live.exists() and not live.is_dir():
        raise PublishError(f"„{live}“ ist kein Ordner.")
    if os.path.ismount(live):
        raise PublishError(_MOUNTED.format(live))
    if live.is_dir() and not _ours(live):
        raise PublishError(
            f"Im Ordner „{live}“ liegt etwas, das isek publish nicht geschrieben hat. Es ginge verloren. "
            "Nennen Sie einen neuen Ordner, oder leeren Sie diesen."
        )


_MOUNTED = (
    "„{}“ ist ein Einhängepunkt (mount) und lässt sich nicht austauschen. Hängen Sie den Ordner darüber ein und nennen "
    "Sie einen Ordner darin."
)


def prepare(target: Target) -> Path:
    """An empty folder for the new site, beside the live one; clears away what a killed run has left.

    Raises PublishError where there is something that is not ours, OSError where a folder cannot be written.
    """
    recover(target)
    target.new.mkdir()
    (target.new / MARKER).mkdir()
    return target.new


def recover(target: Target) -> None:
    """Bring the site back that a run has set aside and not replaced, and delete what is left of others."""
    if not target.live.exists() and target.old.is_dir() and _ours(target.old):
        target.old.rename(target.live)
    for folder in (target.new, target.old):
        if not os.path.lexists(folder):
            continue
        if folder.is_symlink() or not folder.is_dir() or not _ours(folder):
            raise PublishError(
                f"„{folder}“ ist im Weg: Dort entsteht beim Veröffentlichen die neue Website, aber es liegt etwas "
                "anderes da. Benennen Sie es um."
            )
        discard(folder)


def discard(folder: Path) -> None:
    """Delete a folder of ours. What marks it goes last, so that a killed run leaves it recognisable."""
    last = (folder / MANIFEST, folder / MARKER)
    for entry in (*(one for one in folder.iterdir() if one not in last), *last):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)
    folder.rmdir()


def _ours(folder: Path) -> bool:
    return any((folder / name).exists() for name in (MARKER, MANIFEST)) or not any(folder.iterdir())
