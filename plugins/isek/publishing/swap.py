"""The new site in place of the live one, in one step: whoever reads sees the old or the new one, never half of one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from isek.publishing.errors import PublishError
from isek.publishing.folders import MARKER, Target, discard

_HERE = -100
_EXCHANGE = 2
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})
_WAITS = (0.1, 0.2, 0.4, 0.8, 1.6)
_CAUSES = {
    errno.EBUSY: "Er ist ein Einhängepunkt (mount). Hängen Sie den Ordner darüber ein, und nennen Sie einen darin.",
    errno.EXDEV: "Er liegt auf einem anderen Dateisystem oder in der Schicht eines Container-Images. "
    "Nennen Sie einen Ordner auf einem eigenen Datenträger.",
    errno.EACCES: "Im Ordner darüber darf nicht geschrieben werden.",
    errno.EPERM: "Im Ordner darüber darf nicht geschrieben werden.",
}


def put_in_place(target: Target, before_it_goes: Callable[[Path], object] = lambda _: None) -> None:
    """Put the new folder in place of the live one, and delete the old. Raises PublishError: nothing has changed.

    `before_it_goes` is given the old one.
    """
    shutil.rmtree(target.new / MARKER)
    if target.live.exists():
        _like(target.live, target.new)
    if hasattr(os, "sync"):
        # Power may fail just after: then the names must not be newer than what they name.
        os.sync()
    try:
        left = _replace(target)
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0, f"{error.strerror}.")
        raise PublishError(f"Der Ordner „{target.live}“ lässt sich nicht austauschen. {cause}") from error
    if left:
        before_it_goes(left)
        discard(left)


def _replace(target: Target) -> Path | None:
    """Where the old site is now, None where there was none. Raises OSError."""
    if not target.live.exists():
        target.new.rename(target.live)
        return None
    if exchange(target.new, target.live):
        return target.new
    swap_in_two(target)
    return target.old


def exchange(one: Path, other: Path) -> bool:
    """Two folders exchange their names in one step. False where the system does not know how; raises OSError."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def swap_in_two(target: Target) -> None:
    """Two renames, between which there is no site for an instant. A run killed there is put right by the next one."""
    _patiently(target.live, target.old)
    try:
        _patiently(target.new, target.live)
    except OSError:
        target.old.rename(target.live)
        raise


def _patiently(source: Path, destination: Path) -> None:
    """Windows refuses as long as someone reads a file in the folder."""
    for wait in _WAITS:
        try:
            source.rename(destination)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.rename(destination)


def _like(folder: Path, new: Path) -> None:
    """The new folder with rights and owner of the old one, as far as we may: a web server must be able to read it."""
    shutil.copymode(folder, new)
    if hasattr(os, "chown"):
        old = folder.stat()
        with suppress(PermissionError):
            os.chown(new, old.st_uid, old.st_gid)
