"""One concept on its way to a site: its relations, its pages and its data."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from isek.check import Checked, reference_date
from isek.exports import published
from isek.exports.feeds import feeds
from isek.finance import CostOverview, overview
from isek.maps.basemap import light_ground
from isek.maps.light import LightSheet
from isek.markdown.defaults import CONFIGS, EXTENSIONS
from isek.mkdocs.content_files import cache_folder, page_addresses, virtual_source
from isek.mkdocs.manner import USUAL, Manner
from isek.mkdocs.metadata import metadata_files
from isek.mkdocs.writer import Writer
from isek.publishing.redirects import redirect_files, redirects
from isek.read.legal import read_legal
from isek.read.resolve import Index
from isek.relations import build as build_relations
from isek.render.basemap import background_of, basemap_files, light_backgrounds, light_files
from isek.theming.look import Look
from isek.views.context import DataFile, Site
from isek.views.maps import locator_frames
from isek.views.marks import own_hues
from isek.views.site import SitePage, pages

MAPS = "isek/maps"
_FOR_US = re.compile(r"/\*.*?\*/\s*|(?<=[};])\s+|(?<=\{)\n\s*", re.DOTALL)
"""Comments and breaks in stylesheets: they would be an eighth of what browsers load."""


class Build:
    """What the glue needs of a concept, each made once."""

    def __init__(
        self, checked: Checked, look: Look, content: Path, config: MkDocsConfig, manner: Manner = USUAL
    ) -> None:
        self.concept = concept = checked.concept
        self.shapes = checked.shapes
        self._maps = checked.maps
        self.look = look
        index = Index.of(concept)
        self.relations = build_relations(concept, lambda text: _only(index.lookup(None, text)))
        self._config = config
        self._manner = manner
        self._history = checked.history
        self._exported = checked.exported
        self._legal = read_legal(content)

    @cached_property
    def data(self) -> dict[str, str | bytes]:
        """The published data by path (`daten/konzept.json`)."""
        found = published(
            self.concept, self.relations, self.shapes, self._base, self._sums, self._history, self._exported
        )
        return {f"daten/{name}": content for name, content in found.items()}

    @cached_property
    def site(self) -> Site:
        """The concept as a site."""
        background = background_of(self._maps, self._sheets)
        files = tuple(_data_file(path, content) for path, content in self.data.items())
        return Site(
            self.concept,
            self.relations,
            reference_date(),
            legal=self._legal,
            files=files,
            base=self._base,
            sums=self._sums,
            history=self._history,
            archived=self._manner.archived,
            shapes=self.shapes,
            maps=self._maps,
            background=background,
            small_grounds=light_backgrounds(background, self._light, self._light_sheets),
            live=MAPS in self._config.plugins,
        )

    @cached_property
    def _sums(self) -> CostOverview:
        return overview(self.concept)

    @property
    def _base(self) -> str:
        """The address of the site with a slash at the end, if it is known."""
        url = (self._config.site_url or "").rstrip("/")
        return f"{url}/" if url else ""

    @cached_property
    def pages(self) -> tuple[SitePage, ...]:
        """Every page that exists."""
        return tuple(pages(self.site))

    @cached_property
    def _sheets(self) -> dict[str, str]:
        """The basemap by day and by night."""
        return basemap_files(self._maps, self.look)

    @cached_property
    def _light(self) -> tuple[LightSheet, ...]:
        """The ground below the small maps of measures."""
        frames = locator_frames(self.concept, self.shapes, self._maps)
        return light_ground(self._maps, frames, cache_folder(self._config))

    @cached_property
    def _light_sheets(self) -> list[dict[str, str]]:
        """It by day and by night."""
        return light_files(self._light, self.look)

    @cached_property
    def assets(self) -> dict[str, str]:
        """What pages load: the stylesheet, made of its parts, and the basemap."""
        styles = sorted(files("isek_theme").joinpath("styles").iterdir(), key=lambda part: part.name)
        css = [part.read_text(encoding="utf-8") for part in styles if part.name.endswith(".css")]
        look = self.look.css(own_hues(self.concept.fields.values()))
        small = {path: text for pair in self._light_sheets for path, text in pair.items()}
        return {"assets/isek/isek.css": _FOR_US.sub("", "\n".join([look, *css])), **self._sheets, **small}

    @cached_property
    def files(self) -> dict[str, str | bytes]:
        """Everything that is published beside the pages, by path."""
        metadata = metadata_files(self.site, self.look, self._config)
        moved = redirect_files(self.redirects, self._base, urlsplit(self._base or "/").path)
        return {**self.data, **feeds(self.site), **self.assets, **metadata, **moved}

    @cached_property
    def redirects(self) -> dict[str, str]:
        """The new address of what was renumbered, by the old one."""
        return redirects(self.concept, self._history, {page.address for page in self.pages})

    @cached_property
    def writer(self) -> Writer:
        """Makes the HTML of each page."""
        cache = cache_folder(self._config) / "templates"
        return Writer(self.site, self.addresses, *extensions_of(self._config), cache)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address that each content file became."""
        return {**self._manner.addresses(self.concept), **page_addresses(self.site, self.pages)}

    @cached_property
    def sources(self) -> dict[str, str]:
        """The virtual source path of a page by its address, and by the content file that it comes from."""
        by_address = {page.address: virtual_source(page.address) for page in self.pages}
        return by_address | {file: by_address[at] for file, at in self.addresses.items() if at in by_address}


_OURS_INSTEAD = frozenset({"fenced_code", "md_in_html", "pymdownx.blocks.html"})
"""Extensions whose work ours do, or which would let HTML around the allowlist."""


def extensions_of(config: MkDocsConfig) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The Markdown extensions that every concept has, those that `mkdocs.yml` adds, and the settings of all."""
    added = [name for name in config.markdown_extensions if name not in {*EXTENSIONS, *_OURS_INSTEAD}]
    own: dict[str, dict[str, Any]] = config.mdx_configs
    settings = {name: {**CONFIGS.get(name, {}), **own.get(name, {})} for name in {*CONFIGS, *own}}
    return [*EXTENSIONS, *added], settings


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _data_file(path: str, content: str | bytes) -> DataFile:
    data = content.encode("utf-8") if isinstance(content, str) else content
    return DataFile(path.removeprefix("daten/"), len(data), sha256(data).hexdigest())
