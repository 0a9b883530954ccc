"""A Markdown text as people read it: words, without the marks that make them bold, linked, or a block."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from isek.read.markup import MENTION

_MARKS = tuple(
    (sign, re.compile(pattern, re.MULTILINE), instead)
    for sign, pattern, instead in (
        # comments; of a block its title, without its options; of a picture what it shows, of a link its words
        ("<!--", r"<!--[\s\S]*?-->", ""),
        ("///", r"^[ \t]*/{3,}[ \t]*[\w-]*[ \t]*(?:\|[ \t]*)?(.*)(?:\n(?: {4,}|\t).*)*$", r"\1"),
        # footnotes
        ("[^", r"^[ \t]*\[\^([^\[\]\s]+)\]:[ \t]*", r"Fußnote \1: "),
        ("[^", r"[ \t]*\[\^([^\[\]\s]+)\]", r" (Fußnote \1)"),
        ("![", r"!\[((?:[^\[\]\\\n]|\\.)*)\]\([^()\n]*\)", r"Bild: \1"),
        ("](", r"\[((?:[^\[\]\\\n]|\\.)*)\]\((?:[^()\n]|\([^()\n]*\))*\)", r"\1"),
        ("<", r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>", r"\1"),
        # attributes, lines below the head of a table, edges of its cells
        ("{", r"[ \t]*\{:[^{}\n]*\}|(?<=[^\s{])[ \t]*\{[#.][^{}\n]*\}", ""),
        ("---", r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$\n?", ""),
        ("|", r"^[ \t]*\|[ \t]*", "· "),
        ("|", r"[ \t]*(?<!\\)\|[ \t]*$", ""),
        ("|", r"[ \t]*(?<!\\)\|[ \t]*", " · "),
        # headings and what is bold, slanted or code; marks that are meant stay
        ("#", r"^#{1,6}[ \t]+", ""),
        ("**", r"\*\*", ""),
        ("__", r"(?<!\w)__|__(?!\w)", ""),
        ("`", r"`+", ""),
        ("*", r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*(?![\w*])", r"\1"),
        ("_", r"(?<![\w\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s\\])_(?!\w)", r"\1"),
        ("\\", r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1"),
        # a line break in a paragraph is a blank
        ("\n", r"(?<=[^\n])\n[ \t]*(?=[^\n\s*+·-])(?!\d+\.)", " "),
        ("\n", r"(?<![ \t])[ \t]+$", ""),
        ("\n", r"\n{3,}", "\n\n"),
    )
)
"""The signs without which nothing can be found, what is looked for, and what stands there instead."""
_MOST = 4096


def readable(text: str, name_of: Callable[[str], str]) -> str:
    """The words of a text; a reference shows its label, else what `name_of` calls the object."""

    def shown(found: re.Match[str]) -> str:
        target = found["target"]
        return (found["label"] or name_of(target.strip())) if target else found[0]

    return _unmarked(MENTION.sub(shown, text) if "[[" in text else text)


# A text is old in one Fassung and new in the one before.
@lru_cache(maxsize=_MOST)
def _unmarked(words: str) -> str:
    for sign, pattern, instead in _MARKS:
        if sign in words:
            words = pattern.sub(instead, words)
    return words.strip()
