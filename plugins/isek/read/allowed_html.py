"""Which raw HTML may stand in a text: elements, attributes, schemes of addresses."""

from __future__ import annotations

import html
import re

_TAG_NAMES = """
div section article aside header footer h1 h2 h3 h4 h5 h6 p br hr wbr blockquote pre figure figcaption ul ol li dl dt dd
address hgroup a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u
var table caption colgroup col thead tbody tfoot tr th td details summary img
"""
TAGS = frozenset(_TAG_NAMES.split())
"""The elements that may be written: structure, text, tables, details, abbr, images and links."""

VOID = frozenset({"br", "hr", "wbr", "img", "col"})
EVERYWHERE = frozenset({"class", "id", "title", "lang", "dir", "role"})
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "hreflang", "rel", "target", "download"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open", "name"},
    "time": {"datetime"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
ADDRESSES = frozenset({"href", "src", "cite", "longdesc", "xlink:href"})
_REFUSED = frozenset({"style", "srcdoc", "srcset", "action", "formaction", "background", "ping", "poster", "data"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def is_safe_address(address: str) -> bool:
    """Whether an address (with its entities) is a path or has a scheme that may be written."""
    plain = _INVISIBLE.sub("", html.unescape(address)).lower()
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1] in SCHEMES


def is_safe_attribute(name: str, value: str | None) -> bool:
    """Whether an attribute that Markdown itself sets may stay."""
    name = name.lower()
    if name.startswith("on") or name in _REFUSED:
        return False
    return name not in ADDRESSES or is_safe_address(value or "")
