"""Where a raw block of HTML, or a comment, ends in a Markdown source."""

from __future__ import annotations

import re

# What begins with one of these is a raw block: HTML, and no Markdown in it.
_ELEMENTS = """
address article aside blockquote body canvas center col colgroup dd details dialog div dl dt fieldset figcaption figure
footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe legend li main map math menu nav noframes noscript
object ol option output p pre progress script section select style summary table tbody td template textarea tfoot th
thead title tr ul video
"""
_BLOCK_ELEMENTS = frozenset(_ELEMENTS.split())
_RAW = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]|$)")
_OPENING = re.compile(r"<[^<>]*>")


def raw_end(body: str, start: int) -> int | None:
    """The offset behind the raw block, or the comment that stands alone, which begins at `start`; None if none does.

    A block that nothing closes goes on to the end of the source. A tag without an end is text.
    """
    if body.startswith("<!--", start):
        return _comment_end(body, start)
    element = _RAW.match(body, start)
    if element is None or element[1].lower() not in _BLOCK_ELEMENTS or not _OPENING.match(body, start):
        return None
    depth = 0
    for tag in re.compile(rf"<(/?){element[1]}(?=[\s/>])[^<>]*>", re.IGNORECASE).finditer(body, start):
        depth += -1 if tag[1] else 0 if tag[0].endswith("/>") else 1
        if depth <= 0:
            return tag.end()
    return len(body)


def _comment_end(body: str, start: int) -> int | None:
    end = body.find("-->", start)
    if end < 0:
        return None
    line_end = body.find("\n", end)
    behind = body[end + 3 : line_end if line_end >= 0 else len(body)]
    # With text behind it in its only line a comment is part of a paragraph.
    return end + 3 if "\n" in body[start:end] or not behind.strip() else None
