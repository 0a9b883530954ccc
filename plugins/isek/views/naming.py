"""How objects and pages are named: numbers, titles, addresses, plain text of their Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from isek.read.markup import MENTION
from isek.read.sentences import plain
from isek.schema.chapters import Page
from isek.schema.objects import Object
from isek.schema.types import Prose
from isek.values.fold import address

_NUMBERED = frozenset({"massnahmen", "ziele"})
"""Collections whose id is what is printed, where no number is."""

_FIRST_HEADING = re.compile(r"^# +(.+?)(?: +#+)?(?: *\{[^{}]*\})?$", re.MULTILINE)
_NO_PROSE = re.compile(r"^(?:#|/{3}|<|\||```|!\[| {4})")


def number_of(collection: str, found: Object) -> str:
    """What is shown before an object's title; blank where nothing is."""
    number = getattr(found, "number", None)
    return str(number or (found.id if collection in _NUMBERED else ""))


def page_address(page_id: str) -> str:
    """The address of a page by its path without ending: `index` → ``, `a/index` → `a/`, `Über uns` → `ueber-uns/`."""
    parts = [address(part) for part in page_id.split("/")]
    if parts[-1] == "index":
        parts.pop()
    return "".join(f"{part}/" for part in parts)


def up_from(here: str) -> str:
    """The way from a page to the site's root: `massnahmen/m-1/` → `../../`."""
    return "../" * here.count("/") or "./"


def page_title(page: Page) -> str:
    """The title of a page: as stated, else its first heading, else the name of its file."""
    if page.title:
        return page.title
    heading = _FIRST_HEADING.search(page.text.source) if page.text else None
    return plain(heading[1]) if heading else page.id.rsplit("/", 1)[-1]


def plain_text(prose: Prose | None, name_of: Callable[[str], str], limit: int = 160) -> str:
    """The first paragraph of some Markdown as plain text, cut at a word. `name_of` tells what a reference shows."""
    if prose is None:
        return ""
    blocks = (block.strip() for block in prose.source.split("\n\n"))
    first = next((block for block in blocks if block and not _NO_PROSE.match(block)), "")
    shown = MENTION.sub(
        lambda found: found["label"] or name_of(found["target"]) if found["target"] else found[0], first
    )
    text = plain(shown)
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def _shown(found: re.Match[str], name_of: Callable[[str], str]) -> str:
    return found["label"] or name_of(found["target"]) if found["target"] else found[0]
