"""MkDocs, run in this process: one site after the other, each in its manner, with its moment instead of the clock's."""

from __future__ import annotations

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files
from msgspec import Struct

from isek.mkdocs.build import Build
from isek.mkdocs.concept import ConceptPlugin
from isek.mkdocs.manner import USUAL, Manner
from isek.mkdocs.theming import read_theme
from isek.publishing.errors import PublishError
from isek.publishing.moment import EPOCH
from isek.theming.look import Look

Tell = Callable[[str], object]

CONCEPT = "isek/concept"
_SEARCH = frozenset({"search", "isek/search"})


class Job(Struct, frozen=True):
    """A site to build: into `site`, from `docs`, for the address `url` (blank if unknown), as of `epoch` seconds.

    With `strict` whatever MkDocs warns of stops it. `name` stands in place of the site's name in `mkdocs.yml`.
    """

    site: Path
    docs: Path
    url: str
    epoch: int
    search: bool = True
    strict: bool = False
    name: str = ""


class Builder:
    """Builds sites of one `mkdocs.yml`. `tell` is given what MkDocs warns of. All raise PublishError."""

    def __init__(self, config: Path, content: Path, tell: Tell) -> None:
        self._file = config
        self._tell = tell
        self._content = content
        self._builds = 0
        # Material advertises its successor at every start.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        with self._listening():
            self._config = self._loaded(docs_dir=str(content))
            options, _ = read_theme(self._config, get_files(self._config))
        self._options = options

    @property
    def base(self) -> str:
        """The URL of the site with a slash at the end, blank if it is not known."""
        url = (self._config.site_url or "").rstrip("/")
        return f"{url}/" if url else ""

    @property
    def look(self) -> Look:
        """The colours and fonts of the site."""
        return Look(self._options)

    def build(self, job: Job, manner: Manner) -> Build:
        """Build a site; what was made of the concept."""
        self._clear_away()
        plugins = None if job.search else self._without_search()
        with self._listening(), epoch(job.epoch):
            config = self._loaded(
                docs_dir=str(job.docs),
                site_dir=str(job.site),
                site_url=job.url or None,
                plugins=plugins,
                strict=job.strict,
                **({"site_name": job.name} if job.name else {}),
            )
            return self._built(config, manner)

    def _clear_away(self) -> None:
        """Collect what the last build has left, which is most of the memory.

        What the first has left stays: much of it is still needed, and to walk it takes a twentieth of its time.
        """
        if self._builds == 1:
            gc.freeze()
        elif self._builds:
            gc.collect()
        self._builds += 1

    def _built(self, config: MkDocsConfig, manner: Manner) -> Build:
        concept = config.plugins[CONCEPT]
        assert isinstance(concept, ConceptPlugin)
        config.plugins.on_startup(command="build", dirty=False)
        # The process goes on after the build, as that of a preview does.
        concept.on_startup(command="serve", dirty=False)
        concept.manner = manner
        try:
            build(config)
        except MkDocsException as error:
            raise PublishError("Die Website ließ sich nicht bauen.") from error
        finally:
            # MkDocs keeps the plugin for the next site.
            concept.manner = USUAL
            config.plugins.on_shutdown()
        return concept.build

    def dress(self, docs: Path) -> None:
        """Lay beside the files of an archived Fassung what today's `mkdocs.yml` names: logo, sign, styles."""
        config = self._config
        named = [self._options.logo, self._options.favicon, *config.extra_css, *map(str, config.extra_javascript)]
        for name in filter(None, named):
            source, target = self._content / name, docs / name
            if source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

    def _loaded(self, **changes: Any) -> MkDocsConfig:
        try:
            config = load_config(str(self._file), **changes)
        except MkDocsException as error:
            raise PublishError(f"„{self._file}“ lässt sich nicht verwenden. {error}".rstrip()) from error
        if CONCEPT not in config.plugins:
            raise PublishError(f"In „{self._file}“ fehlt unter „plugins“ die Zeile „- concept“.")
        return config

    def _without_search(self) -> list[Any]:
        """The plugins as `mkdocs.yml` has them: archived Fassungen are not searched."""
        raw: Any = next((one["plugins"] for one in self._config.user_configs if "plugins" in one), [])
        listed = [{name: options} for name, options in raw.items()] if isinstance(raw, dict) else raw
        return [one for one in listed if (one if isinstance(one, str) else next(iter(one))) not in _SEARCH]

    @contextmanager
    def _listening(self) -> Iterator[None]:
        log, handler = logging.getLogger("mkdocs"), _Handler(self._tell)
        before, log.propagate = log.propagate, False
        log.addHandler(handler)
        try:
            yield
        finally:
            log.removeHandler(handler)
            log.propagate = before


@contextmanager
def epoch(seconds: int) -> Iterator[None]:
    """What is built holds this for now."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(seconds)
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


class _Handler(logging.Handler):
    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())
