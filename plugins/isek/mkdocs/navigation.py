"""The navigation: chapters and indexes; the pages of objects are reached from those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isek.views.site import SitePage

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Plan", ("themenfelder/", "ziele/", "raeume/", "massnahmen/", "karte/", "orte/")),
    ("Umsetzung", ("umsetzungsstand/", "zeitplan/", "kosten/", "indikatoren/")),
    ("Fragen und Beteiligte", ("leitfragen/", "empfehlungen/", "akteure/", "fachkonzepte/")),
    ("Mitreden und Nachlesen", ("beteiligung/", "stellungnahmen/", "beschluesse/", "fassungen/", "glossar/", "daten/")),
)
"""The indexes by subject, in the order in which readers ask for them."""


def navigation(pages: Iterable[SitePage], source_of: dict[str, str]) -> list[dict[str, Any]]:
    """MkDocs' `nav`. `source_of` gives the virtual source path of an address."""
    known = {page.address: page for page in pages}
    found: list[dict[str, Any]] = []
    if "" in known:
        found.append({"Start": source_of[""]})
    chapters = [page for page in known.values() if page.kind == "kapitel"]
    if chapters:
        found.append({"Konzept": [{page.title: source_of[page.address]} for page in chapters]})
    for title, addresses in GROUPS:
        entries = [{known[address].title: source_of[address]} for address in addresses if address in known]
        if entries:
            found.append({title: entries})
    return found


def own_navigation(nav: Any, source_of: Mapping[str, str]) -> Any:
    """The `nav` of `mkdocs.yml`, where pages are named by their file in the content folder or by their address.

    `source_of` gives the virtual source path of either; what it does not know stays.
    """
    if isinstance(nav, str):
        return source_of.get(nav, nav)
    if isinstance(nav, dict):
        return {title: own_navigation(value, source_of) for title, value in nav.items()}
    return [own_navigation(entry, source_of) for entry in nav]


def entries(nav: Any, title: str = "") -> Iterator[tuple[str, str]]:
    """Title (blank where none is given) and virtual source path of every page in a navigation."""
    if isinstance(nav, str):
        yield title, nav
    elif isinstance(nav, dict):
        for name, value in nav.items():
            yield from entries(value, str(name))
    else:
        for entry in nav:
            yield from entries(entry)
