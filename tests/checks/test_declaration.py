"""A declaration of accessibility is looked through every year."""

from datetime import date

import pytest

from isek.checks.declaration import stale_declaration
from isek.read.yaml_tree import parse


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("barrierefreiheit:\n  datum: 2025-11-23\n", [2]),
        ("barrierefreiheit:\n  datum: 2025-11-24\n", []),
        ("barrierefreiheit:\n  stand: voll\n  datum: Mai 2024\n", [3]),
        ("barrierefreiheit:\n  datum: bald\n", []),
        ("barrierefreiheit: ja\n", []),
        ("impressum: {anbieter: Stadt}\n", []),
        ("- 1\n", []),
    ],
)
def test_older_than_twelve_months(text: str, told: list[int]) -> None:
    tree, _ = parse(text, "rechtliches.yml")
    found = list(stale_declaration(tree, date(2026, 11, 24)))
    assert [(one.code, one.place.line) for one in found] == [("erklaerung-veraltet", line) for line in told]
