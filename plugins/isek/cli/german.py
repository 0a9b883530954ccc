"""click in German: help, messages about wrong calls, and how a run ends."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn, TextIO

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from isek.values.nearest import did_you_mean

_WORDS = {"Options": "Optionen", "Commands": "Befehle", "Positional arguments": "Angaben"}
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_INTERRUPTED = 130


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Aufruf: ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        german = [(term, text.replace("[required]", "[nötig]")) for term, text in rows]
        super().write_dl(german, col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_WORDS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class GermanCommand(click.Command):
    """A command whose help is German."""

    context_class = _Context

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIONEN]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in German."""
        return _explained(super().get_help_option(ctx))


class GermanGroup(click.Group):
    """A group of commands whose help and errors are German. It ends the program, as click's own does."""

    context_class = _Context
    command_class = GermanCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        words = {"options_metavar": "[OPTIONEN]", "subcommand_metavar": "BEFEHL [ANGABEN] …"}
        super().__init__(*args, **(words | settings))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, explained in German."""
        return _explained(super().get_help_option(ctx))

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **settings: Any
    ) -> NoReturn:
        """Run and exit: 0, 1 where content stops it, 2 where it was called wrongly."""
        for stream in (sys.stdout, sys.stderr):
            _use_utf8(stream)
        settings.pop("standalone_mode", None)
        try:
            code = super().main(args, prog_name, standalone_mode=False, **settings)
            sys.stdout.flush()
        except click.Abort:
            code = _INTERRUPTED
        except click.ClickException as error:
            code = _tell(error)
        except OSError as error:
            # Who reads our output may stop at any time (`isek check | head`); on Windows that is an EINVAL.
            if error.errno not in {errno.EPIPE, errno.EINVAL}:
                raise
            _leave_stdout()
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Zeigt diese Hilfe."
    return option


def _use_utf8(stream: TextIO | Any) -> None:
    """UTF-8 whatever the system believes: JSON is read by programs, and German has umlauts."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_stdout() -> None:
    # At its end Python flushes once more, and would complain.
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open until the end


def _tell(error: click.ClickException) -> int:
    if isinstance(error, NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return error.exit_code
    click.echo(message_of(error), err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"Hilfe: {error.ctx.command_path} --help", err=True)
    return error.exit_code


def message_of(error: click.ClickException) -> str:
    """What was wrong with the call, in German. Messages of our own are German already."""
    match error:
        case click.NoSuchOption():
            hint = did_you_mean(error.option_name, error.possibilities or ())
            return _with(f"Die Option „{error.option_name}“ gibt es nicht.", hint)
        case NoSuchCommand():
            hint = did_you_mean(error.command_name, _commands(error))
            return _with(f"Den Befehl „{error.command_name}“ gibt es nicht.", hint)
        case click.MissingParameter():
            return f"Es fehlt die Angabe {_name(error)}."
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            return f"Diesen Wert kennt {_name(error)} nicht. Möglich sind: {', '.join(error.param.type.choices)}."
        case click.BadOptionUsage():
            wants = "nimmt keinen Wert an" if "does not take" in error.message else "braucht einen Wert"
            return f"Die Option „{error.option_name}“ {wants}."
    too_many = _TOO_MANY.fullmatch(error.message)
    return f"Zu viele Angaben: {too_many[1]}." if too_many else error.message


def _commands(error: click.UsageError) -> Iterable[str]:
    return error.ctx.command.commands if error.ctx and isinstance(error.ctx.command, click.Group) else ()


def _with(message: str, hint: str | None) -> str:
    return f"{message} {hint}" if hint else message


def _name(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.make_metavar(error.ctx) if param is not None and error.ctx is not None else "einer Option"
