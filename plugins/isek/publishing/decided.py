"""Whether what is to be published has been decided (contract page 3, section 1)."""

from __future__ import annotations

from isek.history import UNDECIDED, Depth, Edition, History
from isek.model import Place
from isek.problems import Problem, problem
from isek.schema.revisions import Revision

_CLASSES = {Depth.ADJUSTMENT: "eine Anpassung", Depth.COMPREHENSIVE: "eine Fortschreibung"}
_PREVIEW = "`isek publish --entwurf` veröffentlicht den Entwurf mit Hinweis auf jeder Seite."
_REGISTER = "Legen Sie in `fassungen.yml` eine neue Fassung an, oder bereiten Sie die Änderung auf einem Zweig vor."


def undecided(history: History | None) -> Problem | None:
    """`entwurf-nicht-beschlossen` for a draft that changes the newest frozen Fassung by anpassung or more.

    Where nothing is frozen yet, the Fassung that the content becomes says itself whether it is a draft; so does what
    was frozen while it was one.
    """
    if history is None:
        return None
    named, draft = history.named, history.draft
    if draft and draft.depth >= Depth.ADJUSTMENT:
        return _deeper(draft.old, draft.depth, named)
    if history.editions:
        newest = history.editions[-1]
        return frozen_draft(newest)
    return is_draft(named) if named else None


def is_draft(revision: Revision) -> Problem | None:
    """`entwurf-nicht-beschlossen` for a Fassung whose `stand` says that nobody has decided it yet."""
    if revision.state not in UNDECIDED:
        return None
    message = f"{revision.id} ist ein Entwurf (`stand: {revision.state}`)."
    hint = f"Ist sie beschlossen: `stand: beschlossen`, dann `isek freeze {revision.id}`. {_PREVIEW}"
    return problem("entwurf-nicht-beschlossen", revision.at("stand"), message, hint, about=revision.id)


def _deeper(old: Edition, depth: Depth, named: Revision | None) -> Problem:
    what = f"{named.id} ist" if named else "Der Inhalt ist"
    message = f"{what} gegenüber {old.id} {_CLASSES[depth]} und noch nicht eingefroren."
    freeze = f"Ist sie beschlossen: `isek freeze {named.id}`." if named else _REGISTER
    place, about = (named.place, named.id) if named else (Place("fassungen.yml"), None)
    return problem("entwurf-nicht-beschlossen", place, message, f"{freeze} {_PREVIEW}", about=about)


def frozen_draft(newest: Edition) -> Problem | None:
    """`entwurf-nicht-beschlossen` for what was frozen while it called itself a draft."""
    if not newest.undecided:
        return None
    message = f"{newest.id} wurde als Entwurf eingefroren; beschlossen hat sie so niemand."
    new = "Legen Sie in `fassungen.yml` eine neue Fassung mit `stand: beschlossen` an, und frieren Sie sie ein."
    place = newest.revision.place if newest.revision else Place("fassungen.yml")
    return problem("entwurf-nicht-beschlossen", place, message, f"{new} {_PREVIEW}", about=newest.id)


def holds_unchanged(history: History | None) -> bool:
    """Whether the newest frozen Fassung is what holds: with other words it does, no decision ends with a typo."""
    if history is None or history.draft is None or history.draft.old.undecided:
        return False
    return history.draft.depth <= Depth.EDITORIAL
