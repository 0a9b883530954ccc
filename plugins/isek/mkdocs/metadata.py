"""Files that speak to browsers, messengers and web servers, and the head of each page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from msgspec import Struct
from msgspec.structs import replace

from isek.metadata.head import PICTURE, Heads, PageHead
from isek.metadata.picture import Shades, draw, preview_of
from isek.metadata.policy import POLICY, header_files, policy, robots
from isek.mkdocs.pages import ConceptPage
from isek.theming.emblem import emblem
from isek.theming.look import Look
from isek.views.context import Site

EMBLEM = "assets/isek/zeichen.svg"
_FOREIGN = 'data-fremd="'
"""What a map says that may show a ground from elsewhere."""


class SiteHead(Struct, frozen=True):
    """What stands in the head of every page: the policy, the sign, and the colours of the browser's own frame."""

    policy: str
    icon: str
    light: str
    dark: str


class Metadata:
    """The metadata of one site."""

    def __init__(self, site: Site, look: Look, config: MkDocsConfig) -> None:
        self._heads = Heads(site, config.site_name)
        icon = look.options.favicon or EMBLEM
        self._site = SiteHead(POLICY, icon, str(look.light["paper"]), str(look.dark["paper"]))
        self._of_maps = replace(self._site, policy=policy(outside_host(site)))

    def context(self, page: Page | None) -> dict[str, Any]:
        """What the template needs of a page, and of the site."""
        head = self._heads.of(page.view) if isinstance(page, ConceptPage) else PageHead()
        moves = page is not None and _FOREIGN in (page.content or "")
        return {"head": head, "site": self._of_maps if moves else self._site}


def outside_host(site: Site) -> str:
    """The host of a ground from elsewhere, if maps may show one."""
    return site.maps.outside.host if site.live and site.maps.outside else ""


def metadata_files(site: Site, look: Look, config: MkDocsConfig) -> dict[str, str | bytes]:
    """The files by path. `robots.txt` counts only at the root of a host, where its address is known."""
    light = look.light
    shades = Shades(light["paper"], light["brand"], light["blossom"], light["ink"], light["ink-2"])
    root = urlsplit(config.site_url or "/").path or "/"
    found: dict[str, str | bytes] = {**header_files(root if root.endswith("/") else f"{root}/", outside_host(site))}
    found |= {PICTURE: draw(preview_of(site, shades)), EMBLEM: emblem(light)}
    return found | ({"robots.txt": robots(site.base)} if site.base and root == "/" else {})
