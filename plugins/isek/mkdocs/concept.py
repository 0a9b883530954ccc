"""The plugin `isek/concept`: reads the content once, tells its problems, and gives MkDocs the pages and data."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from isek.check import Checked
from isek.mkdocs.build import Build
from isek.mkdocs.content_files import bare_scripts, data_files, page_file, without_sources
from isek.mkdocs.frame import Frames
from isek.mkdocs.manner import USUAL, About, Manner
from isek.mkdocs.metadata import Metadata
from isek.mkdocs.navigation import entries, navigation, own_navigation
from isek.mkdocs.pages import ConceptPage
from isek.mkdocs.reporting import stop_message, tell
from isek.mkdocs.theming import read_theme, with_theme, without_material
from isek.theming.look import Look


class ConceptConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what can be set stands in `konzept.yml` and under `theme`."""


class ConceptPlugin(BasePlugin[ConceptConfig]):  # type: ignore[no-untyped-call]
    """Everything is known before the first page renders; the other plugins ask `checked` and `build`.

    `isek publish` sets the manner in which the next site is built.
    """

    checked: Checked
    build: Build
    manner: Manner = USUAL
    _stays = False
    _collects = True

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """What a build makes stays until its end: the collector would only walk it, a tenth of the time."""
        self._collects = gc.isenabled()
        gc.disable()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Whether the process goes on after the build."""
        self._stays = command == "serve"

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The collector may work again; where all is over, it need not look at what the build has left."""
        if not self._stays:
            gc.freeze()
        self._collect_again()

    def on_build_error(self, *, error: Exception) -> None:
        """The collector may work again."""
        self._collect_again()

    def _collect_again(self) -> None:
        """As before the build; `isek publish` collects when it is time."""
        if self._collects:
            gc.enable()

    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse a setting under which the site would have other addresses than everyone links to."""
        without_material(config.theme)
        if not config.use_directory_urls:
            raise PluginError("mkdocs.yml: `use_directory_urls: false` ergibt andere Adressen. Die Zeile löschen.")

    @event_priority(100)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Read and check the content; its pages and data take the place of its sources."""
        content = Path(config.docs_dir)
        options, problems = read_theme(config, files)
        look = Look(options)
        self.checked = with_theme(self.manner.load(content, look), problems)
        tell(self.checked.problems, _shown(content), config.strict)
        message = stop_message(self.checked, config.strict)
        if message:
            raise PluginError(message)
        self.build = Build(self.checked, look, content, config, self.manner)
        return self._with_pages(bare_scripts(config, without_sources(files, self.checked)), config)

    def _with_pages(self, files: Files, config: MkDocsConfig) -> Files:
        for view in self.build.pages:
            file = page_file(config, view.address, view.source)
            ConceptPage(view, file, config, self.build.writer.page)
            files.append(file)
        for file in data_files(config, self.build.files):
            files.append(file)
        self._put_into_navigation(files, config)
        return files

    def _put_into_navigation(self, files: Files, config: MkDocsConfig) -> None:
        """Where `mkdocs.yml` has no navigation, there is ours. MkDocs would warn of pages outside of it."""
        pages, sources = self.build.pages, self.build.sources
        config.nav = navigation(pages, sources) if config.nav is None else own_navigation(config.nav, sources)
        titles = {source: title for title, source in entries(config.nav)}
        for file in files.documentation_pages():
            if file.src_uri not in titles:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            elif titles[file.src_uri] and file.page:
                # MkDocs gives a title only to pages that it makes itself.
                file.page.title = titles[file.src_uri]

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare header and footer."""
        titles = {view.address: view.title for view in self.build.pages}
        root = f"{config.site_url.rstrip('/')}/" if config.site_url else f"/{self.manner.place}"
        self._frames = Frames(env, self.build.site, titles, config, root, self.build.look.options.logo)
        self._metadata = Metadata(self.build.site, self.build.look, config)
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the page into its frame."""
        frame = self._frames.frame(page.url, str(page.title), context["base_url"], nav)
        about = self.manner.about(page.url, page.canonical_url or "", context["base_url"].rstrip("/"))
        cast("dict[str, Any]", context).update(self._metadata.context(page), frame=frame, about=about)
        return context

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Frame for pages that have no address of their own, such as 404."""
        frame = self._frames.frame(None, "Seite nicht gefunden", context["base_url"], context["nav"])
        cast("dict[str, Any]", context).update(self._metadata.context(None), frame=frame, about=About(found=False))
        return context


def _shown(content: Path) -> Path:
    """The content folder as people know it: from where they stand, if it lies below."""
    here = Path.cwd()
    return content.relative_to(here) if content.is_relative_to(here) else content
