"""The next free id of a collection, in the pattern that its ids have."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from isek.read.resolve import id_key
from isek.schema.collections import Collection
from isek.schema.concept import Concept
from isek.values.fold import address, slug

_SIMPLE = re.compile(r"(?P<head>[^\d.]+)(?P<number>\d+)")
_NESTED = re.compile(r"(?P<head>.*[^\d])(?P<number>\d+)")
_WIDTHS = {"massnahmen": 3}


def next_id(collection: Collection, title: str, concept: Concept, frozen: Iterable[str]) -> str:
    """The next free id. `frozen` are those of earlier Fassungen, which are never given again.

    Numbered ids go on counting and keep their width (M-055, M-056). Where ids are words (A-BAU, T-MOB) the new one is
    made from the title.
    """
    own = [found.id for found in concept.collections.get(collection.key, {}).values() if not found.created]
    used = {*used_ids(concept), *frozen}
    taken = {id_key(one) for one in used} | {address(one) for one in used}
    candidates = _candidates(collection, title, own, used)
    return next(one for one in candidates if id_key(one) not in taken and address(one) not in taken)


def _candidates(collection: Collection, title: str, own: list[str], used: Iterable[str]) -> Iterator[str]:
    """Ids in their order, free or not."""
    numbered = [match for one in own if (match := _SIMPLE.fullmatch(one))]
    if not numbered:
        numbered = [match for one in own if (match := _NESTED.fullmatch(one))]
    if own and len(numbered) * 2 < len(own):
        yield from _worded(collection, title, own)
        return
    head, width = _pattern(numbered) if numbered else (collection.prefix, _WIDTHS.get(collection.key, 1))
    pattern = re.compile(re.escape(head) + r"(\d+)", re.IGNORECASE)
    first = max((int(match[1]) for one in used if (match := pattern.fullmatch(one))), default=0) + 1
    yield from (f"{head}{number:0{width}d}" for number in range(first, first + 100_000))


def _pattern(numbered: list[re.Match[str]]) -> tuple[str, int]:
    """What stands before the number most often, the later one of equals; and how many digits a number has at least."""
    heads = Counter(match["head"] for match in numbered)
    head = max(sorted(heads, key=_natural), key=lambda one: (heads[one], _natural(one)))
    padded = [match["number"] for match in numbered if match["head"] == head and match["number"].startswith("0")]
    return head, max((len(number) for number in padded), default=1)


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", text) if part]


def _worded(collection: Collection, title: str, own: list[str]) -> Iterator[str]:
    word = slug(title) or "neu"
    capital = sum(one == one.upper() for one in own) * 2 > len(own)
    base = f"{collection.prefix}{word.upper() if capital else word}"
    yield base
    yield from (f"{base}-{number}" for number in range(2, 100_000))


def used_ids(concept: Concept) -> Iterator[str]:
    """Every id that the content knows, also those that objects had before and those that were dropped."""
    for _, found in concept.objects():
        yield found.id
        yield from (origin.id for origin in found.origins)
    for revision in concept.revisions.values():
        yield from (dropped.id for dropped in revision.dropped)


def frozen_ids(content: Path) -> set[str]:
    """The ids in the frozen Fassungen. A file that cannot be read is told by the check."""
    found: set[str] = set()
    for path in sorted((content / "fassungen").glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        found.update(_ids_in(data))
    return found


def _ids_in(data: Any) -> Iterator[str]:
    collections = data.get("sammlungen") if isinstance(data, dict) else None
    for objects in collections.values() if isinstance(collections, dict) else ():
        for one in objects if isinstance(objects, list) else ():
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield one["id"]
