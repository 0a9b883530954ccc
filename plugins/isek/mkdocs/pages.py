"""A page of the concept as MkDocs knows pages: its HTML comes from our own templates and Markdown instance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from msgspec import Struct

from isek.markdown.renderer import Heading
from isek.views.site import SitePage


class Written(Struct, frozen=True):
    """A page as HTML with its table of contents."""

    html: str
    toc: tuple[Heading, ...]


Write = Callable[[SitePage, str], Written]
"""Makes a page from its view and the editor's Markdown."""


class ConceptPage(Page):
    """A page whose content `write` makes from its view and the editor's Markdown.

    MkDocs would make a new Markdown instance for every page; one for all of them costs a third of that.
    """

    def __init__(self, view: SitePage, file: File, config: MkDocsConfig, write: Write) -> None:
        super().__init__(view.title, file, config)
        self.view = view
        self._write = write

    def read_source(self, config: MkDocsConfig) -> None:
        """The editor's Markdown; its front matter has been read already."""
        self.markdown = self.view.prose.source if self.view.prose else ""
        self.meta = {"description": self.view.summary} if self.view.summary else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make content and table of contents."""
        written = self._write(self.view, self.markdown or "")
        self.content = written.html
        self.toc = TableOfContents(anchors(written.toc))
        self.present_anchor_ids = set()


def anchors(headings: Iterable[Heading]) -> list[Any]:
    """Headings as MkDocs' links."""
    found = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.id, heading.level)
        link.children.extend(anchors(heading.children))
        found.append(link)
    return found
