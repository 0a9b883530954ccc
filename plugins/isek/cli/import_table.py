"""`isek import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isek.cli.content import DEFAULT, content_option, folder
from isek.cli.german import GermanCommand
from isek.cli.output import write

if TYPE_CHECKING:
    from isek.importing import Plan
    from isek.schema.collections import Collection


@click.command(
    "import",
    cls=GermanCommand,
    short_help="übernimmt eine Tabelle anderer Form",
    epilog="""\b
Beispiele:
  isek import massnahmen.xlsx --map massnahmen.map.yml --dry-run
  isek import massnahmen.xlsx --map massnahmen.map.yml --anlegen""",
)
@click.argument("table", metavar="TABELLE")
@click.option("--map", "mapping", metavar="DATEI", required=True, help="Zuordnungsdatei: welche Spalte was bedeutet.")
@click.option("--to", metavar="SAMMLUNG", help="Nur diese Sammlung, zum Beispiel massnahmen.")
@click.option("--dry-run", is_flag=True, help="Nur berichten, nichts schreiben.")
@click.option("--anlegen", is_flag=True, help="Für unbekannte Namen Einträge anlegen.")
@content_option
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(("text", "json")),
    default="text",
    help="Form des Berichts: text (sonst) oder json.",
)
@click.pass_context
def import_table(
    ctx: click.Context,
    table: str,
    mapping: str,
    to: str | None,
    dry_run: bool,
    anlegen: bool,
    content: str | None,
    form: str,
) -> None:
    """Übernimmt eine Tabelle anderer Form (CSV oder XLSX) in die Inhalte.

    Der Bericht sagt zu jeder Zeile und Zelle, was aus ihr wurde. Nichts wird überschrieben: Gibt es eine Datei oder
    Kennung schon, wird gar nichts geschrieben.
    """
    from isek.importing import make_plan

    given = content or DEFAULT
    for path in (table, mapping):
        if not Path(path).is_file():
            raise click.UsageError(f"Die Datei „{path}“ gibt es nicht.", ctx)
    if Path(table).suffix.lower() not in {".csv", ".xlsx"}:
        raise click.UsageError(f"„{table}“ ist weder eine CSV-Datei noch eine Excel-Arbeitsmappe (.xlsx).", ctx)
    target = _collection(to, ctx)
    plan = make_plan(Path(table), Path(mapping), folder(given), target, anlegen)
    ctx.exit(_finish(plan, Path(given), dry_run, form))


def _collection(word: str | None, ctx: click.Context) -> Collection | None:
    from isek.read.mapping.names import collection_hint, find_collection

    if word is None:
        return None
    found = find_collection(word)
    if found is None:
        raise click.UsageError(f"Die Sammlung „{word}“ gibt es nicht. {collection_hint(word) or ''}".rstrip(), ctx)
    return found


def _finish(plan: Plan, content: Path, dry_run: bool, form: str) -> int:
    """Tell what is planned, and do it unless something speaks against it. The exit code."""
    from isek.importing.report import as_json, as_lines
    from isek.values.german import count

    if plan.faults:
        _tell_faults(plan)
        return 1
    write(as_json(plan.report) if form == "json" else "\n".join(as_lines(plan.report)))
    if plan.blocked:
        click.echo("\n".join([*plan.blocked, "Nichts wurde geschrieben."]), err=True)
        return 1
    if dry_run:
        files = count(len(plan.files), "Datei", "Dateien")
        _say(form, f"Probelauf: Nichts wurde geschrieben (sonst {files}).")
        return 0
    return _write(plan, content, form)


def _write(plan: Plan, content: Path, form: str) -> int:
    from isek.importing.files import write_all
    from isek.read.texts import cause_of

    try:
        write_all(content, plan.files)
    except OSError as error:
        click.echo(f"Nichts wurde geschrieben: Die Datei „{error.filename}“ {cause_of(error)}.", err=True)
        return 1
    names = [(content / file.name).as_posix() for file in plan.files]
    _say(form, "\n".join(["Geschrieben:", *(f"  {name}" for name in names), f"Prüfen: isek check {content}"]))
    return 0


def _say(form: str, text: str) -> None:
    """Words for people, beside a report for a program."""
    click.echo(text, err=form == "json")


def _tell_faults(plan: Plan) -> None:
    from isek.problems import by_place
    from isek.reports import summary, text_line

    problems = by_place(plan.faults)
    lines = [text_line(problem, "").removeprefix("/") for problem in problems]
    click.echo("\n".join([*lines, summary(problems), "Nichts wurde geschrieben."]), err=True)
