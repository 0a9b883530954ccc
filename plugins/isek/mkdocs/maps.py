"""The plugin `isek/maps`: puts beside the pages what makes their maps move. Without it maps are pictures."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from isek.maps.live import NAMES, leaflet_files, name_file
from isek.mkdocs.concept import ConceptPlugin
from isek.mkdocs.content_files import data_files
from isek.views.map_live import names_of


class MapsConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what maps show stands in `karten.yml`."""


class MapsPlugin(BasePlugin[MapsConfig]):  # type: ignore[no-untyped-call]
    """Pages ask for the script where they have a map that may move."""

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add Leaflet, and the names on the ground."""
        concept = config.plugins.get("isek/concept")
        if not isinstance(concept, ConceptPlugin):
            raise PluginError("„maps“ braucht „concept“: In mkdocs.yml fehlt es unter „plugins“.")
        site = concept.build.site
        names = {NAMES: name_file(names_of(site))}
        for file in data_files(config, {**leaflet_files(), **names}):
            files.append(file)
        return files
