"""The frame of a page: its address and head, and the parts below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from isek.schema.types import Prose
from isek.views.parts import Fact, Item, Mark, Part, Words


class Crumb(Struct, frozen=True):
    """A page above; `address` is below the site's root."""

    title: str
    address: str


class Heading(Struct, frozen=True):
    """A heading of the structured part, for the table of contents; `before_body` says that it comes first."""

    id: str
    title: str
    level: int = 2
    before_body: bool = False


class Head(Struct, frozen=True):
    """What stands above a page: what it is, its tile and number, a summary, and links.

    `changed` says which Fassungen changed it, and leads to its history on the page.
    """

    kicker: str = ""
    number: str = ""
    mark: Mark | None = None
    lead: Words | None = None
    items: tuple[Item, ...] = ()
    changed: str = ""


class PageView(Struct, frozen=True):
    """A page made of parts: facts at the side, parts before and after the text of an editor.

    `anchors` are places that a reference may lead to although nothing is shown there.
    """

    head: Head
    side: tuple[Fact, ...] = ()
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    anchors: tuple[str, ...] = ()


class SitePage(Struct, frozen=True):
    """A page of the site. `address` is below its root: `massnahmen/m-012/`, blank for the start page.

    `template` is below `render/templates/pages/`; `prose` is the editor's text, rendered by the caller; `source` is
    the file that it comes from, below the content folder; `summary` is plain text; `object_id` is whose page it is;
    `anchors` are the ids on it, which headings in the text must not take.
    """

    address: str
    title: str
    kind: str
    template: str
    view: Any
    prose: Prose | None = None
    source: str | None = None
    crumbs: tuple[Crumb, ...] = ()
    summary: str = ""
    headings: tuple[Heading, ...] = ()
    object_id: str | None = None
    anchors: frozenset[str] = frozenset()


def headings_of(view: PageView) -> tuple[Heading, ...]:
    """The headings of a page's parts."""
    return (*_headings(view.before, True), *_headings(view.after, False))


def _headings(parts: Iterable[Part], before: bool) -> tuple[Heading, ...]:
    return tuple([Heading(part.id, part.title, 2, before) for part in parts if part.id and part.title])
