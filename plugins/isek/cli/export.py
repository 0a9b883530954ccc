"""`isek export`."""

from __future__ import annotations

import click

from isek.cli.check import refuse_errors
from isek.cli.content import DEFAULT, content_option, loaded
from isek.cli.german import GermanCommand
from isek.cli.output import write


@click.command(
    cls=GermanCommand,
    short_help="gibt das Konzept als Daten aus",
    epilog="""\b
Beispiele:
  isek export --format json -o konzept.json
  isek export --format csv > massnahmen.csv""",
)
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(("json", "csv")),
    required=True,
    help="json (das ganze Konzept) oder csv (die Maßnahmen).",
)
@click.option("-o", "--out", metavar="DATEI", help="Wohin; sonst auf den Bildschirm.")
@content_option
def export(form: str, out: str | None, content: str | None) -> None:
    """Gibt das Konzept als Daten aus. Inhalte mit Fehlern werden nicht ausgegeben."""
    given = content or DEFAULT
    checked = loaded(given)
    refuse_errors(checked, given)
    if form == "csv":
        from isek.exports.measures_csv import measures_csv

        write(measures_csv(checked.concept), out)
        return
    from isek.exports import export as export_concept
    from isek.exports.files import dumped

    write(dumped(export_concept(checked.concept)), out)
