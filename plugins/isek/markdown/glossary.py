"""Terms of the Glossar in the HTML of a text: the first use of each becomes a link to its explanation.

A link needs no script, is reached by keyboard, and says what it is to those who do not see its dotted line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import escape
from msgspec import Struct

_TAG = re.compile(
    r"<(?P<comment>!--)|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?P<rest>(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+)>"
)
_WORD = re.compile(r"\w+")
_SILENT = frozenset({
    "a", "abbr", "button", "caption", "code", "dfn", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd",
    "label", "pre", "q", "script", "select", "style", "summary", "svg", "th",
})  # fmt: skip
"""Elements in which nothing is explained."""
_BLOCK = re.compile(r"class=\"isek-block isek-block-(?!leitfrage|empfehlung)")
_LED_TO = re.compile(r"href=\"[^\"]*?(glossar/#[^\"]*)\"")


class Explained(Struct, frozen=True):
    """A term: the words that stand for it, and the address of its explanation below the site's root."""

    forms: tuple[str, ...]
    address: str


def forms_of(title: str, abbreviation: str | None = None) -> tuple[str, ...]:
    """The term and its abbreviation, each also with the s of the genitive, and small where a sentence goes on."""
    found = []
    for form in (title, abbreviation):
        if form:
            found += [form, f"{form}s"]
            if form is title:
                lower = form[:1].lower() + form[1:]
                found += [lower, f"{lower}s"]
    return tuple(dict.fromkeys(found))


class Glossary:
    """Finds terms in many texts, each in the time of one walk through its words."""

    def __init__(self, terms: Iterable[Explained]) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for term in terms:
            for form in term.forms:
                if first := _WORD.match(form):
                    self._by_word.setdefault(first[0], []).append((str(escape(form)), term.address))
        for found in self._by_word.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def explain(self, html: str, up: str) -> str:
        """The HTML with the first use of each term linked; `up` is the way to the site's root."""
        if self._by_word.keys().isdisjoint(_WORD.findall(html)):
            return html
        done = set(_LED_TO.findall(html))
        return "".join([self._linked(piece, done, up) if open_ else piece for piece, open_ in _pieces(html)])

    def _linked(self, text: str, done: set[str], up: str) -> str:
        made, at = [], 0
        for word in _WORD.finditer(text):
            if word.start() < at:
                continue
            found = self._at(text, word, done)
            if found:
                form, address = found
                done.add(address)
                made += [text[at : word.start()], _link(form, f"{up}{address}")]
                at = word.start() + len(form)
        return "".join([*made, text[at:]])

    def _at(self, text: str, word: re.Match[str], done: set[str]) -> tuple[str, str] | None:
        for form, address in self._by_word.get(word[0], ()):
            end = word.start() + len(form)
            if address not in done and text.startswith(form, word.start()) and _is_whole(text, word.start(), end):
                return form, address
        return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words begin and end there: no part of „KoFi-Tabelle“ or „&amp;“ is a term."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before in {"-", "&", "#"} and before) and not (after == "-" or after.isalnum() or after == "_")


def _link(form: str, href: str) -> str:
    return f'<a class="isek-term" href="{escape(href)}">{form}<span class="isek-hidden"> (Glossar)</span></a>'


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """Tags and texts in turn; the flag says whether terms may be explained there."""
    at, silent, depth = 0, "", 0
    while tag := _TAG.search(html, at):
        if tag.start() > at:
            yield html[at : tag.start()], not silent
        at = _after(tag, html)
        yield html[tag.start() : at], False
        name = (tag["name"] or "").lower()
        if silent:
            depth += 0 if name != silent else -1 if tag["end"] else 1
            silent = silent if depth else ""
        elif name and not tag["end"] and _is_silent(name, tag["rest"]):
            silent, depth = name, 1
    if at < len(html):
        yield html[at:], not silent


def _after(tag: re.Match[str], html: str) -> int:
    """Where a tag ends, or a comment; one that is not closed goes on to the end."""
    if not tag["comment"]:
        return tag.end()
    end = html.find("-->", tag.end())
    return len(html) if end < 0 else end + 3


def _is_silent(name: str, attributes: str) -> bool:
    return name in _SILENT or (name == "div" and _BLOCK.search(attributes) is not None)
