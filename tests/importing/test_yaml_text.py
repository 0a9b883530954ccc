"""What an import writes reads as what it meant."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from isek.importing.objects import harmless
from isek.importing.yaml_text import Plain, clean, front_matter, register
from isek.read.markup import blocks, mentions, raw_html
from isek.read.yaml_tree import parse
from isek.tree import Items, Mapping, Node, Scalar

NO_TEXT = ["Cs", "Cc", "Co", "Cn"]
LETTERS = st.characters(codec="utf-8", exclude_categories=NO_TEXT, exclude_characters="\x85\u2028\u2029")
WORDS = ["null", "~", "no", "012", "1.10", "12:30", "2026-01-01", "- x", "a: b", "a #b", "=1+1", "'", "@x"]
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=150),
    st.text(st.sampled_from(" #:-,[]{}&*!|>'\"%@`?\nab0~"), min_size=1, max_size=40),
    st.sampled_from(WORDS),
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.sampled_from("abc"), inner, min_size=1),
    max_leaves=8,
)


def meant(value: Any) -> Any:
    """A value as our reading gives it back: texts without blanks at their ends."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, list):
        return [meant(part) for part in value]
    return {name: meant(part) for name, part in value.items()}


def said(node: Node | None) -> Any:
    """A tree as plain values."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Items):
        return [said(item) for item in node.items]
    return {name: said(child) for name, child in node.entries.items()} if isinstance(node, Mapping) else None


@given(st.dictionaries(st.sampled_from(["id", "titel", "text", "status"]), VALUES, min_size=1))
def test_what_is_written_is_read(entries: dict[str, Any]) -> None:
    for text, wanted in ((front_matter(entries), meant(entries)), (register([entries, entries]), [meant(entries)] * 2)):
        tree, problems = parse(text, "x.yml")
        assert problems == []
        assert said(tree) == wanted, text


def test_readable_style() -> None:
    entries = {
        "id": "M-1",
        "titel": "Straße: neu",
        "themenfelder": ["T-1", "T-2"],
        "klimarelevant": "ja",
        "kosten": Plain("250000"),
        "status": [{"stichtag": Plain("2026-01-31"), "text": "Erste Zeile\nZweite Zeile"}, {"phase": "planung"}],
    }
    assert front_matter(entries) == (
        "id: M-1\n"
        "titel: 'Straße: neu'\n"
        "themenfelder: [T-1, T-2]\n"
        "klimarelevant: ja\n"
        "kosten: 250000\n"
        "status:\n"
        "  - stichtag: 2026-01-31\n"
        "    text: |\n"
        "      Erste Zeile\n"
        "      Zweite Zeile\n"
        "  - {phase: planung}\n"
    )


PARTS = [*"<>/![]()&;#abi \n*_\\`\"='-{}:.", "///", "/// karte", "[[M-1]]", "<b>", "{: #a onclick=x }", "    "]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_text_of_a_table_is_text(text: str) -> None:
    safe = harmless(text)
    assert blocks(safe) == []
    assert mentions(safe) == []
    assert raw_html(safe) == []
