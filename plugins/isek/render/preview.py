"""All parts with their examples on one page, with the real stylesheet. It is for us, and never published.

python -m isek.render.preview vorschau.html
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
from jinja2 import Environment
from markupsafe import Markup

from isek.markdown.references import Target
from isek.markdown.renderer import Renderer
from isek.render.environment import ByDepth, environment
from isek.render.examples import Shown, has_examples, shown, templates
from isek.schema.types import Prose
from isek.theming.look import Look
from isek.views.words import PHASES


class Preview:
    """Renders examples as they are on a page at the site's root."""

    def __init__(self) -> None:
        self._markdown = Renderer(_resolved)
        self._environment = _environment(self._markdown)
        link, cell = (self._environment.get_template(f"parts/{name}.html") for name in ("link", "zelle"))
        self._places = ByDepth(link, cell)

    def examples(self, one: Shown) -> Iterator[tuple[str, str]]:
        """Each example of a template by its name, as HTML."""
        template = self._environment.get_template(one.template)
        for name, variables in one.examples.items():
            yield name, template.render(**self._places.at(""), **variables).join(one.around)

    def page(self) -> str:
        """The whole page; what a script shows is to be seen on it, too."""
        parts = []
        for one in map(shown, filter(has_examples, templates())):
            made = [(name, Markup(html.replace(" hidden>", ">"))) for name, html in self.examples(one)]
            parts.append((one.name, " ".join(one.about.split()), made))
        return self._environment.get_template("preview.html").render(style=Markup(style()), shown=parts)


def _environment(markdown: Renderer) -> Environment:
    def block(prose: Prose, here: str) -> Markup:
        return Markup(markdown.block(prose.source, here).html)

    def inline(prose: Prose, here: str) -> Markup:
        return Markup(markdown.inline(prose.source, here))

    made = environment(block, inline)
    made.globals.update(
        edition="Fassung F-2 vom 26.02.2026 · Stand der Umsetzung 30.06.2026",
        phases=PHASES,
        plans_title="Fachkonzepte",
        decisions_title="Beschlüsse",
        in_block=False,
    )
    return made


def _resolved(_target: str, _section: str | None) -> Target | None:
    return None


def style() -> str:
    """The stylesheet of a site without options of its own."""
    styles = sorted(files("isek_theme").joinpath("styles").iterdir(), key=lambda part: part.name)
    return Look().css({}) + "".join(one.read_text(encoding="utf-8") for one in styles if one.name.endswith(".css"))


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def main(out: Path) -> None:
    """Write the page of all parts to OUT."""
    out.write_text(Preview().page(), encoding="utf-8")


if __name__ == "__main__":
    main()
