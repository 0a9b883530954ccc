"""What a Fassung may change, and what it needs: an occasion, a decision."""

from __future__ import annotations

from collections.abc import Iterator

from isek.history.changes import CONCEPT, DEPTHS, EVENTS, Change, Data, Depth, Kind
from isek.history.checks.places import of_change
from isek.history.classes import BOUNDARY
from isek.history.editions import UNDECIDED, Edition, History, Step
from isek.history.ids import members
from isek.history.wording import Wording
from isek.problems import Problem, problem
from isek.read.resolve import id_key
from isek.schema.concept import Concept
from isek.schema.revisions import Revision
from isek.values.words import word

FIRST = "erstfassung"
USUAL_OCCASIONS = frozenset({"zwischenevaluation", "integrierter_workshop"})
_DECIDING = frozenset({None, "beschlossen", "geaendert_beschlossen"})
_CLASSES = {
    Depth.EDITORIAL: "eine redaktionelle Fassung",
    Depth.ADJUSTMENT: "eine Anpassung",
    Depth.COMPREHENSIVE: "eine Fortschreibung",
}
_HAPPENED = {
    Kind.NEW: "ist neu",
    Kind.DROPPED: "entfällt",
    Kind.RENUMBERED: "hat eine neue Kennung",
    Kind.MERGED: "geht aus mehreren hervor",
    Kind.SPLIT: "entsteht durch Teilung",
}
_TEXTS = frozenset({"titel", "kurz", "text"})


def too_deep(concept: Concept, step: Step) -> Iterator[Problem]:
    """Each change that the declared class does not allow."""
    revision = step.new.revision
    declared = revision.kind if revision else ""
    if revision is None or declared not in (*DEPTHS, FIRST):
        return
    allowed = DEPTHS.get(declared, Depth.NONE)
    wording = Wording(step.old.concept, step.new.concept)
    for change in step.changes:
        if change.depth > allowed:
            yield _too_deep(concept, step, change, wording, revision)


def _too_deep(concept: Concept, step: Step, change: Change, wording: Wording, revision: Revision) -> Problem:
    what = wording.title(change)
    if change.field:
        what += f": „{wording.label(change.collection, change.field)}“ ändert sich"
    else:
        what += f" {_HAPPENED[change.kind]}"
    message = f"{what}. Das braucht {_CLASSES[change.depth]}; {revision.id} ist {_declared(revision.kind)}."
    about = None if change.collection == CONCEPT else change.id
    hint = _how_to_mend(step, change, revision)
    return problem("aenderung-zu-tief", of_change(concept, step, change), message, hint, about=about)


def _how_to_mend(step: Step, change: Change, revision: Revision) -> str:
    """What is frozen can only be called what it is; a draft can also be changed."""
    if not step.draft:
        return f"{revision.id} ist eingefroren und bleibt, wie sie ist; ihre `art` muss `{step.depth.word}` sein."
    later = "Fortschreibung" if change.depth is Depth.COMPREHENSIVE else "Anpassung"
    hint = f"Auf die nächste {later} verschieben, oder bei {revision.id} eine andere `art` wählen."
    if change.collection == "raeume" and change.field in BOUNDARY:
        hint += " Eine Anpassung genügt, wenn das Verfahren unter `verlauf` einen neuen Eintrag dafür hat."
    if change.field in _TEXTS:
        hint += " Ändern sich nur die Worte: unter `gruende` mit `nur_wortlaut: ja` begründen."
    return hint


def _declared(kind: str) -> str:
    return f"eine {word('fassungsart', kind)}"


def missing(history: History, exported: Data | None, *, freezing: bool) -> Iterator[Problem]:
    """What the Fassungen lack: every frozen one, and the one that the content becomes, unless it is still a draft."""
    steps = {step.new.id: step for step in history.steps}
    for edition in history.editions:
        yield from _missing(edition, steps.get(edition.id))
    named = history.named
    if named and exported is not None and (freezing or named.state not in UNDECIDED):
        yield from _missing(Edition(named.id, exported, named), history.draft, hints=True)


def _missing(edition: Edition, step: Step | None, *, hints: bool = False) -> Iterator[Problem]:
    entry, revision = edition.entry, edition.revision
    if entry is None or revision is None:
        return
    depth = max(DEPTHS.get(entry.get("art", ""), Depth.NONE), step.depth if step else Depth.NONE)
    classes = {DEPTHS.get(entry.get("art", "")), step.depth if step else None}
    if Depth.ADJUSTMENT in classes:
        yield from _occasion(entry, revision, hints=hints)
    lost = _lost(step) if step else None
    if entry.get("art") == FIRST or depth is Depth.COMPREHENSIVE or lost:
        yield from _decision(entry, revision, edition.concept, lost)


def _occasion(entry: Data, revision: Revision, *, hints: bool) -> Iterator[Problem]:
    occasion = entry.get("anlass", {})
    if not occasion.get("text"):
        how = "ist eine Anpassung" if entry.get("art") == "anpassung" else "ändert so viel wie eine Anpassung"
        message = f"{revision.id} {how}; der Anlass fehlt."
        hint = "Ergänzen Sie `anlass`, zum Beispiel {art: zwischenevaluation, text: …}."
        yield problem("anlass-fehlt", revision.place, message, hint, about=revision.id)
    elif hints and occasion.get("art") not in USUAL_OCCASIONS:
        shown = word("anlass", occasion.get("art"))
        message = f"Anlass von {revision.id} ist „{shown}“; üblich sind Zwischenevaluation und integrierter Workshop."
        yield problem("anlass-pruefen", revision.place, message, "Bitte prüfen, ob es dabei bleibt.", about=revision.id)


def _decision(entry: Data, revision: Revision, concept: Data, lost: str | None) -> Iterator[Problem]:
    decision = members(concept, "beschluesse").get(id_key(entry.get("beschluss", "")))
    if decision is not None and decision.get("art") in _DECIDING:
        return
    why = f"{lost} war beschlossen und entfällt oder wird neu zugeschnitten" if lost else f"{revision.id} braucht ihn"
    message = f"Der Beschluss fehlt: {why}."
    if decision is not None:
        kind = word("beschlussart", decision.get("art"))
        message = f"Der Beschluss {decision['id']} entscheidet nicht ({kind}): {why}."
    hint = "Den Beschluss des Rats unter `beschluss` nennen; vorher gilt `stand: entwurf`."
    yield problem("beschluss-fehlt", revision.place, message, hint, about=revision.id)


def _lost(step: Step) -> str | None:
    """The first measure that was decided upon and is now dropped, merged or split; not what was dropped before."""
    before = members(step.old.concept, "massnahmen")
    kinds = {Kind.DROPPED, Kind.MERGED, Kind.SPLIT}
    for change in step.changes:
        if change.collection != "massnahmen" or change.kind not in kinds or change.depth < Depth.ADJUSTMENT:
            continue
        ids = change.old if change.kind in EVENTS else [change.id]
        for one in ids:
            if before.get(id_key(one), {}).get("verbindlichkeit") == "beschlossen":
                return f"Maßnahme {one}"
    return None
