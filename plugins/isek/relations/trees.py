"""Trees of what is part of something. A circle is reported elsewhere; here it is cut, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct


class Branch(Struct, frozen=True):
    """An object with its parts."""

    id: str
    children: tuple[Branch, ...] = ()


def forest(ids: Iterable[str], children: Mapping[str, tuple[str, ...]]) -> tuple[Branch, ...]:
    """The trees of `ids`, each in one place: those that are part of nothing first, then what a circle leaves over."""
    ids = tuple(ids)
    parts = {child for owner in ids for child in children.get(owner, ())}
    seen: set[str] = set()
    roots = (owner for owner in (*(owner for owner in ids if owner not in parts), *ids))
    return tuple(_grown(root, children, seen) for root in roots if root not in seen)


def _grown(root: str, children: Mapping[str, tuple[str, ...]], seen: set[str]) -> Branch:
    """The tree of a root; built from the leaves, for a chain of parts may be longer than the stack is deep."""
    kept: dict[str, list[str]] = {}
    order, todo = [], [root]
    seen.add(root)
    while todo:
        owner = todo.pop()
        order.append(owner)
        kept[owner] = [child for child in dict.fromkeys(children.get(owner, ())) if child not in seen]
        seen.update(kept[owner])
        todo += reversed(kept[owner])
    made: dict[str, Branch] = {}
    for owner in reversed(order):
        made[owner] = Branch(owner, tuple(made[child] for child in kept[owner]))
    return made[root]


def below(root: str, children: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Everything that is part of `root`, at whatever depth, each once and `root` never."""
    seen, todo = {root}, [root]
    while todo:
        for child in children.get(todo.pop(), ()):
            if child not in seen:
                seen.add(child)
                todo.append(child)
                yield child
