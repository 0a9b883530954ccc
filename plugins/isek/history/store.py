"""Writing a frozen Fassung: each file appears whole or not at all, the Fassung itself last."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from isek.history.frozen import copy_name, frozen_name


def digests_of(content: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of files below the content folder by their names. Raises OSError."""
    return {name: hashlib.sha256((content / name).read_bytes()).hexdigest() for name in names}


def keep(content: Path, revision: str, text: str, digests: Mapping[str, str]) -> list[str]:
    """Copy the files and write the frozen Fassung; the names of what was written, below the content folder.

    What is there already stays. Raises OSError, also where a file changed while it was copied.
    """
    written = []
    for name, sha256 in digests.items():
        copy = copy_name(name, sha256)
        if not (content / copy).exists():
            data = (content / name).read_bytes()
            if hashlib.sha256(data).hexdigest() != sha256:
                raise OSError(None, "hat sich währenddessen geändert", name)
            _write_whole(content / copy, data)
            written.append(copy)
    target = frozen_name(revision)
    _write_whole(content / target, text.encode())
    return [*written, target]


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name with a dot is left out when the content is read.
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp keeps others out, who may have to read it.
        os.chmod(temporary, 0o644)  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
