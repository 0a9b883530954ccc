"""„Erwähnt in“: where the texts of others name an object."""

from __future__ import annotations

from isek.relations.mentions import CONCEPT, PAGE
from isek.views.context import Site
from isek.views.parts import Item, Mention

MOST = 30
"""How many places are listed; a term or an office may be named hundreds of times."""


def mentions_of(site: Site, target: str) -> tuple[Mention, ...]:
    """Who mentions an object, each once, with the sentences; the last one says how many are left out."""
    sentences: dict[str, list[str]] = {}
    for mention in site.relations.mentions(target):
        told = sentences.setdefault(mention.owner, [])
        if mention.sentence and mention.sentence not in told:
            told.append(mention.sentence)
    found = [Mention(_owner(site, owner), tuple(told)) for owner, told in sentences.items()]
    if len(found) > MOST:
        left = len(found) - MOST
        return (*found[:MOST], Mention(Item(f"und an {left} weiteren Stellen"), ()))
    return tuple(found)


def _owner(site: Site, owner: str) -> Item:
    if owner == CONCEPT:
        return Item("Rechtswirkung des Konzepts")
    if owner.startswith(PAGE):
        return site.page_link(site.concept.pages[owner.removeprefix(PAGE)])
    return site.link(owner)
