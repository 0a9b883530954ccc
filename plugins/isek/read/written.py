"""Every written form into drafts: Markdown files, YAML objects and lists, tables in CSV, XLSX and Markdown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from isek.model import Place
from isek.problems import Problem, problem
from isek.read import csv_table, pipe_table, xlsx_table
from isek.read.blocks import Block, blocks
from isek.read.drafts import Draft, identify, place_of, salvage
from isek.read.folder import SourceFile
from isek.read.front_matter import split
from isek.read.mapping.source import mapped_drafts
from isek.read.settings import check_targets, own_columns
from isek.read.tables import drafts_of
from isek.read.texts import any_text, read_table_text, read_text
from isek.read.yaml_tree import parse
from isek.schema.chapters import Page
from isek.schema.collections import COLLECTIONS, PAGES, Collection, headings_of
from isek.schema.fields import keys_of
from isek.schema.reading import Reading
from isek.schema.settings import Settings
from isek.tree import Items, Mapping, Node, Scalar, Table
from isek.values.fold import fold, slug

_ORDER = re.compile(r"^\d+[-_. ]+")
_PAGE_KEYS = frozenset({*keys_of(Page), "spalten"})
_BLOCK_TITLES = {"leitfrage": ("leitfragen", "frage"), "empfehlung": ("empfehlungen", "titel")}


class Written(Struct):
    """What all files say: drafts of objects and pages, and which measures stand in the tables of a page.

    `sources` are the collections that have a file, `lost` those of which a file cannot be read at all.
    """

    settings: Settings
    reading: Reading
    drafts: list[Draft] = msgspec.field(default_factory=list)
    pages: list[Draft] = msgspec.field(default_factory=list)
    page_tables: dict[str, list[Draft]] = msgspec.field(default_factory=dict)
    sources: set[str] = msgspec.field(default_factory=set)
    lost: set[str] = msgspec.field(default_factory=set)

    @property
    def problems(self) -> list[Problem]:
        """The problems so far."""
        return self.reading.problems

    def markdown_file(self, file: SourceFile) -> None:
        """A Markdown file: an object of the collection whose folder it is in, else a page."""
        text, problems = read_text(file.path, file.name)
        parts, more = split(text, file.name)
        self.problems.extend([*problems, *more])
        collection = COLLECTIONS.get(file.name.split("/")[0]) if "/" in file.name else None
        if problems or more:
            self._salvage(text or any_text(file.path), file.name, 1, collection)
            return
        head, more = parse(parts.yaml, file.name, parts.yaml_line) if parts.yaml is not None else (None, [])
        self.problems.extend(more)
        if more and head is None:
            self._salvage(parts.yaml or "", file.name, parts.yaml_line, collection)
            return
        node = self._head(head, file.name)
        body = _Body(parts.body, file.name, parts.body_line)
        if collection is None or self._is_page(collection, node, body):
            self._page(file.name, node, body, collection)
        else:
            self.sources.add(collection.key)
            self._object(collection, file.name, node, body)

    def _salvage(self, text: str, name: str, first_line: int, collection: Collection | None) -> None:
        if collection:
            self.sources.add(collection.key)
            found = salvage(text, name, first_line, collection)
            for draft in found:
                self._add(draft)
            if not found:
                self.lost.add(collection.key)

    def _head(self, head: Node | None, name: str) -> Mapping:
        if isinstance(head, Mapping):
            return head
        if head is not None:
            message = "Der Kopf der Datei braucht Felder, zum Beispiel „titel: …“."
            self.problems.append(problem("yaml-fehler", head.place, message))
        return Mapping({}, Place(name))

    def _is_page(self, collection: Collection, node: Mapping, body: _Body) -> bool:
        if collection.key == "kapitel":
            return False
        if PurePosixPath(body.file).stem.lower() in {"index", "readme"} and not node.entries.get("id"):
            return True
        if collection.key != "massnahmen" or "id" in node.entries:
            return False
        return bool(_measure_tables(body)) or set(node.entries) <= _PAGE_KEYS

    def _page(self, name: str, node: Mapping, body: _Body, collection: Collection | None) -> None:
        page_id = name.rsplit(".", 1)[0]
        own = self._own_columns(node)
        node.entries.pop("spalten", None)
        body.put(node, "text", self.problems)
        draft = Draft(PAGES, node, place_of(node), id=page_id)
        self.pages.append(draft)
        self._blocks(body, None)
        if collection and collection.key == "massnahmen":
            for table in _measure_tables(body):
                self.sources.add(collection.key)
                rows = self._rows(table, collection, own)
                self.page_tables.setdefault(page_id, []).extend(rows)

    def _own_columns(self, node: Mapping) -> dict[str, str]:
        columns = node.entries.get("spalten")
        if not isinstance(columns, Mapping):
            return {}
        check_targets(columns, "massnahmen", self.reading)
        return {fold(name): child.text for name, child in columns.entries.items() if isinstance(child, Scalar)}

    def _object(self, collection: Collection, name: str, node: Mapping, body: _Body) -> None:
        body.put(node, collection.body, self.problems)
        draft = Draft(collection, node, place_of(node))
        if collection.key == "kapitel":
            draft.extra["path"] = name.removeprefix("kapitel/")
        self._add(draft, _chapter_id(name) if collection.key == "kapitel" else None)
        self._blocks(body, draft if collection.key == "kapitel" else None)

    def _add(self, draft: Draft, default: str | None = None) -> None:
        if draft.collection.key == "glossar":
            title = draft.text("titel")
            default = f"G-{slug(title)}" if title else None
        self.problems.extend(identify(draft, default))
        self.drafts.append(draft)

    def _blocks(self, body: _Body, chapter: Draft | None) -> None:
        for block in blocks(body.text, body.file, body.line):
            if block.name in _BLOCK_TITLES and block.argument:
                self._block(block, chapter)

    def _block(self, block: Block, chapter: Draft | None) -> None:
        """A Leitfrage or Empfehlung that stands in the text of a chapter."""
        key, title = _BLOCK_TITLES[block.name]
        collection = COLLECTIONS[key]
        options = block.options or Mapping({}, block.place)
        # other options are told with the block
        known = keys_of(collection.cls).keys() - {collection.body}
        entries = {name: child for name, child in options.entries.items() if name in known}
        node = Mapping(entries, block.place, dict(options.keys))
        node.entries[title] = Scalar(block.argument or "", block.place)
        if chapter is not None:
            node.entries.setdefault("kapitel", Scalar(chapter.id, block.place))
        _Body(block.body, block.place.file, block.body_line).put(node, collection.body, self.problems)
        self.sources.add(key)
        self._add(Draft(collection, node, place_of(node)))

    def yaml_object(self, file: SourceFile, collection: Collection) -> None:
        """A YAML file with one object (or, as editors do, a list of them)."""
        self.sources.add(collection.key)
        tree = self._yaml(file, collection)
        for node in tree.items if isinstance(tree, Items) else [tree]:
            self._yaml_node(node, collection, file.name)

    def yaml_list(self, file: SourceFile, collection: Collection) -> None:
        """A register: a list of objects in one YAML file."""
        self.sources.add(collection.key)
        tree = self._yaml(file, collection)
        if isinstance(tree, Mapping):
            message = f"„{file.name}“ braucht eine Liste: Jeder Eintrag beginnt mit „- “."
            self.problems.append(problem("wert-ungueltig", tree.place, message))
            return
        for node in tree.items if isinstance(tree, Items) else [tree]:
            self._yaml_node(node, collection, file.name)

    def _yaml(self, file: SourceFile, collection: Collection) -> Node | None:
        text, problems = read_text(file.path, file.name)
        tree, more = parse(text, file.name) if not problems else (None, [])
        self.problems.extend([*problems, *more])
        if (problems or more) and tree is None:
            self._salvage(text or any_text(file.path), file.name, 1, collection)
        return tree

    def _yaml_node(self, node: Node | None, collection: Collection, name: str) -> None:
        if isinstance(node, Mapping):
            self._add(Draft(collection, node, place_of(node)))
        elif node is not None:
            message = f"Hier wird ein Eintrag mit Feldern erwartet ({collection.singular})."
            self.problems.append(problem("wert-ungueltig", node.place, message))

    def known_file(self, file: SourceFile) -> None:
        """A file that others read later (`rechtliches.yml` …): here only whether it can be read."""
        text, problems = read_text(file.path, file.name)
        _, more = parse(text, file.name) if not problems else (None, [])
        self.problems.extend([*problems, *more])

    def csv_file(self, file: SourceFile, collection: Collection) -> None:
        """A table in CSV."""
        self.sources.add(collection.key)
        text, problems = read_table_text(file.path, file.name)
        table, more = csv_table.read(text, file.name) if not problems else (None, [])
        self.problems.extend([*problems, *more])
        self._table(table, collection)

    def xlsx_file(self, file: SourceFile, collection: Collection) -> None:
        """A table in a workbook: the sheet named like the collection, else the first."""
        self.sources.add(collection.key)
        names = (collection.key, collection.plural, *self.settings.labels.get(collection.key))
        table, problems = xlsx_table.read(file.path, file.name, names)
        self.problems.extend(problems)
        self._table(table, collection)

    def mapped_file(self, file: SourceFile, mapping: SourceFile, collection: Collection) -> None:
        """A table of another shape, with the mapping file that lies beside it."""
        drafts, collections, problems = mapped_drafts(file, mapping, collection, self.settings.labels)
        self.sources |= collections
        self.problems.extend(problems)
        for draft in drafts:
            self._add(draft)

    def _table(self, table: Table | None, collection: Collection) -> None:
        if table is None:
            self.lost.add(collection.key)
        else:
            self._rows(table, collection, {})

    def _rows(self, table: Table, collection: Collection, own: dict[str, str]) -> list[Draft]:
        columns = own_columns(self.settings, collection.key) | own
        found = drafts_of(table, collection, columns, self.settings.labels, self.reading)
        for draft in found:
            self._add(draft)
        return found


class _Body(Struct, frozen=True):
    """The Markdown of a file or block, and the line where it begins."""

    text: str
    file: str
    line: int

    def put(self, node: Mapping, key: str, problems: list[Problem]) -> None:
        """Make it the value of `key`, unless it is blank."""
        text = self.text.lstrip("\n")
        if not text.strip():
            return
        if key in node.entries:
            message = f"„{key}“ steht im Kopf und noch einmal als Text darunter."
            problems.append(problem("doppelte-angabe", node.keys.get(key, node.place), message))
            return
        first = self.line + len(self.text) - len(text)
        node.entries[key] = Scalar(text, Place(self.file, first - 1), block=True)


def _measure_tables(body: _Body) -> list[Table]:
    """The tables of a body whose first heading is a number or id and one of whose headings is the title."""
    if "|" not in body.text:
        return []
    tables = (found.table for found in pipe_table.tables(body.text, body.file, body.line))
    return [table for table in tables if is_measure_table(table)]


def is_measure_table(table: Table) -> bool:
    """Whether the rows of a Markdown table are Maßnahmen."""
    known = headings_of("massnahmen")
    paths = [known[fold(heading.text)].path if fold(heading.text) in known else () for heading in table.headings]
    return bool(paths) and paths[0] in {("id",), ("nummer",)} and ("titel",) in paths


def _chapter_id(name: str) -> str:
    """The id of a chapter without one: its file name without `NN-`; for `index.md` that of its folder."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} and path.parent.name != "kapitel" else path.stem
    return _ORDER.sub("", stem).replace("_", "-").replace(" ", "-")
