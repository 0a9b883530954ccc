"""What a changed Markdown text says beyond its words: where its links lead, which blocks and pictures stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from isek.history.readable import readable
from isek.read.links import links
from isek.read.markup import MENTION
from isek.read.resolve import id_key
from isek.values.german import join

NameOf = Callable[[str], str]
_BLOCK = re.compile(r"^[ \t]*/{3,}[ \t]*(?P<name>[\w-]+)(?P<rest>.*(?:\n(?: {4,}|\t).*)*)", re.MULTILINE)
_NUMBER = re.compile(r"^[0-9]+-")
_ID = re.compile(r"^\S+ (?=„)")

Seen = tuple[str, str]
"""Words, and where they lead."""


def beyond_words(old: str, new: str, name_of: NameOf) -> list[str]:
    """What changed besides the words that readers see; what came or went with words of its own is not told."""
    alike = readable(old, name_of) == readable(new, name_of)
    return [*_links(old, new, name_of, alike), *(_blocks(old, new) if alike else ())]


def _links(old: str, new: str, name_of: NameOf, alike: bool) -> Iterator[str]:
    before, after = (Counter(_seen(text, name_of)) for text in (old, new))
    went, came = list((before - after).elements()), list((after - before).elements())
    for words, target in list(came):
        earlier = next((one for one in went if one[0] == words), None)
        if earlier:
            went.remove(earlier)
            came.remove((words, target))
            if _ID.sub("", earlier[1]) != _ID.sub("", target):
                yield f"„{words}“ führt jetzt zu {target}, bisher zu {earlier[1]}"
    if alike and came:
        yield f"jetzt mit Verweis auf {join(list(dict.fromkeys(target for _, target in came)))}"
    if alike and went:
        yield f"ohne Verweis auf {join(list(dict.fromkeys(target for _, target in went)))}"


def _seen(text: str, name_of: NameOf) -> Iterator[Seen]:
    """The links of a text: their words, and what they lead to by its name."""
    for found in MENTION.finditer(text) if "[[" in text else ():
        if found["target"]:
            name = name_of(found["target"].strip())
            section = f", Abschnitt „{found['section'].strip()}“" if found["section"] else ""
            yield found["label"] or name, name + section
    if "](" in text or "][" in text:
        for link in links(text):
            yield link.text or link.alt or link.href, _target(link.href, name_of)


def _target(href: str, name_of: NameOf) -> str:
    """A page of the concept by its title, anything else by its address."""
    path, _, section = href.partition("#")
    stem = _NUMBER.sub("", PurePosixPath(path).stem)
    name = name_of(stem) if path.endswith(".md") else stem
    if not path.endswith(".md") or id_key(name) == id_key(stem):
        return href
    return f"{name}, Abschnitt „{section}“" if section else name


def _blocks(old: str, new: str) -> Iterator[str]:
    """Blocks whose head or options changed: what they show is no text."""
    before, after = (
        Counter((one["name"], one["rest"].strip()) for one in _BLOCK.finditer(text)) if "///" in text else Counter()
        for text in (old, new)
    )
    came, went = ({name for name, _ in side} for side in (after - before, before - after))
    for words, names in (("geändert", came & went), ("neu", came - went), ("entfallen", went - came)):
        for name in sorted(names):
            yield f"Baustein „{name}“ {words}"
