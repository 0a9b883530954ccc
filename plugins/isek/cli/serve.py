"""`isek serve`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from isek.cli.german import GermanCommand


@click.command(
    cls=GermanCommand,
    short_help="zeigt eine Vorschau der Website",
    epilog="""\b
Beispiele:
  isek serve
  isek serve --adresse 127.0.0.1:8001""",
)
@click.option("--adresse", default="127.0.0.1:8000", metavar="HOST:PORT", help="Adresse; sonst 127.0.0.1:8000.")
@click.pass_context
def serve(ctx: click.Context, adresse: str) -> None:
    """Zeigt die Website und baut sie bei jeder Änderung neu. Beenden mit Strg+C."""
    if not Path("mkdocs.yml").is_file():
        raise click.ClickException(
            "Hier liegt keine „mkdocs.yml“. Wechseln Sie in den Ordner des Konzepts, oder legen Sie eines an: "
            "isek new concept ORDNER."
        )
    click.echo(f"Vorschau: http://{adresse}/ – beenden mit Strg+C")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", adresse]
    ctx.exit(subprocess.run(command, check=False).returncode)
