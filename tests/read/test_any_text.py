"""Whatever stands in a file: readers hand back values and problems, and their places point at the text."""

import csv
import io
import unicodedata
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isek.model import Place
from isek.read import csv_table, front_matter, pipe_table, yaml_tree
from isek.tree import Items, Mapping, Node, Scalar, Table

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


def all_cells(table: Table) -> Iterator[Scalar]:
    yield from table.headings
    for row in table.rows:
        yield from row.cells


def text_at(lines: list[str], place: Place) -> str:
    assert place.column is not None
    return lines[place.line - 1][place.column - 1 :]


def is_inside(lines: list[str], place: Place) -> bool:
    return 1 <= place.line <= len(lines) and 1 <= (place.column or 1) <= len(lines[place.line - 1]) + 1


@pytest.mark.parametrize("libyaml", [True, False], ids=["C", "pure"])
@given(text=TEXTS.map(lambda text: text.lstrip("\ufeff")))
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


CELLS = st.text(st.sampled_from('aäb1 ;,\t"\n|`[]\\€-:'), max_size=6)
TABLE_TEXTS = st.one_of(TEXTS, st.lists(CELLS, max_size=20).map("".join))


@given(text=TABLE_TEXTS)
def test_csv_table_reads_or_tells(text: str) -> None:
    table, problems = csv_table.read(text, "a.csv")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(is_inside(lines, problem.place) for problem in problems)
    for cell in all_cells(table) if table else ():
        source = unicodedata.normalize("NFC", lines[cell.place.line - 1])
        assert cell.text.split("\n")[0].replace('""', '"') in source.replace('""', '"')


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5),
    separator=st.sampled_from(";,\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_csv_table_keeps_what_was_written(rows: list[list[str]], separator: str, quoting: int) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, quoting=quoting).writerows([["Nr.", "Titel", "Ort"], *rows])
    table, problems = csv_table.read(stream.getvalue(), "a.csv")
    assert not problems
    assert table is not None
    found = [[cell.text for cell in row.cells] for row in table.rows]
    assert found == [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


@given(text=TABLE_TEXTS.map(lambda text: f"a | b\n--|--\n{text}") | TABLE_TEXTS)
def test_pipe_tables_point_at_the_text(text: str) -> None:
    text = text.replace("\r", " ").replace("\\\\", "/")
    lines = ["", *text.split("\n")]
    ends = 0
    for found in pipe_table.tables(text, "a.md", 2):
        assert ends <= found.start < found.end <= len(lines) - 1
        ends = found.end
        for cell in all_cells(found.table):
            source = unicodedata.normalize("NFC", text_at(lines, cell.place)).replace("\\|", "|")
            assert source.startswith(cell.text)


@given(rows=st.lists(st.lists(CELLS.map(lambda cell: cell.replace("\n", " ")), min_size=2, max_size=2), max_size=5))
def test_pipe_table_keeps_what_was_written(rows: list[list[str]]) -> None:
    rows = [[cell.replace("\\", "/").replace("`", "'").replace("[[", "(") for cell in row] for row in rows]
    escaped = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    [found] = pipe_table.tables("\n".join(["| Nr. | Titel |", "|---|---|", *escaped]), "a.md", 1)
    wanted = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == wanted
