"""Whether what is to be published has been decided (contract page 3, section 1)."""

from __future__ import annotations

from isek.history import Depth, History
from isek.model import Place
from isek.problems import Problem, problem

_OPEN = frozenset({"entwurf", "in_beteiligung"})
_CLASSES = {Depth.ADJUSTMENT: "eine Anpassung", Depth.COMPREHENSIVE: "eine Fortschreibung"}
_PREVIEW = "`isek publish --entwurf` veröffentlicht den Entwurf mit Hinweis auf jeder Seite."


def undecided(history: History | None) -> Problem | None:
    """`entwurf-nicht-beschlossen` for a draft that changes the newest frozen Fassung by anpassung or more.

    Where nothing is frozen yet, the Fassung that the content becomes says itself whether it is a draft.
    """
    if history is None:
        return None
    named, draft = history.named, history.draft
    place = named.place if named else Place("fassungen.yml")
    if draft and draft.depth >= Depth.ADJUSTMENT:
        what = f"{named.id} ist" if named else "Der Inhalt ist"
        message = f"{what} gegenüber {draft.old.id} {_CLASSES[draft.depth]} und noch nicht eingefroren."
        freeze = f"Ist sie beschlossen: `isek freeze {named.id}`." if named else _REGISTER
        about = named.id if named else None
        return problem("entwurf-nicht-beschlossen", place, message, f"{freeze} {_PREVIEW}", about=about)
    if named and named.state in _OPEN and not history.files:
        message = f"{named.id} ist ein Entwurf (`stand: {named.state}`)."
        hint = f"Ist sie beschlossen: `stand: beschlossen`, dann `isek freeze {named.id}`. {_PREVIEW}"
        return problem("entwurf-nicht-beschlossen", place, message, hint, about=named.id)
    return None


_REGISTER = "Legen Sie in `fassungen.yml` eine neue Fassung an, oder bereiten Sie die Änderung auf einem Zweig vor."


def holds_unchanged(history: History | None) -> bool:
    """Whether what readers see as valid is the newest frozen Fassung: the content differs by class keine at most."""
    return bool(history and history.draft and history.draft.depth is Depth.NONE)
