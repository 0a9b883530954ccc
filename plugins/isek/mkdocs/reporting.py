"""Problems in MkDocs' log, each at its place, and the one message that ends a build."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from isek.check import Checked
from isek.problems import Level, Problem
from isek.reports import summary, text_line

log = logging.getLogger("mkdocs.plugins.isek")

_LEVELS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.NOTE: logging.INFO}


def tell(problems: Iterable[Problem], content: Path, strict: bool) -> None:
    """Log every problem on a line of its own. Those that stop the build are errors, which `--quiet` shows too."""
    levels = _LEVELS | ({Level.WARNING: logging.ERROR} if strict else {})
    for found in problems:
        log.log(levels[found.level], "%s", text_line(found, str(content)))


def stop_message(checked: Checked, strict: bool) -> str | None:
    """Why the build ends here, or None: Fehler stop it, with `--strict` Warnungen too."""
    if not checked.stops(strict):
        return None
    return f"Der Inhalt hat Probleme, die das Veröffentlichen verhindern: {summary(checked.problems)}"
