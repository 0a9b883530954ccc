"""Making German and plain spellings equal: for comparing, for anchors and for addresses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "\u2010": "-", "\u2011": "-"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")  # soft hyphens and the like, pasted from PDF files
)
_LONGEST_KEPT = 200
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text as it is compared: lower case, `ä` as `ae`, `ß` as `ss`, no accents, single blanks."""
    # Whole paragraphs hardly come twice, and would fill the memory.
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return " ".join((text if text.isascii() else _plain(text)).lower().split())


def _plain(text: str) -> str:
    # Casefolding can bring forth combining marks, so that accents go last.
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).translate(_LETTERS)
    marked = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(char for char in marked if not unicodedata.combining(char)))


def slug(text: str) -> str:
    """The text as an anchor: `Straße & Plätze` → `strasse-plaetze`. Blank where there is no letter or digit."""
    return _NOT_ALPHANUMERIC.sub("-", fold(text)).strip("-")


def address(id: str) -> str:
    """The id as it stands in an address: `Ü1` → `ue1`; dots and hyphens stay."""
    return fold(id).replace(" ", "-")
