"""Raw HTML and addresses in texts that may not reach a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isek.checks.texts import Texts
from isek.markdown.html import forbidden, forbidden_links
from isek.problems import Problem


def forbidden_html(texts: Texts) -> Iterator[Problem]:
    """Elements, attributes and schemes that may not be written."""
    for text in texts.found:
        told = [*forbidden(text.html), *forbidden_links(text.links)] if text.html or text.links else []
        yield from (replace(found, about=text.about) for found in told)
