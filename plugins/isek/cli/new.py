"""`isek new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isek.cli.content import DEFAULT, content_option, folder
from isek.cli.german import GermanCommand

if TYPE_CHECKING:
    from isek.schema.collections import Collection
    from isek.schema.settings import WordPairs

_CONCEPT = frozenset({"concept", "konzept"})


@click.command(
    cls=GermanCommand,
    short_help="legt etwas Neues an",
    epilog="""\b
Beispiele:
  isek new massnahme "Umbau Marktplatz"
  isek new kapitel "Wohnen in der Altstadt"
  isek new concept mein-isek""",
)
@click.argument("kind", metavar="WAS")
@click.argument("title", metavar="TITEL")
@content_option
@click.pass_context
def new(ctx: click.Context, kind: str, title: str, content: str | None) -> None:
    """Legt etwas Neues an: eine Datei mit der nächsten freien Kennung, oder mit „concept“ ein ganzes Konzept.

    WAS ist eine Sammlung (massnahme, kapitel, ziel, akteur …) und TITEL der Titel; bei „concept“ ist TITEL der Ordner.
    """
    if kind.casefold() in _CONCEPT:
        _new_concept(title)
    else:
        _new_object(ctx, kind, title, content or DEFAULT)


def _new_object(ctx: click.Context, kind: str, title: str, content: str) -> None:
    from isek.read.concept import read_concept
    from isek.starting import new_object

    title = " ".join(title.split())
    if not title:
        raise click.UsageError("Der Titel ist leer.", ctx)
    root = folder(content)
    concept, _ = read_concept(root)
    made = new_object(_collection(ctx, kind, concept.settings.labels), title, concept, root)
    path = root / made.name
    _write_new(path, made.text)
    click.echo(f"{content.rstrip('/')}/{made.name}")


def _collection(ctx: click.Context, kind: str, labels: WordPairs) -> Collection:
    from isek.read.mapping.names import collection_hint, find_collection

    found = find_collection(kind, labels)
    if found is None:
        hint = collection_hint(kind) or "Möglich sind zum Beispiel massnahme, kapitel, ziel und concept."
        raise click.UsageError(f"„{kind}“ ist keine Sammlung. {hint}", ctx)
    return found


def _write_new(path: Path, text: str) -> None:
    from isek.read.texts import cause_of

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise click.ClickException(f"„{path}“ gibt es schon; nichts wurde geschrieben.") from error
    except OSError as error:
        raise click.ClickException(f"„{path}“ {cause_of(error)}.") from error


def _new_concept(directory: str) -> None:
    from importlib.metadata import version

    from isek.read.texts import cause_of
    from isek.starting import NotEmptyError, new_concept

    path = Path(directory)
    try:
        names = new_concept(path, version("isek"))
    except NotEmptyError as error:
        message = f"„{directory}“ gibt es schon und ist kein leerer Ordner; nichts wurde geschrieben."
        raise click.ClickException(message) from error
    except OSError as error:
        raise click.ClickException(f"„{directory}“ {cause_of(error)}.") from error
    click.echo("\n".join((path / name).as_posix() for name in names))
    click.echo(f"Weiter mit: cd {directory}, dann isek check und isek serve. Alles Weitere steht in README.md.")
