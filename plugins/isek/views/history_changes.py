"""What a Fassung changed: how much, what and why, what became of what, and which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isek.history import Change, Depth, Kind, Mark, deepest, word_diff
from isek.history.changes import CONCEPT, EVENTS
from isek.history.readable import readable
from isek.history.words import Piece, shortened
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.schema.fields import keys_of
from isek.schema.types import Markdown
from isek.values.fold import address
from isek.values.german import count, number
from isek.values.words import word
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_parts import Bundle, Count, Flow, Flows, Tally, TextChange, TextChanges, TextPiece
from isek.views.parts import Item, Part
from isek.views.pictures import Folded
from isek.views.tables import Cell, Row, Table, heads, labelled
from isek.views.words import NOTHING

KINDS = {
    Kind.CHANGED: "geändert",
    Kind.NEW: "neu",
    Kind.DROPPED: "entfallen",
    Kind.MERGED: "zusammengelegt",
    Kind.SPLIT: "geteilt",
    Kind.RENUMBERED: "neue Kennung",
}
"""Each kind in words, in the order of the tally."""

_TELLING = (Kind.NEW, Kind.DROPPED, Kind.MERGED, Kind.SPLIT, Kind.RENUMBERED, Kind.CHANGED)
_MANY = 60
"""More rows than these, and each table is folded away."""
_COLUMNS = ("Was", "Art und Klasse", "Was sich ändert", "Warum", "Beschluss")
_CONTEXT = 12


def class_word(depth: Depth) -> str:
    """A class in words."""
    return word("fassungsart", depth.word) if depth else "keine neue Fassung nötig"


def counted(told: Told) -> str:
    """„14 Änderungen gegenüber F-1. …“: how much, and what class that needs."""
    if not told.changes:
        return f"Gegenüber {told.step.old.id} hat sich nichts geändert, was eine neue Fassung braucht."
    amount = count(len(told.changes), "Änderung", "Änderungen")
    return f"{amount} gegenüber {told.step.old.id}. Klasse nach Tiefe der Änderungen: {class_word(told.step.depth)}."


def tally(told: Told) -> Tally | None:
    """How many objects changed, by kind; and the measures that did not."""
    found = Counter(kind_of(changes) for changes in by_object(told.changes).values())
    if not found:
        return None
    labels = {**KINDS, Kind.CHANGED: "inhaltlich geändert"}
    counts = [Count(str(kind), number(found[kind]), labels[kind]) for kind in KINDS if found[kind]]
    touched = {id_key(change.id) for change in told.step.changes if change.collection == "massnahmen"}
    still = [
        one for one in told.step.new.concept["sammlungen"].get("massnahmen", ()) if id_key(one["id"]) not in touched
    ]
    if still:
        singular = count(len(still), "Maßnahme unverändert", "Maßnahmen unverändert").split(" ", 1)[1]
        counts.append(Count("unveraendert", number(len(still)), singular))
    return Tally(id="bilanz", title="Auf einen Blick", counts=tuple(counts))


def by_object(changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
    """The changes of each object, in the order of the collections."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        found.setdefault((change.collection, change.id), []).append(change)
    return found


def kind_of(changes: Sequence[Change]) -> Kind:
    """The most telling kind of some changes of an object."""
    kinds = {change.kind for change in changes}
    return next(kind for kind in _TELLING if kind in kinds)


def change_tables(told: Told, site: Site) -> Bundle:
    """All changes that need a Fassung by group, then those that need none, folded away."""
    groups = _groups(told, site)
    many = sum(len(rows) for rows in groups.values()) > _MANY
    tables: list[Part] = [_folded(name, rows) if many else _table(name, rows) for name, rows in groups.items()]
    running = [_row(changes, told, site, "") for changes in by_object(told.running).values()]
    if running:
        amount = count(len(told.running), "laufende Angabe", "laufende Angaben")
        summary = f"{amount} fortgeschrieben; dafür braucht es keine neue Fassung"
        tables.append(Folded(summary=summary, parts=(_table("Laufende Angaben", running),)))
    return Bundle(id="aenderungen", title="Änderungen im Einzelnen", intro=counted(told), parts=tuple(tables))


def _folded(name: str, rows: Sequence[Row]) -> Folded:
    return Folded(summary=f"{name} ({len(rows)})", parts=(_table(name, rows),))


def _table(name: str, rows: Sequence[Row]) -> Table:
    return Table(caption=name, head=heads(_COLUMNS), rows=tuple(rows), style="aenderungen")


def _groups(told: Told, site: Site) -> dict[str, list[Row]]:
    """Rows by what they are about: first the measures by Themenfeld, then all else by collection."""
    found: dict[str, list[Row]] = {}
    objects = sorted(by_object(told.changes).items(), key=lambda pair: pair[0][0] != "massnahmen")
    for (collection, object_id), changes in objects:
        anchor = change_anchor(collection, object_id)
        found.setdefault(_group(collection, object_id, told, site), []).append(_row(changes, told, site, anchor))
    return found


def _group(collection: str, object_id: str, told: Told, site: Site) -> str:
    if collection in (CONCEPT, PAGES.key):
        return "Angaben zum Konzept" if collection == CONCEPT else PAGES.plural
    if collection != "massnahmen":
        return site.words(collection)
    fields = told.field_of(object_id)
    return f"{site.words(collection)}: {told.wording.name_of(fields) if fields else 'ohne Themenfeld'}"


