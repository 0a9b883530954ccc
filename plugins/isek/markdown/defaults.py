"""The Markdown that editors write: extensions and their German settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isek.markdown.slugs import slugify

_ADMONITIONS = {
    "note": "Hinweis",
    "attention": "Achtung",
    "caution": "Vorsicht",
    "danger": "Gefahr",
    "error": "Fehler",
    "tip": "Tipp",
    "hint": "Hinweis",
    "warning": "Warnung",
    "important": "Wichtig",
}

NOTES: Mapping[str, str] = {
    **_ADMONITIONS,
    "info": "Information",
    "abstract": "Zusammenfassung",
    "summary": "Zusammenfassung",
    "question": "Frage",
    "help": "Hilfe",
    "success": "Geschafft",
    "failure": "Fehlgeschlagen",
    "bug": "Fehler",
    "example": "Beispiel",
    "quote": "Zitat",
}
"""The titles of notes that have none, by their kind."""

EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.superfences",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.tilde",
)
"""Python-Markdown's and pymdownx' extensions; ours is not among them. Never `md_in_html`: it needs no raw HTML."""

INLINE_EXTENSIONS: frozenset[str] = frozenset(
    {"pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde"}
)
"""Those that mean something in a line of text."""

CONFIGS: Mapping[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Zurück zur Fußnote {} im Text"},
    "toc": {"permalink": True, "permalink_title": "Link zu diesem Abschnitt", "slugify": slugify},
    "pymdownx.blocks.admonition": {
        "types": [{"name": name, "class": name, "title": title} for name, title in _ADMONITIONS.items()]
    },
    "pymdownx.blocks.caption": {
        "types": [
            "caption",
            {"name": "figure-caption", "prefix": "Abbildung {}:"},
            {"name": "table-caption", "prefix": "Tabelle {}:"},
        ]
    },
    "pymdownx.blocks.tab": {"alternate_style": True, "slugify": slugify},
    "pymdownx.superfences": {"css_class": "highlight"},
    "pymdownx.highlight": {"use_pygments": False},
}
"""Their settings."""
