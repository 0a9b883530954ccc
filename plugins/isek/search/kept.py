"""The bundle of an earlier run, kept by all that it was made of: most builds change nothing that can be found."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from msgspec import DecodeError, msgpack

from isek.search.bundle import bundle
from isek.search.synonyms import Groups
from isek.views.search import SearchEntry


def kept_bundle(folder: Path, entries: Sequence[SearchEntry], groups: Groups = ()) -> dict[str, bytes]:
    """The files of `bundle`, from a folder if they are there; the folder keeps the last one. Raises like `bundle`."""
    kept = folder / f"suche-{_made_of(entries, groups)[:16]}.msgpack"
    with suppress(OSError, DecodeError):
        return msgpack.decode(kept.read_bytes(), type=dict[str, bytes])
    made = bundle(entries, groups)
    # Where nothing can be written, the next run makes it anew.
    with suppress(OSError):
        _keep(kept, made)
    return made


def _made_of(entries: Sequence[SearchEntry], groups: Groups) -> str:
    """A digest of the engine, of our own part in it, and of what is to be found."""
    digest = sha256(version("pagefind-bin").encode())
    for source in sorted(files("isek.search").iterdir(), key=lambda one: one.name):
        if source.is_file():
            digest.update(source.read_bytes())
    digest.update(repr((tuple(entries), groups)).encode())
    return digest.hexdigest()


def _keep(kept: Path, made: dict[str, bytes]) -> None:
    """Whole or not at all, in the place of all others."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=kept.parent, suffix=".neu", delete=False) as file:
        file.write(msgpack.encode(made))
    Path(file.name).replace(kept)
    for other in kept.parent.glob("suche-*"):
        if other != kept:
            other.unlink(missing_ok=True)
