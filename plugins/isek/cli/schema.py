"""`isek schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from isek.cli.german import GermanCommand
from isek.cli.output import write


@click.command(
    cls=GermanCommand,
    short_help="gibt JSON-Schemata für Editoren aus",
    epilog="""\b
Beispiele:
  isek schema massnahmen
  isek schema -o schemata""",
)
@click.argument("collection", metavar="[SAMMLUNG]", required=False)
@click.option("-o", "--out", metavar="ORDNER", help="Je Sammlung eine Datei in diesen Ordner schreiben.")
@click.pass_context
def schema(ctx: click.Context, collection: str | None, out: str | None) -> None:
    """Gibt JSON-Schemata (2020-12) der Inhalte aus, mit denen Editoren YAML prüfen und ergänzen.

    Zu jeder Sammlung gibt es zwei: für einen Eintrag (massnahmen) und für ein Verzeichnis (massnahmen-liste); dazu
    konzept für konzept.yml.
    """
    from isek.exports.files import dumped

    schemas = _schemas(ctx, collection)
    if out is not None:
        for name, one in schemas.items():
            path = Path(out) / f"{name}.schema.json"
            write(dumped(one), str(path))
            click.echo(path.as_posix())
    elif len(schemas) == 1:
        write(dumped(next(iter(schemas.values()))))
    else:
        write(dumped(schemas))


def _schemas(ctx: click.Context, wanted: str | None) -> dict[str, dict[str, Any]]:
    """The wanted schema, else all of them, by name."""
    from isek.schema.json_schema import json_schemas
    from isek.values.nearest import did_you_mean

    schemas = json_schemas()
    if wanted is None:
        return schemas
    name = wanted.removesuffix(".yml")
    if name not in schemas:
        hint = did_you_mean(name, schemas) or ""
        raise click.UsageError(f"Ein Schema „{wanted}“ gibt es nicht. {hint}".rstrip(), ctx)
    return {name: schemas[name]}
