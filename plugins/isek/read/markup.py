"""What a Markdown source refers to, with places: blocks, references, links, raw HTML and the anchors of its headings.

A pure scan without a Markdown library: fast enough to check ten thousand texts, and it knows lines and columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from isek.model import Place
from isek.read.blocks import Block, blocks
from isek.read.links import Link, links
from isek.read.passages import Passage, layout
from isek.read.sentences import plain, sentences
from isek.read.tags import TAG, RawHtml, attributes, raw_html, tags_in
from isek.values.fold import slug

__all__ = ["Block", "Link", "Mention", "RawHtml", "blocks", "links", "mentions", "raw_html", "sections"]

MENTION = re.compile(
    r"\\[\s\S]|\[\[(?P<target>[^\[\]|#\\]*[^\[\]|#\\\s][^\[\]|#\\]*)(?:#(?P<section>[^\[\]|\\]*))?"
    r"(?:\\?\|(?P<label>(?:[^\[\]\\]|\\[\s\S])*))?\]\]"
)
_MARK = "\ue000"
_NAME = "\ue001"
_BAR = re.compile(r"(?<!\\)\|")
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*([^{}\n]*)\}[ ]*#*[ ]*$")
_LISTS = re.compile(r"\{:?([^{}\n]*)\}")
_LISTED_ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)([^\s\"'{}=]+)")
_NUMBERED = re.compile(r"(.*)_([0-9]+)$")


class Mention(Struct, frozen=True):
    """A reference in a text. `target` is as typed, without `#section`; `sentence` the plain sentence that it stands in.

    `start` and `end` are offsets in the source.
    """

    target: str
    label: str | None
    section: str | None
    place: Place
    sentence: str
    start: int
    end: int


def mentions(
    body: str, file: str = "", first_line: int = 1, column: int = 1, shown: Callable[[str], str] = str
) -> list[Mention]:
    """The references in a Markdown source in their order; none in code and comments.

    `column` is where the first line of the source begins in the file. `shown` tells what a reference without a text of
    its own shows in its sentence, by its target.
    """
    if "[[" not in body:
        return []
    found: list[Mention] = []
    for passage in layout(body).passages:
        if "[[" in passage.visible:
            found += _mentions_in(passage, file, first_line, column, shown)
    return found


def _mentions_in(
    passage: Passage, file: str, first_line: int, column: int, shown: Callable[[str], str]
) -> list[Mention]:
    visible = passage.visible
    if "<" in visible:
        visible = TAG.sub(lambda tag: " " * len(tag[0]) if tag["tag"] else tag[0], visible)
    matches = [match for match in MENTION.finditer(visible) if match["target"]]
    if not matches:
        return []
    made = []
    for match, sentence in zip(matches, _sentences(passage, matches, shown), strict=True):
        line, at = passage.at(match.start())
        place = Place(file, first_line + line, at + column - 1 if line == 0 else at)
        start, end = passage.start + match.start(), passage.start + match.end()
        target = _part(passage, match, "target") or ""
        label, section = _part(passage, match, "label"), _part(passage, match, "section")
        made.append(Mention(target, label, section, place, sentence, start, end))
    return made


def _part(passage: Passage, match: re.Match[str], group: str) -> str | None:
    """A part of a reference as typed, in one line; None if blank."""
    if match[group] is None:
        return None
    return " ".join(passage.text[match.start(group) : match.end(group)].split()) or None


def _sentences(passage: Passage, matches: list[re.Match[str]], shown: Callable[[str], str]) -> list[str]:
    """The sentence of each reference. A cell that holds nothing else is told with its row."""
    pieces, names, at = [], [], 0
    for match in matches:
        label = _part(passage, match, "label")
        # A title is put in last: its stops end no sentence, its asterisks are none of Markdown's.
        names += [] if label else [shown(_part(passage, match, "target") or "")]
        pieces += [passage.text[at : match.start()], _MARK, label or _NAME]
        at = match.end()
    text = "".join([*pieces, passage.text[at:]])
    cells = [plain(cell) for cell in (_BAR.split(text) if passage.kind == "row" else [text])]
    row = _named(" · ".join(cell for cell in cells if cell), iter(names))
    found: list[str] = []
    left = iter(names)
    for cell in cells:
        alone = passage.kind == "row" and not re.search(r"\w\W*" + _MARK, cell) and " " not in cell
        for sentence in [cell] if alone else sentences(cell):
            told = _named(sentence, left)
            found += [row if alone else told] * sentence.count(_MARK)
    return found if len(found) == len(matches) else [row] * len(matches)


def _named(text: str, names: Iterator[str]) -> str:
    """A text with names in the places that were kept for them."""
    first, *others = text.replace(_MARK, "").split(_NAME)
    return "".join([first, *(f"{name}{other}" for other, name in zip(others, names, strict=False))])


def sections(body: str, shown: Callable[[str], str] = str) -> set[str]:
    """The anchors in a Markdown source: its headings' slugs as in the table of contents, and ids given by hand.

    `shown` tells what a reference without a text of its own shows, by its target: a title, for headings that hold one.
    """
    headings, ids = [], set()
    for passage in layout(body).passages:
        by_hand = _ids(passage)
        ids.update(by_hand)
        if passage.kind == "heading" and not (by_hand and _ATTRIBUTES.search(passage.visible)):
            headings.append(passage)
    counts: dict[str, int] = {}
    for passage in headings:
        ids.add(_unique(slug(_heading(passage, shown)), ids, counts))
    return ids


def _ids(passage: Passage) -> list[str]:
    found = []
    if "{" in passage.visible and passage.kind != "html":
        lists = _LISTS.findall(passage.visible)
        found += [name for listed in lists for name in _LISTED_ID.findall(listed)]
    if "<" in passage.visible:
        pairs = (pair for _, tag in tags_in(passage) for pair in attributes(tag)[1])
        found += [value for name, value in pairs if name == "id" and value]
    return found


def _heading(passage: Passage, shown: Callable[[str], str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        return match[0] if not match["target"] else match["label"] or shown(match["target"].strip())

    return plain(_ATTRIBUTES.sub("", MENTION.sub(replaced, passage.text)))


def _unique(anchor: str, taken: set[str], counts: dict[str, int]) -> str:
    """The anchor, numbered as Python-Markdown does where it is taken or blank; `counts` saves trying again."""
    if anchor and anchor not in taken:
        return anchor
    numbered = _NUMBERED.match(anchor)
    base, number = (numbered[1], int(numbered[2])) if numbered else (anchor, 0)
    number = max(number, counts.get(base, 0))
    while f"{base}_{number + 1}" in taken:
        number += 1
    counts[base] = number
    return f"{base}_{number + 1}"
