"""Addresses of objects that have another number now: a page, and rules for web servers, that lead to the new one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape

from isek.history import History
from isek.metadata.policy import POLICY
from isek.read.resolve import id_key, normal_id
from isek.schema.collections import COLLECTIONS
from isek.schema.concept import Concept

_RENUMBERED = "umnummeriert"
_PLAIN = re.compile(r"\w[\w.-]*")
"""What may become part of a path, and of a rule: nothing that leads out of the folder or ends a line."""
_PAGE = """\
<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Umgezogen</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">{canonical}
</head>
<body>
<main><h1>Diese Seite ist umgezogen</h1>
<p>Der Eintrag hat eine neue Kennung. <a href="{address}">Weiter zur neuen Seite</a></p></main>
</body>
</html>
"""


def redirects(concept: Concept, history: History | None, addresses: Collection[str]) -> dict[str, str]:
    """The new address by the old one, both below the root of the site, for what was renumbered in any Fassung.

    `addresses` are those that the site has: an old one that is in use again stays, and none leads to nowhere.
    """
    steps: dict[str, str] = {}
    for collection, old, new in _renumberings(concept, history):
        place = COLLECTIONS[collection]
        if place.own_page and _PLAIN.fullmatch(old) and id_key(old) != id_key(new):
            steps[place.address(old)] = place.address(new)
    ends = {old: _end(old, steps) for old in steps}
    return {old: new for old, new in sorted(ends.items()) if old not in addresses and new in addresses}


def _renumberings(concept: Concept, history: History | None) -> Iterator[tuple[str, str, str]]:
    """Collection, old and new id, the earliest first."""
    for edition in history.editions if history else ():
        for key, objects in edition.concept["sammlungen"].items():
            for one in objects if key in COLLECTIONS else ():
                for origin in one.get("hervorgegangen_aus", ()):
                    if origin.get("art") == _RENUMBERED:
                        yield key, normal_id(origin["id"], COLLECTIONS[key].prefix), one["id"]
    for key, found in concept.objects():
        for past in found.origins:
            if past.kind == _RENUMBERED:
                yield key, normal_id(past.id, COLLECTIONS[key].prefix), found.id


def _end(address: str, steps: Mapping[str, str]) -> str:
    """Where a chain of renumberings ends; one that goes in a circle ends where it is."""
    seen = {address}
    while (following := steps.get(address)) and following not in seen:
        seen.add(following)
        address = following
    return address


def redirect_files(found: Mapping[str, str], base: str, root: str) -> dict[str, str]:
    """Pages and rules by path. `base` is the URL of the site, if it is known, `root` its path on the server."""
    if not found:
        return {}
    pages = {f"{old}index.html": _page(old, new, base) for old, new in found.items()}
    return {**pages, "_redirects": _rules(found, root), "kopfzeilen/weiterleitungen.map": _map(found, root)}


def _page(old: str, new: str, base: str) -> str:
    canonical = f'\n<link rel="canonical" href="{escape(base + new)}">' if base else ""
    address = escape(f"{posixpath.relpath(new, old)}/")
    return _PAGE.format(policy=escape(POLICY, quote=False), address=address, canonical=canonical)


def _rules(found: Mapping[str, str], root: str) -> str:
    """For Netlify, Cloudflare Pages and GitLab Pages, which find the file by its name."""
    return "".join(f"{root}{old} {root}{new} 301\n" for old, new in _spellings(found))


def _map(found: Mapping[str, str], root: str) -> str:
    """For `map` in nginx."""
    return "".join(f'"{root}{old}" "{root}{new}";\n' for old, new in _spellings(found))


def _spellings(found: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Each old address with and without its last slash."""
    for old, new in found.items():
        yield from ((old, new), (old.rstrip("/"), new))
