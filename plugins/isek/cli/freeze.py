"""`isek freeze`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from isek.cli.check import lines, refuse_errors
from isek.cli.content import DEFAULT, content_option, folder
from isek.cli.german import GermanCommand

if TYPE_CHECKING:
    from pathlib import Path

    from isek.check import Checked
    from isek.history import History
    from isek.schema.revisions import Revision


@click.command(
    cls=GermanCommand,
    short_help="friert eine Fassung ein, wie sie beschlossen wurde",
    epilog="""\b
Beispiel:
  isek freeze F-2""",
)
@click.argument("revision", metavar="FASSUNG")
@content_option
@click.pass_context
def freeze(ctx: click.Context, revision: str, content: str | None) -> None:
    """Prüft die Inhalte und schreibt content/fassungen/FASSUNG.json mit allen Bildern und Dokumenten.

    Geprüft wird zum Datum der Fassung. Ein Entwurf (`stand: entwurf` oder `in_beteiligung`) wird nicht eingefroren. Was
    eingefroren ist, bleibt: Ein zweiter Aufruf ändert nichts.
    Exit-Code: 0 eingefroren, 1 Fehler, 2 falscher Aufruf oder nichts zu lesen.
    """
    from isek.check import load

    given = content or DEFAULT
    path = folder(given)
    checked = load(path, freezing=revision)
    found, history = _revision(ctx, checked, revision)
    if history.is_frozen(found):
        _tell_frozen(found, history, given)
        return
    _refuse_earlier(found, history)
    refuse_errors(_with_state(checked, found), given)
    _write(path, checked, found)


def _revision(ctx: click.Context, checked: Checked, wanted: str) -> tuple[Revision, History]:
    from isek.read.resolve import id_key
    from isek.values.nearest import did_you_mean

    revisions = checked.concept.revisions.values()
    found = next((one for one in revisions if id_key(one.id) == id_key(wanted)), None)
    if found is None or checked.history is None:
        hint = did_you_mean(wanted, [one.id for one in revisions]) or ""
        raise click.UsageError(f"Die Fassung „{wanted}“ gibt es nicht. {hint}".rstrip(), ctx)
    return found, checked.history


def _tell_frozen(revision: Revision, history: History, content: str) -> None:
    """Nothing to do; unless its file was touched, holds a draft, or the content has become another."""
    from isek.publishing.decided import frozen_draft

    problems = history.problems_of(revision)
    drafts = (frozen_draft(one) for one in history.editions if one.id == revision.id)
    problems += [draft for draft in drafts if draft]
    if problems:
        click.echo("\n".join(lines(problems, content)), err=True)
        sys.exit(1)
    draft = history.draft
    if draft and history.editions[-1].id == revision.id and draft.depth:
        raise click.ClickException(
            f"{revision.id} ist schon eingefroren und bleibt, wie sie ist. Der Inhalt ist seitdem ein anderer "
            f"(isek diff {revision.id} Entwurf): Legen Sie eine neue Fassung an."
        )
    click.echo(f"{revision.id} ist schon eingefroren. Nichts zu tun.")


def _refuse_earlier(revision: Revision, history: History) -> None:
    last = history.register[-1]
    if last is not revision:
        raise click.ClickException(
            f"Der Inhalt gehört zur letzten Fassung, {last.id}. {revision.id} ist früher und lässt sich nicht mehr "
            "einfrieren; nennen Sie ihre gedruckte Ausgabe unter `dokument`."
        )


def _with_state(checked: Checked, revision: Revision) -> Checked:
    """What was checked, and that a Fassung which calls itself a draft is none to be kept for ever."""
    from msgspec.structs import replace

    from isek.problems import by_place
    from isek.publishing.decided import is_draft

    draft = is_draft(revision)
    return replace(checked, problems=tuple(by_place([*checked.problems, draft]))) if draft else checked


def _write(path: Path, checked: Checked, revision: Revision) -> None:
    from isek.exports import export
    from isek.exports.files import dumped
    from isek.history import freeze as frozen_form
    from isek.history import named_files
    from isek.history.store import digests_of, keep
    from isek.read.texts import cause_of

    try:
        digests = digests_of(path, named_files(checked.concept))
        data = frozen_form(export(checked.concept, checked.shapes.geojson_of), revision.id, digests)
        written = keep(path, revision.id, dumped(data), digests)
    except OSError as error:
        # Without a number it is our own, and in German.
        cause = cause_of(error, writing=True) if error.errno else error.strerror
        raise click.ClickException(f"„{error.filename}“ {cause}.") from error
    for name in written:
        click.echo((path / name).as_posix())
    click.echo(f"{revision.id} ist eingefroren. SHA-256: {data['sha256']}")
