"""`isek diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec import Struct

from isek.cli.check import lines
from isek.cli.content import DEFAULT, content_option, folder
from isek.cli.german import GermanCommand
from isek.cli.output import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isek.history.report import Difference
    from isek.problems import Problem


@click.command(
    cls=GermanCommand,
    short_help="zeigt, was sich zwischen zwei Fassungen ändert",
    epilog="""\b
Beispiele:
  isek diff F-1 F-2
  isek diff F-2 Entwurf --format markdown
  isek diff alt/F-1.json content/fassungen/F-2.json --format json""",
)
@click.argument("old", metavar="ALT")
@click.argument("new", metavar="NEU")
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="text (sonst), markdown oder json.",
)
@content_option
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, form: str, content: str | None) -> None:
    """Zeigt die Änderungen zwischen zwei Fassungen und welche Art von Fassung sie brauchen.

    ALT und NEU sind Kennungen eingefrorener Fassungen, Pfade zu deren Dateien oder „Entwurf“: der Inhalt, wie er gerade
    ist, auch mit Fehlern.

    Exit-Code: 0 verglichen, 1 nicht lesbar, 2 falscher Aufruf oder nichts zu lesen.
    """
    sides = _Sides(ctx, content or DEFAULT)
    before, after = sides.side(old), sides.side(new)
    write(_report(_difference(before, sides.descended(before, after)), form))


class _Side(Struct, frozen=True):
    """A Fassung: what it is called here, its data in canonical form, its id in the register, and its files."""

    name: str
    concept: Mapping[str, Any]
    id: str
    files: Mapping[str, str]


def _difference(old: _Side, new: _Side) -> Difference:
    from isek.history import between, compare
    from isek.history.report import Difference

    changes = compare(old.concept, new.concept, between(old.concept, new.concept, new.id), (old.files, new.files))
    return Difference(old.name, new.name, old.concept, new.concept, changes)


def _report(found: Difference, form: str) -> str:
    from isek.history.report import as_json, as_markdown, as_text
    from isek.reports import plain_line

    if form == "json":
        return as_json(found)
    if form == "markdown":
        return "\n".join(as_markdown(found))
    return "\n".join(line[: len(line) - len(line.lstrip())] + plain_line(line) for line in as_text(found))


class _Sides:
    """Finds what ALT and NEU mean."""

    def __init__(self, ctx: click.Context, content: str) -> None:
        self._ctx = ctx
        self._content = content

    def side(self, wanted: str) -> _Side:
        """The Fassung that is meant. Ends the run where it cannot be read."""
        from isek.history import DRAFT
        from isek.read.resolve import id_key

        if id_key(wanted) == id_key(DRAFT):
            return self._draft()
        path = Path(wanted)
        if path.suffix == ".json" or path.is_file():
            return self._frozen(path, path.name, str(path.parent))
        return self._by_id(wanted)

    def descended(self, old: _Side, new: _Side) -> _Side:
        """The newer side, whose objects also say what they came from in the frozen Fassungen between both."""
        from msgspec.structs import replace

        from isek.history import between, read_frozen
        from isek.history.frozen import frozen_name
        from isek.history.lineage import inherited
        from isek.read.resolve import id_key

        ids = [one["id"] for one in between(old.concept, new.concept, new.id) if id_key(one["id"]) != id_key(new.id)]
        paths = [Path(self._content) / frozen_name(one) for one in ids]
        read = [read_frozen(path, path.name)[0] for path in paths if path.is_file()]
        passed = [frozen.concept for frozen in read if frozen]
        return replace(new, concept=inherited(old.concept, passed, new.concept)) if passed else new

    def _by_id(self, wanted: str) -> _Side:
        from isek.history import frozen_names
        from isek.history.editions import key_of_file
        from isek.read.folder import scan
        from isek.read.resolve import id_key
        from isek.values.nearest import did_you_mean

        root = folder(self._content)
        names = frozen_names(file.name for file in scan(root)[0])
        for name in names:
            if key_of_file(name) == id_key(wanted):
                return self._frozen(root / name, name, self._content)
        draft = self._named_draft(wanted)
        if draft is None:
            known = [Path(name).stem for name in names]
            hint = did_you_mean(wanted, known) or ""
            raise click.UsageError(f"„{wanted}“ ist keine eingefrorene Fassung. {hint}".rstrip(), self._ctx)
        return draft

    def _frozen(self, path: Path, name: str, below: str) -> _Side:
        from isek.history import read_frozen

        if not path.is_file():
            raise click.UsageError(f"Die Datei „{path}“ gibt es nicht.", self._ctx)
        frozen, problems = read_frozen(path, name)
        if frozen is None:
            self._refuse(problems, below)
        return _Side(frozen.id, frozen.concept, frozen.id, frozen.files)

    def _named_draft(self, wanted: str) -> _Side | None:
        """The content, where it becomes the Fassung of this name."""
        from isek.read.resolve import id_key

        draft = self._draft()
        return _Side(draft.id, draft.concept, draft.id, draft.files) if id_key(draft.id) == id_key(wanted) else None

    def _draft(self) -> _Side:
        from isek.exports import export
        from isek.geometry import read_shapes
        from isek.history import DRAFT, read_history
        from isek.history.replaced import digests_now
        from isek.read.concept import read_concept

        root = folder(self._content)
        concept, problems = read_concept(root)
        stopping = [found for found in problems if found.code in {"yaml-fehler", "datei-unlesbar"}]
        if stopping:
            self._refuse(stopping, self._content)
        history = read_history(root, concept, None)
        named = history.named.id if history.named else DRAFT
        known = {path: sha256 for edition in history.editions for path, sha256 in edition.files.items()}
        data = export(concept, read_shapes(concept, root)[0].geojson_of)
        return _Side(DRAFT, data, named, digests_now(root, known, concept.files))

    def _refuse(self, problems: list[Problem], content: str) -> NoReturn:
        from isek.problems import by_place

        click.echo("\n".join(lines(by_place(problems), content)), err=True)
        sys.exit(1)
