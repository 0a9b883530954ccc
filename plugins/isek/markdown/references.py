"""References (`[[M-012|Text]]`) in Python-Markdown: links to objects with their titles."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString
from msgspec import Struct

# Stand-ins for `|` and `\|` inside of references, so that tables do not split cells there.
_BAR, _ESCAPED_BAR = "\ue07c", "\ue07d"
_ONE_LINE = re.compile(r"\[\[[^\[\]\n]*\|[^\[\]\n]*\]\]")
_PATTERN = (
    r"\[\[(?P<target>[^\[\]|#\ue07c\ue07d]*)(?:#(?P<section>[^\[\]|\ue07c\ue07d]*))?"
    r"(?:\\?[|\ue07c\ue07d](?P<label>[^\[\]]*))?\]\]"
)
_TAG = re.compile(HTML_RE, re.DOTALL)
_IN_HTML = re.compile(r"(?P<escape>\\?)" + _PATTERN)


class Target(Struct, frozen=True):
    """What a reference leads to. `href` is None where there is nothing to link to; `kind` is the collection."""

    href: str | None
    title: str
    kind: str = ""


Resolve = Callable[[str, "str | None"], "Target | None"]
"""The target of a reference by the text that was typed and its section; None if there is none."""


def protect_bars(text: str) -> str:
    """The text with stand-ins for the bars inside of references."""
    return _ONE_LINE.sub(lambda found: found[0].replace("\\|", _ESCAPED_BAR).replace("|", _BAR), text)


def restore_bars(text: str) -> str:
    """The text as it was typed."""
    return text.replace(_BAR, "|").replace(_ESCAPED_BAR, "\\|")


class Reference(InlineProcessor):
    """A link, or marked text where the target is unknown. It comes before ordinary links, which may surround it."""

    def __init__(self, md: Markdown, resolve: Resolve) -> None:
        super().__init__(_PATTERN, md)
        self._resolve = resolve

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The element, and what it replaces."""
        target = _plain(m["target"])
        if not target or INLINE_PLACEHOLDER_PREFIX in target or _in_tag(m, data):
            return None, None, None
        found = self._resolve(target, _plain(m["section"] or "") or None)
        label = restore_bars(m["label"] or "").strip()
        element = self._element(found)
        # A title is plain text; a label may hold Markdown.
        element.text = label or AtomicString(html.escape(found.title if found else target, quote=False))
        return element, m.start(0), m.end(0)

    def _element(self, found: Target | None) -> Element:
        if found is None:
            return Element("span", {"class": "unknown-reference"})
        classes = f"reference reference-{found.kind}" if found.kind else "reference"
        if found.href is None:
            return Element("span", {"class": classes})
        return Element("a", {"class": classes, "href": found.href})


def _in_tag(m: re.Match[str], data: str) -> bool:
    """Whether the reference stands in an attribute of a tag, which comes later in the order of patterns."""
    start = data.rfind("<", 0, m.start())
    tag = _TAG.match(data, start) if start >= 0 else None
    return tag is not None and tag.end() >= m.end()


def _plain(text: str) -> str:
    """A target as it was typed, in one line and without backslashes."""
    return " ".join(UnescapeTreeprocessor().unescape(text).split())


def in_html(resolve: Resolve) -> Callable[[str], str]:
    """A function that turns the references in a piece of escaped text into links."""

    def linked(found: re.Match[str]) -> str:
        target = " ".join(html.unescape(found["target"]).split())
        if not target or found["escape"]:
            return found[0].removeprefix("\\")
        goal = resolve(target, (found["section"] or "").strip() or None)
        shown = restore_bars(found["label"] or "").strip() or html.escape(goal.title if goal else target, quote=False)
        if goal is None:
            return f'<span class="unknown-reference">{shown}</span>'
        kind = f" reference-{goal.kind}" if goal.kind else ""
        if goal.href is None:
            return f'<span class="reference{kind}">{shown}</span>'
        return f'<a class="reference{kind}" href="{html.escape(goal.href)}">{shown}</a>'

    return lambda text: _IN_HTML.sub(linked, text)


class RestoreBars(Postprocessor):
    """Puts the bars back where a reference was none: in code."""

    def run(self, text: str) -> str:
        """The text as it was typed."""
        return restore_bars(text) if _BAR in text or _ESCAPED_BAR in text else text
