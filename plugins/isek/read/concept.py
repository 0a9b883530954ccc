"""A content folder becomes a concept: files into drafts, drafts into one object for each id, texts into references."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.drafts import Draft
from isek.read.folder import SourceFile, scan
from isek.read.gaps import Gaps
from isek.read.mapping.source import SUFFIX as MAPPING
from isek.read.merge import contradictions, merge
from isek.read.resolve import ConceptResolver, Index
from isek.read.settings import FILE, read_settings, reading_for
from isek.read.unknown_files import KEPT, KNOWN, unknown_files
from isek.read.written import Written
from isek.schema.chapters import Page
from isek.schema.collections import COLLECTIONS, Collection, labels_of
from isek.schema.concept import Concept
from isek.schema.fields import missing, places_of, read_values
from isek.schema.objects import Object
from isek.schema.reading import Reading
from isek.values.german import join
from isek.values.nearest import nearest


def read_concept(root: Path) -> tuple[Concept, list[Problem]]:
    """The concept under `root`, with everything that could not be read for certain."""
    with _without_garbage_collection():
        files, problems = scan(root)
        by_name = {file.name: file for file in files}
        settings, more = read_settings(by_name.get(FILE))
        reading = reading_for(settings)
        reading.problems.extend([*problems, *more])
        written = Written(settings, reading)
        for file in files:
            if file.name != FILE:
                _read_file(file, written, by_name)
        concept = _assemble(written, frozenset(by_name))
        reading.problems.extend(unknown_files(concept))
        return concept, reading.problems


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    # ten thousand trees at once make the collector walk them again and again: three times the time, nothing freed
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_file(file: SourceFile, written: Written, by_name: Mapping[str, SourceFile]) -> None:
    path = PurePosixPath(file.name)
    if file.name.startswith(KEPT):
        return
    if file.name in KNOWN:
        written.known_file(file)
    elif path.suffix.lower() == ".md":
        written.markdown_file(file)
    elif len(path.parts) > 1:
        _read_in_folder(file, path, written)
    elif register := COLLECTIONS.get(path.stem):
        _read_register(file, register, by_name.get(f"{path.stem}{MAPPING}"), written)


def _read_in_folder(file: SourceFile, path: PurePosixPath, written: Written) -> None:
    collection = COLLECTIONS.get(path.parts[0])
    if collection and path.suffix.lower() in {".yml", ".yaml"} and not file.name.endswith(MAPPING):
        written.yaml_object(file, collection)


def _read_register(file: SourceFile, register: Collection, mapping: SourceFile | None, written: Written) -> None:
    kind = PurePosixPath(file.name).suffix.lower()
    if mapping and kind in {".csv", ".xlsx"}:
        written.mapped_file(file, mapping, register)
        return
    readers = {
        ".yml": written.yaml_list,
        ".yaml": written.yaml_list,
        ".csv": written.csv_file,
        ".xlsx": written.xlsx_file,
    }
    if kind in readers:
        readers[kind](file, register)


def _assemble(written: Written, files: frozenset[str]) -> Concept:
    reading, settings = written.reading, written.settings
    drafts, problems = merge(written.drafts)
    reading.problems.extend(problems)
    index = Index()
    for draft in drafts:
        index.add(draft.collection.key, draft.id, (draft.text("titel"), draft.text("kurzname")))
    resolver = ConceptResolver(index, frozenset(written.sources), settings.labels, frozenset(written.lost))
    reading.resolver = resolver
    collections: dict[str, dict[str, Object]] = {key: {} for key in COLLECTIONS}
    gaps = Gaps()
    for draft in drafts:
        collections[draft.collection.key][draft.id] = _object(draft, reading, gaps)
    gaps.tell(reading)
    pages = {draft.id: _page(draft, reading) for draft in written.pages}
    _add_made(collections, resolver, reading)
    tables = {page: tuple(dict.fromkeys(draft.id for draft in found)) for page, found in written.page_tables.items()}
    return Concept(settings, collections, pages, frozenset(written.sources), files, tables)


def _object(draft: Draft, reading: Reading, gaps: Gaps) -> Object:
    """The object, with whatever of it could be read."""
    cls, reading.about = draft.collection.cls, draft.id
    if draft.broken:
        named: Any = {"title": draft.text("titel") or draft.id} if "title" in cls.__dataclass_fields__ else {}
        return cls(id=draft.id, place=draft.place, created=True, **named)
    values = read_values(cls, draft.node, reading)
    values.pop("id", None)
    reading.problems.extend(contradictions(draft, reading))
    for gap in missing(cls, draft.node):
        gaps.add(draft, gap, reading)
    cls.finish(values, draft.node, reading)
    if draft.typed and "number" in cls.__dataclass_fields__:
        values.setdefault("number", draft.typed)
    extra: dict[str, Any] = {name: text for name, text in draft.extra.items() if name in cls.__dataclass_fields__}
    reading.about = None
    return cls(id=draft.id, place=draft.place, places=places_of(draft.node), table=draft.table, **extra, **values)


def _page(draft: Draft, reading: Reading) -> Page:
    values: dict[str, Any] = read_values(Page, draft.node, reading)
    return Page(id=draft.id, place=draft.place, places=places_of(draft.node), **values)


def _add_made(collections: dict[str, dict[str, Object]], resolver: ConceptResolver, reading: Reading) -> None:
    """The objects of collections without a source, made from the names that refer to them; one Hinweis for each."""
    for key, made in resolver.made.items():
        cls = COLLECTIONS[key].cls
        for object_id, (name, place) in made.items():
            values: Any = {"title": name}
            collections[key][object_id] = cls(id=object_id, created=True, place=place, **values)
        _, plural = labels_of(COLLECTIONS[key], resolver.labels)
        names = [name for name, _ in made.values()]
        message = f"Die Sammlung „{plural}“ hat keine Datei und entsteht aus Namen: {join(names)}."
        reading.problems.append(problem("sammlung-angelegt", Place(FILE), message, _twins(names)))


def _twins(names: list[str]) -> str | None:
    """Names that look like the same one twice."""
    pairs: dict[frozenset[str], str] = {}
    for name in names:
        others = [other for other in names if other != name]
        for other in nearest(name, others):
            pairs.setdefault(frozenset((name, other)), f"„{name}“ und „{other}“")
    return f"Fast gleich sind {join(list(pairs.values()))}: dasselbe?" if pairs else None
