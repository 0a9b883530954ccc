"""What a Fassung changed: how much, what and why, what became of what, and which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from isek.history import Change, Depth, Kind, deepest
from isek.history.changes import CONCEPT, EVENTS
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS, PAGES
from isek.values.fold import address
from isek.values.german import count, join, number
from isek.values.words import word
from isek.views.context import Site
from isek.views.history import Told
from isek.views.history_parts import Bundle, Count, Flow, Flows, Tally, TallyGroup
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


def class_word(depth: Depth) -> str:
    """A class in words."""
    return word("fassungsart", depth.word) if depth else "keine neue Fassung nötig"


def counted(told: Told) -> str:
    """„14 Änderungen gegenüber F-1. …“: how much, and what class that needs."""
    if not told.changes:
        return f"Gegenüber {told.step.old.id} hat sich nichts geändert, was eine neue Fassung braucht."
    amount = count(len(told.changes), "Änderung", "Änderungen")
    return f"{amount} gegenüber {told.step.old.id}. Klasse nach Tiefe der Änderungen: {class_word(told.step.depth)}."


def tally(told: Told, site: Site) -> Tally | None:
    """How many measures changed, by kind, and how many did not; and how much else."""
    objects = by_object(told.changes)
    measures = [changes for (collection, _), changes in objects.items() if collection == "massnahmen"]
    others = [changes for (collection, _), changes in objects.items() if collection != "massnahmen"]
    if not objects:
        return None
    counts = (*_counts(measures), *_untouched(told))
    groups = [TallyGroup(site.words("massnahmen"), counts)] if counts else []
    groups += [TallyGroup("Übriges Konzept", tuple(_counts(others)))] if others else []
    return Tally(id="bilanz", title="Auf einen Blick", groups=tuple(groups))


def _counts(objects: Sequence[Sequence[Change]]) -> Iterator[Count]:
    found = Counter(kind_of(changes) for changes in objects)
    worded = sum(kind_of(one) is Kind.CHANGED and deepest(one) == Depth.EDITORIAL for one in objects)
    found[Kind.CHANGED] -= worded
    for kind, label in {**KINDS, Kind.CHANGED: "inhaltlich geändert"}.items():
        if found[kind]:
            yield Count(str(kind), number(found[kind]), label)
    if worded:
        yield Count("redaktionell", number(worded), "nur redaktionell geändert")


def _untouched(told: Told) -> tuple[Count, ...]:
    """The measures that no change is about."""
    touched = {key for (collection, key), changes in told.arrived.items() if any(one.depth for one in changes)}
    listed = told.step.new.concept["sammlungen"].get("massnahmen", ())
    still = sum(id_key(one["id"]) not in touched for one in listed)
    return (Count("unveraendert", number(still), "unverändert"),) if still else ()


def by_object(changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
    """The changes of each object, in the order of the collections; a split stands with each of its parts."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        for one in change.new if change.kind in EVENTS else [change.id]:
            found.setdefault((change.collection, str(one)), []).append(change)
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
    running = [_row(about, changes, told, site) for about, changes in by_object(told.running).items()]
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
        row = _row((collection, object_id), changes, told, site)
        anchored = Row(row.cells, anchor=change_anchor(collection, object_id))
        found.setdefault(_group(collection, object_id, told, site), []).append(anchored)
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


def _row(about: tuple[str, str], changes: Sequence[Change], told: Told, site: Site) -> Row:
    kind = kind_of(changes)
    decided = tuple(_decisions(changes, told, site))
    cells = (
        Cell((item_of(*about, told, site),)),
        Cell(text=KINDS[kind], tone=f"art-{kind}", note=class_word(deepest(changes))),
        Cell(text=" ".join(sentences(changes, told))),
        Cell(text=" ".join(reasons(changes, told)) or NOTHING),
        Cell(decided, "" if decided else NOTHING),
    )
    return labelled(_COLUMNS, [cells])[0]


def sentences(changes: Iterable[Change], told: Told) -> tuple[str, ...]:
    """What changed, each sentence once."""
    return tuple(dict.fromkeys(told.sentence(change) for change in changes))


def reasons(changes: Iterable[Change], told: Told | None = None) -> tuple[str, ...]:
    """Why, each reason once; with `told`, one that was stated for some keys only is told with these."""
    listed = list(changes)
    found: dict[str, list[Change]] = {}
    for change in listed:
        if change.reason:
            found.setdefault(_ended(change.reason), []).append(change)
    whole = _whole(listed, list(found.values()))
    return tuple(
        [
            text if told is None or covered is whole else f"{_keys_in_words(covered, told)}: {text}"
            for text, covered in found.items()
        ]
    )


def _whole(changes: Sequence[Change], covered: Sequence[list[Change]]) -> list[Change] | None:
    """The changes with the reason that was given for the object: it covers all that have none of their own."""
    if sum(map(len, covered)) < len(changes):
        return None
    ranked = sorted(covered, key=len, reverse=True)
    return ranked[0] if len(ranked) == 1 or (ranked and len(ranked[0]) > len(ranked[1])) else None


def _keys_in_words(changes: Sequence[Change], told: Told) -> str:
    """`Kosten und Zeitraum`."""
    words = [
        told.wording.label(one.collection, one.field) if one.field else KINDS[one.kind].capitalize() for one in changes
    ]
    return join(list(dict.fromkeys(words)))


def _decisions(changes: Sequence[Change], told: Told, site: Site) -> Iterator[Item]:
    """Each decision once; one about some keys only with these."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.decision:
            found.setdefault(change.decision, []).append(change)
    partly = len(found) > 1 or any(len(covered) < len(changes) for covered in found.values())
    for decision, covered in found.items():
        item = site.link(decision)
        yield replace(item, note=_keys_in_words(covered, told)) if partly else item


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
