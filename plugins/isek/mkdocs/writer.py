"""Markdown and templates brought together: what a reference and a link lead to, and the HTML of a page."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from isek.markdown.own_blocks import BlockCall
from isek.markdown.references import Target
from isek.markdown.renderer import Heading, Rendered, Renderer, relative
from isek.mkdocs.pages import Written
from isek.read.resolve import Index
from isek.render.pages import Pages
from isek.schema.types import Prose
from isek.views.context import Site
from isek.views.site import SitePage

_DEEPEST = 4
"""A question whose answer shows itself ends here."""
_ABSOLUTE = ("http:", "https:", "mailto:", "tel:", "#", "/")


_NO_HEADINGS: tuple[Heading, ...] = ()


_NOT_IN_PATHS = {ord(char): f"%{ord(char):02X}" for char in "%#? "}
"""What a name of a file may have and an address may not; umlauts stay readable."""


class Writer:
    """Writes the pages of a site. Texts know their file, so that links in them lead from there.

    `addresses` gives the address of the page that a content file became; `cache` is a folder to keep things in.
    """

    def __init__(
        self,
        site: Site,
        addresses: Mapping[str, str],
        extensions: Sequence[str],
        configs: Mapping[str, dict[str, Any]],
        cache: Path,
    ) -> None:
        self._site = site
        self._addresses = addresses
        self._known = frozenset(addresses.values())
        self._index = Index.of(site.concept)
        self._file = ""
        self._here = ""
        self._extensions = extensions
        self._configs = configs
        self._renderers = [self._renderer()]
        self._depth = 0
        self._pages = Pages(site, self._prose, self._line, cache)

    def page(self, view: SitePage, source: str) -> Written:
        """The HTML of a page; `source` is its Markdown as other plugins may have changed it."""
        body, toc = "", _NO_HEADINGS
        if view.prose and source.strip():
            self._file, self._here = view.prose.place.file, view.address
            rendered = self._rendered(source, view.address, view.anchors)
            body, toc = rendered.html, rendered.toc
        toc = _toc(view, toc)
        return Written(self._pages.page(view, body, toc), toc)

    def _renderer(self) -> Renderer:
        return Renderer(self._target, self._block, self._extensions, self._configs, self._link)

    def _rendered(self, text: str, here: str, taken: Collection[str] = ()) -> Rendered:
        """A text as HTML. A block in it may show other texts: each depth has a Markdown instance of its own."""
        if self._depth >= _DEEPEST:
            return Rendered("", (), frozenset())
        if self._depth == len(self._renderers):
            self._renderers.append(self._renderer())
        self._depth += 1
        rendered = self._renderers[self._depth - 1].block(text, here, taken)
        self._depth -= 1
        return rendered

    def _prose(self, prose: Prose, here: str) -> Markup:
        before = self._file
        self._file, self._here = prose.place.file, here
        made = Markup(self._rendered(prose.source, here).html)
        self._file = before
        return made

    def _line(self, prose: Prose, here: str) -> Markup:
        before = self._file
        self._file = prose.place.file
        made = Markup(self._renderers[0].inline(prose.source, here))
        self._file = before
        return made

    def _block(self, call: BlockCall) -> str:
        return self._pages.block(call, self._here)

    def _target(self, text: str, section: str | None) -> Target | None:
        found = self._index.lookup(None, text)
        if len(found) != 1:
            return None
        collection = self._site.concept.collection_of(found[0])
        item = self._site.link(found[0])
        if item.address is None:
            return None
        # an object without a page of its own has one anchor, that of its place
        deeper = f"#{section}" if section and collection.own_page else ""
        return Target(f"{item.address}{deeper}", item.text, collection.key)

    def _link(self, address: str, base: str) -> str:
        """An ordinary link as the editor wrote it, from the page at `base`: a content file becomes its page."""
        if address.startswith(_ABSOLUTE) or not address:
            return address
        whole, sign, fragment = address.partition("#")
        path, mark, query = whole.partition("?")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self._file), unquote(path)))
        page = self._addresses.get(name)
        if page is None and f"{name}/" in self._known:
            page = f"{name}/"
        if page is None:
            page = path if name.startswith("..") else name.translate(_NOT_IN_PATHS)
        return relative(f"{page}{mark}{query}{sign}{fragment}", base)


def _toc(view: SitePage, body: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings of a page in their order: of its structured part before the text, of the text, and after it."""
    before = [Heading(h.id, h.title, h.level) for h in view.headings if h.before_body]
    after = [Heading(h.id, h.title, h.level) for h in view.headings if not h.before_body]
    below = [inner for h in body for inner in (h.children if h.level == 1 else (h,))]
    return (*before, *below, *after)
