"""Where lines break: texts that count as the same look the same, and re-wrapped paragraphs count as the same."""

from __future__ import annotations

import random
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from isek.check import load
from isek.history.flowing import flowing
from isek.history.sameness import normal
from isek.markdown.renderer import Renderer

EVERYTHING = """\
Ein Satz
der bricht.

- eins
  zwei
- drei
    - vier
      fünf

1. a
b
2. c

```
x  y

z
```

Ende am
3. Mai <b>fett</b> und
<https://x.example> so.

| a | b |
|---|---|
| 1 | 2 |

<div>
Roh
html
</div>

> Zitat
> weiter

A  \nB\\
C

Apfel
:   Frucht
    rund

Note[^1] hier
und da

[^1]: Fuß
    note

## Kopf
Text nach
Kopf

/// note | Titel

Inhalt bricht
hier um
///

Bild
{: .x}

*[HTML]: Hyper

Kopf
====

x
---

**fett** am
**Anfang** der
[[M-001]] Zeile
`code
span` Ende
"""
CONTENT = Path(__file__).parents[2] / "content"
_PARAGRAPH = re.compile(r"\s*(</?(?:p|li|ul|ol|dd|dt|td|div|blockquote)\b[^>]*>)\s*")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    concept = load(CONTENT, date(2026, 11, 24)).concept
    found = sorted({one.prose.source for one in concept.passages() if len(one.prose.source) > 200})
    return [*found, *[EVERYTHING] * len(found)]


def nothing(_target: str, _section: str | None) -> None:
    """Resolves no reference."""


def seen(renderer: Renderer, text: str) -> list[str]:
    """The page without the blanks that a browser shows as one."""
    parts = re.split(r"(<pre.*?</pre>)", renderer.block(text).html, flags=re.DOTALL)
    return [one if one.startswith("<pre") else " ".join(_PARAGRAPH.sub(r"\1", one).split()) for one in parts]


def wrapped(text: str, chance: random.Random) -> str:
    """With one or a few line breaks more or less."""
    signs = list(text)
    blanks = [at for at, sign in enumerate(signs) if sign in " \n"]
    for at in chance.sample(blanks, chance.choice([1, 1, 2, 3])):
        signs[at] = "\n" if signs[at] == " " else " "
    return "".join(signs)


def test_what_counts_as_the_same_looks_the_same(texts: list[str]) -> None:
    renderer, chance = Renderer(nothing), random.Random(7)
    equal = 0
    for text in texts:
        other = wrapped(text, chance)
        if flowing(other) == flowing(text):
            assert seen(renderer, other) == seen(renderer, text), other
            equal += 1
    assert equal > len(texts) / 3


def test_paragraphs_flow(texts: list[str]) -> None:
    """A paragraph of prose may be wrapped to any width, whatever stands around it."""
    chance = random.Random(7)
    for text in texts:
        blocks = text.split("\n\n")
        prose = [not re.search(r"^(?![^\W\d_])|  $|\\$", block, re.MULTILINE) for block in blocks]
        other = "\n\n".join(
            textwrap.fill(block, chance.randint(20, 90), break_long_words=False, break_on_hyphens=False)
            if flows
            else block
            for block, flows in zip(blocks, prose, strict=True)
        )
        assert flowing(other) == flowing(text)


ANOTHER_SPELLING = [
    ("| a | b |\n|---|---|\n| 1 | 2 |", "| a   | b   |\n| --- | --- |\n| 1   | 2   |"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n---|---\n1 | 2"),
    ("| a | b |\n|:--|--:|\n| 1 | 2 |", "| a | b |\n|:----|-:|\n|1|2|"),
    ("- a\n    - c\n- b", "* a\n    + c\n* b"),
    ("- a\n\t- c", "- a\n    - c"),
    ("> eins zwei\n> drei", "> eins\n> zwei drei"),
    ("> - a b\n>   c\n> - d", "> - a\n>   b c\n> - d"),
]
ANOTHER_TEXT = [
    ("| a | b |\n|:--|--:|\n| 1 | 2 |", "| a | b |\n|--|--:|\n|1|2|"),
    ("| a | b |\n|--|--|\n|| 2 |", "| a | b |\n|--|--|\n| 2 |"),
    ("> eins\n> - zwei\n> - drei", "> eins\n> - zwei drei"),
    ("> a  \n> b", "> a b"),
    ("> # T\n> b", "> # T b"),
    ("* a\n* b", "1. a\n2. b"),
]


@pytest.mark.parametrize(("one", "other"), ANOTHER_SPELLING)
def test_another_spelling_of_the_source(one: str, other: str) -> None:
    assert flowing(one) == flowing(other)
    assert seen(Renderer(nothing), one) == seen(Renderer(nothing), other)


@pytest.mark.parametrize(("one", "other"), ANOTHER_TEXT)
def test_what_looks_otherwise_is_another_text(one: str, other: str) -> None:
    assert flowing(one) != flowing(other)
    assert seen(Renderer(nothing), one) != seen(Renderer(nothing), other)


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("Ein Weg.", "Ein Weg.\n\n<!-- noch zu prüfen -->", True),
        ("Ein Weg.\n\nEin Platz.", "Ein Weg.\n\n<!-- alt:\n\nzwei -->\n\nEin Platz.", True),
        ("Ein Weg.", "Ein <!-- kurzer --> Weg.", True),
        ("Ein Weg.", "Ein <!-- kurzer --> Platz.", False),
        ("`<!-- a -->`", "`<!-- b -->`", False),
    ],
)
def test_comments_are_no_change(old: str, new: str, alike: bool) -> None:
    assert (normal(old) == normal(new)) is alike
