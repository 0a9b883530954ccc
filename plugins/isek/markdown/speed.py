"""Making Python-Markdown quicker where nothing is lost: most paragraphs of a concept hold no markup at all."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

# Every sign that begins something in a line: of Python-Markdown, and of the extensions in `defaults`.
_SIGNS = re.compile(r"[\\`*_~^{}\[\]<>&!\x02]|  \n")

# Prose and nothing else: no sign in it, and no line that begins like a list, code, a heading or an underline.
_NO_PROSE = re.compile(r"[\\`*_~^{}\[\]<>&!\t\r\x02\x03]|[ ]\n|^(?![^\W\d_]|\d+(?![\d.])|[„“»(\n]|$)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n\n+")


def paragraphs(text: str) -> str | None:
    """The HTML of a text that is nothing but prose, as Python-Markdown would make it; else None."""
    text = text.strip("\n")
    if not text or _NO_PROSE.search(text):
        return None
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in _BLANK_LINES.split(text))


def quicken(md: Markdown) -> None:
    """Let texts without any sign pass by the patterns. Only for extensions whose signs are known here."""
    md.treeprocessors.register(_SetAside(md), "isek_set_aside", 20.5)
    md.treeprocessors.register(_TakeBack(md), "isek_take_back", 19.995)
    inline = md.treeprocessors["inline"]
    if isinstance(inline, InlineProcessor):
        # The registry sorts and counts at every access, and there is one for each pattern and text.
        inline.inlinePatterns = list(md.inlinePatterns)  # type: ignore[assignment]


class _SetAside(Treeprocessor):
    """Marks plain texts, which Python-Markdown then leaves alone."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            text = element.text
            if text and type(text) is str and not _SIGNS.search(text):
                element.text = _Plain(text)


class _TakeBack(Treeprocessor):
    """Takes the marks away, so that abbreviations are found in these texts too."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if type(element.text) is _Plain:
                element.text = str(element.text)


class _Plain(AtomicString):
    """A text that holds no sign."""
