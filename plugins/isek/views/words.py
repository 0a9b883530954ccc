"""How readers see the values of closed sets: the words lie below, because the history says them too."""

from isek.values.words import NOTHING, PHASES, PROGRAMMES, SOURCES, word, yes_no

__all__ = ["NOTHING", "PHASES", "PROGRAMMES", "SOURCES", "word", "yes_no"]
