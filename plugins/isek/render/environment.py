"""The Jinja environment of the site's pages and blocks: autoescape on, unknown names are errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from isek.schema.types import Prose
from isek.views.naming import up_from
from isek.views.parts import Item

MarkdownCall = Callable[[Prose, str], Markup]
"""Renders Markdown for the page at an address, so that its links lead from there."""

SAFE = ("https://", "http://", "mailto:", "tel:")
"""Whole URLs that may be linked; what begins otherwise is shown as text."""

_FIRST_HEADING = re.compile(r"\s*<h1\b[^>]*>.*?</h1>\s*", re.DOTALL)


def environment(block: MarkdownCall, inline: MarkdownCall) -> Environment:
    """The environment with its filters: `markdown`, `inline` and `file`."""
    made = Environment(
        loader=PackageLoader("isek.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["markdown"] = _filter(block)
    made.filters["inline"] = _filter(inline)
    made.filters["file"] = quote
    return made


def _filter(call: MarkdownCall) -> Callable[[Context, Prose | str], Markup]:
    @pass_context
    def rendered(context: Context, text: Prose | str) -> Markup:
        return call(text, context["here"]) if isinstance(text, Prose) else escape(text)

    return rendered


class Links(dict[Item, Markup]):
    """Items as HTML, each made once for all pages of one depth; `up` is their way to the root."""

    def __init__(self, template: Template, up: str) -> None:
        super().__init__()
        self._render = template.render
        self.up = up

    def __missing__(self, item: Item) -> Markup:
        made = self[item] = Markup(self._render(item=item, href=self._href(item)).strip())
        return made

    def _href(self, item: Item) -> str | None:
        if item.address is None:
            return None
        if item.outside:
            return item.address if item.address.lower().startswith(SAFE) else None
        return self.up + item.address


class LinksByDepth:
    """The `Links` for each depth of address."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._made: dict[str, Links] = {}

    def at(self, here: str) -> Links:
        """The links as seen from the page at `here`."""
        up = up_from(here)
        if up not in self._made:
            self._made[up] = Links(self._template, up)
        return self._made[up]


def without_title(body: str) -> str:
    """The HTML of a page's text without a heading of the first level at its start: the page's head shows it."""
    return _FIRST_HEADING.sub("", body, count=1) if _FIRST_HEADING.match(body) else body
