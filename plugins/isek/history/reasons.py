"""Why something changed: what the Fassungen between both sides say under `gruende` and `entfallen`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from isek.history.changes import EVENTS, Change, Data, Depth, Kind
from isek.history.ids import key_of
from isek.history.status import latest


class Reasons:
    """The reasons of some Fassungen (in canonical form); a later one goes before an earlier one."""

    def __init__(self, revisions: Sequence[Data]) -> None:
        latest_first = list(reversed(revisions))
        self._given: list[Data] = [one for revision in latest_first for one in revision.get("gruende", ())]
        self._dropped: list[Data] = [one for revision in latest_first for one in revision.get("entfallen", ())]

    def explain(self, change: Change) -> Change:
        """The change with its reason and decision; in class redaktionell at most where only the wording changed."""
        if not self._given and change.kind is not Kind.DROPPED:
            return change
        given = self._of(change)
        depth, text = change.depth, given.get("grund") if given else change.reason
        if given and given.get("nur_wortlaut") is True and change.kind is Kind.CHANGED:
            depth = min(depth, Depth.EDITORIAL)
        if change.kind is Kind.DROPPED:
            text = self._why_dropped(change) or text
        return replace(change, depth=depth, reason=text, decision=given.get("beschluss") if given else None)

    def _of(self, change: Change) -> Data | None:
        """The entry about this very field, else about the object."""
        about = [one for one in self._given if _concerns(one, change)]
        exact = [one for one in about if one.get("feld", "").partition(".")[0] == (change.field or "")]
        return next(iter([*exact, *(one for one in about if not one.get("feld"))]), None)

    def _why_dropped(self, change: Change) -> str | None:
        listed = (one for one in self._dropped if _concerns(one, change))
        found: str | None = next((one.get("grund") for one in listed), None)
        entry = latest(change.new) if change.new else None
        return found or (entry.get("text") if entry else None)


def _concerns(entry: Data, change: Change) -> bool:
    return key_of(entry.get("id", ""), change.collection) in _keys(change)


def _keys(change: Change) -> Iterable[str]:
    ids = [change.id, *change.old, *change.new] if change.kind in EVENTS else [change.id]
    return {key_of(one, change.collection) for one in ids}
