"""Writing to standard output or to a file."""

from __future__ import annotations

import os
from pathlib import Path

import click


def write(content: str | bytes, out: str | None = None) -> None:
    """Write text or bytes to the file `out`, else to standard output, without colours where nobody sees them."""
    if isinstance(content, str) and content and not content.endswith("\n"):
        content += "\n"
    if out is None:
        click.echo(content, nl=False, color=False if os.environ.get("NO_COLOR") else None)
        return
    path = Path(out)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise click.ClickException(f"„{out}“ lässt sich nicht schreiben: {error.strerror}.") from error
