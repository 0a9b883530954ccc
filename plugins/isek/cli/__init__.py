"""The command line `isek`: unpacks options, calls, prints. What takes time to import is imported by the command."""

from __future__ import annotations

import click

from isek.cli.check import check
from isek.cli.diff import diff
from isek.cli.export import export
from isek.cli.freeze import freeze
from isek.cli.german import GermanGroup
from isek.cli.import_table import import_table
from isek.cli.new import new
from isek.cli.publish import publish
from isek.cli.schema import schema
from isek.cli.serve import serve

__all__ = ["main"]


@click.group(
    cls=GermanGroup,
    epilog="""\b
Beispiele:
  isek check                             alle Meldungen zum Ordner content/
  isek new massnahme "Umbau Marktplatz"  eine neue Maßnahme
  isek BEFEHL --help                     Hilfe zu einem Befehl""",
)
@click.version_option(None, "--version", package_name="isek", message="isek %(version)s", help="Zeigt die Version.")
def main() -> None:
    """Städtebauliche Entwicklungskonzepte als geprüfte, verknüpfte Website."""


for _command in (check, new, import_table, export, schema, serve, freeze, diff, publish):
    main.add_command(_command)
