"""The last look at the tree that Markdown built: what attribute lists and options of blocks may have brought in."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from isek.markdown.defaults import NOTES
from isek.read.allowed_html import TAGS, is_safe_attribute

# What Markdown's own extensions build, tabs for example, and nobody can write.
_BUILT = frozenset({"input", "label", "nav", "center", "picture", "source", "math", "svg", "path", "g"})
_ALLOWED = TAGS | _BUILT
_ALIGN = re.compile(r"\s*text-align:\s*(left|center|right)\s*;?\s*$")
_CODE_POINT = re.compile(r"\x02(\d+)\x03")
_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class SafeTree(Treeprocessor):
    """Removes handlers, styles and addresses that may not be; aligns cells by class; makes images load lazily."""

    def __init__(self, md: Markdown, address: Callable[[str], str]) -> None:
        super().__init__(md)
        self._address = address

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element is not root and element.tag.lower() not in _ALLOWED:
                _empty(element)
            elif element.tag == "img":
                element.attrib.setdefault("loading", "lazy")
            if element.attrib:
                self._attributes(element)
            if element.tag == "a":
                _unnest(element)
            elif element.tag == "details" or "admonition" in element.get("class", "").split():
                _translate(element)

    def _attributes(self, element: Element) -> None:
        if element.tag in ("td", "th"):
            _align(element)
        for name, value in list(element.attrib.items()):
            if not is_safe_attribute(name, _typed(value)):
                del element.attrib[name]
            elif name in ("href", "src") and "reference" not in element.get("class", ""):
                element.set(name, placed(value, self._address))


def placed(address: str, to_page: Callable[[str], str]) -> str:
    """An address as it stands on the page; one that leads elsewhere, or is an anchor, stays."""
    if not address or address[0] == "#" or STX in address or _EXTERNAL.match(address):
        return address
    return to_page(address)


def _typed(value: str | None) -> str:
    """An attribute's value as the browser will see it; one without a value is None, whatever the stubs say."""
    if value is None or STX not in value:
        return value or ""
    return _CODE_POINT.sub(lambda found: chr(int(found[1])), value.replace(AMP_SUBSTITUTE, "&"))


def _empty(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail


def _align(cell: Element) -> None:
    """`style` from a table's line of dashes becomes a class: a strict content security policy forbids styles."""
    aligned = _ALIGN.match(cell.get("style") or "")
    direction = aligned[1] if aligned else cell.get("align")
    cell.attrib.pop("align", None)
    if direction in ("left", "center", "right"):
        cell.set("class", f"{cell.get('class', '')} align-{direction}".strip())


def _translate(note: Element) -> None:
    """A note without a title of its own has the English name of its kind for one."""
    for kind in note.get("class", "").split():
        for title in note[:1]:
            if kind in NOTES and title.text == kind.capitalize():
                title.text = NOTES[kind]


def _unnest(link: Element) -> None:
    """A reference inside of a link shows its title only."""
    for inner in link.iter("a"):
        if inner is not link:
            inner.tag = "span"
            inner.attrib.pop("href", None)
