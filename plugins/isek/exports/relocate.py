"""Links in texts, relative to the content folder instead of the file that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any, TypeVar

from isek.model import Record
from isek.read.links import Link, links
from isek.schema.fields import keys_of
from isek.schema.types import Prose

R = TypeVar("R", bound=Record)

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]|$")
"""Begins an address that is not relative to the file: a scheme, the site's root, a place on the same page."""


def relocated(record: R) -> R:
    """The record with the links in all of its texts relative to the content folder."""
    changed: dict[str, Any] = {}
    for declared in keys_of(type(record)).values():
        value = getattr(record, declared.attribute)
        moved = _moved(value) if value else value
        if moved is not value:
            changed[declared.attribute] = moved
    return replace(record, **changed) if changed else record


def _moved(value: Any) -> Any:
    if isinstance(value, Prose):
        source = relocated_text(value.source, value.place.file)
        return value if source == value.source else replace(value, source=source)
    if isinstance(value, Record):
        return relocated(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        moved = tuple(relocated(entry) for entry in value)
        return value if all(new is old for new, old in zip(moved, value, strict=True)) else moved
    return value


def relocated_text(text: str, file: str) -> str:
    """The text of a file (its path below the content folder) with its links relative to the content folder."""
    folder = str(PurePosixPath(file).parent)
    if folder == "." or not ("](" in text or "]:" in text or "<" in text):
        return text
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found = {span: _target(link.href, folder) for link in links(text) for span in _spans(text, starts, link)}
    for start, end in sorted(found, reverse=True):
        text = text[:start] + found[start, end] + text[end:]
    return text


def _target(href: str, folder: str) -> str:
    path, mark, rest = _parts(href)
    moved = normpath(f"{folder}/{path}")
    if moved.startswith(".."):
        return href
    return moved + ("/" if path.endswith("/") and moved != "." else "") + mark + rest


def _parts(href: str) -> tuple[str, str, str]:
    """The path, and the query or anchor after it."""
    cut = re.search(r"[?#]", href)
    return (href[: cut.start()], cut[0], href[cut.end() :]) if cut else (href, "", "")


def _spans(text: str, starts: list[int], link: Link) -> Iterator[tuple[int, int]]:
    """Where the address of a link stands; nowhere if it is not relative or not written as it is read."""
    if _ELSEWHERE.match(link.href):
        return
    at = starts[link.place.line - 1] + (link.place.column or 1) - 1
    address = re.escape(link.href)
    definition = re.compile(f"<?({address})").match(text, at)
    match = definition or _in_link(address).search(text, at)
    if match:
        yield match.span(match.lastindex or 1)


def _in_link(address: str) -> re.Pattern[str]:
    """The address in brackets after a text, or in a tag."""
    return re.compile(rf"""\]\(\s*<?({address})(?=[\s>)])|(?:href|src)\s*=\s*["']?({address})(?=[\s"'>])""")
