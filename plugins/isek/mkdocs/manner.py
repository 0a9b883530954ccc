"""How a site is built: as it is. `isek publish` also builds drafts and archived Fassungen, which say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from isek.check import Checked, load
from isek.schema.concept import Concept
from isek.theming.look import Look


class Link(Struct, frozen=True):
    """A link in a notice; `href` is relative to the page."""

    text: str
    href: str


class Notice(Struct, frozen=True):
    """What stands above a page that does not hold, or not any more: a sentence, one on its state, and ways on."""

    text: str
    state: str = ""
    links: tuple[Link, ...] = ()


class About(Struct, frozen=True):
    """What the manner says of one page: its notice, whether it is to be found, and the URL that stands for it.

    `canonical` is blank where there is none.
    """

    notice: Notice | None = None
    found: bool = True
    canonical: str = ""


class Manner:
    """The usual one: the content of the folder, for everyone to find.

    `archived` are the ids of the Fassungen whose archived site is published with this one; `place` is the address of
    the site below the current one's root.
    """

    archived: frozenset[str] = frozenset()
    place: str = ""

    def load(self, content: Path, look: Look) -> Checked:
        """The concept with its problems."""
        return load(content, look=look)

    def addresses(self, concept: Concept) -> Mapping[str, str]:
        """Where links to content files lead of which the concept itself does not know what they became."""
        return {}

    def about(self, url: str, canonical: str, base_url: str) -> About:
        """What is to be said of the page at `url`, which MkDocs would give this canonical URL."""
        return About(canonical=canonical)


USUAL = Manner()
