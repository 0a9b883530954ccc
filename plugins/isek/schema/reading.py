"""What a field's type needs to know while it reads, and where it leaves problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec
from msgspec import Struct

from isek.model import Place, Ref
from isek.problems import Level, Problem, problem


class Resolver(Protocol):
    """Finds the object that a text means."""

    def resolve(self, collection: str | None, text: str, place: Place, reading: Reading) -> Ref | None:
        """The object of `collection` (of any, if None) with this id, title or short name; None is reported."""

    def knows(self, collection: str | None, text: str) -> bool:
        """Whether `text` as a whole names an object of `collection`."""


class NoObjects:
    """A resolver for files that refer to nothing, such as `konzept.yml`."""

    def resolve(self, collection: str | None, text: str, place: Place, reading: Reading) -> Ref | None:
        """Takes every text as it stands; who reads the result resolves it later."""
        return Ref(text.strip(), place)

    def knows(self, collection: str | None, text: str) -> bool:
        """Nothing is known."""
        return False


class Reading(Struct):
    """The state of reading one concept: the town's words and scales, and the problems so far.

    `words` maps a key to the town's spellings (folded) of its values; `scales` names the steps of the
    concept's own scales; `about` is the id of the object that is being read.
    """

    resolver: Resolver = msgspec.field(default_factory=NoObjects)
    words: Mapping[str, Mapping[str, str]] = msgspec.field(default_factory=dict)
    scales: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    about: str | None = None

    def tell(
        self, code: str, place: Place, message: str, hint: str | None = None, *, level: Level | None = None
    ) -> None:
        """Leave a problem about the object that is being read."""
        self.problems.append(problem(code, place, message, hint, level=level, about=self.about))
