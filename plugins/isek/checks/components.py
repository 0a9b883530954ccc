"""What hangs together in circles: strongly connected components, without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(targets: Mapping[str, Sequence[str]]) -> Iterator[frozenset[str]]:
    """The largest sets of names in which each can be reached from each (Tarjan 1972). Linear in names and arrows."""
    search = _Search(targets)
    for name in targets:
        if name not in search.number:
            yield from search.run(name)


class _Search:
    """A depth-first search that keeps its own stack: a chain of parts may be longer than Python's."""

    def __init__(self, targets: Mapping[str, Sequence[str]]) -> None:
        self.targets = targets
        self.number: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.open: dict[str, None] = {}

    def run(self, root: str) -> Iterator[frozenset[str]]:
        """The components that are reached from `root` and complete."""
        path = [self._enter(root)]
        while path:
            name, rest = path[-1]
            target = next(rest, None)
            if target is None:
                path.pop()
                if path:
                    self._lower(path[-1][0], self.lowest[name])
                if self.lowest[name] == self.number[name]:
                    yield self._take(name)
            elif target not in self.number:
                path.append(self._enter(target))
            elif target in self.open:
                self._lower(name, self.number[target])

    def _enter(self, name: str) -> tuple[str, Iterator[str]]:
        self.number[name] = self.lowest[name] = len(self.number)
        self.open[name] = None
        return name, iter(self.targets.get(name, ()))

    def _lower(self, name: str, to: int) -> None:
        self.lowest[name] = min(self.lowest[name], to)

    def _take(self, name: str) -> frozenset[str]:
        """All names that were opened since `name`."""
        found = set()
        while name in self.open:
            found.add(self.open.popitem()[0])
        return frozenset(found)
