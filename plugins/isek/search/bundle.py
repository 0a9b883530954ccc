"""All that a browser loads to search: the engine, its index, what results are filtered by, words and synonyms."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isek.search.ids import letters
from isek.search.pagefind import build_index
from isek.search.records import Enrichment, token, vocabulary
from isek.search.synonyms import Groups, Synonyms
from isek.search.words import STOP_WORDS
from isek.views.search import SearchEntry

FOLDER = "suche"
"""Where the bundle lies below the site's root."""

_WANTED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\.de\.pagefind|.+\.pf_\w+")
_FRAGMENT = re.compile(r"fragment/(\w+)\.pf_fragment")
_URL = re.compile(rb'\{"url":("(?:[^"\\]|\\.)*")')
_HEAD = 4096
_GZIP = 31


def bundle(entries: Sequence[SearchEntry], groups: Groups = ()) -> dict[str, bytes]:
    """The files by their path below `FOLDER`. Raises EngineError, and OSError where there is no engine."""
    synonyms = Synonyms(groups)
    enriched = Enrichment(entries, synonyms)
    index = build_index(enriched.records)
    files = {path: index[path] for path in sorted(index) if _WANTED.fullmatch(path)}
    named = {token(number): synonyms.names[number] for number in sorted(enriched.groups)}
    told = filters(entries, _ids_by_url(index)) | {
        "synonyme": named,
        "nahe": {token(number): names for number, names in synonyms.near(enriched.groups).items()},
        "fuellwoerter": sorted(STOP_WORDS),
    }
    files["suche.json"] = _json(told)
    files["woerter.json"] = _json(vocabulary(enriched.words))
    return files


def _ids_by_url(files: Mapping[str, bytes]) -> dict[str, str]:
    """What the engine calls each entry. Its own filters would come in another order with every build."""
    found = {}
    for path, data in files.items():
        if fragment := _FRAGMENT.fullmatch(path):
            told = _URL.search(zlib.decompressobj(_GZIP).decompress(data, _HEAD))
            if told:
                found[str(json.loads(told[1]))] = fragment[1]
    return found


def filters(entries: Sequence[SearchEntry], id_of: Mapping[str, str]) -> dict[str, Any]:
    """Kinds, Themenfelder and Räume by name, and for each entry of the engine the numbers of its own.

    A fourth number is 1 for what was withdrawn and 2 for key projects.

    `kennungen` are what ids begin with, so that the browser knows an id when it is typed: letters, or the word for it.
    """
    kinds = _numbers(entry.kind for entry in entries)
    fields = _numbers(name for entry in entries for name in entry.fields)
    areas = _numbers(name for entry in entries for name in entry.areas)
    rows = {
        id_of[entry.address]: [
            kinds[entry.kind],
            [fields[name] for name in entry.fields],
            [areas[name] for name in entry.areas],
            *([1] if entry.withdrawn else [2] if entry.leading else []),
        ]
        for entry in entries
    }
    return {
        "arten": list(kinds),
        "themenfelder": list(fields),
        "raeume": list(areas),
        "kennungen": beginnings(entries),
        "vorsilben": prefixes(entries),
        "seiten": rows,
    }


def beginnings(entries: Iterable[SearchEntry]) -> dict[str, str]:
    """The letters of ids by what may stand in their place: themselves, and their kind („Maßnahme 12“)."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        found = dict.fromkeys(letters(id) for id in entry.ids)
        counts.setdefault(entry.kind.lower(), Counter()).update(one for one in found if one)
    by_kind = {kind: count.most_common(1)[0][0] for kind, count in counts.items() if count and kind.isalpha()}
    return by_kind | {found: found for count in counts.values() for found in sorted(count)}


def prefixes(entries: Iterable[SearchEntry]) -> list[str]:
    """The letters before ids that are names (FK-VEP); a single one (R-ALT) is never parted from what follows."""
    found = (id.lower().partition("-")[0] for entry in entries for id in entry.ids if not any(map(str.isdigit, id)))
    return sorted({one for one in found if len(one) > 1})


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
