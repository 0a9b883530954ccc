"""Akteure: how they are reached, their index and their pages."""

from __future__ import annotations

from dataclasses import dataclass

from isek.views.context import Site
from isek.views.parts import Item


@dataclass(frozen=True, slots=True)
class Contact:
    """How an office is reached; `name` links to its page."""

    name: Item
    office: str
    email: str
    phone: str
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
        found.phone or "",
        found.address or "",
        Item(found.website, found.website, outside=True) if found.website else None,
    )
