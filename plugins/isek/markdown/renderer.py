"""Markdown to HTML outside of MkDocs: bodies of objects, and fields of one line."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from markdown import Markdown
from msgspec import Struct
from msgspec.structs import replace

from isek.markdown.defaults import CONFIGS, EXTENSIONS, INLINE_EXTENSIONS
from isek.markdown.extension import IsekExtension, render_nothing
from isek.markdown.own_blocks import Render
from isek.markdown.references import Resolve, Target
from isek.markdown.slugs import slugify
from isek.markdown.speed import paragraphs, quicken

_SPECIAL = re.compile(r"[\\`*_~^{}\[\]<>&!\n]")
_ID = re.compile(r"<[a-zA-Z][^<>]* id=\"([^\"]+)\"")
_BETWEEN = re.compile(r"</p>\s*<p>")
_FIXED = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]|\.\.?/")
_BLOCKS = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference", "blocks")
_BLOCK_SOURCES = ("html_block", "isek_options", "isek_html_before", "isek_html_after")


class Heading(Struct, frozen=True):
    """An entry of the table of contents; `title` is plain text."""

    id: str
    title: str
    level: int
    children: tuple[Heading, ...] = ()


class Rendered(Struct, frozen=True):
    """A text as HTML, with its table of contents and all ids in it."""

    html: str
    toc: tuple[Heading, ...]
    anchors: frozenset[str]


Link = Callable[[str, str], str]
"""The address, on the page at `base`, of what an editor wrote in an ordinary link or image."""


def as_written(address: str, _base: str) -> str:
    """Leaves addresses as they are."""
    return address


class Renderer:
    """Converts many texts with one Markdown instance, which costs far less than one for each."""

    def __init__(
        self,
        resolve: Resolve,
        render: Render = render_nothing,
        extensions: Sequence[str] = EXTENSIONS,
        configs: Mapping[str, dict[str, Any]] = CONFIGS,
        link: Link = as_written,
    ) -> None:
        self._resolve = resolve
        self._link = link
        self._base = ""
        self._taken: Collection[str] = ()
        settings = {name: dict(config) for name, config in configs.items()}
        settings["toc"] = {**settings.get("toc", {}), "slugify": self._slugify}
        self._block = self._markdown(extensions, settings, render)
        self._quick = set(extensions) <= set(EXTENSIONS)
        if self._quick:
            quicken(self._block)
        inline = [name for name in extensions if name in INLINE_EXTENSIONS]
        self._inline = _without_blocks(self._markdown(inline, settings, render))

    def block(self, text: str, base: str = "", taken: Collection[str] = ()) -> Rendered:
        """The HTML of a text of paragraphs.

        `base` is the address of the page below the site's root (`massnahmen/m-012/`): a target's address below the
        root becomes relative to it. Headings get no id that is `taken` on the page.
        """
        if self._quick and (prose := paragraphs(text)) is not None:
            return Rendered(prose, (), frozenset())
        self._base, self._taken = base, taken
        converted = self._block.reset().convert(text)
        toc = tuple(_heading(token) for token in getattr(self._block, "toc_tokens", ()))
        return Rendered(converted, toc, frozenset(html.unescape(found) for found in _ID.findall(converted)))

    def inline(self, text: str, base: str = "") -> str:
        """The HTML of a line of text, without a paragraph around it."""
        if not _SPECIAL.search(text):
            return text.strip()
        self._base = base
        converted = _BETWEEN.sub("<br>", self._inline.reset().convert(text))
        return converted.removeprefix("<p>").removesuffix("</p>")

    def _markdown(self, extensions: Iterable[str], configs: dict[str, dict[str, Any]], render: Render) -> Markdown:
        own = IsekExtension(resolve=self._resolved, render=render, link=self._placed, raw_link=self._placed)
        used = {name: config for name, config in configs.items() if name in extensions}
        if "pymdownx.superfences" in used:
            extensions = [*extensions, *(name for name in ("pymdownx.highlight",) if name in configs)]
            used |= {name: configs[name] for name in extensions if name in configs}
        return Markdown(extensions=[*extensions, own], extension_configs=used, output_format="html")

    def _resolved(self, target: str, section: str | None) -> Target | None:
        found = self._resolve(target, section)
        if found is None or found.href is None:
            return found
        return replace(found, href=relative(found.href, self._base))

    def _placed(self, address: str) -> str:
        return self._link(address, self._base)

    def _slugify(self, value: str, separator: str) -> str:
        anchor, number = slugify(value, separator), 0
        free = anchor
        while free in self._taken:
            number += 1
            free = f"{anchor}_{number}"
        return free


def relative(href: str, base: str) -> str:
    """An address below the site's root, seen from the page at `base`; any other stays."""
    if _FIXED.match(href) or not href:
        return href
    path, sign, fragment = href.partition("#")
    if path == base and sign:
        return f"#{fragment}"
    folder = posixpath.dirname(base)
    there = posixpath.relpath(path or ".", folder or ".")
    slash = "/" if path.endswith("/") or not path else ""
    return f"{there}{slash}{sign}{fragment}"


def _without_blocks(md: Markdown) -> Markdown:
    """An instance that knows only paragraphs: `1. Bauabschnitt` is no list in a line of text."""
    for name in _BLOCKS:
        md.parser.blockprocessors.deregister(name)
    for name in _BLOCK_SOURCES:
        md.preprocessors.deregister(name)
    return md


def _heading(token: Mapping[str, Any]) -> Heading:
    children = tuple(_heading(child) for child in token["children"])
    return Heading(token["id"], html.unescape(token["name"]), token["level"], children)
