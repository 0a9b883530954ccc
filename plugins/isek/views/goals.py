"""Ziele: the tree of goals with the measures that serve them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from isek.relations import Branch, Related
from isek.schema.goals import Goal
from isek.values.fold import address
from isek.values.german import number
from isek.views.context import Site
from isek.views.facts import NO_ANCHORS, FactList, groups
from isek.views.frame import index_page, items
from isek.views.history_objects import history_group
from isek.views.mentioned import mentions_of
from isek.views.page import Head, PageView, SitePage
from isek.views.parts import Entries, Entry, Group, Item, Node, Tree
from isek.views.pictures import Folded
from isek.views.words import word

_MOST_LISTED = 12
"""How many measures a goal of the tree lists."""


def goal_page(site: Site) -> SitePage:
    """All goals at one address, each at its place."""
    entries = tuple([_entry(branch, site) for branch in site.relations.goal_tree()])
    lead = f"{site.count(len(site.concept.goals), 'ziele')}. Bei jedem steht, was ihm dient."
    tree = Folded(summary=f"Alle {site.words('ziele')} auf einen Blick", parts=(goal_tree(site, ()),))
    view = PageView(Head(lead=lead), after=(tree, Entries(entries=entries)))
    return index_page(site, "ziele/", site.words("ziele"), "ziele", view)


def _entry(branch: Branch, site: Site) -> Entry:
    goal = site.concept.goals[branch.id]
    facts = (
        FactList(site, Goal, NO_ANCHORS)
        .refs("themenfelder", goal.fields)
        .refs("raeume", goal.areas)
        .refs("indikatoren", goal.indicators)
    )
    related = [
        Group("", group.label, _noted(group.related, site), group.kind if group.kind == "konflikt" else "")
        for group in site.relations.measure_relations(goal.id)
    ]
    own = [link.source for link in site.relations.to(goal.id, "ziele")]
    measures = [one for one in own if one in site.concept.measures]
    idle = "" if site.relations.measures_of_goal(goal.id) else "Noch dient diesem Ziel nichts."
    prose = tuple([one for one in (goal.summary, goal.text) if one])
    return Entry(
        address(goal.id),
        goal.title,
        site.link(goal.id).number,
        ". ".join(part for part in (word("ebene", goal.level), idle) if part),
        prose,
        facts.all(),
        groups(
            Group("", site.words("massnahmen"), items(site, measures)), *related, history_group("ziele", goal.id, site)
        ),
        mentions_of(site, goal.id),
        tuple([_entry(child, site) for child in branch.children]),
    )


def _noted(related: Iterable[Related], site: Site) -> tuple[Item, ...]:
    found = []
    for one in related:
        link = site.link(one.id)
        found.append(Item(link.text, link.address, link.number, link.mark, one.notes[0] if one.notes else None))
    return tuple(found)


def goal_tree(site: Site, measures: Collection[str]) -> Tree:
    """The tree with those of some measures that serve each goal."""
    return Tree(nodes=tuple([_node(branch, site, measures) for branch in site.relations.goal_tree()]))


def _node(branch: Branch, site: Site, measures: Collection[str]) -> Node:
    serving = [link.source for link in site.relations.to(branch.id, "ziele") if link.source in measures]
    level = word("ebene", site.concept.goals[branch.id].level)
    below = tuple([_node(child, site, measures) for child in branch.children])
    listed = dict.fromkeys(serving)
    left = len(listed) - _MOST_LISTED
    if left < 2:
        return Node(site.link(branch.id), level, items(site, listed), below)
    more = Item(f"… und {number(left)} weitere", site.filtered(ziel=branch.id))
    return Node(site.link(branch.id), level, items(site, list(listed)[:_MOST_LISTED]), below, more)
