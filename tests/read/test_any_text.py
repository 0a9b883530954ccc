"""Whatever stands in a file: readers hand back values and problems, and their places point at the text."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isek.model import Place
from isek.read import front_matter, yaml_tree
from isek.tree import Items, Mapping, Node, Scalar

# Pieces that mean something to a reader, in an order that nobody would write.
PIECES = st.sampled_from(
    [
        *"aä😀[]{}:#|>%@\\\"' \t\n\r\v\0\u2028\x85\ufeff\xa0",
        *("titel", ": ", "- ", "? ", ", ", "  ", "\n  ", " #", "&x ", "*x", "!t ", "<<", "---\n", "...\n", "\r\n"),
    ]
)
TEXTS = st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=40).map("".join))
WORDS = st.text(st.characters(categories=["L", "N"], include_characters="-."), min_size=1, max_size=8).filter(
    lambda word: not word.startswith(("-", "."))
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for value in node.entries.values():
                yield from scalars(value)


def text_at(lines: list[str], place: Place) -> str:
    assert place.column is not None
    return lines[place.line - 1][place.column - 1 :]


def is_inside(lines: list[str], place: Place) -> bool:
    return 1 <= place.line <= len(lines) and 1 <= (place.column or 1) <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize("libyaml", [True, False], ids=["C", "pure"])
@given(text=TEXTS)
def test_yaml_tree_reads_or_tells(text: str, libyaml: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", libyaml)
        node, problems = yaml_tree.parse(text, "a.yml", 3)
    lines = ["", "", *text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    assert all(is_inside(lines, problem.place) for problem in problems)
    refused = {problem.place for problem in problems}
    for scalar in scalars(node):
        first = scalar.text.split("\n")[0].split(" ")[0]
        assert scalar.quoted or scalar.place in refused or text_at(lines, scalar.place).startswith(first)


@given(value=VALUES, indent=st.integers(2, 6), flow=st.booleans())
def test_yaml_tree_keeps_what_was_written(value: object, indent: int, flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, indent=indent, default_flow_style=flow, sort_keys=False, width=200)
    node, problems = yaml_tree.parse(text, "a.yml")
    assert not problems
    lines = text.split("\n")
    for scalar in scalars(node):
        found = text_at(lines, scalar.place)
        assert found[1:].startswith(scalar.text) if scalar.quoted else found.startswith(scalar.text)


@given(text=TEXTS.map(lambda text: text.replace("\r", "")))
def test_front_matter_loses_nothing(text: str) -> None:
    parts, _ = front_matter.split(text, "a.md")
    lines = text.split("\n")
    assert lines[parts.body_line - 1 :] == parts.body.split("\n") or (parts.body == "" and parts.body_line > len(lines))
    if parts.yaml is not None:
        head = parts.yaml.split("\n")[:-1]
        assert lines[parts.yaml_line - 1 : parts.body_line - 2] == head
