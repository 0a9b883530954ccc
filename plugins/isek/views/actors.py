"""Akteure: who works with whom, who hands over, how they are reached."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from isek.schema.actors import Actor
from isek.values.german import day, number
from isek.values.phone import phone_link
from isek.views.context import Site
from isek.views.facts import FactList, groups
from isek.views.frame import index_page, items, mentions_part, object_page, parts
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Fact, Group, Groups, Item
from isek.views.rows import measure_part
from isek.views.tables import Cell, Table, heads, labelled
from isek.views.words import NOTHING, word


class Contact(Struct, frozen=True):
    """How an office is reached; `name` links to its page."""

    name: Item
    office: str
    email: str
    phone: Item | None
    address: str
    website: Item | None


def contact_of(actor_id: str, site: Site) -> Contact | None:
    """The contact of an actor, or None where it has none."""
    actor = site.concept.actors.get(actor_id)
    if actor is None or actor.contact is None:
        return None
    found = actor.contact
    return Contact(
        site.link(actor_id),
        found.office or "",
        found.email or "",
        Item(found.phone, phone_link(found.phone), outside=True) if found.phone else None,
        found.address or "",
        Item(found.website, found.website, outside=True) if found.website else None,
    )


def actor_pages(site: Site) -> Iterator[SitePage]:
    """The index and each actor."""
    lead = f"{site.count(len(site.concept.actors), 'akteure')}: wer entscheidet, plant, bezahlt und mitarbeitet."
    view = PageView(Head(lead=lead), after=parts(actor_table(site), bodies(site), handovers(site)))
    yield index_page(site, "akteure/", site.words("akteure"), "akteure", view)
    yield from (_page(actor, site) for actor in site.concept.actors.values())


def actor_table(site: Site) -> Table:
    """All actors with their task and how many measures they lead and take part in."""
    words = (site.word("akteure"), "Art", "Aufgabe", "federführend", "beteiligt")
    rows = [_row(actor, site) for actor in site.concept.actors.values()]
    caption = f"{site.words('akteure')} und was sie tun"
    return Table(id="tabelle", caption=caption, head=heads(words, figures=(3, 4)), rows=labelled(words, rows))


def _row(actor: Actor, site: Site) -> tuple[Cell, ...]:
    found = site.relations.measures_of_actor(actor.id)
    return (
        Cell((site.link(actor.id),)),
        Cell(text=word("akteursart", actor.kind)),
        Cell(text=actor.task or NOTHING),
        Cell(text=number(len(found.lead)), figure=True),
        Cell(text=number(len(found.partner)), figure=True),
    )


def bodies(site: Site) -> Groups | None:
    """The bodies with their members."""
    found = groups(
        *(Group("", one.title, site.links(one.members)) for one in site.concept.actors.values() if one.members)
    )
    return Groups(id="gremien", title="Gremien und ihre Mitglieder", groups=found) if found else None


def handovers(site: Site) -> Table | None:
    """How knowledge is handed over, and who stands in."""
    actors = [one for one in site.concept.actors.values() if one.handover or one.deputy]
    if not actors:
        return None
    words = (site.word("akteure"), "Vertretung", "Übergabe", "zuletzt geprüft")
    rows = [
        (
            Cell((site.link(one.id),)),
            Cell((site.link(one.deputy.id),)) if one.deputy else Cell(text=NOTHING),
            Cell(text=(one.handover and one.handover.rule) or NOTHING),
            Cell(text=day(one.handover.as_of) if one.handover and one.handover.as_of else NOTHING),
        )
        for one in actors
    ]
    return Table(
        id="uebergaben",
        title="Vertretung und Übergabe",
        caption="Wie Wissen weitergegeben wird, wenn jemand wechselt",
        head=heads(words),
        rows=labelled(words, rows),
    )


def _page(actor: Actor, site: Site) -> SitePage:
    measures = site.relations.measures_of_actor(actor.id)
    view = PageView(
        Head(kicker=word("akteursart", actor.kind) if actor.kind else site.word("akteure"), lead=actor.task),
        _facts(actor, site),
        after=parts(
            measure_part(measures.lead, site, "Federführend", "federfuehrung", "Federführend"),
            measure_part(measures.partner, site, "Beteiligt", "beteiligt", "Beteiligt"),
            measure_part(measures.carrier, site, "Als Träger", "traeger", "Als Träger"),
            _belongings(actor, site),
            mentions_part(site, actor.id),
        ),
    )
    return object_page(site, actor, "akteur", view)


def _facts(actor: Actor, site: Site) -> tuple[Fact, ...]:
    contact = actor.contact
    reached: list[Item] = []
    if contact:
        reached += [Item(text) for text in (contact.office, contact.address) if text]
        reached += [Item(contact.email, f"mailto:{contact.email}", outside=True)] if contact.email else []
        reached += [Item(contact.phone, phone_link(contact.phone), outside=True)] if contact.phone else []
        reached += [Item(contact.website, contact.website, outside=True)] if contact.website else []
    handover = actor.handover
    checked = f"zuletzt geprüft {day(handover.as_of)}" if handover and handover.as_of else None
    return (
        FactList(site, Actor)
        .text("kurzname", actor.short_name)
        .items("kontakt", tuple(reached))
        .refs("mitglieder", actor.members)
        .refs("vertretung", actor.deputy)
        .text("uebergabe", (handover and (handover.rule or "geregelt")) or None, note=checked)
        .words("phasen", "projektphase", actor.stages)
        .all()
    )


_NAMED_BY = (
    ("Sitzt in", "akteure", "mitglieder"),
    ("Vertritt", "akteure", "vertretung"),
    ("Antwortet auf", "leitfragen", "zustaendig"),
    ("Beteiligt an", "leitfragen", "akteure"),
    ("Empfehlungen an diese Stelle", "empfehlungen", "adressat"),
    ("Führt die Pläne", "fachkonzepte", "zustaendig"),
    ("Beschlüsse", "beschluesse", "gremium"),
)


def _belongings(actor: Actor, site: Site) -> Groups | None:
    """What names the actor, by its part in it."""
    links = site.relations.to(actor.id)
    found = []
    for title, collection, kind in _NAMED_BY:
        own = site.concept.collections.get(collection, {})
        named = [link.source for link in links if link.kind == kind and link.source in own]
        found.append(Group("", title, items(site, named)))
    kept = groups(*found)
    return Groups(id="dazu", title="Wobei diese Stelle mitwirkt", groups=kept) if kept else None
