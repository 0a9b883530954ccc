"""`isek check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from isek.cli.content import DEFAULT, content_option, loaded
from isek.cli.german import GermanCommand
from isek.cli.output import write

if TYPE_CHECKING:
    from isek.check import Checked
    from isek.problems import Problem

_COUNTED = ("massnahmen", "themenfelder", "ziele", "raeume", "kapitel")
_COLOURS = {"fehler": "red", "warnung": "yellow", "hinweis": "cyan"}


@click.command(
    cls=GermanCommand,
    short_help="prüft die Inhalte",
    epilog="""\b
Beispiele:
  isek check
  isek check content --strict
  isek check --format json > meldungen.json""",
)
@click.argument("folder", metavar="[ORDNER]", required=False)
@content_option
@click.option("--strict", is_flag=True, help="Auch Warnungen halten auf.")
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(("text", "json", "github", "gitlab")),
    default="text",
    help="text (sonst), json, github (Hinweise am Code) oder gitlab (Code Quality).",
)
@click.pass_context
def check(ctx: click.Context, folder: str | None, content: str | None, strict: bool, form: str) -> None:
    """Prüft die Inhalte und nennt alle Probleme, sortiert nach Ort.

    Exit-Code: 0 nichts hält auf, 1 Fehler (mit --strict auch Warnungen), 2 falscher Aufruf oder nichts zu lesen.
    """
    if folder and content and folder != content:
        raise click.UsageError(f"Zwei Ordner auf einmal: „{folder}“ und „{content}“.", ctx)
    given = folder or content or DEFAULT
    checked = loaded(given)
    write(report(checked, given, form))
    ctx.exit(1 if checked.stops(strict) else 0)


def report(checked: Checked, content: str, form: str) -> str:
    """The problems in the wanted form."""
    from isek import reports

    if form == "json":
        return reports.as_json(checked.problems, content)
    if form == "gitlab":
        return reports.as_gitlab(checked.problems, content)
    if form == "github":
        return "\n".join(reports.as_github(checked.problems, content))
    return as_text(checked, content)


def as_text(checked: Checked, content: str) -> str:
    """A line for each problem, and a last one that counts them."""
    from isek import reports

    if checked.problems:
        return "\n".join([*lines(checked.problems, content), reports.summary(checked.problems)])
    concept = checked.concept
    amounts = [(len(concept.collections.get(key, ())), *concept.words(key)) for key in _COUNTED]
    return reports.all_is_well(amounts)


def lines(problems: Iterable[Problem], content: str) -> Iterable[str]:
    """A line for each problem, its level in colour."""
    from isek import reports

    for problem in problems:
        line, name = reports.text_line(problem, content), reports.LEVEL_NAMES[problem.level]
        yield line.replace(f": {name}: ", f": {click.style(name, _COLOURS[problem.level], bold=True)}: ", 1)


def refuse_errors(checked: Checked, content: str) -> None:
    """Tell the Fehler on stderr and end with 1, if there are any."""
    from isek.problems import Level
    from isek.reports import summary

    errors = [problem for problem in checked.problems if problem.level is Level.ERROR]
    if errors:
        click.echo("\n".join([*lines(errors, content), summary(errors)]), err=True)
        sys.exit(1)
