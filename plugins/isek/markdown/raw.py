"""Raw HTML in Python-Markdown: every piece is cleaned before it can reach the page.

Whatever takes raw blocks out of the text (Python-Markdown itself, `md_in_html`) stores them between two of our
preprocessors, and ours cleans what it finds there. Tags inside a paragraph are taken by our own pattern.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from isek.markdown.html import clean, clean_tag
from isek.markdown.tree import placed
from isek.read.allowed_html import TAGS, VOID

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_TAG = re.compile(r"(<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>)")
_ADDRESS = re.compile(r"(?<= )(href|src)=\"([^\"]*)\"")
_SUSPICIOUS = re.compile(r"<[^<>]*[\s\"'/](?:on[a-z]+|style)\s*=", re.IGNORECASE)

# What nothing is left of would become an empty paragraph; it still parts what stands before and behind it.
_NOTHING = "<!---->"

Texts = Callable[[str], str]
"""What becomes of a piece of text, already escaped."""


class Before(Preprocessor):
    """Remembers what was stored before raw blocks are: code, which is clean."""

    def __init__(self, md: Markdown, inline: InlineHtml) -> None:
        super().__init__(md)
        self._inline = inline
        self.stored = 0

    def run(self, lines: list[str]) -> list[str]:
        """Take the number, and see to it that no extension has put its own pattern for tags in the place of ours."""
        self.stored = self.md.htmlStash.html_counter
        patterns = self.md.inlinePatterns
        if "html" not in patterns or patterns["html"] is not self._inline:
            patterns.register(self._inline, "html", 90)
        return lines


class After(Preprocessor):
    """Cleans the raw blocks that were stored since `Before`."""

    def __init__(self, md: Markdown, before: Before, texts: Texts, address: Texts) -> None:
        super().__init__(md)
        self._before = before
        self._texts = texts
        self._address = address

    def run(self, lines: list[str]) -> list[str]:
        """Clean the store in place; elements that `md_in_html` keeps are cleaned in the tree."""
        store = self.md.htmlStash.rawHtmlBlocks
        for index in range(self._before.stored, len(store)):
            stored = store[index]
            if isinstance(stored, str):
                cleaned = finish(clean(stored), self._texts, self._address)
                store[index] = cleaned if cleaned.strip() else _NOTHING
        return lines


class Forget(Postprocessor):
    """Takes away the comments that stand for nothing."""

    def run(self, text: str) -> str:
        """The text without them."""
        return text.replace(f"{_NOTHING}\n", "").replace(_NOTHING, "") if _NOTHING in text else text


def finish(source: str, texts: Texts, address: Texts) -> str:
    """Clean HTML with `texts` applied to what stands between its tags, outside of links and code, and addresses."""
    parts = _TAG.split(source)
    closed = Counter({"a": 0, "code": 0, "pre": 0})
    for index, part in enumerate(parts):
        if index % 2:
            name = _NAME.match(part)
            if name and name[1] in closed:
                closed[name[1]] += -1 if part[1] == "/" else 1
            parts[index] = _ADDRESS.sub(lambda found: f'{found[1]}="{_placed(found[2], address)}"', part)
        elif "[[" in part and not any(closed.values()):
            parts[index] = texts(part)
    return "".join(parts)


def _placed(escaped: str, address: Texts) -> str:
    return html.escape(placed(html.unescape(escaped), address))


class InlineHtml(HtmlInlineProcessor):
    """Tags in running text. One without its partner is left out: it would tear the page's own elements apart."""

    def __init__(self, md: Markdown, address: Texts) -> None:
        super().__init__(HTML_RE, md)
        self._address = address
        self.open: Counter[str] = Counter()

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """A placeholder for the clean tag, or nothing."""
        source = self.backslash_unescape(self.unescape(m[1]))
        cleaned = self._cleaned(source, data[m.end(0) :])
        placeholder = self.md.htmlStash.store(cleaned) if cleaned else ""
        return placeholder, m.start(0), m.end(0)

    def _cleaned(self, tag: str, rest: str) -> str:
        found = _NAME.match(tag)
        name = found[1].lower() if found else ""
        if name not in TAGS:
            return ""
        if tag[1] == "/":
            return f"</{name}>" if self._closing(name) else ""
        if name not in VOID and not self._opening(name, rest):
            return ""
        return finish(clean_tag(tag), str, self._address)

    def _opening(self, name: str, rest: str) -> bool:
        """Whether a closing tag follows that is not yet another's."""
        if len(re.findall(rf"</{name}\s*>", rest, re.IGNORECASE)) <= self.open[name]:
            return False
        self.open[name] += 1
        return True

    def _closing(self, name: str) -> bool:
        """Whether an opening tag waits for this one."""
        if not self.open[name]:
            return False
        self.open[name] -= 1
        return True


class Sweep(Postprocessor):
    """The last look at what other extensions stored: attributes of fenced code may hold handlers and styles."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.seen = 0

    def run(self, text: str) -> str:
        """Clean what is suspicious; the text itself stays."""
        store = self.md.htmlStash.rawHtmlBlocks
        for index in range(self.seen, len(store)):
            stored = store[index]
            if isinstance(stored, str) and _SUSPICIOUS.search(stored):
                store[index] = clean(stored)
        self.seen = len(store)
        return text
