"""Data files that nothing knows: neither a collection nor one of the known files, and named by no content."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.markup import links
from isek.schema.collections import COLLECTIONS
from isek.schema.concept import Concept
from isek.schema.geometry import Geometry
from isek.values.nearest import nearest

KNOWN = ("konzept.yml", "rechtliches.yml", "karten.yml", "synonyme.yml")
KEPT = "fassungen/dateien/"
"""Where copies of what frozen Fassungen name are kept: nothing in it is content."""
_DATA = frozenset({".yml", ".yaml", ".csv", ".xlsx"})
_TABLES = frozenset({".csv", ".xlsx"})
_NEVER = ("fassungen/", "geo/")


def unknown_files(concept: Concept) -> Iterator[Problem]:
    """A Warnung for each data file that is neither known nor named."""
    yield from _lonely_mappings(concept.files)
    doubtful = [name for name in sorted(concept.files) if _is_doubtful(name)]
    named = _named(concept) if doubtful else ""
    for name in doubtful:
        if name not in named and PurePosixPath(name).name not in named:
            near = nearest(name, _choices(PurePosixPath(name).suffix))
            hint = f"Meinten Sie {near[0]}?" if near else None
            yield problem("unbekannte-datei", Place(name), f"Die Datei „{name}“ wird von nichts gelesen.", hint)


def tables_beside(concept: Concept) -> frozenset[str]:
    """Tables that are no content; one that a text links to is handed out as it is."""
    tables = (name for name in concept.files if PurePosixPath(name).suffix.lower() in _TABLES)
    return frozenset(name for name in tables if _is_doubtful(name) and not name.startswith(_NEVER))


def linked_tables(concept: Concept) -> frozenset[str]:
    """Those tables that a text links to."""
    beside = tables_beside(concept)
    found: set[str] = set()
    for passage in concept.passages() if beside else ():
        folder = posixpath.dirname(passage.prose.place.file)
        hrefs = [unquote(link.href) for link in links(passage.prose.source)] if "](" in passage.prose.source else []
        found.update(posixpath.normpath(posixpath.join(folder, href)) for href in hrefs)
    return beside & found


def _lonely_mappings(files: frozenset[str]) -> Iterator[Problem]:
    """A mapping file is read with the table beside it, or not at all."""
    for name in sorted(files):
        stem = name.removesuffix(".map.yml")
        if stem in COLLECTIONS and stem != name and not files & {f"{stem}.csv", f"{stem}.xlsx"}:
            message = f"Neben der Zuordnungsdatei „{name}“ liegt weder „{stem}.csv“ noch „{stem}.xlsx“."
            yield problem("unbekannte-datei", Place(name), message, "Für „isek import“ liegt sie besser woanders.")


def _is_doubtful(name: str) -> bool:
    path = PurePosixPath(name)
    if path.suffix.lower() not in _DATA or name in KNOWN or name.startswith(KEPT):
        return False
    top = path.parts[0]
    if len(path.parts) > 1:
        return top not in COLLECTIONS or path.suffix.lower() in {".csv", ".xlsx"}
    return path.name.removesuffix(".map.yml").removesuffix(path.suffix) not in COLLECTIONS


def _choices(suffix: str) -> list[str]:
    return [*KNOWN, *(f"{key}{suffix}" for key in COLLECTIONS)]


def _named(concept: Concept) -> str:
    """All texts that may name a file, as one text."""
    shapes = [getattr(found, "geometry", None) for _, found in concept.objects()]
    geometries = [shape.source for shape in shapes if isinstance(shape, Geometry)]
    documents = [revision.document or "" for revision in concept.revisions.values()]
    prose = [passage.prose.source for passage in concept.passages()]
    return "\n".join([*geometries, *documents, *prose])
