"""Entries as the engine takes them: with what people may type instead of what is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from isek.search.compounds import Compounds
from isek.search.ids import spellings
from isek.search.synonyms import Synonyms
from isek.search.words import meaning, stem, words_of
from isek.views.search import SearchEntry

_SHORTEST = 4
"""Shorter words are not worth a guess."""


class Record(TypedDict):
    """What Pagefind's service calls a record."""

    url: str
    content: str
    language: str
    meta: dict[str, str]


class Enrichment:
    """Makes the records, and remembers the words and groups of synonyms that they hold.

    `words` counts the entries that have a word; `groups` are the numbers of the groups that any entry speaks of.
    """

    def __init__(self, entries: Sequence[SearchEntry], synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        titles = (word for entry in entries for word in words_of(_name(entry)))
        self._compounds = Compounds([*synonyms.words, *titles])
        self.words: Counter[str] = Counter()
        self.groups: set[int] = set()
        self.records = [self._record(entry) for entry in entries]

    def _record(self, entry: SearchEntry) -> Record:
        """The entry with `stichworte` for its title and summary, and in `verwandt` the further groups of its text.

        The engine leaves out what has no content.
        """
        content = entry.text or entry.title
        named, lead, words = meaning(_name(entry)), meaning(entry.lead), meaning(content)
        self.words.update({*named, *lead, *words})
        # Behind the words, not between them: names of several words are found where these stand in a row.
        parts = [(part, word.endswith(part)) for word in named for part in self._compounds.parts(word)]
        called = self._synonyms.groups([*named, *(part for part, ends in parts if ends)])
        said = tuple(dict.fromkeys([*called, *self._synonyms.groups(lead)]))
        keywords = " ".join(_each_once(self._keywords(entry, [*named, *lead], said)))
        meta = {"title": entry.title, "art": entry.kind, "stichworte": keywords}
        # What a compound begins with only tells more about it: a Bürgerhaus is a house, and no Bürger.
        spoken = self._synonyms.groups([*words, *(part for part, ends in parts if not ends)])
        if related := " ".join([token(group) for group in spoken if group not in said]):
            meta["verwandt"] = related
        self.groups.update(said, spoken)
        return {"url": entry.address, "content": content, "language": "de", "meta": meta}

    def _keywords(self, entry: SearchEntry, words: Iterable[str], groups: Iterable[int]) -> Iterator[str]:
        # Of a group its token is enough: with its names, a page would seem to be all about how they begin.
        for id in entry.ids:
            yield from spellings(id)
        yield from entry.names
        for word in words:
            yield from self._compounds.endings(word)
        yield from map(token, groups)


def token(group: int) -> str:
    """The word that stands for a group: nobody types it, and none is the beginning of another."""
    return f"syn{group:04}"


def _name(entry: SearchEntry) -> str:
    return " ".join((entry.title, *entry.names))


def _each_once(words: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if (key := stem(word)) not in seen:
            seen.add(key)
            yield word


def vocabulary(count: Mapping[str, int]) -> list[str]:
    """The shortest form of every word, those that many entries have first: for what is typed wrongly."""
    entries: Counter[str] = Counter()
    form: dict[str, str] = {}
    for word, number in count.items():
        if len(word) >= _SHORTEST:
            key = stem(word)
            entries[key] += number
            form[key] = min(word, form.get(key, word), key=lambda one: (len(one), one))
    return [form[key] for key in sorted(form, key=lambda key: (-entries[key], key))]
