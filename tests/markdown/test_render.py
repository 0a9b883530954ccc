"""What becomes of Markdown on a page, and that nothing gets there that may not."""

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isek.markdown import slugify
from isek.markdown.defaults import CONFIGS, EXTENSIONS
from isek.markdown.extension import IsekExtension
from isek.markdown.own_blocks import BlockCall
from isek.markdown.references import Target
from isek.markdown.renderer import Heading, Renderer, relative
from isek.read.allowed_html import is_safe_attribute
from isek.read.markup import mentions
from isek.tree import Items, Node

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "render.yml").read_text(encoding="utf-8"))
KNOWN = {
    "m-1": Target("massnahmen/m-1/", "Umbau <Markt> & *Co*", "massnahmen"),
    "a-1": Target(None, "Rat", "akteure"),
}


def resolve(text: str, section: str | None) -> Target | None:
    found = KNOWN.get(text.casefold())
    if found is None or found.href is None or section is None:
        return found
    return Target(f"{found.href}#{section}", found.title, found.kind)


def render(call: BlockCall) -> str:
    title = f' title="{call.title_html}"' if call.title else ""
    options = "".join(f" {name}={flat(node)}" for name, node in call.options.entries.items())
    return f"<x-{call.name}{title}{options}>{call.inner}</x-{call.name}>"


def flat(node: Node) -> str:
    return f"[{','.join(flat(item) for item in node.items)}]" if isinstance(node, Items) else node.text


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(resolve, render, link=lambda address, _base: f"@{address}")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_case(case: dict[str, Any], renderer: Renderer) -> None:
    if "inline" in case:
        assert renderer.inline(case["inline"], "kapitel/a/") == case["html"]
        return
    rendered = renderer.block(case["markdown"], "kapitel/a/", case.get("taken", ()))
    assert rendered.html == case["html"]
    if "toc" in case:
        assert [f"{entry.id} {entry.title}" for entry in entries(rendered.toc)] == case["toc"]
        assert {entry.id for entry in entries(rendered.toc)} <= rendered.anchors


def entries(toc: tuple[Heading, ...]) -> Iterator[Heading]:
    for entry in toc:
        yield entry
        yield from entries(entry.children)


def test_one_text_leaves_nothing_for_the_next(renderer: Renderer) -> None:
    first = renderer.block("## A\n\n/// karte\n    raum: R-1\n///\n\n<b>x</b> <i>\n").html
    renderer.block("/// note\n\n<b>\n\n[x]: y\n")
    assert renderer.block("## A\n\n/// karte\n    raum: R-1\n///\n\n<b>x</b> <i>\n").html == first


def test_as_an_extension_by_name() -> None:
    configs = {"isek.markdown.extension": {"resolve": resolve, "render": render}}
    md = markdown.Markdown(extensions=["isek.markdown.extension", "md_in_html"], extension_configs=configs)
    assert md.convert("[[M-1|x]]") == '<p><a class="reference reference-massnahmen" href="massnahmen/m-1/">x</a></p>'
    assert md.reset().convert('<div markdown="1" onclick="x">\n*a*\n</div>') == "<div>\n<p><em>a</em></p>\n</div>"
    assert "alert" not in md.reset().convert('<script markdown="1">\nalert(1)\n</script>')


def test_addresses_in_raw_html_may_differ() -> None:
    own = IsekExtension(
        resolve=lambda text, _section: Target("m.md", text),
        raw_resolve=lambda text, _section: Target("/m/", text),
        link=lambda address: address,
        raw_link=lambda address: f"/{address}",
    )
    html = markdown.Markdown(extensions=[own]).convert('[[M]] [a](b)\n\n<p>[[M]] <a href="b?c&amp;d">a</a></p>')
    assert html == (
        '<p><a class="reference" href="m.md">M</a> <a href="b">a</a></p>\n'
        '<p><a class="reference" href="/m/">M</a> <a href="/b?c&amp;d">a</a></p>'
    )


@pytest.mark.parametrize(
    ("href", "base", "expected"),
    [
        ("massnahmen/m-1/", "", "massnahmen/m-1/"),
        ("massnahmen/m-1/#kosten", "massnahmen/m-2/", "../m-1/#kosten"),
        ("ziele/#z1.1", "ziele/", "#z1.1"),
        ("", "ziele/", ""),
        ("kapitel/a/", "fassungen/f-1/seite/", "../../../kapitel/a/"),
        ("https://a.example/", "ziele/", "https://a.example/"),
        ("../a.md", "ziele/", "../a.md"),
        ("/a/", "ziele/", "/a/"),
    ],
)
def test_relative(href: str, base: str, expected: str) -> None:
    assert relative(href, base) == expected


@pytest.mark.parametrize(
    ("text", "slug"), [("Maßnahmen", "massnahmen"), ("Kosten & Förderung (2027)", "kosten-foerderung-2027"), ("!", "")]
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text, "-") == slug


