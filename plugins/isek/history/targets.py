"""What the references and links of a text lead to, however they are written: by id, by name, by the name of a file."""

from __future__ import annotations

import re
from functools import cached_property

from isek.history.changes import Data
from isek.history.follow import MENTION, Names
from isek.history.ids import everything
from isek.read.resolve import Index, id_key
from isek.schema.collections import PAGES

_LINK = re.compile(r"(?<=\]\()([^()\s#]+)(?=\.md\b)")
_NUMBER = re.compile(r"(?<![^/])[0-9]+-")
"""What orders Kapitel, and is no part of their ids."""


def bare(text: str) -> list[str]:
    """The words of a text without what its references and links lead to."""
    return _LINK.sub("", MENTION.sub("", text)).split()


class Targets:
    """Those of one side; `names` are the new ids of what has another one since."""

    def __init__(self, concept: Data, names: Names) -> None:
        self._concept = concept
        self._names = names

    def told(self, text: str) -> str:
        """The text with ids in place of names, and with files that are called as they would be now."""
        if "[[" in text:
            text = MENTION.sub(lambda found: self._id(found[0]), text)
        return _LINK.sub(lambda found: self._file(found[0]), text) if ".md" in text else text

    def _id(self, written: str) -> str:
        found = self._index.lookup(None, written)
        only = found[0] if len(found) == 1 else written
        return self._names.get(id_key(only), only)

    def _file(self, path: str) -> str:
        folder, slash, stem = _NUMBER.sub("", path).rpartition("/")
        return f"{folder}{slash}{id_key(self._names.get(id_key(stem), stem))}"

    @cached_property
    def _index(self) -> Index:
        index = Index()
        for collection, one in everything(self._concept):
            if collection != PAGES.key:
                index.add(collection, one["id"], (one.get("titel"), one.get("kurzname")))
        return index
