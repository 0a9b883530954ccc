"""The Fassungen of a concept: frozen as they were decided, compared as data, worded for citizens."""

from isek.history.changes import Change, Depth, Kind, deepest
from isek.history.checks import check_history
from isek.history.compare import compare
from isek.history.editions import DRAFT, UNDECIDED, Edition, History, Step, between, frozen_names, read_history
from isek.history.frozen import Frozen, freeze, frozen_schema, read_frozen
from isek.history.named_files import named_files
from isek.history.wording import Wording
from isek.history.words import Mark, Piece, word_diff

__all__ = [
    "DRAFT",
    "UNDECIDED",
    "Change",
    "Depth",
    "Edition",
    "Frozen",
    "History",
    "Kind",
    "Mark",
    "Piece",
    "Step",
    "Wording",
    "between",
    "check_history",
    "compare",
    "deepest",
    "freeze",
    "frozen_names",
    "frozen_schema",
    "named_files",
    "read_frozen",
    "read_history",
    "word_diff",
]
