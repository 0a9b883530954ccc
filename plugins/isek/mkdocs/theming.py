"""What `mkdocs.yml` says under `theme`, with the places where it says so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from msgspec.structs import replace

from isek.check import Checked
from isek.mkdocs.content_files import is_material
from isek.model import Place
from isek.problems import Problem, by_place, problem
from isek.read.texts import read_text
from isek.read.yaml_tree import parse
from isek.theming.contrast import option_problems
from isek.theming.options import Options, read_options
from isek.tree import Items, Mapping, Node, Scalar
from isek.values.nearest import did_you_mean

_OTHERS = frozenset({"name", "locale", "language", "direction", "include_search_page", "search_index_only"})
"""Keys that MkDocs and the theme below ours know."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".gif", ".avif")


def without_material(theme: Theme) -> None:
    """Leave out the folder of Material, which our templates use nothing of: MkDocs would walk its 14,000 icons.

    With a `custom_dir` it stays, because what lies there may use some of it.
    """
    if theme.custom_dir is None:
        theme.dirs[:] = [folder for folder in theme.dirs if not is_material(Path(folder))]


def read_theme(config: MkDocsConfig, files: Files) -> tuple[Options, list[Problem]]:
    """The options of the theme, and what is wrong with them."""
    place = Place(_shown(config))
    plain = type(config.theme)(config.theme.name)
    given = {name: value for name, value in config.theme.items() if name not in plain or plain[name] != value}
    node = _located(given, _written(config, place), place)
    assert isinstance(node, Mapping)
    options, problems = read_options(node, _OTHERS, foreign=config.theme.custom_dir is not None)
    return options, [*problems, *option_problems(options), *_missing_pictures(options, files)]


def with_theme(checked: Checked, problems: list[Problem]) -> Checked:
    """What was checked, with the problems of the theme among the others."""
    return replace(checked, problems=tuple(by_place([*checked.problems, *problems])))


def _missing_pictures(options: Options, files: Files) -> Iterator[Problem]:
    known = [uri for uri in files.src_uris if uri.lower().endswith(_PICTURES)]
    for key, name in (("logo", options.logo), ("favicon", options.favicon)):
        if name and name not in known:
            message = f"Das Bild „{name}“ gibt es im Ordner der Inhalte nicht."
            yield problem("wert-ungueltig", options.at(key), message, did_you_mean(name, known))


def _shown(config: MkDocsConfig) -> str:
    """The path of `mkdocs.yml` from the content folder, where all places start."""
    file = config.config_file_path or "mkdocs.yml"
    return Path(os.path.relpath(file, config.docs_dir)).as_posix()


def _written(config: MkDocsConfig, place: Place) -> Node | None:
    """What the file itself says under `theme`; None where it inherits all of it."""
    if not config.config_file_path:
        return None
    text, _ = read_text(Path(config.config_file_path), place.file)
    # MkDocs has read the file already: what is wrong with it, or special to it, is not ours to tell.
    tree, _ = parse(text, place.file)
    return tree.entries.get("theme") if isinstance(tree, Mapping) else None


def _located(value: Any, written: Node | None, place: Place) -> Node:
    """A value as MkDocs has it, at the places where it was written, as far as it was."""
    at = written.place if written else place
    if isinstance(value, dict):
        table = written if isinstance(written, Mapping) else Mapping({}, at)
        entries = {str(name): _located(one, table.entries.get(str(name)), at) for name, one in value.items()}
        return Mapping(entries, at, table.keys)
    if isinstance(value, list):
        items = written.items if isinstance(written, Items) else []
        return Items([_located(one, items[i] if i < len(items) else None, at) for i, one in enumerate(value)], at)
    typed = written.text if isinstance(written, Scalar) and not isinstance(value, str) else None
    return Scalar("" if value is None else typed or str(value), at)
