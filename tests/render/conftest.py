"""A content folder as a site: read, related, and rendered with the real Markdown."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from isek.exports import export
from isek.history import frozen_names, read_history
from isek.markdown.own_blocks import BlockCall
from isek.markdown.references import Target
from isek.markdown.renderer import Renderer
from isek.read.concept import read_concept
from isek.read.legal import read_legal
from isek.read.resolve import Index
from isek.relations import build
from isek.render.pages import Pages
from isek.schema.types import Prose
from isek.views.context import DataFile, Site
from isek.views.page import SitePage
from isek.views.site import pages

TODAY = date(2026, 11, 24)
WORLD = Path(__file__).parent / "worlds" / "klein" / "content"


class Book:
    """A site with its pages as HTML."""

    def __init__(self, content: Path) -> None:
        concept, _ = read_concept(content)
        self._index = Index.of(concept)
        relations = build(concept, self._id)
        files = (DataFile("konzept.json", 12_345, "0" * 64),)
        # A small world without Fassungen needs no history.
        history = read_history(content, concept, export(concept)) if frozen_names(concept.files) else None
        self.site = Site(
            concept,
            relations,
            TODAY,
            legal=read_legal(content),
            files=files,
            base="https://k.example/",
            history=history,
        )
        # A text in a block is rendered while its page is: it needs an instance of its own.
        self._outer, self._inner = (Renderer(self._target, self._block) for _ in range(2))
        self._depth, self._here = 0, ""
        self.templates = Pages(self.site, self._prose, self._line)

    def _id(self, text: str) -> str | None:
        found = self._index.lookup(None, text)
        return found[0] if len(found) == 1 else None

    def _target(self, text: str, _section: str | None) -> Target | None:
        found = self._id(text)
        link = self.site.link(found) if found else None
        return Target(link.address, link.text) if link else None

    def _block(self, call: BlockCall) -> str:
        return self.templates.block(call, self._here)

    def _prose(self, prose: Prose, here: str) -> Markup:
        self._here, renderer = here, self._inner if self._depth else self._outer
        self._depth += 1
        made = Markup(renderer.block(prose.source, here).html)
        self._depth -= 1
        return made

    def _line(self, prose: Prose, here: str) -> Markup:
        return Markup(self._inner.inline(prose.source, here))

    def text(self, source: str, here: str = "") -> str:
        """Some Markdown as HTML, as if it stood on the page at `here`."""
        return str(self._prose(Prose(source, self.site.concept.settings.place), here))

    def page(self, page: SitePage) -> str:
        """A page as HTML."""
        body = ""
        if page.prose:
            self._here, self._depth = page.address, 1
            body = self._outer.block(page.prose.source, page.address, page.anchors).html
            self._depth = 0
        return self.templates.page(page, body)

    def pages(self) -> Iterator[tuple[SitePage, str]]:
        """All pages with their HTML."""
        return ((page, self.page(page)) for page in pages(self.site))


@pytest.fixture(scope="session")
def open_book() -> Callable[[Path], Book]:
    """Reads a content folder."""
    return Book


@pytest.fixture(scope="session")
def book() -> Book:
    """The small world of these tests."""
    return Book(WORLD)
