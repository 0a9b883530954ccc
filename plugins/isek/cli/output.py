"""Writing to standard output or to a file."""

from __future__ import annotations

import os
from pathlib import Path

import click


def write(text: str, out: str | None = None) -> None:
    """Write the text to the file `out`, else to standard output, without colours where nobody sees them."""
    if out is None:
        click.echo(text, nl=bool(text) and not text.endswith("\n"), color=False if os.environ.get("NO_COLOR") else None)
        return
    path = Path(out)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8", newline="")
    except OSError as error:
        raise click.ClickException(f"„{out}“ lässt sich nicht schreiben: {error.strerror}.") from error
