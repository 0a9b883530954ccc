"""Which files of the content folder are published as they are, and which become pages or data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from isek.check import Checked
from isek.checks.addresses import drawn_files, is_source
from isek.read.unknown_files import linked_tables
from isek.schema.collections import COLLECTIONS
from isek.views.context import Site
from isek.views.page import SitePage

_OUR_SCRIPT = re.compile(r"assets/isek/[\w-]+\.js")
_FOR_US = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
"""Comments on lines of their own: they would be a tenth of what browsers load of our scripts."""


def cache_folder(config: MkDocsConfig) -> Path:
    """Where a project keeps what the next build may use again."""
    return Path(config.config_file_path).parent / ".cache" / "isek"


def is_material(folder: Path) -> bool:
    """Whether a folder of a theme is that of Material, on which ours is built."""
    return folder.parts[-2:] == ("material", "templates")


def without_sources(files: Files, checked: Checked) -> Files:
    """The files that are copied as they are: pictures, documents, and tables that a text links to.

    What maps were drawn from stays behind: it need not be free to be handed on. So do Material's scripts and styles:
    no page of ours loads them.
    """
    drawn, linked = _drawn_files(checked), linked_tables(checked.concept)
    kept = (file for file in files if file.src_uri not in drawn)
    return Files([file for file in kept if file.src_uri in linked or _is_published(file)])


def _drawn_files(checked: Checked) -> frozenset[str]:
    """The files with the geometries of a concept and of its basemap."""
    found = drawn_files(checked.concept)
    return found | {checked.maps.basemap.file} if checked.maps.basemap else found


def _is_published(file: File) -> bool:
    if file.generated_by:
        return True
    folder = Path(file.src_dir or "")
    ours_to_join = folder.name == "isek_theme" and file.src_uri.startswith("styles/")
    return not (is_material(folder) or ours_to_join or is_source(file.src_uri))


_TEXTS = frozenset({"kapitel", "seite", "start"})
"""The kinds of pages that are a file; whatever else stands in it comes second."""


def page_addresses(site: Site, pages: Iterable[SitePage]) -> dict[str, str]:
    """Where a link to a content file leads: a register to its index, else to the page or place of what it holds."""
    found: dict[str, str] = {}
    for name, item in site.concept.objects():
        file = PurePosixPath(item.place.file)
        register = len(file.parts) == 1 and file.stem in COLLECTIONS
        found[str(file)] = f"{COLLECTIONS[name].path}/" if register else site.link(item.id).address or ""
    sources = [(page.source, page.address, page.kind) for page in pages if page.source]
    found |= {source: address for source, address, _ in sources if source not in found}
    return found | {source: address for source, address, kind in sources if kind in _TEXTS}


def virtual_source(address: str) -> str:
    """The path that a page at an address would be written at, so that MkDocs gives it that address."""
    return f"{address.rstrip('/')}.md" if address.rstrip("/") else "index.md"


def bare_scripts(config: MkDocsConfig, files: Files) -> Files:
    """The files, our scripts without their comments; foreign ones keep theirs, where their licence stands."""
    return Files([_bare(config, file) if _OUR_SCRIPT.fullmatch(file.src_uri) else file for file in files])


def _bare(config: MkDocsConfig, file: File) -> File:
    return File.generated(config, file.src_uri, content=_FOR_US.sub("", file.content_string))


def page_file(config: MkDocsConfig, address: str, source: str | None) -> File:
    """A virtual file for a page; its edit link leads to the real source."""
    file = File.generated(config, virtual_source(address), content="", inclusion=InclusionLevel.INCLUDED)
    file.edit_uri = source
    return file


def data_files(config: MkDocsConfig, data: Mapping[str, str | bytes]) -> list[File]:
    """Virtual files for what is published beside the pages, by their path."""
    return [File.generated(config, path, content=content) for path, content in data.items()]
