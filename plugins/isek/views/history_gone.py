"""Pages at the addresses of objects that a Fassung has dropped, renumbered, merged or split."""

from __future__ import annotations

from collections.abc import Iterator

from isek.history import Kind
from isek.read.resolve import id_key
from isek.schema.collections import COLLECTIONS
from isek.schema.measures import Measure
from isek.values.german import period
from isek.views.context import Site
from isek.views.frame import START, parts
from isek.views.history import Gone
from isek.views.history_changes import item_of, reasons
from isek.views.history_objects import HISTORY, TITLE, edition_item, history_entries
from isek.views.history_parts import ObjectHistory
from isek.views.page import Crumb, Head, PageView, SitePage, headings_of
from isek.views.parts import Fact, Item, ListPart, Paragraphs, Part
from isek.views.words import NOTHING

_OWN_PAGE = frozenset({key for key, collection in COLLECTIONS.items() if collection.own_page})
_SENTENCES = {
    Kind.DROPPED: "gehört nicht mehr zum Konzept.",
    Kind.MERGED: "ist mit anderem zusammengelegt worden.",
    Kind.SPLIT: "ist geteilt worden.",
}


def gone_pages(site: Site) -> Iterator[SitePage]:
    """A page for every object that had one and is no longer there. What was renumbered leads to its new address."""
    for one in site.past.gone:
        if one.change.kind is not Kind.RENUMBERED and one.collection in _OWN_PAGE:
            yield _page(one, site)


def gone_item(object_id: str, site: Site) -> Item:
    """What has gone, by the id that it had: a link to the page that says why, or only the id."""
    gone = site.past.gone_by_key.get(id_key(object_id))
    return item_of(gone.collection, gone.id, gone.told, site) if gone else Item(object_id)


def _page(gone: Gone, site: Site) -> SitePage:
    collection, title = COLLECTIONS[gone.collection], gone.told.title_before(gone.collection, gone.id)
    word = site.word(gone.collection)
    lead = f"{word} {gone.id} {_SENTENCES[gone.change.kind]}"
    view = PageView(
        Head(kicker=word, number=gone.id if title != gone.id else "", lead=lead),
        _facts(gone, site),
        after=parts(_why(gone), _followers(gone, site), _last(gone, site), _history(gone, site)),
    )
    # Kapitel have no index of their own.
    above = f"{collection.path}/" if site.has(gone.collection) and gone.collection != "kapitel" else "fassungen/"
    index = Crumb(site.words(gone.collection), above)
    return SitePage(
        collection.address(gone.id),
        title,
        "entfallen",
        "seite.html",
        view,
        crumbs=(START, index),
        summary=lead,
        headings=headings_of(view),
        anchors=frozenset({part.id for part in view.after}),
    )


def _facts(gone: Gone, site: Site) -> tuple[Fact, ...]:
    last, step = gone.told.step.old, edition_item(gone.told, site)[0]
    found = [Fact("", "Zuletzt in", (Item(last.id, site.link(last.id).address),)), Fact("", "Nicht mehr seit", (step,))]
    if gone.change.decision:
        found.append(Fact("", "Beschluss", (site.link(gone.change.decision),)))
    return tuple(found)


def _why(gone: Gone) -> Part:
    told = reasons([gone.change]) or (f"Grund: {NOTHING}.",)
    return Paragraphs(id="grund", title="Warum", paragraphs=told)


def _followers(gone: Gone, site: Site) -> Part | None:
    """What has taken its place."""
    if gone.change.kind is Kind.DROPPED:
        pairs = [("", one) for one in _successors(gone)]
    else:
        pairs = [(gone.collection, str(one)) for one in gone.change.new]
    items = [item_of(collection, one, gone.told, site) if collection else site.link(one) for collection, one in pairs]
    if not items:
        return Paragraphs(id="nachfolger", title="Was folgte", paragraphs=("Es gibt keinen Nachfolger.",))
    return ListPart(id="nachfolger", title="Was folgte", items=tuple(dict.fromkeys(items)))


def _successors(gone: Gone) -> list[str]:
    entry = gone.told.step.new.entry or {}
    listed = [one for one in entry.get("entfallen", ()) if id_key(one["id"]) == id_key(gone.id)]
    return [str(follower) for one in listed for follower in one.get("nachfolger", ())]


def _last(gone: Gone, site: Site) -> Part | None:
    """What the last edition that had it said in short."""
    found = site.past.alone(gone.told.step.old, gone.collection, gone.id)
    if found is None:
        return None
    told = [site.plain(getattr(found, "summary", None) or found.prose, 400)]
    if isinstance(found, Measure):
        when, cost = period(found.period) if found.period else "", site.cost_text(found) if found.cost else ""
        told += [f"Geplant war: {when}." if when else "", f"Geschätzte Kosten: {cost}." if cost else ""]
    paragraphs = tuple([text for text in told if text])
    title = f"Was in {gone.told.step.old.id} dazu stand"
    return Paragraphs(id="zuletzt", title=title, paragraphs=paragraphs) if paragraphs else None


def _history(gone: Gone, site: Site) -> Part | None:
    """What earlier Fassungen changed on it."""
    entries = history_entries(gone.collection, gone.id, site)
    return ObjectHistory(id=HISTORY, title=TITLE, entries=entries) if entries else None
