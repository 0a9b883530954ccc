"""What the scan of Markdown finds, and that it finds it in any text at its place and in time."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isek.model import Place
from isek.read.markup import Block, Link, Mention, blocks, links, mentions, raw_html, sections
from isek.tree import Items, Mapping, Node

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "markup.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, first = case["markdown"], case.get("first_line", 1)
    if "references" in case:
        found = mentions(text, "a.md", first, case.get("column", 1))
        assert [shown_reference(one) for one in found] == case["references"]
        assert all(text[one.start : one.start + 2] == "[[" and text[: one.end].endswith("]]") for one in found)
    if "links" in case:
        assert [shown_link(link) for link in links(text, "a.md", first)] == case["links"]
    if "html" in case:
        found_html = [f"{at(raw.place)} {raw.text}".replace("\n", "⏎") for raw in raw_html(text, "a.md", first)]
        assert found_html == case["html"]
    if "sections" in case:
        assert sorted(sections(text)) == case["sections"]
    if "blocks" in case:
        check_blocks(case, blocks(text, "a.md", first))


def check_blocks(case: dict[str, Any], found: list[Block]) -> None:
    assert [shown_block(block) for block in found] == case["blocks"]
    told = [problem for block in found for problem in block.problems]
    shown = [f"{at(p.place)} {p.code}: {p.message}" + (f" · {p.hint}" if p.hint else "") for p in told]
    assert shown == case.get("problems", [])


def at(place: Place) -> str:
    return f"{place.line}:{place.column}" if place.column else f"{place.line}"


def shown_reference(one: Mention) -> str:
    section, label = f"#{one.section}" if one.section else "", f"|{one.label}" if one.label else ""
    return f"{at(one.place)} {one.target}{section}{label}: {one.sentence}"


def shown_link(link: Link) -> str:
    return f"{at(link.place)} " + (f"![{link.alt}]" if link.image else link.text) + f" → {link.href}"


def shown_block(block: Block) -> str:
    argument = f" | {block.argument}" if block.argument else ""
    options = f" {flow(block.options)}" if block.options else ""
    return f"{block.start + 1}-{block.end + 1} {block.depth} {block.name}{argument}{options}"


def flow(node: Node) -> str:
    """A tree in YAML's short form."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in node.entries.items()) + "}"
    if isinstance(node, Items):
        return "[" + ", ".join(flow(item) for item in node.items) + "]"
    return f"'{node.text}'" if node.text[0].isdigit() else node.text


def test_body_of_a_block() -> None:
    block = blocks("/// leitfrage | Wer?\n    id: LF-1\n\nDer Rat.\n\n- Und\n///\n", "a.md", 5)[0]
    assert (block.body, block.body_line) == ("\nDer Rat.\n\n- Und", 7)


def test_titles_in_headings() -> None:
    assert sections("## Zu [[M-1]]\n", {"M-1": "Umbau"}.__getitem__) == {"zu-umbau"}


SIGNS = [
    "[[",
    "]]",
    "|",
    "#",
    "`",
    "```",
    "\n",
    "\n\n",
    "    ",
    "/// ",
    "///",
    "karte",
    "a: b",
    "<",
    ">",
    "<div>",
    "<!--",
]
SIGNS += [
    "-->",
    "[x]",
    "(y)",
    "![",
    "{",
    "}",
    "\\",
    "- ",
    "> ",
    "1. ",
    "*",
    "_",
    "~~~",
    "---",
    "ä",
    "M-1",
    " ",
    "\t",
    "\r\n",
]


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_scanned(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    for found in mentions(text, "a.md"):
        assert text[found.start : found.end].startswith("[[")
        assert lines[found.place.line - 1][(found.place.column or 0) - 1 :].startswith("[[")
    for link in links(text, "a.md"):
        assert 1 <= link.place.line <= len(lines)
    for raw in raw_html(text, "a.md"):
        assert lines[raw.place.line - 1][(raw.place.column or 0) - 1] in "<{"
    for block in blocks(text, "a.md"):
        assert lines[block.place.line - 1][(block.place.column or 0) - 1 :].startswith("///")
        assert block.start <= block.end < len(lines)
    sections(text)


REPEATED = ["[[", "[", "](", "[](", "[a](b ", "<a ", '<a "', "`a``b", "/// a\n", "<!-- ", "<div\n", "<div>\n", "# a\n"]
REPEATED += [
    "{a=",
    "*a **b ",
    "\\[[",
    "- ",
    "> ",
    "[[a|",
    "![a](b",
    "[[M]] ",
    "<b>",
    "====\n",
    "&#2;",
    "```x\n",
    "--- ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    mentions(text), links(text), raw_html(text), blocks(text), sections(text)
    assert time.process_time() - start < 2
