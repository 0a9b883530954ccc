"""Pages and blocks as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from isek.markdown.glossary import Explained, Glossary, forms_of
from isek.markdown.own_blocks import BlockCall
from isek.markdown.renderer import Heading
from isek.render.blocks import ENTRIES, BlockReader, title_of
from isek.render.environment import ByDepth, MarkdownCall, compiled_in, environment, without_title
from isek.views.context import Site
from isek.views.naming import up_from
from isek.views.page import SitePage
from isek.views.words import PHASES


def glossary_of(site: Site) -> Glossary:
    """The terms of a concept, as texts use them."""
    terms = site.concept.terms.values()
    return Glossary(
        Explained(forms_of(one.title, one.abbreviation), address)
        for one in terms
        if (address := site.link(one.id).address) is not None
    )


class Pages:
    """Renders the pages of one site. The two calls render an editor's Markdown for the page at an address.

    With a folder `cache`, templates that an earlier run has compiled are taken from there.
    """

    def __init__(
        self,
        site: Site,
        markdown_block: MarkdownCall,
        markdown_inline: MarkdownCall,
        cache: Path | None = None,
    ) -> None:
        self.site = site
        self._blocks = BlockReader(site)
        self._glossary = glossary_of(site)
        self._environment = environment(markdown_block, markdown_inline, compiled_in(cache) if cache else None)
        self._places = ByDepth(
            self._environment.get_template("parts/link.html"), self._environment.get_template("parts/zelle.html")
        )
        self._environment.globals.update(
            edition=site.edition,
            phases=PHASES,
            plans_title=site.words("fachkonzepte"),
            decisions_title=site.words("beschluesse"),
            in_block=False,
        )

    def page(self, page: SitePage, body: str = "", toc: Sequence[Heading] = ()) -> str:
        """The page with the HTML of its text in place, and the table of contents if it is a long one."""
        template = self._environment.get_template(f"pages/{page.template}")
        text = Markup(self._glossary.explain(without_title(body).strip(), up_from(page.address)))
        return template.render(page=page, view=page.view, body=text, toc=toc, **self._places.at(page.address))

    def block(self, call: BlockCall, here: str) -> str:
        """A block in a text on the page at `here`; its title and text have been rendered already."""
        if call.name in ENTRIES:
            return self._entry(call, here)
        return self._environment.get_template("blocks/block.html").render(
            name=call.name,
            title_html=title_of(call, ""),
            parts=self._blocks.parts(call),
            in_block=True,
            **self._places.at(here),
        )

    def _entry(self, call: BlockCall, here: str) -> str:
        view = self._blocks.entry(call)
        if view is None:
            return call.inner
        return self._environment.get_template("blocks/eintrag.html").render(
            name=call.name,
            view=view,
            title_html=title_of(call, view.title),
            inner=Markup(call.inner),
            **self._places.at(here),
        )
