"""The content folder that a command works on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from isek.check import Checked

DEFAULT = "content"
_START = "Einen anderen nennt --content ORDNER; einen neuen legt „isek new concept ORDNER“ an."
F = TypeVar("F", bound=Callable[..., Any])


class NoContentError(click.ClickException):
    """There is nothing to read."""

    exit_code = 2


def content_option(function: F) -> F:
    """`--content DIR`, None where it is not given."""
    return click.option("--content", metavar="ORDNER", help="Ordner mit den Inhalten; sonst content.")(function)


def folder(content: str) -> Path:
    """The content folder. Raises NoContentError where there is none."""
    path = Path(content)
    if path.is_dir():
        return path
    if path.exists():
        raise NoContentError(f"„{content}“ ist kein Ordner.")
    raise NoContentError(f"Den Ordner „{content}“ gibt es nicht. {_START}")


def loaded(content: str) -> Checked:
    """The content folder, read and checked. Raises NoContentError where nothing is in it."""
    from isek.check import load

    checked = load(folder(content))
    if not checked.concept.files:
        raise NoContentError(f"Im Ordner „{content}“ liegt nichts. {_START}")
    return checked
