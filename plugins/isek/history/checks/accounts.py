"""What a frozen Fassung had must be accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from isek.history.changes import Data
from isek.history.checks.places import of_step
from isek.history.classes import BESIDE, RECORDS
from isek.history.editions import Step
from isek.history.identity import origins_of
from isek.history.ids import ALL, everything, key_of, members, name_of
from isek.history.wording import Wording
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.collections import PAGES
from isek.schema.concept import Concept

_HINT = (
    "Mit `phase: entfallen` und Grund stehen lassen, unter `entfallen` der Fassung nennen, oder beim Nachfolger unter "
    "`hervorgegangen_aus`."
)


def vanished(concept: Concept, step: Step, exported: Data | None) -> Iterator[Problem]:
    """What the older side had and the newer one neither has nor names."""
    wording = Wording(step.old.concept, step.new.concept)
    registers = [step.new.concept, *([exported] if exported is not None else [])]
    after = {id_key(one["id"]) for name, one in everything(step.new.concept) if name != PAGES.key}
    for collection in ALL:
        if collection in BESIDE | RECORDS:
            continue
        gone = [one for key, one in members(step.old.concept, collection).items() if key not in after]
        if not gone:
            continue
        accounted = _accounted(collection, registers)
        for one in gone:
            if key_of(one["id"], collection) not in accounted and not one.get("angelegt"):
                name = f"{wording.collection(collection)} {one['id']} „{name_of(one)}“"
                message = f"{name} stand in {step.old.id} und fehlt jetzt ohne ein Wort."
                yield problem("objekt-verschwunden", of_step(concept, step), message, _HINT, about=one["id"])


def _accounted(collection: str, registers: list[Data]) -> set[str]:
    """Ids that another object came from, or that a Fassung lists as dropped."""
    found: set[str] = set()
    for concept in registers:
        for _, one in everything(concept):
            found.update(key for _, key in origins_of(collection, one))
        for edition in concept["sammlungen"].get("fassungen", ()):
            found.update(key_of(entry.get("id", ""), collection) for entry in edition.get("entfallen", ()))
    return found
