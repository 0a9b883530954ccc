"""The images and documents that content names: what a frozen Fassung keeps copies of."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from isek.read.links import links
from isek.schema.concept import Concept

_SOURCE = re.compile(r".*\.(?:md|markdown|ya?ml)", re.IGNORECASE)
"""What editors write is in the frozen Fassung itself."""


def named_files(concept: Concept) -> list[str]:
    """Their paths below the content folder, sorted; only those that are there."""
    found = {unicodedata.normalize("NFC", path) for path in _named(concept)}
    return sorted(path for path in found & concept.files if not _SOURCE.fullmatch(path))


def _named(concept: Concept) -> Iterator[str]:
    for measure in concept.measures.values():
        for image in measure.images:
            yield posixpath.normpath(image.file)
    for revision in concept.revisions.values():
        yield posixpath.normpath(revision.document or ".")
    for passage in concept.passages():
        folder = posixpath.dirname(passage.prose.place.file)
        for link in links(passage.prose.source):
            path = unquote(re.split(r"[?#]", link.href, maxsplit=1)[0])
            yield posixpath.normpath(posixpath.join(folder, path))
