"""Every page of every world is whole HTML whose links lead somewhere."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from history_world import history_world

VOID = {"img", "br", "input", "rect", "hr"}
HISTORY = "with two frozen Fassungen"
WORLDS = (
    "tests/render/worlds/klein/content",
    "tests/worlds/leer/content",
    "tests/worlds/auental/content",
    "content",
    HISTORY,
)


class Html(HTMLParser):
    """Reads a page: its ids, links and headings, and what is wrong with its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.wrong += [f"{name} on <{tag}>" for name in given if name == "style" or name.startswith("on")]
        self.wrong += ["a link in a link"] if tag == "a" and "a" in self._open else []
        self.wrong += ["a script"] if tag == "script" else []
        self.wrong += (
            [f"<{tag}> in <p>"] if tag in {"div", "ul", "dl", "p", "section", "table"} and "p" in self._open else []
        )
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()


@pytest.fixture(scope="module", params=WORLDS)
def html(
    request: pytest.FixtureRequest,
    root: Path,
    open_book: Callable[[Path], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Html]:
    content = root / request.param
    if request.param == HISTORY:
        content = tmp_path_factory.mktemp("history") / "content"
        history_world(content)
    if not content.is_dir():
        pytest.skip(f"{request.param} is not there")
    return {page.address: Html(text) for page, text in open_book(content).pages()}


def test_pages_are_well_formed(html: dict[str, Html]) -> None:
    assert {address: page.wrong for address, page in html.items() if page.wrong} == {}


def test_pages_have_one_title(html: dict[str, Html]) -> None:
    assert {address for address, page in html.items() if page.levels.count(1) != 1} == set()


def test_headings_skip_no_level(html: dict[str, Html]) -> None:
    def jumps(levels: list[int]) -> bool:
        return any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))

    assert {address for address, page in html.items() if jumps(page.levels)} == set()


def test_ids_are_unique(html: dict[str, Html]) -> None:
    twice = {address: [i for i, n in Counter(page.ids).items() if n > 1] for address, page in html.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_links_lead_somewhere(html: dict[str, Html]) -> None:
    dead = [(address, link) for address, page in html.items() for link in page.links if not _leads(link, address, html)]
    assert dead == []


def _leads(link: str, here: str, html: dict[str, Html]) -> bool:
    """Whether a link arrives. Files are left to the glue, which publishes them."""
    parts = urlsplit(link)
    if parts.scheme or re.search(r"\.(?!\d)\w+$", parts.path.rstrip("/")):
        return True
    there = posixpath.normpath(posixpath.join(here, unquote(parts.path))) if parts.path else here.rstrip("/")
    address = "" if there == "." else f"{there}/" if there else ""
    return address in html and (not parts.fragment or unquote(parts.fragment) in html[address].ids)


def test_every_key_of_an_object_has_its_place(html: dict[str, Html], open_book: Callable[[Path], Any]) -> None:
    keys = {"id", "titel", "kosten", "status", "finanzierung", "beziehungen", "ort", "geometrie", "text"}
    pages = {address: page for address, page in html.items() if re.fullmatch(r"massnahmen/m-1/", address)}
    for page in pages.values():
        assert keys <= set(page.ids)
