"""A built site as the tests look at it: the elements of every page, and which links lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
HERE = "http://here.test/"


@dataclass(slots=True)
class Element:
    """An element in the order of the document, with all text below it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class Reader(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while any(element.tag == tag for element in self._open):
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


def elements_of(source: str) -> list[Element]:
    """The elements of a page, or of a part of one."""
    reader = Reader()
    reader.feed(source)
    reader.close()
    return reader.elements


@dataclass(frozen=True)
class HtmlPage:
    """A page; `address` is below the site's root (`massnahmen/m-1/`, `404.html`)."""

    address: str
    source: str
    elements: tuple[Element, ...] = field(repr=False)

    @classmethod
    def read(cls, path: Path, root: Path) -> HtmlPage:
        """Parse a written page."""
        source = path.read_text(encoding="utf-8")
        address = path.relative_to(root).as_posix().removesuffix("index.html")
        return cls(address, source, tuple(elements_of(source)))

    def all(self, *tags: str) -> list[Element]:
        """The elements with one of these names."""
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in the order of the document."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @cached_property
    def text(self) -> str:
        """The words of the whole page, blanks made one."""
        return " ".join(self.all("body")[0].text.split())

    @property
    def leads_on(self) -> bool:
        """Whether the page sends its readers to another address at once."""
        return any(element.attributes.get("http-equiv") == "refresh" for element in self.all("meta"))

    def links(self) -> Iterator[str]:
        """Every address that the page names, as written."""
        for element in self.elements:
            for name in ("href", "src", "poster", "action", "data-root"):
                if name in element.attributes:
                    yield element.attributes[name]


@dataclass(frozen=True)
class HtmlSite:
    """All pages of a built site; `base` is the path of its address on the web."""

    root: Path
    base: str = "/"

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every page by its address."""
        pages = (HtmlPage.read(path, self.root) for path in sorted(self.root.rglob("*.html")))
        return {page.address: page for page in pages}

    @property
    def addresses(self) -> set[str]:
        """Where the pages are, without those for what is not found and those that only lead on."""
        return {address for address, page in self.pages.items() if address != "404.html" and not page.leads_on}

    def broken_links(self) -> list[str]:
        """Each internal link of a page that does not resolve to a file and an id: `page → link`."""
        return [
            f"{page.address or '/'} → {link}"
            for page in self.pages.values()
            for link in sorted(set(page.links()))
            if not self._resolves(page.address, link)
        ]

    def _resolves(self, address: str, link: str) -> bool:
        if link.startswith("//"):
            return False
        target = urlsplit(urljoin(urljoin(HERE, self.base) + address, link))
        if not target.geturl().startswith(HERE):
            return True
        if not target.path.startswith(self.base):
            return False
        return self.has(unquote(target.path).removeprefix(self.base), unquote(target.fragment))

    def has(self, path: str, fragment: str = "") -> bool:
        """Whether there is such a page or file and, in a page, such an id."""
        page = self.pages.get(path)
        if page is None:
            # Of a picture a part may be shown.
            whole = not fragment or fragment.startswith("svgView(")
            return bool(path) and whole and (self.root / path).is_file()
        return not fragment or fragment in page.ids

    def linked(self, address: str) -> set[str]:
        """The internal addresses, without query and fragment, that a page links to."""
        targets = (urlsplit(urljoin(HERE + address, link)) for link in self.pages[address].links())
        return {unquote(target.path)[1:] for target in targets if target.netloc == "here.test"}
