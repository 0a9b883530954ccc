"""`rechtliches.yml`: Impressum, Datenschutz and the declaration of accessibility, as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from isek.read.texts import read_text
from isek.read.yaml_tree import parse
from isek.tree import Items, Mapping, Node

FILE = "rechtliches.yml"


def read_legal(content: Path) -> dict[str, Any]:
    """What the file says, texts as typed; nothing where it is missing or broken (the check tells that)."""
    tree = legal_tree(content)
    found = _plain(tree) if tree is not None else {}
    return found if isinstance(found, dict) else {}


def legal_tree(content: Path) -> Node | None:
    """The file with its places; None where it is missing or broken."""
    path = content / FILE
    if not path.is_file():
        return None
    text, problems = read_text(path, FILE)
    tree, more = parse(text, FILE) if not problems else (None, [])
    return None if more else tree


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {name: _plain(child) for name, child in node.entries.items()}
    if isinstance(node, Items):
        return [_plain(child) for child in node.items]
    return node.text
