"""How views become pages: crumbs, headings, descriptions, and the anchors that references may lead to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from isek.schema.fields import keys_of
from isek.schema.objects import Object
from isek.schema.types import Prose
from isek.views.context import Site
from isek.views.history_marks import changed_words
from isek.views.history_objects import object_history
from isek.views.mentioned import mentions_of
from isek.views.page import Crumb, PageView, SitePage, headings_of
from isek.views.parts import Entries, Entry, Groups, Item, Mentions, Part, Words

START = Crumb("Start", "")
TEXT = "text"


def index_page(site: Site, address: str, title: str, kind: str, view: PageView, summary: str = "") -> SitePage:
    """A page of a whole collection, or one that is derived from many. Without a summary its lead is one."""
    told = view.head.lead if isinstance(view.head.lead, str) else ""
    return SitePage(
        address,
        title,
        kind,
        "seite.html",
        view,
        crumbs=(START,),
        summary=summary or told or f"{title}: {site.concept.settings.title}",
        headings=headings_of(view),
        anchors=frozenset(_anchors_in(view)),
    )


def object_page(site: Site, found: Object, kind: str, view: PageView, above: Iterable[Crumb] = ()) -> SitePage:
    """The page of one object. Every key of its collection has an anchor on it, also where nothing is stated."""
    collection = site.concept.collection_of(found.id)
    keys = keys_of(type(found))
    history = object_history(collection.key, found.id, site)
    changed = changed_words(collection.key, found.id, site) if history else ""
    view = replace(view, head=replace(view.head, changed=changed), after=parts(*view.after, history))
    shown = _anchors_in(view) | ({TEXT} if found.prose else set()) | _head_anchors(view)
    view = replace(view, anchors=tuple([key for key in keys if key not in shown]))
    index = (Crumb(site.words(collection.key), f"{collection.path}/"),) if collection.key != "kapitel" else ()
    return SitePage(
        site.link(found.id).address or "",
        found.name,
        kind,
        "seite.html",
        view,
        found.prose,
        found.prose.place.file if found.prose else found.place.file,
        (START, *index, *above),
        site.plain(_summary(found)) or _described(found, view.head.lead, site),
        headings_of(view),
        found.id,
        frozenset([*keys, *shown]),
    )


def _summary(found: Object) -> Prose | None:
    summary = getattr(found, "summary", None)
    return summary if isinstance(summary, Prose) else found.prose


def _described(found: Object, lead: Words | None, site: Site) -> str:
    """What an object without a text says of itself in one line: its lead, else what refers to it."""
    if lead:
        return site.plain(lead) if isinstance(lead, Prose) else lead
    named = {link.source for link in site.relations.to(found.id)} & site.concept.measures.keys()
    told = f"{site.count(len(named))} dazu" if named else site.concept.settings.title
    return f"{site.word(site.concept.collection_of(found.id).key)}: {found.name} ({told})"


def _head_anchors(view: PageView) -> set[str]:
    return {
        "titel",
        *(["nummer"] if view.head.number else []),
        *(["kurz"] if view.head.lead else []),
        *(["themenfelder"] if view.head.items else []),
    }


def _anchors_in(view: PageView) -> set[str]:
    found = {fact.key for fact in view.side}
    for part in (*view.before, *view.after):
        found.add(part.id)
        if isinstance(part, Groups):
            found |= {group.key for group in part.groups}
        if isinstance(part, Entries):
            found |= {entry.anchor for entry in _all_entries(part.entries)}
    return found - {""}


def _all_entries(entries: Iterable[Entry]) -> Iterable[Entry]:
    for entry in entries:
        yield entry
        yield from _all_entries(entry.entries)


def parts(*found: Part | None) -> tuple[Part, ...]:
    """The parts that there are."""
    return tuple([part for part in found if part is not None])


def mentions_part(site: Site, target: str) -> Mentions | None:
    """„Erwähnt in“, where anything mentions the object."""
    mentions = mentions_of(site, target)
    return Mentions(id="erwaehnt", title="Erwähnt in", mentions=mentions) if mentions else None


def items(site: Site, ids: Iterable[str]) -> tuple[Item, ...]:
    """The links to the objects with these ids, each once."""
    return tuple([site.link(one) for one in dict.fromkeys(ids)])
