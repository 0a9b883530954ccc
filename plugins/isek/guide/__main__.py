"""`python -m isek.guide`: writes the field tables of the guide."""

from __future__ import annotations

from pathlib import Path

import click

from isek.guide.fields import page

FILE = Path("docs/02-felder.md")


@click.command(help="Schreibt die Feldtabellen des Leitfadens neu, zum Beispiel: python -m isek.guide")
@click.argument("file", type=click.Path(path_type=Path), default=FILE)
def main(file: Path) -> None:
    """Write the page to `file`."""
    file.write_text(page(), encoding="utf-8", newline="\n")
    click.echo(f"Geschrieben: {file}")


if __name__ == "__main__":
    main()
