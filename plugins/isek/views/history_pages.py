"""What the pages of Fassungen tell of changes, in the order to read it."""

from __future__ import annotations

import posixpath

from msgspec.structs import replace

from isek.history import Change, Kind
from isek.history.amounts import amount, but_amount
from isek.history.changes import CONCEPT, EVENTS, Data
from isek.history.moves import shape_words
from isek.history.readable import readable
from isek.history.values import Shown
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.costs import Cost
from isek.schema.fields import Key, keys_of
from isek.schema.geometry import GeometryType
from isek.schema.revisions import Revision
from isek.schema.settings import Settings
from isek.schema.types import Markdown, Text
from isek.values.german import day, join
from isek.views.context import Site
from isek.views.frame import parts
from isek.views.history import Told
from isek.views.history_areas import area_changes
from isek.views.history_changes import KINDS, change_tables, counted, flows, item_of, tally
from isek.views.history_map import change_map
from isek.views.history_marks import table_since
from isek.views.history_money import money_parts
from isek.views.history_parts import Synopsis
from isek.views.history_texts import text_changes
from isek.views.parts import Paragraphs, Part
from isek.views.pictures import Folded
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING

_TITLE = "Was sich geändert hat"
_OPEN = "Diese Fassung ist noch nicht eingefroren. Verglichen ist der heutige Inhalt; er kann sich noch ändern."
_AS_ABOVE = "wie oben"
_ALONE = "nur-synopse"
"""Where the Synopse is printed without the rest of its page."""
_SYNOPSIS = ("Was", "Bisher", "Neu", "Grund", "Beschluss")


def revision_parts(told: Told, site: Site) -> tuple[Part, ...]:
    """Everything about the step that led to a Fassung."""
    return parts(
        _standing(told),
        tally(told, site),
        change_tables(told, site),
        table_since(told, site),
        *money_parts(told, site),
        flows(told, site),
        change_map(told, site),
        area_changes(told, site),
        text_changes(told, site),
        synopsis(told, site),
    )


def _standing(told: Told) -> Part | None:
    """That the newer side is not yet what has been decided."""
    return None if told.decided else Paragraphs(paragraphs=(_OPEN,), tone="hinweis")


def unknown_changes(revision: Revision, site: Site) -> Part:
    """A plain sentence where a Fassung cannot be compared with the one before."""
    history, frozen = site.past.history, site.past.is_frozen(revision.id)
    register = [id_key(one.id) for one in history.register] if history else []
    if register[:1] == [id_key(revision.id)]:
        text = "Das ist die erste Fassung. Vor ihr gibt es keine, mit der sie sich vergleichen lässt."
    elif frozen:
        text = "Was sich geändert hat, lässt sich nicht zeigen: Die Fassung davor ist nicht eingefroren."
    else:
        text = "Was sich geändert hat, lässt sich nicht zeigen: Diese Fassung ist nicht eingefroren."
    return Paragraphs(id="aenderungen", title=_TITLE, paragraphs=(text,))


def draft_parts(site: Site) -> tuple[Part, ...]:
    """What the content has that no Fassung stands for; nothing where a Fassung of the register will hold it."""
    told = site.past.draft
    if told is None or not (told.changes or told.running):
        return ()
    old, new = told.step.old, told.step.new.revision
    if not told.changes and new is None:
        text = f"Seit {old.id} sind laufende Angaben fortgeschrieben worden, zum Beispiel der Stand der Umsetzung."
        return (Paragraphs(id="entwurf", title=f"Seit {old.id}", paragraphs=(text,)),)
    name = f"Entwurf: {new.id}" if new else "Entwurf"
    since = f" vom {day(old.revision.date)}" if old.revision and old.revision.date else ""
    text = f"Der heutige Inhalt weicht von {old.id}{since} ab und ist noch nicht eingefroren. {counted(told)}"
    tables = change_tables(told, site).parts
    intro = Paragraphs(id="entwurf", title=name, paragraphs=(text,), tone="hinweis")
    return (intro, Folded(summary="Alle Änderungen des Entwurfs", parts=tables)) if tables and new is None else (intro,)


def synopsis(told: Told, site: Site) -> Part | None:
    """Old and new side by side, with reason and decision: for councils, to be printed."""
    if not told.changes:
        return None
    befores = (None, *told.changes)
    rows = [_synopsis_row(one, before, told, site) for before, one in zip(befores, told.changes, strict=False)]
    caption = f"Synopse: {told.step.old.id} und {told.name}"
    intro, lines = "" if told.decided else _OPEN, labelled(_SYNOPSIS, rows)
    table = Table(caption=caption, head=heads(_SYNOPSIS), rows=lines, style="synopse", intro=intro)
    summary = "Alt und neu nebeneinander"
    return Synopsis(id="synopse", anchor=_ALONE, title="Synopse", summary=summary, parts=(table,))