def change_anchor(collection: str, object_id: str) -> str:
    """The place of an object among the changes of a Fassung."""
    prefix = "seite-" if collection == PAGES.key else ""
    return f"aenderung-{prefix}{address(object_id.replace('/', '-'))}"


def _row(changes: Sequence[Change], told: Told, site: Site, anchor: str) -> Row:
    first, kind = changes[0], kind_of(changes)
    decisions = dict.fromkeys(change.decision for change in changes if change.decision)
    cells = (
        Cell((item_of(first.collection, first.id, told, site),)),
        Cell(text=KINDS[kind], tone=f"art-{kind}", note=class_word(deepest(changes))),
        Cell(text=" ".join(sentences(changes, told))),
        Cell(text=" ".join(reasons(changes)) or NOTHING),
        Cell(tuple([site.link(one) for one in decisions]), "" if decisions else NOTHING),
    )
    row = labelled(_COLUMNS, [cells])[0]
    return Row(row.cells, anchor=anchor)


def sentences(changes: Iterable[Change], told: Told) -> tuple[str, ...]:
    """What changed, each sentence once."""
    return tuple(dict.fromkeys(told.wording.sentence(change) for change in changes))


def reasons(changes: Iterable[Change]) -> tuple[str, ...]:
    """Why, each reason once."""
    return tuple(dict.fromkeys(_ended(change.reason) for change in changes if change.reason))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def item_of(collection: str, object_id: str, told: Told, site: Site) -> Item:
    """What a change is about; with a link where it has a page today."""
    if collection == CONCEPT:
        return Item(str(told.step.new.concept["konzept"].get("titel", "Konzept")), "")
    if collection == PAGES.key:
        page = site.concept.pages.get(object_id)
        return site.page_link(page) if page else Item(f"Seite „{object_id}“")
    if site.concept.find(object_id):
        return site.link(object_id)
    today = site.past.today(collection, object_id)
    return Item(told.wording.name_of(object_id), _address(collection, today, site) if today else None)


def _address(collection: str, object_id: str, site: Site) -> str | None:
    """Where an object is found today, or the page that says what became of it."""
    if site.concept.find(object_id):
        return site.link(object_id).address
    return COLLECTIONS[collection].address(object_id) if COLLECTIONS[collection].own_page else None


def flows(told: Told, site: Site) -> Flows | None:
    """What was renumbered, merged or split."""
    events = [change for change in told.step.changes if change.kind in EVENTS]
    if not events:
        return None
    found = [_flow(change.kind, [change], told, site) for change in events if change.kind is not Kind.RENUMBERED]
    renumbered = [change for change in events if change.kind is Kind.RENUMBERED]
    if renumbered:
        found.append(_flow(Kind.RENUMBERED, renumbered, told, site))
    old, new = told.step.old.id, told.name
    return Flows(id="nummern", title="Kennungen und Zuschnitt", old=old, new=new, flows=tuple(found))


def _flow(kind: Kind, changes: Sequence[Change], told: Told, site: Site) -> Flow:
    old, new = ([(c.collection, one) for c in changes for one in side(c)] for side in (_old_ids, _new_ids))
    word_ = KINDS[kind]
    return Flow(
        str(kind),
        word_[:1].upper() + word_[1:],
        tuple([Item(told.title_before(collection, one), number=one) for collection, one in old]),
        tuple([item_of(collection, one, told, site) for collection, one in new]),
        " ".join(reasons(changes)),
    )


def _old_ids(change: Change) -> list[str]:
    return [str(one) for one in change.old]


def _new_ids(change: Change) -> list[str]:
    return [str(one) for one in change.new]


def text_changes(told: Told, site: Site) -> TextChanges | None:
    """The texts whose words changed."""
    found = [_text(change, told, site) for change in told.changes if _is_text(change)]
    # What changed in blocks alone, nobody can read here.
    texts = [one for one in found if any(piece.mark is not Mark.SAME for piece in one.pieces)]
    if not texts:
        return None
    more = f"Alle {len(texts)} geänderten Texte ansehen"
    return TextChanges(id="texte", title="Geänderter Text", texts=tuple(texts), more=more)


def _is_text(change: Change) -> bool:
    if not isinstance(change.old, str) or not isinstance(change.new, str) or change.collection == CONCEPT:
        return False
    cls = PAGES.cls if change.collection == PAGES.key else COLLECTIONS[change.collection].cls
    key = keys_of(cls).get(change.field or "")
    return key is not None and isinstance(key.type, Markdown)


def _text(change: Change, told: Told, site: Site) -> TextChange:
    old, new = (readable(text, told.wording.name_of) for text in (change.old, change.new))
    pieces = shortened(word_diff(old, new), _CONTEXT)
    label = told.wording.label(change.collection, change.field or "")
    return TextChange(item_of(change.collection, change.id, told, site), label, tuple([_piece(one) for one in pieces]))


def _piece(piece: Piece) -> TextPiece:
    text = piece.text.strip()
    if not text:
        # Blanks alone are no words that anybody would look for.
        return TextPiece(Mark.SAME, "" if piece.mark is Mark.REMOVED else piece.text, "", "")
    before, _, after = piece.text.partition(text) if text else (piece.text, "", "")
    return TextPiece(piece.mark, before, text, after)
