"""Verifying a built site: every link to itself leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

# Attribute values may hold `<` and `>`; a tag ends outside of its quotes.
_TAG = re.compile(
    r"<(?P<name>a|area|link|img|image|script|source|track|iframe|embed|object|video|audio|form|input|use)\b"
    r"""(?P<attributes>(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
_ADDRESSES = frozenset({"href", "xlink:href", "src", "srcset", "poster", "data", "action", "rel"})
_SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
"""An address ends at a blank, and may hold commas."""
_ID = re.compile(r"""\s(?:id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*(?P<address>[^"')\s;]+)""", re.IGNORECASE)
_LOADED = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
    | {"manifest", "mask-icon"}
)
"""Kinds of `<link>` that make a browser ask the host that they name."""
_WEB = ("http:", "https:", "//")
_OTHER = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Fault(Struct, frozen=True):
    """A link that is wrong: where it stands, what it says, and why."""

    page: str
    address: str
    cause: str

    @property
    def foreign(self) -> bool:
        """Whether it is loaded from another server."""
        return self.cause == FOREIGN

    def __str__(self) -> str:
        return f"{self.page}: {self.address} ({self.cause})"


MISSING = "die Seite gibt es nicht"
NO_ANCHOR = "die Stelle gibt es auf der Seite nicht"
FOREIGN = "wird von einem fremden Server geladen"


@dataclass(slots=True)
class LinkCheck:
    """Checks pages of the site in `folder`. `known` are the paths of all its files, `base` its URL, if it is known."""

    folder: Path
    known: Collection[str]
    base: str = ""
    _root: str = field(init=False)
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _seen: dict[tuple[str | int, str], str | None] = field(default_factory=dict)
    _tags: dict[str, tuple[tuple[str, bool], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._root = urlsplit(self.base).path.rstrip("/") + "/"

    def faults(self, names: Iterable[str]) -> list[Fault]:
        """What is wrong in those of the files that are HTML or CSS."""
        return [fault for name in names for fault in self._in_file(name)]

    def _in_file(self, name: str) -> Iterator[Fault]:
        if name.endswith(".css"):
            for found in _CSS.finditer(self._text(name)):
                yield from self._resource(name, found["address"])
        elif name.endswith(".html"):
            text = self._text(name)
            self._anchors[name] = _ids(text)
            for tag in _TAG.finditer(text):
                for address, loaded in self._links(tag):
                    yield from self._resource(name, address) if loaded else self._link(name, address)

    def _links(self, tag: re.Match[str]) -> tuple[tuple[str, bool], ...]:
        """The addresses in a tag, and whether a browser loads them by itself. Most tags stand on many pages."""
        found = self._tags.get(tag[0])
        if found is None:
            found = self._tags[tag[0]] = tuple(_links(tag))
        return found

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8", errors="replace")

    def _resource(self, page: str, address: str) -> Iterator[Fault]:
        own = self.base and address.startswith(self.base)
        if address.startswith(_WEB) and not own:
            yield Fault(page, address, FOREIGN)
        else:
            yield from self._link(page, address)

    def _link(self, page: str, address: str) -> Iterator[Fault]:
        depth = page.count("/")
        if address.startswith("#"):
            key: tuple[str | int, str] = (page, address)
        else:
            # What leads up to the root means the same on all pages of one depth, else on those of one folder.
            key = (depth if address.startswith("../" * depth) else posixpath.dirname(page), address)
        if key not in self._seen:
            self._seen[key] = self._cause(page, address)
        cause = self._seen[key]
        if cause:
            yield Fault(page, address, cause)

    def _cause(self, page: str, address: str) -> str | None:
        """Why a link is wrong, None where it is right or leads elsewhere."""
        if self.base and address.startswith(self.base):
            address = self._root + address.removeprefix(self.base)
        if address.startswith("//") or _OTHER.match(address):
            return None
        path, _, anchor = address.partition("#")
        target = self._target(page, unquote(path.partition("?")[0]))
        if target is None:
            return MISSING
        if anchor and target.endswith(".html") and unquote(anchor) not in self._anchors_of(target):
            return NO_ANCHOR
        return None

    def _target(self, page: str, path: str) -> str | None:
        """The file that a path leads to."""
        if not path:
            return page
        if path.startswith("/"):
            if not path.startswith(self._root):
                return None
            found = posixpath.normpath(path.removeprefix(self._root) or ".")
        else:
            found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        index = "index.html" if found == "." else f"{found}/index.html"
        return next((name for name in (found, index) if name in self.known), None)

    def _anchors_of(self, name: str) -> frozenset[str]:
        if name not in self._anchors:
            self._anchors[name] = _ids(self._text(name))
        return self._anchors[name]


def _ids(text: str) -> frozenset[str]:
    return frozenset([_value(found) for found in _ID.findall(text)])


def _links(tag: re.Match[str]) -> Iterator[tuple[str, bool]]:
    written = ((name.lower(), value) for name, value in _ATTRIBUTE.findall(tag["attributes"]) if value)
    attributes = {name: _value(value) for name, value in written if name in _ADDRESSES}
    kind = tag["name"].lower()
    loaded = kind not in {"a", "area", "link"}
    if kind == "link":
        loaded = not _LOADED.isdisjoint(attributes.get("rel", "").lower().split())
        if not loaded:
            return
    for name, value in attributes.items():
        if name == "srcset":
            yield from ((address, True) for address in _SRCSET.findall(value))
        elif name != "rel":
            yield value.strip(), loaded


def _value(written: str) -> str:
    bare = written[1:-1] if written[:1] in {'"', "'"} else written
    return html.unescape(bare) if "&" in bare else bare
