"""The Python-Markdown extension: references, the concept's own blocks, and HTML that may reach a page."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

from isek.markdown.own_blocks import (
    BlockCall,
    MarkBlocks,
    OwnBlocks,
    RenderBlocks,
    Store,
    TakeOptions,
)
from isek.markdown.raw import After, Before, Forget, InlineHtml, Sweep
from isek.markdown.references import Reference, RestoreBars, Target, in_html
from isek.markdown.tree import SafeTree
from isek.read.block_specs import BLOCKS


def resolve_nothing(_target: str, _section: str | None) -> Target | None:
    """Knows no object."""
    return None


def render_nothing(call: BlockCall) -> str:
    """Shows the text of a block and nothing else."""
    return call.inner


def unchanged(address: str) -> str:
    """Leaves addresses as they are."""
    return address


class IsekExtension(Extension):
    """References and blocks by callables.

    Every option is a function: Python-Markdown would turn any other value into a truth value.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "resolve": [resolve_nothing, "(target, section) → Target or None"],
            "render": [render_nothing, "BlockCall → HTML"],
            "link": [unchanged, "address of an ordinary link or image as written → address on the page"],
            # MkDocs changes the addresses in a page's tree, and leaves those in raw HTML alone.
            "raw_resolve": [resolve_nothing, "resolve for references in raw HTML, where that differs"],
            "raw_link": [unchanged, "link for addresses in raw HTML"],
        }
        super().__init__(**kwargs)
        self.store = Store()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register all parts; the numbers are places in the order of the others."""
        resolve, raw_resolve = self.getConfig("resolve"), self.getConfig("raw_resolve")
        link, raw_link = self.getConfig("link"), self.getConfig("raw_link")
        in_raw = in_html(resolve if raw_resolve is resolve_nothing else raw_resolve)
        md.registerExtension(self)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "<"]  # as CommonMark, or `\\<b>` could not be written as text
        self._inline = InlineHtml(md, raw_link)
        self._before, self._sweep = Before(md, self._inline), Sweep(md)
        OwnBlocks(BLOCKS, self.store).extendMarkdown(md)

        md.preprocessors.register(TakeOptions(md, self.store, BLOCKS), "isek_options", 24)
        md.preprocessors.register(self._before, "isek_html_before", 20.5)
        after = After(md, self._before, in_raw, raw_link)
        md.preprocessors.register(after, "isek_html_after", 19.5)
        md.inlinePatterns.register(Reference(md, resolve), "isek_reference", 165)
        md.inlinePatterns.register(self._inline, "html", 90)
        md.treeprocessors.register(SafeTree(md, link), "isek_safe", 2)
        md.treeprocessors.register(MarkBlocks(md, self.store), "isek_mark", -60)
        md.postprocessors.register(self._sweep, "isek_sweep", 31)
        md.postprocessors.register(Forget(md), "isek_forget", 29)
        md.postprocessors.register(RestoreBars(md), "isek_bars", 0)
        md.postprocessors.register(RenderBlocks(md, self.store, self.getConfig("render")), "isek_blocks", -10)

    def reset(self) -> None:
        """Forget the last text."""
        self.store.reset()
        self._inline.open.clear()
        self._sweep.seen = 0


def makeExtension(**kwargs: Any) -> IsekExtension:  # noqa: N802 - Markdown's name
    """The extension, for `isek.markdown.extension` in a list of extensions."""
    return IsekExtension(**kwargs)
