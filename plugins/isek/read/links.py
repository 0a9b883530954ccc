"""Ordinary links and images of a Markdown source: inline, by reference, between angle brackets, and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from isek.model import Place
from isek.read.passages import Passage, layout
from isek.read.sentences import plain
from isek.read.tags import AUTOLINK, attributes, tags_in

_TOKEN = re.compile(rf"\\[\s\S]|\[\[[^\[\]]*\]\]|(?P<open>!?\[)|(?P<close>\])|(?P<auto>{AUTOLINK.pattern})")
_DESTINATION = re.compile(
    r"""\(\s*(?:<(?P<angle>[^<>]*)>|(?P<href>(?:[^()\\]|\\[\s\S]|\((?:[^()]|\([^()]*\))*\))*?))
        (?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\s?\[([^\[\]]*)\]")
_DEFINITION = re.compile(r"[ \t>]*\[([^\[\]^][^\[\]]*)\]:[ ]*\n?[ ]*(<[^<>\n]*>|\S+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|/-])")


class Link(Struct, frozen=True):
    """A link or image. `href` is the address as written; `alt` is None of a link, "" of an image that has none.

    `place` is where it begins; of a link by reference, its definition.
    """

    href: str
    text: str
    place: Place
    image: bool = False
    alt: str | None = None


class _Found(Struct, frozen=True):
    """A link in a passage. `definition` is the name of a reference instead of an address."""

    offset: int
    text: str
    image: bool
    href: str = ""
    definition: str | None = None


def links(body: str, file: str = "", first_line: int = 1) -> list[Link]:
    """The links and images of a Markdown source in their order; none in code. An undefined reference is text."""
    if "](" not in body and "]:" not in body and "<" not in body:
        return []
    passages = layout(body).passages
    defined = _definitions(passages, file, first_line) if "]:" in body else {}
    made = (
        _link(found, passage, defined, file, first_line)
        for passage in passages
        if "[" in passage.visible or "<" in passage.visible
        for found in _found_in(passage, bool(defined))
    )
    return list(dict.fromkeys(link for link in made if link))


def _definitions(passages: tuple[Passage, ...], file: str, first_line: int) -> dict[str, tuple[str, Place]]:
    defined: dict[str, tuple[str, Place]] = {}
    for passage in passages:
        if passage.kind == "text" and (match := _DEFINITION.match(passage.visible)):
            line, column = passage.at(match.start(2))
            defined.setdefault(_name(match[1]), (match[2].strip("<>"), Place(file, first_line + line, column)))
    return defined


def _name(text: str) -> str:
    return " ".join(text.lower().split())


def _link(
    found: _Found, passage: Passage, defined: Mapping[str, tuple[str, Place]], file: str, first_line: int
) -> Link | None:
    line, column = passage.at(found.offset)
    href, place = found.href, Place(file, first_line + line, column)
    if found.definition is not None:
        if found.definition not in defined:
            return None
        href, definition = defined[found.definition]
        place = place if found.image else definition
    if found.image:
        return Link(href, "", place, True, _ESCAPE.sub(r"\1", found.text).strip())
    return Link(href, plain(found.text), place)


def _found_in(passage: Passage, references: bool) -> Iterator[_Found]:
    if "<" in passage.visible:
        yield from _html_links(passage)
    if passage.kind == "html" or (references and _DEFINITION.match(passage.visible)):
        return
    if references or "](" in passage.visible or "<" in passage.visible:
        yield from _markdown_links(passage, references)


def _html_links(passage: Passage) -> Iterator[_Found]:
    for offset, tag in tags_in(passage):
        name, pairs = attributes(tag)
        values = dict(pairs)
        if name == "img":
            yield _Found(offset, values.get("alt", ""), True, values.get("src", ""))
        elif name == "a" and "href" in values:
            yield _Found(offset, values["href"], False, values["href"])


def _markdown_links(passage: Passage, references: bool) -> Iterator[_Found]:
    """Match each bracket with its partner, in one go; the address follows the closing one."""
    text, at = passage.visible, 0
    opened: list[re.Match[str]] = []
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token["open"]:
            opened.append(token)
        elif token["auto"]:
            href = token["auto"][1:-1]
            yield _Found(token.start(), href, False, href if "://" in href else f"mailto:{href}")
        elif token["close"] and opened:
            found, at = _closed(passage, opened.pop(), token, references)
            if found:
                yield found


def _closed(
    passage: Passage, opening: re.Match[str], closing: re.Match[str], references: bool
) -> tuple[_Found | None, int]:
    """The link whose brackets these are, and the offset to go on from."""
    image, at = opening[0] == "![", closing.end()
    text = passage.text[opening.end() : closing.start()]
    if match := _DESTINATION.match(passage.visible, at):
        href = match["angle"] if match["angle"] is not None else match["href"]
        return _Found(opening.start(), text, image, _ESCAPE.sub(r"\1", href.strip())), match.end()
    if not references or text.startswith("^"):
        return None, at
    if match := _REFERENCE.match(passage.visible, at):
        return _Found(opening.start(), text, image, definition=_name(match[1] or text)), match.end()
    return _Found(opening.start(), text, image, definition=_name(text)), at
