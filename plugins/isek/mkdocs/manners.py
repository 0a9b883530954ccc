"""The manners in which `isek publish` builds: the current site, a draft, and the archived site of a Fassung."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from isek.check import Checked
from isek.mkdocs.manner import About, Link, Manner, Notice
from isek.publishing.archives import Archive
from isek.read.links import links
from isek.schema.collections import COLLECTIONS
from isek.schema.concept import Concept
from isek.theming.look import Look

DRAFT = "Entwurf – nicht beschlossen."


class Prepared(Manner):
    """The current site, of a concept that has been read and checked already."""

    def __init__(self, checked: Checked, archived: Iterable[str] = ()) -> None:
        self._checked = checked
        self.archived = frozenset(archived)

    def load(self, content: Path, look: Look) -> Checked:
        """What was read."""
        return self._checked


class Draft(Prepared):
    """A site that says of itself that nobody has decided on it; `decided` is the archive of the Fassung that holds."""

    def __init__(self, checked: Checked, archived: Iterable[str], decided: Archive | None) -> None:
        super().__init__(checked, archived)
        self._decided = decided

    def about(self, url: str, canonical: str, base_url: str) -> About:
        """The notice, with a link to what holds; search engines stay away."""
        decided = self._decided
        if decided is None:
            return About(Notice(DRAFT), found=False)
        text = f"Beschlossen ist die Fassung {decided.id} vom {decided.date:%d.%m.%Y}."
        link = Link(text, way(decided.address, url))
        return About(Notice(DRAFT, links=(link,)), found=False)


class Archived(Prepared):
    """The archived site of a frozen Fassung.

    `today` gives the address that stands for one of its addresses on the current site, whose URL is `base` (blank if
    it is not known); `leads_to` are those that its pages use.
    """

    def __init__(self, archive: Archive, checked: Checked, today: Callable[[str], str | None], base: str) -> None:
        super().__init__(checked)
        self._archive = archive
        self.place = archive.address
        self._today = today
        self._base = base
        self.leads_to: set[str] = set()

    def addresses(self, concept: Concept) -> Mapping[str, str]:
        """Files that are no longer known by name: a link to one leads to all of its collection."""
        found = {}
        for passage in concept.passages():
            for link in links(passage.prose.source) if "](" in passage.prose.source else ():
                name = posixpath.normpath(link.href.partition("#")[0])
                key = PurePosixPath(name).parts[0] if "/" in name else PurePosixPath(name).stem
                if key in COLLECTIONS and concept.collections.get(key):
                    found[name] = f"{COLLECTIONS[key].path}/"
        return found

    def about(self, url: str, canonical: str, base_url: str) -> About:
        """The notice, with the way to the same page today."""
        archive, today = self._archive, self._today(url)
        self.leads_to.add(today or "")
        at = f"{archive.address}{url}"
        link = Link("Zur heutigen Website", way("", at)) if today is None else Link(_SAME, way(today, at))
        text = f"Sie lesen die Fassung {archive.id} vom {archive.date:%d.%m.%Y}."
        canonical = f"{self._base}{today}" if self._base and today is not None else ""
        return About(Notice(text, archive.state, (link,)), found=False, canonical=canonical)


_SAME = "Dieselbe Seite heute"


def way(address: str, at: str) -> str:
    """The relative address of a page, seen from another; both lie below the root of the site."""
    return f"{posixpath.relpath(address or '.', at or '.')}/"
