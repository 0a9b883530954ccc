"""Pages and blocks as HTML."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from isek.render.environment import LinksByDepth, MarkdownCall, environment, without_title
from isek.views.context import Site
from isek.views.page import SitePage
from isek.views.words import PHASES


class Renderer:
    """Renders the pages of one site. The two calls render an editor's Markdown for the page at an address."""

    def __init__(self, site: Site, markdown_block: MarkdownCall, markdown_inline: MarkdownCall) -> None:
        self.site = site
        self._environment = environment(markdown_block, markdown_inline)
        self._links = LinksByDepth(self._environment.get_template("parts/link.html"))
        self._environment.globals.update(
            edition=site.edition,
            phases=PHASES,
            plans_title=site.words("fachkonzepte"),
            decisions_title=site.words("beschluesse"),
        )

    def page(self, page: SitePage, body: str = "") -> str:
        """The page with the HTML of its text in place."""
        template = self._environment.get_template(f"pages/{page.template}")
        text = Markup(without_title(body).strip())
        return template.render(page=page, view=page.view, body=text, **self._here(page.address))

    def _here(self, here: str) -> dict[str, Any]:
        links = self._links.at(here)
        return {"here": here, "up": links.up, "a": links}
