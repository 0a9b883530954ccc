"""What stands in the head of a page beside its title: language, preview, other languages, structured data."""

from __future__ import annotations

from msgspec import Struct

from isek.metadata.structured import as_script, breadcrumbs, concept_graph
from isek.schema.chapters import Page
from isek.views.context import Site
from isek.views.naming import page_address
from isek.views.page import SitePage

GERMAN = "de"
LANGUAGES = {"leicht": "de-simple", "dgs": "gsg"}
"""BCP 47: the variant `simple` is registered for Leichte Sprache, `gsg` is the German sign language."""

PICTURE = "assets/isek/vorschau.png"
SIZE = 1200, 630


class Alternate(Struct, frozen=True):
    """The same in another language; `url` is absolute."""

    language: str
    url: str


class PageHead(Struct, frozen=True):
    """`language` is blank where it is that of the site; `social` are properties of Open Graph; `data` is JSON-LD,
    safe inside of `<script>`, blank where there is none.
    """

    language: str = ""
    social: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()
    data: str = ""


class Heads:
    """The heads of one site; `name` is the name of the site."""

    def __init__(self, site: Site, name: str) -> None:
        self._site = site
        self._name = name
        self._written = {page_address(page.id): page for page in site.concept.pages.values()}

    def of(self, page: SitePage) -> PageHead:
        """The head of a page."""
        written = self._written.get(page.address)
        return PageHead(
            # A page for signers has a film, and words around it in German.
            LANGUAGES["leicht"] if written and written.language == "leicht" else "",
            tuple(self._social(page)),
            self._alternates(written) if written and self._site.base else (),
            self._data(page),
        )

    def _social(self, page: SitePage) -> list[tuple[str, str]]:
        found = [
            ("og:type", "article" if page.address else "website"),
            ("og:site_name", self._name),
            ("og:title", page.title),
            ("og:description", page.summary),
            ("og:locale", "de_DE"),
        ]
        if self._site.base:
            found += [
                ("og:url", self._site.base + page.address),
                ("og:image", self._site.base + PICTURE),
                ("og:image:width", str(SIZE[0])),
                ("og:image:height", str(SIZE[1])),
                ("og:image:alt", f"{self._name}, {self._site.town}"),
            ]
        return [(name, value) for name, value in found if value]

    def _alternates(self, page: Page) -> tuple[Alternate, ...]:
        """The page in everyday language and those that restate it, itself among them; none where it is alone."""
        original = self._site.concept.pages.get(page.restates or "", page)
        others = [one for one in self._site.concept.pages.values() if one.restates == original.id]
        told = [(LANGUAGES.get(one.language or "", GERMAN), page_address(one.id)) for one in (original, *others)]
        return tuple([Alternate(language, self._site.base + at) for language, at in told]) if others else ()

    def _data(self, page: SitePage) -> str:
        if not self._site.base:
            return ""
        if page.address:
            return as_script(breadcrumbs(self._site, page))
        return as_script(concept_graph(self._site, self._name, page.summary))
