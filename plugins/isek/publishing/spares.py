"""Spare copies of archived sites: folders full of hard links, moved into the next site instead of being made anew.

Ten archived sites have ten times as many folders as the current one; making and deleting them at every run would cost
more than building it. A spare is only used where it is to the byte what is published; it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from isek.publishing.folders import MANIFEST
from isek.publishing.manifest import names_in
from isek.values.fold import address

_KEY = 16


class Spares(Struct, frozen=True):
    """The spare copies for one live folder, below the `cache` folder of a concept."""

    folder: Path

    @classmethod
    def of(cls, cache: Path, live: Path) -> Spares:
        """Those for a live folder; other folders of the same concept have their own."""
        return cls(cache / "isek" / hashlib.sha256(os.fsencode(live)).hexdigest()[:_KEY])

    def find(self, revision: str, published: Path) -> Path | None:
        """The spare copy of an archived site, None where there is none that says the same of itself."""
        spare = self._place(revision)
        return spare if _same(spare, published) else None

    def keep(self, revision: str, site: Path, published: Path) -> None:
        """Put a folder that is no longer needed away as a spare copy of what is published, if it is one."""
        if _same(site, published) and not self.find(revision, published):
            with suppress(OSError):
                site.rename(self._emptied(revision))

    def stock(self, revision: str, site: Path) -> None:
        """Make a spare copy of a site that has just been built, where the system can do so without copying."""
        with suppress(OSError):
            link_all(site, self._emptied(revision), [*names_in(site), MANIFEST])

    def _place(self, revision: str) -> Path:
        return self.folder / address(revision)

    def _emptied(self, revision: str) -> Path:
        spare = self._place(revision)
        if spare.exists():
            shutil.rmtree(spare)
        spare.parent.mkdir(parents=True, exist_ok=True)
        return spare


def _same(one: Path, other: Path) -> bool:
    """Whether two archived sites say the same of themselves."""
    try:
        return (one / MANIFEST).read_bytes() == (other / MANIFEST).read_bytes()
    except OSError:
        return False


def link_all(source: Path, target: Path, names: Iterable[str]) -> None:
    """Hard links to files in another folder, in their order. Raises OSError where the system knows none."""
    listed = list(names)
    for folder in sorted({name.rpartition("/")[0] for name in listed}):
        (target / folder).mkdir(parents=True, exist_ok=True)
    for name in listed:
        os.link(f"{source}/{name}", f"{target}/{name}")
