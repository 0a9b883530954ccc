"""Words as the search compares them: small, without umlauts and endings."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]+|-[^\W\d_]{2,})")
"""A word; a hyphen parts two, but a single letter belongs to what follows: an E-Bike is no Bike."""

_LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "á": "a", "à": "a", "ç": "c"})
_TWO = ("em", "en", "er", "es")
_APART = frozenset({"baden", "parken", "zählt"})
"""What is parked is no park, who bathes needs no bath, and who counts does not pay."""
_SHORTEST = 4
"""Nothing shorter remains of a word without its ending."""

_STOP = """
aber alle allem allen aller alles als also am an auch auf aus bald bei beim bekomme bekommen bekommt bin bis bist
bitte da damit dann darf das dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch
dort du durch dürfen eigentlich ein eine einem einen einer eines endlich er es etwa etwas euch euer eurer finde
finden für gegen gerade geschieht gibt gibts hab habe haben hat heute hier ich ihr ihre im in ins ist ja jede jeder
jedes jetzt kann kein keine kommen kommt können los machen macht man mehr mein meine meinem meinen meiner mich mir
mit muss möchte möchten müssen nach nicht noch nun nur ob oder ohne passiert per pro sagt schon sehr sein seine sich
sie sind so soll sollen sollte sonst tun tut um und uns unser unsere unserem unseren unserer unter viel vom von vor
wann warum was welche welchem welchen welcher welches wem wen wenn wer werden weshalb wessen wie wieder wieso wieviel
will wir wird wo wodurch wofür woher wohin womit worden worum wurde wurden würde zu zum zur zwischen über überhaupt
"""
STOP_WORDS = frozenset(_STOP.split())
"""Words that say nothing about what is sought."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What different forms of a German word share: `Spielplätze` → `spielplatz`, `Straßen` → `strass`."""
    lower = word.lower()
    if lower in _APART:
        return lower
    text = lower.translate(_LETTERS)
    if len(text) > _SHORTEST + 2 and text.endswith("ern"):
        return text[:-3]
    if len(text) > _SHORTEST and text.endswith(_TWO):
        return text[:-2]
    if len(text) > _SHORTEST and text[-1] in "es" and not text.endswith(("us", "ss")):
        return text[:-1]
    return text


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in their order."""
    return WORD.findall(text.lower())


def meaning(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in words_of(text) if word not in STOP_WORDS]
