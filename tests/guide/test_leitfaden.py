"""The guide hangs together: its links lead somewhere, and it names every block, filter and command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from isek.cli import main
from isek.guide.markup import anchor
from isek.read.block_specs import AXES, BLOCKS, COLUMNS, FILTERS, FOREIGN
from isek.read.mapping.parse import read_mapping
from isek.schema.collections import COLLECTIONS
from isek.schema.fields import keys_of
from isek.schema.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_of(page: str) -> str:
    """A page without what it shows as code."""
    return _CODE.sub("x", (DOCS / page).read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitLab and GitHub give them."""
    fences = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
    text = fences.sub("", path.read_text(encoding="utf-8"))
    return {anchor(heading.replace("`", "")) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def dead_links(page: str) -> Iterator[str]:
    """The links of a page that lead to no file, or to no heading of it."""
    for address in _LINK.findall(text_of(page)):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, fragment = unquote(address).partition("#")
        target = (DOCS / name).resolve() if name else DOCS / page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            yield address


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Links between the pages, and to their headings."""
    assert list(dead_links(page)) == []


def test_first_page_names_all_others() -> None:
    """The contents are complete, and every page leads back to them."""
    contents = text_of("README.md")
    others = [page for page in PAGES if page != "README.md"]
    assert [page for page in others if f"]({page})" not in contents] == []
    assert [page for page in others if "](README.md)" not in text_of(page)] == []


def section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    whole = (DOCS / page).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", whole, re.DOTALL | re.MULTILINE)
    assert found, f"{page} hat keinen Abschnitt „{heading}“"
    return found[1]


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_explained(name: str) -> None:
    """Every block has a section with an example that names all of its own options."""
    text = section("04-text-und-bloecke.md", name)
    assert f"/// {name}" in text
    own = [option for option in BLOCKS[name].options if BLOCKS[name].record or option not in FILTERS]
    assert [option for option in own if f"`{option}`" not in text] == []
    filtered = set(FILTERS) <= set(BLOCKS[name].options)
    assert filtered == ("[Filter](#filter)" in text)


def test_filters_and_values_are_named() -> None:
    """Every filter, every column of the measure table and everything that a matrix counts by."""
    page = "04-text-und-bloecke.md"
    assert [name for name in FILTERS if f"`{name}`" not in section(page, "Filter")] == []
    assert [name for name in COLUMNS if f"`{name}`" not in section(page, "massnahmen")] == []
    assert [name for name in AXES if f"`{name}`" not in section(page, "matrix")] == []
    boxes = section(page, "Kästen und Reiter")
    assert [name for name in ("admonition", "details", "tab", "note") if name in FOREIGN and name not in boxes] == []


def test_commands_are_named() -> None:
    """Every command that there is has its line."""
    commands = section("07-veroeffentlichen.md", "Befehle")
    assert [name for name in main.commands if f"`isek {name}" not in commands] == []
    contract = ("check", "new", "import", "export", "freeze", "diff", "publish", "serve", "schema", "pdf", "archive")
    assert [name for name in contract if f"`isek {name}" not in commands] == []


def test_collections_and_settings_are_named() -> None:
    """Every collection has its row, and every key of `konzept.yml` stands in the example."""
    rows = section("01-inhalte.md", "Die Sammlungen")
    assert [one.plural for one in COLLECTIONS.values() if f"| [{one.plural}]" not in rows] == []
    settings = (DOCS / "05-konzept-yml.md").read_text(encoding="utf-8")
    assert [name for name in keys_of(Settings) if f"\n{name}:" not in settings] == []


def test_mapping_file_can_be_read() -> None:
    """The mapping file that the guide shows is one."""
    example = re.search(r"```yaml\n(.*?)```", section("03-tabellen.md", "Die Zuordnungsdatei"), re.DOTALL)
    assert example
    found, problems = read_mapping(example[1], "liste.map.yml", None)
    assert found
    assert not problems
