"""Every list in `cases/` shows what one reader makes of a text: a tree or table, and problems word for word.

A problem is written as `line:column: message · hint`, the places of a tree's values as `key.key: line:column`, and
a cell as `[text, line]` or `[text, line:column]`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from isek.model import Place
from isek.problems import Problem
from isek.read import csv_table, front_matter, pipe_table, yaml_tree
from isek.tree import Items, Mapping, Node, Table

FOLDER = Path(__file__).parent / "cases"


def cases(reader: str) -> list[Any]:
    listed = yaml.safe_load((FOLDER / f"{reader}.yml").read_text(encoding="utf-8"))
    assert len({case["name"] for case in listed}) == len(listed)
    return [pytest.param(case, id=case["name"]) for case in listed]


def shown(problems: list[Problem], code: str) -> list[str]:
    """Problems as they are written in the cases."""
    assert {problem.code for problem in problems} <= {code}
    return [f"{where(p.place)}: {p.message}" + (f" · {p.hint}" if p.hint else "") for p in problems]


def where(place: Place) -> str:
    return f"{place.line}" + (f":{place.column}" if place.column else "")


def plain(node: Node | None) -> Any:
    """A tree as lists, dicts and texts."""
    match node:
        case None:
            return None
        case Mapping():
            return {key: plain(value) for key, value in node.entries.items()}
        case Items():
            return [plain(item) for item in node.items]
        case _:
            return node.text


def places(node: Node, path: str = "") -> dict[str, str]:
    """The place of every scalar, by its path."""
    if isinstance(node, Mapping):
        inner = [(f"{path}.{key}".lstrip("."), value) for key, value in node.entries.items()]
    elif isinstance(node, Items):
        inner = [(f"{path}.{number}".lstrip("."), value) for number, value in enumerate(node.items)]
    else:
        return {path: where(node.place)}
    return {key: place for name, value in inner for key, place in places(value, name).items()}


@pytest.mark.parametrize("libyaml", [True, False], ids=["C", "pure"])
@pytest.mark.parametrize("case", cases("yaml_tree"))
def test_yaml_tree(case: dict[str, Any], libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml)
    node, problems = yaml_tree.parse(case["text"], "ziele.yml", case.get("first_line", 1))
    assert shown(problems, "yaml-fehler") == case.get("problems", [])
    assert plain(node) == case.get("tree")
    if "places" in case:
        assert node is not None
        assert places(node) == case["places"]


@pytest.mark.parametrize("case", cases("front_matter"))
def test_front_matter(case: dict[str, Any]) -> None:
    parts, problems = front_matter.split(case["text"], "M-1.md")
    assert shown(problems, "yaml-fehler") == case.get("problems", [])
    assert parts.yaml == case["yaml"]
    assert parts.body == case.get("body", case["text"])
    assert [parts.yaml_line, parts.body_line] == case.get("lines", [1, 1])


def cells(table: Table) -> list[list[list[str]]]:
    """The rows of a table, headings first."""
    rows = [table.headings, *(row.cells for row in table.rows)]
    assert all(cell.cell and not cell.quoted for row in rows for cell in row)
    assert table.place == rows[0][0].place
    assert [row.place for row in table.rows] == [row[0].place for row in rows[1:]]
    return [[[cell.text, where(cell.place)] for cell in row] for row in rows]


@pytest.mark.parametrize("case", cases("csv_table"))
def test_csv_table(case: dict[str, Any]) -> None:
    table, problems = csv_table.read(case["text"], "massnahmen.csv")
    assert shown(problems, "datei-unlesbar") == case.get("problems", [])
    assert (cells(table) if table else None) == case.get("table")


@pytest.mark.parametrize("case", cases("pipe_table"))
def test_pipe_table(case: dict[str, Any]) -> None:
    found = pipe_table.tables(case["text"], "rad.md", case.get("first_line", 1))
    assert [cells(one.table) for one in found] == case["tables"]
    assert [[one.start, one.end] for one in found] == case.get("spans", [])