PROSE = [
    "Straße",
    "im",
    "Jahr",
    "2030",
    "1.",
    "5",
    ".",
    ",",
    " ",
    " ",
    "\n",
    "\n\n",
    "„ja“",
    "(a)",
    ":",
    "– ",
    "- ",
    "=",
    "|",
]
PROSE += ["---", "| a", "a|b", "+ ", "  ", "A-1", "http://a.example", "x:", "\n\n\n", "    "]


@given(st.lists(st.sampled_from(PROSE), max_size=30).map("".join))
def test_plain_prose_is_quick_and_the_same(text: str) -> None:
    quick, slow = Renderer(resolve), Renderer(resolve, extensions=[*EXTENSIONS, "markdown.extensions.legacy_attrs"])
    assert quick.block(text).html == slow.block(text).html


PIECES = [
    "Text",
    "**fett**",
    "[[M-1]]",
    "[[A-1|x]]",
    "`[[M-1]]`",
    "[[M-9#a|*b*]]",
    "[a [[M-1]]](b)",
    "<b>[[A-1]]</b>",
]
PIECES += ["<!-- [[M-1]] -->", "\\[[M-1]]", "\\`[[A-1]]\\`", '<i title="[[M-1]]">x</i>', "![[[M-1]]](a.png)", "z. B."]
BLOCKS = [
    "{}",
    "## {}",
    "- {}\n- {}",
    "- {}\n\n    {}\n\n        {}",
    "> {}\n> {}",
    "1. {}\n    - {}",
    "{}\n===",
    "    {}",
]
BLOCKS += ["| {} | {} |\n|---|---|\n| {} | {} |", "```\n{}\n```", "~~~\n{}\n\n{}\n~~~", "/// karte\n///\n{}", "```\n{}"]
BLOCKS += ["/// leitfrage | {}\n    id: LF-1\n\n{}\n///", "//// note\n{}\n\n/// details | {}\n{}\n///\n////", "***\n{}"]
BLOCKS += [
    "<div>\n<p>{}</p>\n\n    {}\n</div>",
    "{}\n    {}",
    "{}\n- {}",
    "<!--\n[[M-1]]\n\n[[M-1]]\n-->\n{}",
    "Wort\n:   {}\n\n    {}",
]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Markdown as people write it: whole blocks, with blank lines between them."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join)
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5))
    return "\n\n".join(re.sub(r"\{\}", lambda _: draw(pieces), block) for block in blocks) + "\n"


@given(documents())
def test_scan_and_page_see_the_same_references(text: str) -> None:
    asked: list[str] = []

    def remember(target: str, section: str | None) -> None:
        asked.append(target)

    Renderer(remember, lambda call: call.inner).block(text)
    assert sorted(asked) == sorted(found.target for found in mentions(text))


BAD = [
    "<script>",
    "</script>",
    "<div ",
    "<b ",
    "<img src=x ",
    "onerror=alert(1) ",
    "style='x' ",
    '"',
    "'",
    ">",
    "\n",
    "\n\n",
]
BAD += [
    "{onclick=x}",
    "{: style=y }",
    "[a](javascript:x)",
    "[a](",
    ")",
    "`",
    "```",
    "<svg/onload=x>",
    "<iframe src=x>",
    "&#2;",
]
BAD += [
    "wzxhzdk:0",
    "&#3;",
    "<!--",
    "-->",
    "<a href='",
    "data:x",
    "javascript&#58;x",
    "</div>",
    "[[M-1]]",
    "/// note\n",
    "///",
]
BAD += [
    "    attrs: {onclick: x}\n",
    "| a |\n|-|\n",
    "``` {.a onclick=x}\n",
    "<math>",
    "<style>",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
]


class Seen(HTMLParser):
    """Every tag and attribute as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))


@given(st.lists(st.sampled_from(BAD), max_size=25).map("".join))
def test_nothing_bad_reaches_the_page(text: str) -> None:
    renderer = Renderer(resolve)
    for html in (renderer.block(text).html, renderer.inline(text)):
        seen = Seen()
        seen.feed(html)
        for tag, attributes in seen.tags:
            assert tag not in {"script", "style", "iframe", "svg", "math", "form", "object", "embed"}
            assert all(is_safe_attribute(name, value) for name, value in attributes), html


def test_a_thousand_texts_take_less_than_a_second() -> None:
    sentence = "Die Straße wird im nächsten Jahr umgebaut und bekommt breite Gehwege mit Bäumen und Bänken. "
    text = (
        f"{sentence * 5}\n\n## Ziel\n\n{sentence * 6}Siehe [[M-1]].\n\n- {sentence}\n- {sentence}\n\n{sentence * 3}\n"
    )
    renderer = Renderer(resolve)
    start = time.process_time()
    for _ in range(200):
        renderer.block(text, "massnahmen/m-2/")
    assert time.process_time() - start < 0.4


def test_settings_are_german() -> None:
    html = Renderer(resolve, configs=CONFIGS).block("/// figure-caption\nText\n///\n\n/// tab | Eins\nText\n///").html
    assert "Abbildung 1:" in html
    assert '<input checked id="eins"' in html
