"""Raw HTML: cleaning it, so that nothing reaches a page that may not be written."""

from __future__ import annotations

import re

import nh3

from isek.read.allowed_html import ATTRIBUTES, EVERYWHERE, SCHEMES, TAGS

# Python-Markdown marks its placeholders with these signs; as entities they would become genuine when HTML is cleaned.
_FORGED = re.compile(r"&#(?:0*[23]|[xX]0*[23])(?![0-9a-fA-F]);?")
_PLACEHOLDER_IN_TAG = re.compile(r"<[a-z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>")
_PLACEHOLDER = re.compile(r"\x02[^\x02\x03]*\x03")

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={"*": set(EVERYWHERE), **ATTRIBUTES},
    generic_attribute_prefixes={"aria-"},
    url_schemes=set(SCHEMES),
    link_rel=None,
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


def clean(source: str) -> str:
    """The HTML without anything that may not be written; what it holds in text stays."""
    cleaned = _cleaner.clean(_FORGED.sub("", source))
    if "\x02" in cleaned:
        # A placeholder in a tag would bring its own quotation marks.
        cleaned = _PLACEHOLDER_IN_TAG.sub(lambda tag: _PLACEHOLDER.sub("", tag[0]), cleaned)
    return cleaned


def clean_tag(tag: str) -> str:
    """A single opening tag, cleaned; blank if it may not be written."""
    cleaned = clean(tag)
    end = cleaned.rfind("</")
    return cleaned[:end] if end > 0 else cleaned
