"""Words that people use for the same thing: a list of our own, and the town's `synonyme.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from isek.model import Place
from isek.problems import Problem, problem
from isek.read.texts import read_text
from isek.read.yaml_tree import parse
from isek.search.words import meaning, stem, words_of
from isek.tree import Items, Node, Scalar

FILE = "synonyme.yml"
Groups = tuple[tuple[str, ...], ...]

_SHAPE = "Eine Gruppe ist eine Liste, etwa „- [Bücherei, Bibliothek]“."


def read_synonyms(content: Path) -> tuple[Groups, list[Problem]]:
    """The groups of the town, and what is wrong with their shape. A file that is no YAML is for the check to tell."""
    path = content / FILE
    if not path.is_file():
        return (), []
    text, problems = read_text(path, FILE)
    tree, more = parse(text, FILE) if not problems else (None, [])
    if problems or more or tree is None:
        return (), []
    return groups_of(tree)


def groups_of(tree: Node) -> tuple[Groups, list[Problem]]:
    """The groups that a file states, without what is none."""
    if not isinstance(tree, Items):
        return (), [_problem(tree.place, f"„{FILE}“ braucht eine Liste von Gruppen.", _SHAPE)]
    problems: list[Problem] = []
    groups = tuple([_group(node, problems) for node in tree.items])
    return tuple([group for group in groups if len(group) > 1]), problems


def _group(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    if not isinstance(node, Items):
        problems.append(_problem(node.place, "Hier steht keine Gruppe von Wörtern.", _SHAPE))
        return ()
    words: dict[str, str] = {}
    for item in node.items:
        found = _faulty(item, words)
        if found:
            problems.append(found)
        elif isinstance(item, Scalar):
            words[item.text.strip().casefold()] = item.text.strip()
    if len(words) == 1 and len(node.items) == 1:
        problems.append(_problem(node.place, f"Neben „{next(iter(words.values()))}“ fehlt ein zweites Wort.", _SHAPE))
    return tuple(words.values())


def _faulty(item: Node, words: dict[str, str]) -> Problem | None:
    if not isinstance(item, Scalar):
        return _problem(item.place, "In einer Gruppe stehen nur Wörter, keine weiteren Listen.", _SHAPE)
    if not words_of(item.text):
        return _problem(item.place, f"„{item.text.strip()}“ ist kein Wort.", None)
    if item.text.strip().casefold() in words:
        return _problem(item.place, f"„{item.text.strip()}“ steht in dieser Gruppe schon.", "Eines davon löschen.")
    return None


def _problem(place: Place, message: str, hint: str | None) -> Problem:
    return problem("wert-ungueltig", place, message, hint)


@cache
def shipped() -> Groups:
    """The groups of our own list."""
    text = files("isek.search").joinpath(FILE).read_text(encoding="utf-8")
    tree, _ = parse(text, FILE)
    return groups_of(tree)[0] if tree else ()


class Synonyms:
    """Looks up the groups that a text speaks of. Groups have numbers: those of our own list come first."""

    def __init__(self, own: Iterable[Sequence[str]] = ()) -> None:
        self.names: list[Sequence[str]] = [*shipped(), *own]
        said = [[meaning(name) for name in group] for group in self.names]
        self._words = [word for group in said for words in group for word in words]
        self._by_stem: dict[str, list[_Name]] = {}
        self._by_word: dict[str, list[_Name]] = {}
        for number, group in enumerate(said):
            for stems in dict.fromkeys(tuple([stem(word) for word in words]) for words in group if words):
                self._by_stem.setdefault(stems[0], []).append(_Name(number, stems))

    @property
    def words(self) -> Iterator[str]:
        """All words of all groups."""
        return iter(self._words)

    def near(self, spoken: Collection[int]) -> dict[int, list[str]]:
        """The names of groups that are in no text, by the first group that is and that has a name in common with them.

        Who looks for a Freibad, where there is none, may like to hear of the Badestelle.
        """
        by_name: dict[str, list[int]] = {}
        for number, group in enumerate(self.names):
            for name in group:
                by_name.setdefault(name.lower(), []).append(number)
        found: dict[int, list[str]] = {}
        for number, group in enumerate(self.names):
            others = (other for name in group for other in by_name[name.lower()] if other in spoken)
            if number not in spoken and (other := next(others, None)) is not None:
                names = (name for name in group if not any(one in spoken for one in by_name[name.lower()]))
                found.setdefault(other, []).extend(names)
        return found

    def groups(self, words: Sequence[str]) -> list[int]:
        """The groups of which these words, in the order of their text, say a name."""
        found: dict[int, None] = {}
        for at, word in enumerate(words):
            names = self._by_word.get(word)
            if names is None:
                names = self._by_word[word] = self._by_stem.get(stem(word), [])
            for name in names:
                if name.group not in found and (len(name.stems) == 1 or _stand(words, at, name.stems)):
                    found[name.group] = None
        return list(found)


class _Name(NamedTuple):
    group: int
    stems: tuple[str, ...]


def _stand(words: Sequence[str], at: int, stems: tuple[str, ...]) -> bool:
    """Whether words with these stems, the first of which is known to be there, stand in a row from one place on."""
    if at + len(stems) > len(words) or stem(words[at + 1]) != stems[1]:
        return False
    return len(stems) == 2 or tuple([stem(word) for word in words[at + 2 : at + len(stems)]]) == stems[2:]
