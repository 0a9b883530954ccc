"""The concept's own blocks (`/// massnahmen`) in Python-Markdown.

pymdownx reads options by YAML's guesses (`no`, `012`, `12:30`) and takes broken ones for text. So our own scan reads
them, and puts a number in their place by which the block finds them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import msgspec
from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from msgspec import Struct
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as PymdownxBlock

from isek.markdown.references import protect_bars
from isek.model import Place
from isek.read.blocks import Block, blocks
from isek.tree import Mapping

_MARKED = re.compile(
    r"<div[^<>]*>\s*\x02isek:(?P<number>\d+)\(\x03\s*"
    r"(?:<div[^<>]*>\x02isek:(?P=number)\[\x03(?P<title>.*?)\x02isek:(?P=number)\]\x03</div>)?"
    r"(?P<inner>.*?)\x02isek:(?P=number)\)\x03\s*</div>",
    re.DOTALL,
)


class BlockCall(Struct, frozen=True):
    """A block to be rendered: `title` as typed and as HTML, `inner` the HTML of its text.

    The places in `options` are lines of the text, not of the file.
    """

    name: str
    options: Mapping
    title: str | None
    title_html: str
    inner: str


Render = Callable[[BlockCall], str]
"""The HTML of a block. It is taken as it is: whoever renders escapes."""


class Store(Struct):
    """The blocks of the text that is being converted, by number: as read, and their elements (block and title)."""

    read: list[Block] = msgspec.field(default_factory=list)
    elements: dict[int, tuple[Element, Element | None]] = msgspec.field(default_factory=dict)

    def reset(self) -> None:
        """Forget the last text."""
        self.read.clear()
        self.elements.clear()


class TakeOptions(Preprocessor):
    """Takes the options of our blocks out of the text, and protects the bars of references. Runs after fences."""

    def __init__(self, md: Markdown, store: Store, names: Collection[str]) -> None:
        super().__init__(md)
        self._store = store
        self._names = frozenset(names)

    def run(self, lines: list[str]) -> list[str]:
        """The lines with numbers instead of options."""
        text = "\n".join(lines)
        if "///" in text:
            for block in reversed([block for block in blocks(text) if block.name in self._names]):
                head = lines[block.start]
                lines[block.start + 1 : block.body_line - 1] = [f"{_prefix(head)}    nr: {len(self._store.read)}"]
                self._store.read.append(block)
            text = "\n".join(lines)
        return protect_bars(text).split("\n") if "[[" in text else lines


def _prefix(head: str) -> str:
    return head[: head.index("///")]


class _OwnBlock(PymdownxBlock):  # type: ignore[misc]
    """A block whose element is replaced by what `render` makes of it. Its name is set when it is registered."""

    ARGUMENT = None
    OPTIONS = {"nr": (None, lambda value: value)}  # noqa: RUF012 - as pymdownx wants it

    def on_validate(self, parent: Element) -> bool:
        """A block that our scan did not see stays text."""
        number = self.options["nr"]
        return isinstance(number, int) and 0 <= number < len(self.config["store"].read)

    def on_create(self, parent: Element) -> Element:
        """All is done here: pymdownx does not call `on_end` of a block that is not closed."""
        element = SubElement(parent, "div")
        title = None
        if self.argument:
            title = SubElement(element, "div")
            title.text = self.argument
        self.config["store"].elements[self.options["nr"]] = (element, title)
        return element

    def on_markdown(self) -> str:
        """The text holds paragraphs."""
        return "block"


class OwnBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers a block for each name."""

    def __init__(self, names: Collection[str], store: Store) -> None:
        super().__init__()
        self._names = names
        self._store = store

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - pymdownx' name
        """Called by pymdownx."""
        for name in self._names:
            block_mgr.register(type(name.title(), (_OwnBlock,), {"NAME": name}), {"store": self._store})


class MarkBlocks(Treeprocessor):
    """Marks where each block begins and ends, when all others have changed the tree."""

    def __init__(self, md: Markdown, store: Store) -> None:
        super().__init__(md)
        self._store = store

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for number, (element, title) in self._store.elements.items():
            _enclose(element, f"{number}(", f"{number})")
            if title is not None:
                _enclose(title, f"{number}[", f"{number}]")


def _enclose(element: Element, opening: str, closing: str) -> None:
    element.text = f"{STX}isek:{opening}{ETX}{element.text or ''}"
    end = f"{STX}isek:{closing}{ETX}"
    if len(element):
        element[-1].tail = (element[-1].tail or "") + end
    else:
        element.text += end


class RenderBlocks(Postprocessor):
    """Puts the rendered blocks in, inner ones first, when all else is done."""

    def __init__(self, md: Markdown, store: Store, render: Render) -> None:
        super().__init__(md)
        self._store = store
        self._render = render

    def run(self, text: str) -> str:
        """The text with all blocks."""
        return _MARKED.sub(self._rendered, text) if f"{STX}isek:" in text else text

    def _rendered(self, found: re.Match[str]) -> str:
        block = self._store.read[int(found["number"])]
        options = block.options or Mapping({}, Place("", block.start + 1))
        inner = self.run(found["inner"]).strip()
        return self._render(BlockCall(block.name, options, block.argument, (found["title"] or "").strip(), inner))
