"""From a table and a mapping file to the files that are to be written, and the account of every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isek.importing.account import account
from isek.importing.files import NewFile, existing, new_files
from isek.importing.objects import make_harmless, plain_object, read_object
from isek.importing.report import Report
from isek.model import Place
from isek.problems import Level, Problem, problem
from isek.read import xlsx_table
from isek.read.concept import read_concept
from isek.read.drafts import Draft, identify
from isek.read.mapping.apply import Mapped, ReadTable, apply
from isek.read.mapping.parse import read_mapping
from isek.read.mapping.source import table_reader
from isek.read.mapping.values import Lookup
from isek.read.resolve import ConceptResolver, Index, id_key
from isek.read.settings import reading_for
from isek.read.texts import read_text
from isek.schema.collections import COLLECTIONS, Collection
from isek.schema.concept import Concept
from isek.schema.fields import missing
from isek.schema.reading import Reading
from isek.schema.types import COMMAS, parts_of
from isek.tree import Scalar, Table
from isek.values.fold import slug


class Plan(Struct):
    """What an import would do. With `faults` (of the mapping file, or of the table as a whole) nothing was planned;
    with `blocked` files or ids exist already, and nothing may be written.
    """

    report: Report = msgspec.field(default_factory=Report)
    files: list[NewFile] = msgspec.field(default_factory=list)
    faults: list[Problem] = msgspec.field(default_factory=list)
    blocked: list[str] = msgspec.field(default_factory=list)


def make_plan(table: Path, mapping: Path, content: Path, only: Collection | None = None, stubs: bool = False) -> Plan:
    """The plan for a table and its mapping file. `only` restricts it to one collection, and stands in for steps that
    name none; with `stubs` unknown names become objects of their own.
    """
    plan = Plan()
    text, problems = read_text(mapping, mapping.name)
    spec, more = read_mapping(text, mapping.name, only) if not problems else (None, [])
    plan.faults += [*problems, *more]
    if spec is None:
        return plan
    if only is not None:
        spec = replace(spec, steps=tuple(step for step in spec.steps if step.collection.key == only.key))
        if not spec.steps:
            message = f"Kein Schritt der Zuordnungsdatei ist für „{only.key}“."
            plan.faults.append(problem("wert-ungueltig", Place(mapping.name), message))
    concept, _ = read_concept(content)
    mapped = apply(spec, _with_columns(table_reader(table, table.name, spec, concept.settings.labels)))
    plan.faults += [*mapped.faults, *(found for found in mapped.problems if found.code == "datei-unlesbar")]
    if plan.faults:
        return plan
    _Import(concept, mapped, plan, content).run(stubs)
    _unread_sheets(table, mapped, plan.report)
    plan.report.sort()
    return plan


def _with_columns(read: ReadTable) -> ReadTable:
    """In CSV, too, each cell knows its column."""

    def read_with_columns(sheet: str | None, collection: Collection) -> tuple[Table | None, list[Problem]]:
        table, problems = read(sheet, collection)
        for cells in [table.headings, *(row.cells for row in table.rows)] if table else []:
            for at, cell in enumerate(cells, 1):
                if cell.place.column is None:
                    cell.place = cell.place._replace(column=at)
        return table, problems

    return read_with_columns


def _unread_sheets(path: Path, mapped: Mapped, report: Report) -> None:
    if path.suffix.lower() != ".xlsx":
        return
    read = {place.sheet for place in mapped.sheets}
    for name in xlsx_table.sheets(path, path.name)[0]:
        if name not in read:
            text = f"Das Blatt „{name}“ liest kein Schritt der Zuordnungsdatei."
            report.tell("blatt-ausgelassen", Place(path.name, 1, None, name), text)


class _Import:
    """One import: drafts that are kept, read by their schema among everything that is known."""

    def __init__(self, concept: Concept, mapped: Mapped, plan: Plan, content: Path) -> None:
        self._concept = concept
        self._mapped = mapped
        self._plan = plan
        self._content = content
        self._index = _index(concept)
        self._problems: list[Problem] = list(mapped.problems)
        self._stubs: dict[str, list[dict[str, Any]]] = {}
        self._ids: dict[str, str] = {}

    def run(self, stubs: bool) -> None:
        """Fill the plan."""
        kept = [draft for draft in self._mapped.drafts if self._keep(draft)]
        for draft in kept:
            self._index.add(draft.collection.key, draft.id, (draft.text("titel"), draft.text("kurzname")))
        if stubs:
            self._make_stubs()
        objects = self._read(kept)
        self._plan.files = new_files(self._content, objects)
        self._plan.blocked += [
            f"Die Datei „{name}“ gibt es schon." for name in existing(self._content, self._plan.files)
        ]
        self._plan.report.objects = {key: len(found) for key, found in objects.items()}
        account(self._mapped, kept, self._problems, self._plan.report)

    def _keep(self, draft: Draft) -> bool:
        """Whether the draft has an id that is valid and free."""
        default = draft.id if draft.collection.key in {"glossar", "kapitel"} else None
        if not draft.id and default is None:
            message = f"Die Zeile hat keine Kennung ({draft.collection.singular}) und bleibt weg."
            self._tell("kennung-ungueltig", draft.place, message)
            return False
        faults = identify(draft, default)
        self._problems += faults
        if faults:
            return False
        known = self._concept.find(self._index.ids.get(id_key(draft.id), ("", ""))[1])
        if known is not None:
            place = f"{known.place.file}, Zeile {known.place.line}"
            self._plan.blocked.append(f"Die Kennung „{draft.id}“ gibt es schon ({place}).")
            return False
        other = self._ids.setdefault(id_key(draft.id), draft.collection.key)
        if other != draft.collection.key:
            message = f"Die Kennung „{draft.id}“ steht schon in einer anderen Sammlung ({other})."
            self._tell("doppelte-kennung", draft.place, message)
        return other == draft.collection.key

    def _make_stubs(self) -> None:
        """Objects for the names that nothing is called by."""
        for lookup in self._mapped.lookups:
            for name in self._names(lookup):
                if not self._index.lookup(lookup.collection, name):
                    self._stub(COLLECTIONS[lookup.collection], name, lookup.name.place)

    def _names(self, lookup: Lookup) -> list[str]:
        if self._index.lookup(lookup.collection, lookup.name.text):
            return []
        return [part.text for part in parts_of(lookup.name, COMMAS) if isinstance(part, Scalar) and part.text.strip()]

    def _stub(self, collection: Collection, name: str, place: Place) -> None:
        title = " ".join(name.split())
        base = f"{collection.prefix}{slug(title)}"
        object_id = next(one for one in _numbered(base) if id_key(one) not in self._index.ids)
        self._index.add(collection.key, object_id, (title,))
        self._stubs.setdefault(collection.key, []).append({"id": object_id, "titel": title})
        text = f"„{title}“ ist noch nicht erfasst und wird als {object_id} angelegt ({collection.plural})."
        self._plan.report.tell("angelegt", place, text)

    def _read(self, kept: Sequence[Draft]) -> dict[str, list[dict[str, Any]]]:
        sources = self._concept.sources | {draft.collection.key for draft in kept} | set(self._stubs)
        resolver = ConceptResolver(self._index, frozenset(sources), self._concept.settings.labels)
        reading = reading_for(self._concept.settings)
        reading.resolver = resolver
        found = []
        for draft in kept:
            make_harmless(draft.node, draft.collection.cls)
            found.append((draft.collection.key, read_object(draft, reading)))
            self._tell_missing(draft, reading)
        names = {object_id: name for made in resolver.made.values() for object_id, (name, _) in made.items()}
        objects: dict[str, list[dict[str, Any]]] = {key: [] for key in COLLECTIONS}
        for key, one in found:
            objects[key].append(plain_object(one, names))
        for key, stubs in self._stubs.items():
            objects[key] += stubs
        self._problems += reading.problems
        self._tell_made(resolver)
        return {key: entries for key, entries in objects.items() if entries}

    def _tell_missing(self, draft: Draft, reading: Reading) -> None:
        for gap in missing(draft.collection.cls, draft.node):
            if gap.name != "id":
                message = f"Bei „{draft.id}“ fehlt „{gap.name}“ ({gap.label}): in der Datei ergänzen."
                reading.tell("feld-fehlt", draft.place, message)

    def _tell_made(self, resolver: ConceptResolver) -> None:
        for key, made in resolver.made.items():
            for name, place in made.values():
                text = f"„{name}“ ist noch nicht erfasst ({COLLECTIONS[key].plural}); der Name bleibt stehen."
                self._plan.report.tell("hinweis", place, text)

    def _tell(self, code: str, place: Place, message: str) -> None:
        self._problems.append(problem(code, place, message, level=Level.ERROR))


def _index(concept: Concept) -> Index:
    """Everything that exists, without what exists by its name alone."""
    index = Index()
    for collection, found in concept.objects():
        if not found.created:
            index.add(collection, found.id, (getattr(found, "title", None), getattr(found, "short_name", None)))
    return index


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in range(2, 10_000))
