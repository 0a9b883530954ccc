"""Markdown: references, blocks, safe HTML and German anchors for Python-Markdown."""

from isek.markdown.slugs import slugify

__all__ = ["slugify"]
