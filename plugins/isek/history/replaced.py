"""Images and documents that were replaced: what names them says the same, but shows another file."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from isek.read.links import links
from isek.values.german import join

Digests = Mapping[str, str]
"""The SHA-256 of files by their paths below the content folder."""
_IMAGES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})


def replaced(old: Digests, new: Digests) -> frozenset[str]:
    """The paths that both sides have, of files that differ."""
    return frozenset(path for path, sha256 in old.items() if new.get(path, sha256) != sha256)


def named(value: Any, paths: frozenset[str]) -> frozenset[str]:
    """Which of these files a value in canonical form names: as a path, or in the links of a text."""
    return frozenset(_paths(value)) & paths


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _paths(part)
    elif isinstance(value, str):
        yield _normal(value)
        for link in links(value):
            yield _normal(unquote(re.split(r"[?#]", link.href, maxsplit=1)[0]))


def _normal(path: str) -> str:
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def replaced_words(paths: Iterable[str]) -> str:
    """`Bild ersetzt: marktstrasse.svg`."""
    images: list[str] = []
    documents: list[str] = []
    for path in sorted(paths):
        suffix = posixpath.splitext(path)[1].lower()
        (images if suffix in _IMAGES else documents).append(posixpath.basename(path))
    told = (("Bild", "Bilder", images), ("Dokument", "Dokumente", documents))
    return "; ".join(f"{one if len(names) == 1 else many} ersetzt: {join(names)}" for one, many, names in told if names)


def digests_now(content: Path, known: Digests, there: frozenset[str]) -> dict[str, str]:
    """The SHA-256 of the files that a Fassung knows, as they are now; what cannot be read is left out."""
    found = {}
    for path, sha256 in known.items():
        if path in there:
            try:
                found[path] = _digest((content / path).read_bytes(), sha256)
            except OSError:
                continue
    return found


def _digest(data: bytes, known: str) -> str:
    """The known one also where only the ends of lines differ, which Git changes in texts."""
    lines = data.replace(b"\r\n", b"\n")
    digests = [hashlib.sha256(one).hexdigest() for one in (data, lines, lines.replace(b"\n", b"\r\n"))]
    return known if known in digests else digests[0]
