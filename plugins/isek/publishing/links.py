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

from isek.publishing.manifest import read, sum_of

# Attribute values may hold `<` and `>`; a tag ends outside of its quotes. What begins alike is asked for once, and of
# bytes: that takes half of the time.
_TAG = re.compile(
    rb"<(?:a(?:rea|udio)?|embed|form|i(?:frame|mage|mg|nput)|link|object|s(?:cript|ource)|track|use|video)\b"
    rb"""(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_NAME = re.compile(r"\w+")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
_ADDRESSES = frozenset({"href", "xlink:href", "src", "srcset", "poster", "data", "action", "rel"})
_SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
"""An address ends at a blank, and may hold commas."""
_ID = re.compile(r"""\s(?:id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_PLAIN_ID = re.compile(rb' id="([^"&]*)"')
"""How nearly all of them are written, which is found in a fifth of the time."""
_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*(?P<address>[^"')\s;]+)""", re.IGNORECASE)
_LOADED = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
    | {"manifest", "mask-icon"}
)
"""Kinds of `<link>` that make a browser ask the host that they name."""
_WEB = ("http:", "https:", "//")
_OTHER = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SHARED = re.compile(r"\.\./|/|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How addresses begin that mean the same on all pages beside each other."""


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
    """Checks pages of the site in `folder`. `known` are the paths of all its files, `base` its URL, if it is known.

    `sums` are the SHA-256 of the files that have been looked at, so that nobody need read them again.
    """

    folder: Path
    known: Collection[str]
    base: str = ""
    sums: dict[str, str] = field(default_factory=dict)
    _root: str = field(init=False)
    _ids: dict[str, frozenset[bytes]] = field(default_factory=dict)
    _sound: dict[str, set[bytes]] = field(default_factory=dict)
    _tags: dict[bytes, tuple[tuple[str, bool], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._root = urlsplit(self.base).path.rstrip("/") + "/"

    def faults(self, names: Iterable[str]) -> list[Fault]:
        """What is wrong in those of the files that are HTML or CSS."""
        return [fault for name in names for fault in self._in_file(name)]

    def _in_file(self, name: str) -> Iterator[Fault]:
        if not name.endswith((".css", ".html")):
            return
        data = self._read(name)
        self.sums[name] = sum_of(data)
        if name.endswith(".html"):
            yield from self._in_page(name, data)
        else:
            for found in _CSS.finditer(_text(data)):
                cause = self._cause(name, found["address"], loaded=True)
                if cause:
                    yield Fault(name, found["address"], cause)

    def _in_page(self, name: str, data: bytes) -> Iterator[Fault]:
        self._ids[name] = _plain_ids(data)
        sound = self._sound.setdefault(_above(name), set())
        for tag in _TAG.findall(data):
            if tag in sound:
                continue
            shared = True
            for address, loaded in self._addresses(tag):
                cause = self._cause(name, address, loaded)
                if cause:
                    yield Fault(name, address, cause)
                shared = shared and not cause and _SHARED.match(address) is not None
            if shared:
                sound.add(tag)

    def _addresses(self, tag: bytes) -> tuple[tuple[str, bool], ...]:
        """Those of a tag, and whether a browser loads them by itself."""
        found = self._tags.get(tag)
        if found is None:
            found = self._tags[tag] = tuple(_links(_text(tag)))
        return found

    def _read(self, name: str) -> bytes:
        return read(f"{self.folder}/{name}")

    def _cause(self, page: str, address: str, loaded: bool) -> str | None:
        """Why an address is wrong, None where it is right or leads elsewhere."""
        if self.base and address.startswith(self.base):
            address = self._root + address.removeprefix(self.base)
        if loaded and address.lower().startswith(_WEB):
            return FOREIGN
        if address.startswith("//") or _OTHER.match(address):
            return None
        path, _, anchor = address.partition("#")
        target = self._target(page, unquote(path.partition("?")[0]))
        if target is None:
            return MISSING
        if anchor and target.endswith(".html") and not self._has(target, unquote(anchor)):
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
            found = posixpath.normpath(f"{page.rpartition('/')[0] or '.'}/{path}")
        if found in self.known:
            return found
        index = "index.html" if found == "." else f"{found}/index.html"
        return index if index in self.known else None

    def _has(self, name: str, anchor: str) -> bool:
        """Whether a page has a place with this name."""
        wanted = anchor.encode("utf-8", errors="replace")
        if name not in self._ids:
            self._ids[name] = _plain_ids(self._read(name))
        if wanted not in self._ids[name]:
            self._ids[name] = _all_ids(_text(self._read(name)))
        return wanted in self._ids[name]


def _above(page: str) -> str:
    """The folder above that of a page: what leads up means the same on all pages of the folders in it."""
    folder = posixpath.dirname(page)
    return posixpath.dirname(folder) if folder else ".."


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _plain_ids(data: bytes) -> frozenset[bytes]:
    return frozenset(_PLAIN_ID.findall(data))


def _all_ids(text: str) -> frozenset[bytes]:
    return frozenset([_value(found).encode("utf-8", errors="replace") for found in _ID.findall(text)])


def _links(tag: str) -> Iterator[tuple[str, bool]]:
    """The addresses in a tag, and whether a browser loads them by itself."""
    name = _NAME.match(tag, 1)
    assert name is not None
    written = ((key.lower(), value) for key, value in _ATTRIBUTE.findall(tag, name.end(), len(tag) - 1) if value)
    attributes = {key: _value(value) for key, value in written if key in _ADDRESSES}
    kind = name[0].lower()
    loaded = kind not in {"a", "area", "link"}
    if kind == "link":
        loaded = not _LOADED.isdisjoint(attributes.get("rel", "").lower().split())
        if not loaded:
            return
    for key, value in attributes.items():
        if key == "srcset":
            yield from ((address, True) for address in _SRCSET.findall(value))
        elif key != "rel":
            yield value.strip(), loaded


def _value(written: str) -> str:
    bare = written[1:-1] if written[:1] in {'"', "'"} else written
    return html.unescape(bare) if "&" in bare else bare
