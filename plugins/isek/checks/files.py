"""Files that keys name: images and printed editions."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator

from isek.model import Place
from isek.problems import Problem, problem
from isek.schema.concept import Concept
from isek.values.nearest import did_you_mean

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def missing_files(concept: Concept) -> Iterator[Problem]:
    """A file that a key names, seen from the content folder, and that is not there."""
    for file, place, about in _named(concept):
        path = posixpath.normpath(unicodedata.normalize("NFC", file))
        if path in concept.files:
            continue
        message, hint = f"Die Datei „{file}“ fehlt im Inhaltsordner.", did_you_mean(path, sorted(concept.files))
        if path.startswith(("../", "/")) or path == "..":
            message, hint = f"„{file}“ liegt nicht im Inhaltsordner.", "Die Datei dort ablegen."
        yield problem("datei-unlesbar", place, message, hint, about=about)


def _named(concept: Concept) -> Iterator[tuple[str, Place, str]]:
    for measure in concept.measures.values():
        for image in measure.images:
            if image.file:
                yield image.file, image.at("datei"), measure.id
    for revision in concept.revisions.values():
        if revision.document and not _URL.match(revision.document):
            yield revision.document, revision.at("dokument"), revision.id
