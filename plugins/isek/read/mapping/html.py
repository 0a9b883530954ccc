"""HTML in a cell becomes plain text or Markdown; what runs or hides (scripts, styles) is dropped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from isek.read.mapping.spec import Html

_DROPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
_PARAGRAPHS = frozenset(
    {"p", "div", "ul", "ol", "table", "blockquote", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_LINES = frozenset({"li", "tr", "dt", "dd"})
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_GAP = re.compile(r"\n{3,}")
_SPECIAL = re.compile(r"([\\`*_\[\]<])")


def convert(text: str, kind: Html) -> str:
    """The text without its HTML."""
    converter = _Converter(markdown=kind is Html.MARKDOWN)
    converter.feed(text)
    converter.close()
    return converter.text()


class _Converter(HTMLParser):
    def __init__(self, *, markdown: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._markdown = markdown
        self._out: list[str] = []
        self._dropping = 0
        self._lists: list[int | None] = []
        self._links: list[str | None] = []

    def text(self) -> str:
        """What has come of it so far."""
        joined = _LINE_END.sub("\n", "".join(self._out))
        return _GAP.sub("\n\n", joined).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping += 1
        elif tag == "br":
            self._out.append("\n")
        elif tag in _PARAGRAPHS:
            self._paragraph(tag)
        elif tag in _LINES:
            self._out.append(f"\n{self._bullet() if tag == 'li' else ''}")
        elif tag == "td":
            self._out.append(" ")
        elif self._markdown and tag in _MARKS:
            self._out.append(_MARKS[tag])
        elif self._markdown and tag == "a":
            self._open_link(dict(attrs).get("href"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropping = max(0, self._dropping - 1)
        elif tag in _PARAGRAPHS:
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
            self._out.append("\n\n")
        elif self._markdown and tag in _MARKS:
            self._out.append(_MARKS[tag])
        elif self._markdown and tag == "a" and self._links:
            href = self._links.pop()
            self._out.append(f"]({href})" if href else "")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            text = _BLANKS.sub(" ", data)
            self._out.append(_SPECIAL.sub(r"\\\1", text).replace("\\<", "&lt;") if self._markdown else text)

    def _paragraph(self, tag: str) -> None:
        self._out.append("\n\n")
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        heading = _HEADING.fullmatch(tag)
        if heading and self._markdown:
            self._out.append("#" * max(2, int(heading[1])) + " ")

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _open_link(self, href: str | None) -> None:
        safe = href if href and re.match(r"(?:https?://|mailto:|tel:)[^\s()<>]+$", href, re.IGNORECASE) else None
        self._links.append(safe)
        self._out.append("[" if safe else "")
