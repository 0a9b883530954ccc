"""The Fassungen of a concept in their order: which are frozen, and what the content as it stands will become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from isek.history.changes import Change, Data, Depth, deepest
from isek.history.compare import compare
from isek.history.frozen import FOLDER, RESTORE, Frozen, read_frozen
from isek.history.ids import members
from isek.history.replaced import Digests, digests_now
from isek.model import Place
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.schema.revisions import Revision

DRAFT = "Entwurf"
"""What content is called that no Fassung of the register stands for."""
UNDECIDED = frozenset({"entwurf", "in_beteiligung"})
"""What `stand` says of a Fassung that nobody has decided yet."""


class Edition(Struct, frozen=True):
    """One state of the concept in canonical form. `revision` is its entry in the register; None of a nameless draft.

    `files` are the SHA-256 of its images and documents by their paths; of a draft those that the newest Fassung has.
    """

    id: str
    concept: Data
    revision: Revision | None
    files: Digests = {}

    @property
    def entry(self) -> Data | None:
        """What the edition itself says of its Fassung, in canonical form."""
        return members(self.concept, "fassungen").get(id_key(self.id))

    @property
    def undecided(self) -> bool:
        """Whether it calls itself a draft; what is frozen goes on to say so, whatever the register says later."""
        return (self.entry or {}).get("stand") in UNDECIDED


class Step(Struct, frozen=True):
    """From one edition to the next; `draft` says that the newer one is the content as it stands."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    draft: bool = False

    @property
    def depth(self) -> Depth:
        """The class of the whole."""
        return deepest(self.changes)


class FrozenFile(Struct, frozen=True):
    """A file of the folder for frozen Fassungen; `frozen` is None where it cannot be read or was changed."""

    name: str
    frozen: Frozen | None
    problems: tuple[Problem, ...]


class History(Struct, frozen=True):
    """All that is known of the Fassungen of a concept.

    `editions` are the frozen ones that can be read, in their order; `named` is the Fassung that the content becomes;
    `draft` the step from the newest frozen one to the content as it stands, None where nothing can be compared.
    """

    register: tuple[Revision, ...]
    files: tuple[FrozenFile, ...]
    editions: tuple[Edition, ...]
    steps: tuple[Step, ...]
    named: Revision | None
    draft: Step | None

    def is_frozen(self, revision: Revision) -> bool:
        """Whether there is a frozen file of it, whatever its state."""
        return any(key_of_file(file.name) == id_key(revision.id) for file in self.files)

    def problems_of(self, revision: Revision) -> list[Problem]:
        """What is wrong with its frozen file."""
        named = [file for file in self.files if key_of_file(file.name) == id_key(revision.id)]
        return [found for file in named for found in file.problems]


def in_order(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """By date, then as they stand in the file; what has no date comes last."""
    return tuple(sorted(revisions, key=_day))


def _in_frozen_order(revisions: Iterable[Revision], by_key: Mapping[str, FrozenFile]) -> tuple[Revision, ...]:
    """The register in its order; what is frozen keeps its place, whatever date the register gives it later."""

    def day(one: Revision) -> date:
        file = by_key.get(id_key(one.id))
        entry = members(file.frozen.concept, "fassungen").get(id_key(one.id)) if file and file.frozen else None
        return date.fromisoformat(entry["datum"]) if entry and "datum" in entry else _day(one)

    return tuple(sorted(revisions, key=day))


def _day(one: Revision) -> date:
    return one.date.last if one.date else date.max


def key_of_file(name: str) -> str:
    """The id of the Fassung that a frozen file is named after, as ids are compared."""
    return id_key(PurePosixPath(name).stem)


def frozen_names(files: Iterable[str]) -> list[str]:
    """The frozen Fassungen among the files of the content folder."""
    return sorted(name for name in files if str(PurePosixPath(name).parent) == FOLDER and name.endswith(".json"))


def read_history(content: Path, concept: Concept, exported: Data | None) -> History:
    """The history of a concept; `exported` is its canonical form, None where the content cannot be compared."""
    files = tuple(_file(content, name) for name in frozen_names(concept.files))
    by_key = {key_of_file(file.name): file for file in files}
    register = _in_frozen_order(concept.revisions.values(), by_key)
    known = [(revision, by_key[id_key(revision.id)]) for revision in register if id_key(revision.id) in by_key]
    editions = tuple(Edition(one.id, file.frozen.concept, one, file.frozen.files) for one, file in known if file.frozen)
    steps = tuple(_step(old, new) for old, new in _neighbours(editions, [one.id for one, _ in known]))
    named = register[-1] if register and id_key(register[-1].id) not in by_key else None
    draft = None
    if exported is not None and editions and editions[-1].id == known[-1][0].id:
        digests = digests_now(content, editions[-1].files, concept.files)
        now = Edition(named.id if named else DRAFT, exported, named, digests)
        draft = replace(_step(editions[-1], now), draft=True)
    return History(register, files, editions, steps, named, draft)


def _file(content: Path, name: str) -> FrozenFile:
    frozen, problems = read_frozen(content / name, name)
    if frozen and id_key(frozen.id) != key_of_file(name):
        message = f"In dieser Datei steht die Fassung {frozen.id}; ihr Name sagt etwas anderes."
        return FrozenFile(name, None, (problem("fassung-veraendert", Place(name), message, RESTORE),))
    return FrozenFile(name, frozen, tuple(problems))


def _neighbours(editions: Sequence[Edition], frozen: Sequence[str]) -> list[tuple[Edition, Edition]]:
    """Pairs of editions between which none is missing."""
    by_id = {edition.id: edition for edition in editions}
    return [(by_id[old], by_id[new]) for old, new in pairwise(frozen) if old in by_id and new in by_id]


def _step(old: Edition, new: Edition) -> Step:
    entry = new.entry
    return Step(old, new, compare(old.concept, new.concept, [entry] if entry else [], (old.files, new.files)))


def between(older: Data, newer: Data, new: str) -> list[Data]:
    """The Fassungen (in canonical form) that the newer concept tells of and the older one does not, the earliest first.

    Of one day, the Fassung `new` itself is the last.
    """
    known = members(older, "fassungen")
    added = [one for key, one in members(newer, "fassungen").items() if key not in known]
    return sorted(added, key=lambda one: (one.get("datum", "9"), id_key(one["id"]) == id_key(new)))
