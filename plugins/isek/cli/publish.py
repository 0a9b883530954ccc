"""`isek publish`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isek.cli.check import lines
from isek.cli.content import DEFAULT, NoContentError, content_option, folder
from isek.cli.german import GermanCommand

if TYPE_CHECKING:
    from isek.mkdocs.publish import Order


@click.command(
    cls=GermanCommand,
    short_help="veröffentlicht die Website mit allen archivierten Fassungen",
    epilog="""\b
Beispiele:
  isek publish --out /var/www/isek/site
  isek publish --out public --entwurf
  isek publish --out site --lokal""",
)
@click.option("--out", metavar="ORDNER", required=True, help="Wohin; ein neuer Ordner oder ein früher so gefüllter.")
@click.option("--entwurf", "draft", is_flag=True, help="Auch Unbeschlossenes, mit Hinweis und ohne Suchmaschinen.")
@click.option("--rebuild", is_flag=True, help="Baut auch archivierte Websites neu, mit dem heutigen Aussehen.")
@click.option("--lokal", "local", is_flag=True, help="Nur zum Ansehen hier: Warnungen halten auf, Entwürfe nicht.")
@content_option
def publish(out: str, draft: bool, rebuild: bool, local: bool, content: str | None) -> None:
    """Baut die Website und die archivierten daneben und tauscht die veröffentlichte in einem Schritt aus.

    Jede eingefrorene Fassung bekommt eine archivierte Website; sie wird einmal gebaut und danach nur geprüft.

    Mit --lokal bekommt Unbeschlossenes von selbst den Hinweis; als heute gilt der Tag des letzten Commits, wenn sich
    seitdem etwas geändert hat, der des Rechners.

    Gelesen wird auch die mkdocs.yml neben dem Ordner der Inhalte. Bricht der Lauf ab, bleibt die alte Website ganz.
    Exit-Code: 0 veröffentlicht, 1 etwas hält auf, 2 falscher Aufruf oder nichts zu lesen.
    """
    if not out.strip():
        raise click.BadParameter("Der Ordner hat keinen Namen. Ist eine Variable leer?", param_hint="--out")
    given = content or DEFAULT
    path = folder(given)
    config = path.absolute().parent / "mkdocs.yml"
    if not config.is_file():
        raise NoContentError(f"Neben dem Ordner „{given}“ fehlt die „mkdocs.yml“ mit Titel und Adresse der Website.")
    from isek.mkdocs.publish import Order

    _publish(Order(config, path.absolute(), Path(out), draft, rebuild, local), given)


def _publish(order: Order, given: str) -> None:
    from isek.mkdocs.publish import RefusedError, publish
    from isek.publishing.errors import PublishError
    from isek.reports import summary

    # What is read and built stays: the collector would only walk it, now and at the end.
    gc.disable()
    try:
        files = publish(order, click.echo)
    except RefusedError as refused:
        click.echo("\n".join([*lines(refused.problems, given), summary(refused.problems)]), err=True)
        sys.exit(1)
    except PublishError as error:
        raise click.ClickException(str(error)) from error
    finally:
        gc.freeze()
        gc.enable()
    click.echo(f"Fertig. Die Website liegt in {order.out} ({files} Dateien).")
