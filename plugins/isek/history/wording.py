"""Changes in German sentences that a citizen reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from isek.history.amounts import amount
from isek.history.changes import CONCEPT, Change, Data, Kind
from isek.history.fields import FieldWords
from isek.history.identity import NO_THREAD, Thread, thread
from isek.history.ids import ALL, everything, members, name_of
from isek.history.joined import together
from isek.history.links import beyond_words
from isek.history.phrases import noun_of
from isek.history.readable import readable
from isek.history.replaced import replaced_words
from isek.history.special import SPECIAL, Told, merged_costs
from isek.history.values import Shown
from isek.model import Record
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.fields import Key, keys_of
from isek.schema.references import CITYWIDE
from isek.schema.settings import Settings
from isek.schema.types import Markdown
from isek.values.german import join

_NUMBERED = frozenset({"massnahmen", "ziele"})
"""Collections whose ids people know."""
_NAMED = frozenset({"kapitel", "glossar", PAGES.key})
"""Collections whose ids stand in addresses only."""
_MONEY = frozenset({"kosten", "folgekosten", "finanzierung"})
_NOTHING: Data = {}
Joined = tuple[tuple[Data, ...], tuple[Data, ...]]
"""All that were merged into an object, and all parts of what it came from."""


class Wording:
    """Words the changes between two Fassungen in canonical form, in the newer one's own words."""

    def __init__(self, old: Data, new: Data) -> None:
        self._old = old
        self._new = new
        self._members: dict[tuple[str, bool], dict[str, Data]] = {}
        self._shown: dict[str, Shown] = {}
        self._compared: dict[str, Mapping[str, Data]] = {}
        self._threads: dict[str, Thread] = {}
        self._events: dict[str, Mapping[str, Joined]] = {}
        self._labels: Mapping[str, Any] = new["konzept"].get("bezeichnungen", {})

    def sentence(self, change: Change) -> str:
        """`Beginn von 2026 auf 2028 verschoben.`"""
        text = "" if change.only_files else self._whole(change) if change.field is None else self._field(change)
        if change.files:
            text = f"{text}; {replaced_words(change.files)}" if text else replaced_words(change.files)
        return text[:1].upper() + text[1:] + ("" if text.endswith((".", "…")) else ".")

    def title(self, change: Change) -> str:
        """What the change is about: `Maßnahme M-012 „Umbau der Marktstraße“`."""
        if change.collection == CONCEPT:
            return str(self._new["konzept"].get("titel", "Konzept"))
        one = self._object(change.collection, change.id, new=True) or self._object(change.collection, change.id)
        name, singular = name_of(one) if one else change.id, self.collection(change.collection)
        if change.collection in _NAMED:
            return f"{singular} „{name}“"
        if id_key(name) == id_key(change.id):
            return f"{singular} {name}" if name == change.id else f"{singular} „{name}“"
        return f"{singular} {change.id} „{name}“"

    def texts(self, change: Change) -> tuple[str, str] | None:
        """Both sides of a changed Markdown text as readers see them, "" where there was none; None of anything else."""
        key = _keys(change.collection).get(change.field or "")
        if key is None or not isinstance(key.type, Markdown) or change.kind is not Kind.CHANGED or change.only_files:
            return None
        old, new = (readable(text or "", self.name_of) for text in (change.old, change.new))
        return old, new

    def beside_words(self, change: Change) -> list[str]:
        """What changed in a text besides its words: links, blocks."""
        return beyond_words(change.old or "", change.new or "", self.name_of)

    def collection(self, key: str) -> str:
        """The singular of a collection in the town's own words."""
        own = self._own(key)
        if own:
            return own[0]
        return PAGES.singular if key == PAGES.key else COLLECTIONS[key].singular

    def label(self, collection: str, field: str) -> str:
        """How readers know a key."""
        key = _keys(collection).get(field)
        own = self._own(field)
        if own and key:
            return own[-1] if key.type.many else own[0]
        return key.label if key else field

    def name_of(self, object_id: str) -> str:
        """What people call the object with this id, on either side."""
        return self._names.get(id_key(object_id), object_id)

    @cached_property
    def _names(self) -> dict[str, str]:
        found = {CITYWIDE: "gesamtes Gemeindegebiet"}
        for side in (self._old, self._new):
            for collection, one in everything(side):
                if collection != PAGES.key:
                    found[id_key(one["id"])] = _called(collection, one)
        return found

    @cached_property
    def _successors(self) -> dict[str, list[str]]:
        listed = (
            one for edition in self._new["sammlungen"].get("fassungen", ()) for one in edition.get("entfallen", ())
        )
        return {id_key(one["id"]): one["nachfolger"] for one in listed if one.get("nachfolger")}

    def _own(self, key: str) -> list[str]:
        words = self._labels.get(key, [])
        return [words] if isinstance(words, str) else words

    def _object(self, collection: str, object_id: str, *, new: bool = False) -> Data | None:
        where = (collection, new)
        if where not in self._members:
            self._members[where] = members(self._new if new else self._old, collection)
        return self._members[where].get(id_key(object_id))

    def _earlier(self, collection: str) -> Mapping[str, Data]:
        """What each object is compared with, also where its id is new."""
        if collection not in self._compared:
            pairs = self._thread(collection).pairs
            self._compared[collection] = {id_key(after["id"]): before for before, after in pairs}
        return self._compared[collection]

    def _whole(self, change: Change) -> str:
        names = [[self.name_of(one) for one in side] for side in (change.old, change.new) if isinstance(side, list)]
        match change.kind:
            case Kind.RENUMBERED:
                return f"Neue Kennung: jetzt {change.new[0]}, bisher {change.old[0]}"
            case Kind.MERGED:
                gone = [self.name_of(one) for one in change.old if one not in change.new]
                verb = "ist" if len(gone) == 1 else "sind"
                return f"{join(gone or names[0])} {verb} in {names[1][0]} aufgegangen{self._unsaid_costs(change)}"
            case Kind.SPLIT:
                return f"{names[0][0]} geteilt in {join(names[1])}"
            case Kind.DROPPED:
                return self._dropped(change)
        again = "Wieder aufgenommen" if change.old else "Neu aufgenommen"
        cost = amount(change.new.get("kosten")) if change.collection == "massnahmen" else ""
        return f"{again} mit {cost}" if cost and "betrag" in change.new["kosten"] else again

    def _unsaid_costs(self, change: Change) -> str:
        """What merged measures cost together, where no change of a key says so: the first costs what all cost now."""
        if change.collection != "massnahmen":
            return ""
        key = id_key(change.new[0])
        after, before = self._object("massnahmen", key, new=True), self._earlier("massnahmen").get(key)
        origins = self._joined("massnahmen").get(key, ((), ()))[0]
        if not after or not before or before.get("kosten") != after.get("kosten") or len(origins) < 2:
            return ""
        return (
            f"; {merged_costs(self.label('massnahmen', 'kosten'), 'kosten', origins, after)}"
            if after.get("kosten")
            else ""
        )

    def _dropped(self, change: Change) -> str:
        successors = self._successors.get(id_key(change.id), [])
        if not successors:
            return "Entfallen"
        verb = "tritt" if len(successors) == 1 else "treten"
        return f"Entfallen; an die Stelle {verb} {join([self.name_of(one) for one in successors])}"

    def _field(self, change: Change) -> str:
        key = _keys(change.collection).get(change.field or "")
        if key is None:
            return f"„{change.field}“ geändert"
        shown = self._shown.setdefault(change.collection, Shown(change.collection, self.name_of))
        label = noun_of(change.collection, key.name) or self.label(change.collection, key.name)
        words = FieldWords(key, label, shown)
        special = SPECIAL.get((change.collection, key.name))
        if special is None:
            return words.say(change.old, change.new)
        before = self._earlier(change.collection).get(id_key(change.id), _NOTHING)
        after = self._object(change.collection, change.id, new=True) or _NOTHING
        origins, parts = self._joined(change.collection).get(id_key(change.id), ((), ()))
        return special(Told(words, change, before, after, origins, parts))

    def old_value(self, change: Change) -> Any:
        """The old value that readers compare with: of costs and sources of a merged measure those of all."""
        origins = self._joined(change.collection).get(id_key(change.id), ((), ()))[0]
        if change.collection != "massnahmen" or not origins or change.field not in _MONEY:
            return change.old
        if change.field == "finanzierung":
            return [entry for one in origins for entry in one.get(change.field, ())] or None
        return together(one.get(change.field) for one in origins) or change.old

    def _joined(self, collection: str) -> Mapping[str, Joined]:
        """By key: what was merged into an object, and what the one that it came from was split into."""
        if collection not in self._events:
            found: dict[str, Joined] = {}
            events = [one for one in self._thread(collection).events if one.kind is not Kind.RENUMBERED]
            for event in sorted(events, key=lambda one: one.kind is Kind.MERGED):
                before, after = self._thread(collection).before, self._thread(collection).after
                origins = tuple([before[id_key(one)] for one in event.old])
                parts = tuple([after[id_key(one)] for one in event.new])
                merged = event.kind is Kind.MERGED
                found |= {id_key(one): (origins, ()) if merged else ((), parts) for one in event.new}
            self._events[collection] = found
        return self._events[collection]

    def _thread(self, collection: str) -> Thread:
        if collection not in self._threads:
            self._threads[collection] = thread(collection, self._old, self._new) if collection in ALL else NO_THREAD
        return self._threads[collection]


def _called(collection: str, one: Data) -> str:
    name = name_of(one)
    if collection in _NUMBERED:
        return f"{one['id']} „{name}“"
    return f"„{name}“" if collection == "leitfragen" else name


def _keys(collection: str) -> Mapping[str, Key]:
    cls: type[Record] = Settings
    if collection != CONCEPT:
        cls = PAGES.cls if collection == PAGES.key else COLLECTIONS[collection].cls
    return keys_of(cls)