def _synopsis_row(one: Change, before: Change | None, told: Told, site: Site) -> tuple[Cell, ...]:
    """A row; what it says like the one before, of the same object, is not said again."""
    same = before is not None and (before.collection, before.id) == (one.collection, one.id)
    item = item_of(one.collection, one.id, told, site)
    again = same and before is not None and (before.reason, before.decision) == (one.reason, one.decision)
    why = (Cell(text=one.reason or NOTHING), _decision(one, site))
    if again and (one.reason or one.decision):
        why = (Cell(text=_AS_ABOVE), Cell(text=_AS_ABOVE))
    old, new = _value(one, told.wording.old_value(one), told), _value(one, one.new, told)
    return (
        Cell((replace(item, address=None) if same else item,), note=_about(one, told)),
        Cell(text=old),
        Cell(text=_new(one, old, new, told)),
        *why,
    )


def _new(change: Change, old: str, new: str, told: Told) -> str:
    """The new value; where words alone do not tell the difference, what it is."""
    key = _key(change)
    if key and isinstance(key.type, GeometryType) and change.old is not None and change.new is not None:
        return f"{new}. {told.sentence(change)}"
    if old != new:
        return new
    if change.field in _COSTS and told.wording.old_value(change) != change.old:
        return f"{new}, zusammen wie bisher"
    if told.wording.texts(change) is None:
        return told.sentence(change)
    beside = "; ".join(told.wording.beside_words(change))
    return f"Dieselben Worte: {beside}." if beside else "Dieselben Worte, anders dargestellt."


def _part(change: Change, object_id: str, told: Told, *, new: bool) -> str:
    """One of those that were merged or split; of a measure with its costs, which no other row may tell."""
    name = told.wording.name_of(object_id)
    one = told.measure(object_id, new=new) if change.collection == "massnahmen" else None
    costs = amount(one.get("kosten"), short=False) if one and change.kind is not Kind.RENUMBERED else ""
    return f"{name} ({costs})" if costs else name


def _key(change: Change) -> Key | None:
    if change.collection in COLLECTIONS:
        return keys_of(COLLECTIONS[change.collection].cls).get(change.field or "")
    return keys_of(Settings if change.collection == CONCEPT else PAGES.cls).get(change.field or "")


def _decision(change: Change, site: Site) -> Cell:
    return Cell((site.link(change.decision),)) if change.decision else Cell(text=NOTHING)


def _about(change: Change, told: Told) -> str:
    return told.wording.label(change.collection, change.field) if change.field else KINDS[change.kind]


_COSTS = ("kosten", "folgekosten")


def _costs(change: Change, value: Data, told: Told) -> str:
    """The amount, with what else changed; with all that is said besides, where the amount did not."""
    shown, old = amount(value, short=False), told.wording.old_value(change)
    words, besides_ = Shown(change.collection, told.wording.name_of, whole=True), but_amount(value)
    if old != change.old:
        # Of what was merged there is the sum only.
        return shown
    if old and change.new and amount(old, short=False) != amount(change.new, short=False):
        besides_ = {key: one for key, one in besides_.items() if old.get(key) != change.new.get(key)}
    besides = words.entry(Cost, str(change.field), besides_)
    return ", ".join(filter(None, (shown, besides)))


def _value(change: Change, value: object, told: Told) -> str:
    """A whole value in words; of an object as a whole, its name."""
    if value is None or value == []:
        return "–"
    if value is {Kind.DROPPED: change.new, Kind.NEW: change.old}.get(change.kind):
        # It is told of all the same: as dropped.
        return "–"
    if change.kind in EVENTS and isinstance(value, list):
        return "; ".join(_part(change, str(one), told, new=value is change.new) for one in value)
    if change.field is None:
        return told.wording.name_of(change.id)
    if change.only_files:
        return join([posixpath.basename(one) for one in change.files])
    if isinstance(value, dict) and change.field in _COSTS:
        return _costs(change, value, told)
    key = _key(change)
    if isinstance(value, str) and (key is None or isinstance(key.type, Markdown | Text)):
        # Whole, however long it is.
        return readable(value, told.wording.name_of)
    if key and isinstance(key.type, GeometryType):
        return shape_words(value)
    return Shown(change.collection, told.wording.name_of, whole=True).value(key, value) if key else str(value)
