"""The plugin `isek/search`: makes the search index while MkDocs renders, and puts it into the site."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from isek.mkdocs.concept import ConceptPlugin
from isek.mkdocs.content_files import cache_folder
from isek.search.bundle import FOLDER
from isek.search.kept import kept_bundle
from isek.search.pagefind import EngineError
from isek.search.synonyms import Groups, read_synonyms
from isek.views.search import SearchEntry, search_entries

_Sought = tuple[tuple[SearchEntry, ...], Groups]


class SearchConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options."""


class SearchPlugin(BasePlugin[SearchConfig]):  # type: ignore[no-untyped-call]
    """Only the concept as it stands is found: archived Fassungen are none of its pages.

    MkDocs empties the site folder before every build of its preview; what was made stays here and is written again.
    """

    def __init__(self) -> None:
        self._sought: _Sought | None = None
        self._made: Future[dict[str, bytes]] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being there makes MkDocs keep this object for all builds of a preview."""

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Start the engine, which is a process of its own, as soon as the concept is known."""
        concept = config.plugins.get("isek/concept")
        if not isinstance(concept, ConceptPlugin):
            raise PluginError("„search“ braucht „concept“: In mkdocs.yml fehlt es unter „plugins“.")
        groups, _ = read_synonyms(Path(config.docs_dir))
        sought = search_entries(concept.build.site, concept.build.pages), groups
        if sought != self._sought or self._made is None:
            self._sought = sought
            pool = ThreadPoolExecutor(1)
            self._made = pool.submit(kept_bundle, cache_folder(config), *sought)
            pool.shutdown(wait=False)
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the engine made."""
        assert self._made is not None
        try:
            made = self._made.result()
        except (EngineError, OSError) as error:
            self._made = None
            raise PluginError(f"Der Suchindex ließ sich nicht bauen: {error}") from error
        folder = Path(config.site_dir, FOLDER)
        for part in {Path(name).parent for name in made}:
            (folder / part).mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            (folder / name).write_bytes(data)
