"""The Jinja environment of the site's pages and blocks: autoescape on, unknown names are errors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.bccache import BytecodeCache
from jinja2.runtime import Context
from markupsafe import Markup, escape

from isek.render.output import Escaping
from isek.schema.types import Prose
from isek.views.naming import up_from
from isek.views.parts import Item
from isek.views.tables import Cell

MarkdownCall = Callable[[Prose, str], Markup]
"""Renders Markdown for the page at an address, so that its links lead from there."""

SAFE = ("https://", "http://", "mailto:", "tel:")
"""Whole URLs that may be linked; what begins otherwise is shown as text."""

_COMPILED = "direct-%s.cache"
"""Named after what is special about them: what Jinja compiled by itself is not taken for ours."""

_FIRST_HEADING = re.compile(r"\s*<h1\b[^>]*>.*?</h1>\s*", re.DOTALL)


def compiled_in(folder: Path) -> BytecodeCache | None:
    """Keeps compiled templates in a folder, for the next run; None where nothing can be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return FileSystemBytecodeCache(str(folder), _COMPILED)
    return None


def environment(block: MarkdownCall, inline: MarkdownCall, compiled: BytecodeCache | None = None) -> Environment:
    """The environment with its filters: `markdown`, `inline` and `file`."""
    made = Escaping(
        loader=PackageLoader("isek.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    # Every include copies the names of all globals; templates of ours use none of Jinja's.
    made.globals.clear()
    made.filters["markdown"] = _filter(block)
    made.filters["inline"] = _filter(inline)
    made.filters["file"] = quote
    return made


def _filter(call: MarkdownCall) -> Callable[[Context, Prose | str], Markup]:
    @pass_context
    def rendered(context: Context, text: Prose | str) -> Markup:
        return call(text, context["here"]) if isinstance(text, Prose) else escape(text)

    return rendered


def _rendered(template: Template, variables: dict[str, Any]) -> Markup:
    """A small template that knows no more than its variables: to hand over the rest takes longer than to render it."""
    context = template.new_context(variables, shared=True)
    return Markup("".join(template.root_render_func(context)).strip())


class Links(dict[Item, Markup]):
    """Items as HTML, each made once for all pages of one depth; `up` is their way to the root."""

    def __init__(self, template: Template, up: str) -> None:
        super().__init__()
        self._template = template
        self.up = up

    def __missing__(self, item: Item) -> Markup:
        made = self[item] = _rendered(self._template, {"item": item, "href": self._href(item)})
        return made

    def _href(self, item: Item) -> str | None:
        if item.address is None:
            return None
        if item.outside:
            return item.address if item.address.lower().startswith(SAFE) else None
        return self.up + item.address


class Cells(dict[Cell, Markup]):
    """Table cells as HTML, each made once for all pages of one depth: most cells of a long table are alike."""

    def __init__(self, template: Template, links: Links, here: str) -> None:
        super().__init__()
        self._template = template
        self._context: dict[str, Any] = {"a": links, "here": here}

    def at(self, here: str) -> None:
        """The page that cells are made for from now on."""
        self._context["here"] = here

    def __missing__(self, cell: Cell) -> Markup:
        made = _rendered(self._template, self._context | {"cell": cell})
        if not isinstance(cell.text, Prose):  # what stands in Markdown may lead elsewhere on another page
            self[cell] = made
        return made


class ByDepth:
    """The links and cells as seen from pages of each depth of address."""

    def __init__(self, link: Template, cell: Template) -> None:
        self._link = link
        self._cell = cell
        self._made: dict[str, tuple[Links, Cells]] = {}

    def at(self, here: str) -> dict[str, Any]:
        """What templates see of the page's own place: `here`, the way `up`, links `a` and cells `c`."""
        up = up_from(here)
        if up not in self._made:
            links = Links(self._link, up)
            self._made[up] = links, Cells(self._cell, links, here)
        links, cells = self._made[up]
        cells.at(here)
        return {"here": here, "up": up, "a": links, "c": cells}


def without_title(body: str) -> str:
    """The HTML of a page's text without a heading of the first level at its start: the page's head shows it."""
    return _FIRST_HEADING.sub("", body, count=1) if _FIRST_HEADING.match(body) else body
