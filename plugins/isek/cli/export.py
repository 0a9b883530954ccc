"""`isek export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isek.cli.check import refuse_errors
from isek.cli.content import DEFAULT, content_option, loaded
from isek.cli.german import GermanCommand
from isek.cli.output import write

if TYPE_CHECKING:
    from isek.check import Checked


@click.command(
    cls=GermanCommand,
    short_help="gibt das Konzept als Daten aus",
    epilog="""\b
Beispiele:
  isek export --format json -o konzept.json
  isek export --format csv > massnahmen.csv
  isek export --format gpkg -o isek.gpkg""",
)
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(("json", "csv", "geojson", "gpkg")),
    required=True,
    help="json (das ganze Konzept), csv oder geojson (die Maßnahmen) oder gpkg (Maßnahmen und Räume auf der Karte).",
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
    elif form == "json":
        from isek.exports import export as export_concept
        from isek.exports.files import dumped

        write(dumped(export_concept(checked.concept, checked.shapes.geojson_of)), out)
    else:
        _placed(checked, form, out)


def _placed(checked: Checked, form: str, out: str | None) -> None:
    """What has a place on the map."""
    from isek.exports.files import placed

    files = placed(checked.concept, checked.shapes)
    content = files.get("isek.gpkg" if form == "gpkg" else "massnahmen.geojson")
    if content is None:
        raise click.ClickException("Im Konzept hat nichts, was ausgegeben werden soll, eine `geometrie`.")
    write(content, out)
