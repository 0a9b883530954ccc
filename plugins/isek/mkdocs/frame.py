"""The frame around every page: header with its menus, and footer. Made once for all pages of one depth.

What a page has of its own are the links to report something on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from msgspec import Struct
from msgspec.structs import replace

from isek.values.phone import phone_link
from isek.views.context import Site
from isek.views.feedback import Report, desks, reports

_QUICK = ("themenfelder/", "massnahmen/", "karte/", "kosten/", "fassungen/")
_FOOT = (
    ("Mitreden", ("beteiligung/", "stellungnahmen/", "leichte-sprache/", "gebaerdensprache/")),
    ("Daten", ("daten/", "fassungen/", "glossar/")),
    ("Über diese Seite", ("impressum/", "datenschutz/", "barrierefreiheit/")),
)


class Entry(Struct, frozen=True):
    """A link in a menu."""

    title: str
    href: str
    current: bool = False


class Group(Struct, frozen=True):
    """Links under a title."""

    title: str
    items: tuple[Entry, ...]


class Made(Struct, frozen=True):
    """Header and footer as HTML, and the links to report something on the page."""

    header: str
    footer: str
    reports: tuple[Report, ...] = ()


class Frames:
    """Frames by depth of the page; a page in the menu has its own, where it is marked.

    `root` is the URL of the site, or its path where the URL is not known.
    """

    def __init__(
        self,
        env: jinja2.Environment,
        site: Site,
        titles: dict[str, str],
        config: MkDocsConfig,
        root: str,
        logo: str | None = None,
    ) -> None:
        self._header = env.get_template("partials/header.html")
        self._footer = env.get_template("partials/footer.html")
        self._site = site
        self._titles = titles
        self._config = config
        self._logo = logo
        self._desks = desks(site)
        self._root = root
        self._made: dict[tuple[str, str | None], Made] = {}

    def frame(self, url: str | None, title: str, base_url: str, nav: Navigation) -> Made:
        """The frame of the page at `url` (None where it has no address of its own, as 404)."""
        address = "" if url is None else f"{self._root}{url}"
        found = reports(self._desks, title, address, self._site.edition)
        return replace(self._shared(url, base_url, nav), reports=found)

    def _shared(self, url: str | None, base_url: str, nav: Navigation) -> Made:
        """What all pages of one depth have, or this page alone if the menu names it."""
        # For 404 MkDocs gives the path on the web server, which ends with a slash.
        base_url = base_url.rstrip("/")
        in_menu = {page.url for page in nav.pages}
        key = (base_url, url if url in in_menu else None)
        if key not in self._made:
            self._made[key] = self._make(url, base_url, nav)
        return self._made[key]

    def _make(self, url: str | None, base_url: str, nav: Navigation) -> Made:
        settings = self._site.concept.settings
        shared: dict[str, Any] = {
            "base_url": base_url,
            "logo": self._logo,
            "town": self._site.town,
            "config": self._config,
            "publisher": settings.municipality.name if settings.municipality else "",
        }
        quick = self._entries(_QUICK, base_url, url)
        groups = tuple(_groups(nav, base_url, url))
        foot = tuple(Group(title, self._entries(addresses, base_url, url)) for title, addresses in _FOOT)
        footer = self._footer.render(
            **shared,
            contact=settings.contact,
            phone_link=phone_link(settings.contact.phone or "") if settings.contact else None,
            foot=[group for group in foot if group.items],
            edition=self._site.edition,
            licence=settings.licence,
        )
        return Made(self._header.render(**shared, quick=quick, groups=groups), footer)

    def _entries(self, addresses: tuple[str, ...], base_url: str, url: str | None) -> tuple[Entry, ...]:
        known = [address for address in addresses if address in self._titles]
        return tuple(Entry(self._titles[a], f"{base_url}/{a}", a == url) for a in known)


def _groups(nav: Navigation, base_url: str, url: str | None) -> Iterator[Group]:
    """The sections of the navigation; pages outside of any come first."""
    single = [item for item in nav.items if isinstance(item, Page | Link)]
    if single:
        yield Group("Überblick", tuple(_entry(item, base_url, url) for item in single))
    for item in nav.items:
        if isinstance(item, Section):
            yield Group(item.title, tuple(_entry(inner, base_url, url) for inner in _leaves(item)))


def _leaves(section: Section) -> Iterator[Page | Link]:
    for child in section.children:
        if isinstance(child, Section):
            yield from _leaves(child)
        elif isinstance(child, Page | Link):
            yield child


def _entry(item: Page | Link, base_url: str, url: str | None) -> Entry:
    if isinstance(item, Link):
        return Entry(item.title or item.url, item.url)
    return Entry(str(item.title), f"{base_url}/{item.url}", item.url == url)
