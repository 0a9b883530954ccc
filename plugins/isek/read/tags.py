"""Raw HTML in a Markdown source: its tags with their places, and a tag's name and attributes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct

from isek.model import Place
from isek.read.passages import Passage, layout

TAG = re.compile(
    r"""\\[\s\S]|(?P<tag><(?:/?[a-zA-Z]|[?]|!(?!--))(?:"[^"]*"|'[^']*'|[^<>"'])*+>|<(?:/?[a-zA-Z]|[?]|!(?!--))[^<>]*>)"""
)
AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>]*|[^<> !]+@[^@<> ]+)>")
_LIST = re.compile(r"\\[\s\S]|(?P<tag>\{:?[^{}\n]*=[^{}\n]*\})")
_FENCE_LIST = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^`{\n]*(?P<tag>\{[^{}\n]*=[^{}\n]*\})", re.MULTILINE)
_PAIR = re.compile(r"""([^\s={}]+)(?:=("[^"]*"|'[^']*'|[^\s}]*))?""")


class RawHtml(Struct, frozen=True):
    """A tag as typed (`<b>`, `</b>`), or a list of attributes that Markdown hands on (`{ .klasse lang=en }`)."""

    text: str
    place: Place


def raw_html(body: str, file: str = "", first_line: int = 1) -> list[RawHtml]:
    """The tags and attribute lists of a Markdown source; none in code and comments."""
    if "<" not in body and "{" not in body:
        return []
    laid = layout(body)
    found = [
        RawHtml(text, _place(passage, offset, file, first_line))
        for passage in laid.passages
        for offset, text in tags_in(passage)
    ]
    if "```" in body or "~~~" in body:
        found += [_fence_list(match, laid.source, file, first_line) for match in _FENCE_LIST.finditer(laid.source)]
        found.sort(key=lambda raw: (raw.place.line, raw.place.column or 0))
    return found


def tags_in(passage: Passage) -> list[tuple[int, str]]:
    """The tags and attribute lists of a passage with their offsets."""
    found: list[tuple[int, str]] = []
    text = passage.visible
    if "<" in text:
        matches = (match for match in TAG.finditer(text) if match["tag"] and not _is_link(match))
        found += [(match.start(), passage.text[match.start() : match.end()]) for match in matches]
    if "{" in text and "=" in text and passage.kind != "html":
        found += [(match.start(), match["tag"]) for match in _LIST.finditer(text) if match["tag"]]
    return found


def _is_link(match: re.Match[str]) -> bool:
    """Whether it is an address: alone, or as the target of a link (`[Plan](<Plan Mühle.pdf>)`)."""
    before = match.string[max(0, match.start() - 4) : match.start()].rstrip()
    return before.endswith(("](", "]:")) or bool(AUTOLINK.fullmatch(match["tag"]))


def _place(passage: Passage, offset: int, file: str, first_line: int) -> Place:
    line, column = passage.at(offset)
    return Place(file, first_line + line, column)


def _fence_list(match: re.Match[str], source: str, file: str, first_line: int) -> RawHtml:
    start = match.start("tag")
    line = source.count("\n", 0, start)
    return RawHtml(match["tag"], Place(file, first_line + line, start - source.rfind("\n", 0, start)))


def attributes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The name, in lower case, and the attributes of an opening tag or attribute list; ("", []) of anything else.

    The name of an attribute list is "{".
    """
    if text.startswith("{"):
        pairs = _PAIR.findall(text[1:-1].lstrip(":"))
        return "{", [(name.lower(), value.strip("\"'")) for name, value in pairs if name[0] not in ".#"]
    reader = _TagReader()
    reader.feed(text)
    reader.close()
    return reader.name, reader.attributes


class _TagReader(HTMLParser):
    """Reads a single tag as browsers do."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first tag."""
        if not self.name:
            self.name = tag
            self.attributes = [(name, value or "") for name, value in attrs]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` is a tag too."""
        self.handle_starttag(tag, attrs)

    def handle_decl(self, decl: str) -> None:
        """`<!DOCTYPE …>`."""
        self.name = "!" + decl.split(" ", 1)[0].lower()

    def unknown_decl(self, data: str) -> None:
        """`<![CDATA[…]]>`."""
        self.name = "![" + data.split("[", 1)[0].lower()

    def handle_pi(self, data: str) -> None:
        """`<?php … ?>`."""
        self.name = "?" + data.split(" ", 1)[0].lower()
