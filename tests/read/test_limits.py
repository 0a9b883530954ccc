"""What would crash or stall a reader is refused, quickly and in German."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from isek.problems import Problem
from isek.read import csv_table, folder, front_matter, pipe_table, texts, yaml_tree


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < 5


def messages(problems: list[Problem]) -> list[tuple[str, str]]:
    assert {problem.code for problem in problems} <= {"datei-unlesbar", "yaml-fehler"}
    return [(problem.place.file, problem.message) for problem in problems]


@pytest.mark.parametrize("libyaml", [True, False], ids=["C", "pure"])
@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000, "a:\n" + "- " * 41])
def test_deep_nesting(text: str, libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml)
    node, problems = yaml_tree.parse(text, "a.yml")
    assert node is None
    assert messages(problems) == [("a.yml", "Die Angaben sind mehr als 40 Ebenen tief verschachtelt.")]


def test_forty_levels_are_read() -> None:
    node, problems = yaml_tree.parse("- " * 40 + "x", "a.yml")
    assert node is not None
    assert not problems


def test_alias_bomb() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
    node, problems = yaml_tree.parse(bomb, "a.yml")
    assert node is not None
    assert len(problems) == 10 + 81


def test_long_register() -> None:
    node, problems = yaml_tree.parse("- id: A\n  titel: Haus #5 x\n" * 5_000, "a.yml")
    assert node is not None
    assert len(problems) == 5_000


def test_oversized_files(tmp_path: Path) -> None:
    path = tmp_path / "gross.yml"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    message = "Die Datei ist größer als {} MB."
    assert messages(texts.read_text(path, "a.yml")[1]) == [("a.yml", message.format(10))]
    assert messages(texts.read_table_text(path, "a.csv")[1]) == [("a.csv", message.format(50))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    assert messages(texts.read_text(tmp_path / "a.yml", "a.yml")[1]) == [("a.yml", "Das ist keine gewöhnliche Datei.")]
    assert messages(folder.scan(tmp_path)[1]) == [("a.yml", "Das ist weder eine Datei noch ein Ordner.")]


@pytest.mark.parametrize(
    "text",
    [
        "```x\n" * 100_000,
        "<!--\n" * 100_000,
        "a | b\n--|--\n" + "[[ | " * 50_000,
        "a | b\n--|--\n" + "` | `` | " * 20_000,
        "a | b\n-|" + " " * 200_000 + "x",
        "a | b\n" + "-|" * 100_000 + "x",
        "a | b\n--|--\n" * 20_000,
        "---\n" + "\n" * 200_000 + "x",
    ],
)
def test_long_markdown(text: str) -> None:
    for found in pipe_table.tables(text, "a.md", 1):
        assert found.start < found.end
    assert front_matter.split(text, "a.md")[1] == []


@pytest.mark.parametrize("text", ["a;b\n" * 50_000, ";" * 200_000, '"' * 400_001, 'a;b\n"' + "x;\n" * 50_000])
def test_long_csv(text: str) -> None:
    table, problems = csv_table.read(text, "a.csv")
    assert (table is None) == bool(problems) or not text.strip(";")
