"""The navigation: chapters and indexes; the pages of objects are reached from those."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isek.views.site import SitePage

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Plan", ("themenfelder/", "ziele/", "raeume/", "massnahmen/", "orte/")),
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


def in_navigation(nav: list[dict[str, Any]]) -> set[str]:
    """The virtual source paths that a navigation holds."""
    found: set[str] = set()
    for entry in nav:
        for value in entry.values():
            found |= {value} if isinstance(value, str) else in_navigation(value)
    return found
