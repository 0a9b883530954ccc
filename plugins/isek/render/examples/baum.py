"""A tree with what belongs to each node: the goals and the measures that serve them."""

from __future__ import annotations

from isek.render.examples.samples import Sample, item, of_each
from isek.views.parts import Item, Node, Tree


def _tree(one: Sample) -> Tree:
    leaf = Node(Item(one.title, "ziele/#z-1-1", "Z-1.1"), "Teilziel", (item(one), item(one, "M-002")))
    more = Item("… und 14 weitere", "massnahmen/?ziel=Z-1")
    inner = Node(Item(one.title, "ziele/#z-1", "Z-1"), "Ziel", (item(one),), (leaf,), more)
    return Tree(title="Alle Ziele", nodes=(Node(Item(one.title, "ziele/#z-0", "Z-0"), "Leitbild", nodes=(inner,)),))


EXAMPLES = of_each(_tree) | {
    "leer": Tree(nodes=()),
}
