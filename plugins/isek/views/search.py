"""What the search knows of each page: address, title, kind and plain text."""

from __future__ import annotations

import json
from collections.abc import Iterable

from isek.views.context import Site
from isek.views.page import SitePage

_LONGEST = 4000


def search_index(site: Site, pages: Iterable[SitePage]) -> str:
    """A JSON list with `[address, title, kind, text]` for each page."""
    rows = [[page.address, _title(site, page), _kind(site, page), _text(site, page)] for page in pages]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _title(site: Site, page: SitePage) -> str:
    number = site.link(page.object_id).number if page.object_id else ""
    return f"{number} {page.title}".strip()


def _kind(site: Site, page: SitePage) -> str:
    return site.word(site.concept.collection_of(page.object_id).key) if page.object_id else "Übersicht"


def _text(site: Site, page: SitePage) -> str:
    found = site.concept.find(page.object_id) if page.object_id else None
    place = getattr(found, "location", None) or ""
    text = site.plain(page.prose, _LONGEST)
    return " ".join(part for part in (page.summary if page.summary[:60] not in text else "", place, text) if part)
