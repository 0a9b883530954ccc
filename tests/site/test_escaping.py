"""A concept whose every text is hostile: it stays text on every page, and nothing of it becomes markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from html_pages import HtmlSite
from isek.model import Record
from isek.schema.collections import COLLECTIONS
from isek.schema.entries import Entries, Entry
from isek.schema.fields import Key, keys_of
from isek.schema.types import Id, Markdown, Text, Texts
from site_builds import WORLDS, Built, build, world

SCRIPT = "<script>alert(1)</script>"
PLAIN = f"""{SCRIPT} "doppelt" 'einfach' & <img src=x onerror=alert(2)> &lt;b&gt; {{{{ 7 * 7 }}}} ]]>"""
MARKED = f"""Ein `{SCRIPT}` "doppelt" 'einfach' & &lt;img src=x onerror=alert(2)&gt; {{{{ 7 * 7 }}}}"""
ADDRESS = "javascript:alert(3)"
SITE = f"""\
site_name: {json.dumps(PLAIN)}
site_description: {json.dumps(PLAIN)}
site_url: https://isek.example.org/
docs_dir: content
theme: isek
plugins: [concept]
"""
KEPT = {"kurzname", "datei", "dokument", "fassung_von", "absender"}
OWN_WORDS = {name: [f"{SCRIPT} eins", f"{SCRIPT} viele"] for name in ("massnahmen", "themenfelder", "ziele", "akteure")}

pytestmark = pytest.mark.slow


def hostile(raw: dict[str, Any], cls: type[Record]) -> dict[str, Any]:
    """The object with hostile texts under all its keys of text, those that it lacks too."""
    return raw | {key.name: value for key in keys_of(cls).values() for value in _hostile_values(key, raw)}


def _hostile_values(key: Key, raw: dict[str, Any]) -> Iterator[Any]:
    kind, stated = key.type, raw.get(key.name)
    if key.name in KEPT or isinstance(kind, Id):
        return
    if isinstance(kind, Markdown):
        yield MARKED
    elif isinstance(kind, Text | Texts):
        yield ADDRESS if key.name in ("url", "website") else f"{raw.get('id', '')} {PLAIN}".strip()
    elif isinstance(kind, Entry) and isinstance(stated, dict):
        yield hostile(stated, kind.cls)
    elif isinstance(kind, Entries) and isinstance(stated, list) and all(isinstance(one, dict) for one in stated):
        yield [hostile(one, kind.cls) for one in stated]


def write_hostile(content: Path) -> None:
    """Make every object of a concept hostile that stands in a YAML file."""
    for path in sorted(content.rglob("*.yml")):
        name = path.stem if path.stem in COLLECTIONS else path.parent.name
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if name in COLLECTIONS:
            cls = COLLECTIONS[name].cls
            raw = [hostile(one, cls) for one in raw] if isinstance(raw, list) else hostile(raw, cls)
        else:
            raw |= dict.fromkeys(("titel", "herausgeber", "lizenz"), PLAIN)
            raw |= {"rechtswirkung": MARKED, "gemeinde": {"name": PLAIN, "land": PLAIN}, "bezeichnungen": OWN_WORDS}
            raw |= {"kontakt": {"stelle": PLAIN, "email": f"a@b.example{PLAIN}", "telefon": PLAIN, "anschrift": PLAIN}}
        path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the hostile world."""
    config = world(tmp_path_factory.mktemp("hostile"), "auental", mkdocs=SITE)
    write_hostile(config.parent / "content")
    return build(config)


@pytest.fixture(scope="module")
def pages(built: Built) -> HtmlSite:
    """Its pages."""
    return built.pages


def test_world_covers_every_collection_in_yaml() -> None:
    files = {path.stem for path in (WORLDS / "auental/content").glob("*.yml")}
    assert files & set(COLLECTIONS) >= {"ziele", "raeume", "akteure", "beschluesse", "stellungnahmen", "glossar"}


def test_no_script_of_theirs_is_in_the_output(pages: HtmlSite) -> None:
    for page in pages.pages.values():
        for script in page.all("script"):
            assert "src" in script.attributes or script.attributes.get("type", "").endswith("json"), page.address
            assert "alert(" not in script.attributes.get("src", "")
        assert "<script>alert" not in page.source.lower(), page.address


def test_no_element_and_no_handler_of_theirs(pages: HtmlSite) -> None:
    for page in pages.pages.values():
        assert [image for image in page.all("img") if image.attributes.get("src") == "x"] == [], page.address
        handlers = [name for element in page.elements for name in element.attributes if name.startswith("on")]
        assert handlers == [], page.address


def test_attributes_are_not_broken_out_of(pages: HtmlSite) -> None:
    """A quote in a text must not end the attribute that it stands in."""
    names = {name for page in pages.pages.values() for element in page.elements for name in element.attributes}
    assert [name for name in names if not name.replace("-", "").replace(":", "").isalnum()] == []
    assert {"doppelt", "einfach"} & names == set()


def test_texts_are_shown_as_typed(pages: HtmlSite) -> None:
    for address in (
        "massnahmen/m-2/",
        "raeume/r-alt/",
        "akteure/a-bau/",
        "fachkonzepte/fk-klima/",
        "themenfelder/t-ort/",
    ):
        assert PLAIN in pages.pages[address].all("h1")[0].text, address
    assert SCRIPT in pages.pages["ziele/"].text
    assert "{{ 7 * 7 }}" in pages.pages["glossar/"].text


def test_links_run_nothing(pages: HtmlSite) -> None:
    for page in pages.pages.values():
        assert [link for link in page.links() if link.lower().lstrip().startswith("javascript")] == [], page.address


def test_search_gets_text(pages: HtmlSite) -> None:
    """What scripts read is data; the pages that show it must not take it for markup."""
    data = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in pages.root.rglob("*.json")}
    assert SCRIPT in json.dumps(data["konzept.json"], ensure_ascii=False)


def test_raw_html_in_markdown_is_refused(tmp_path: Path) -> None:
    files = {"content/kapitel/03-boese.md": f"---\ntitel: Böse\n---\n\n{SCRIPT}\n\n<p onclick='alert(4)'>Text</p>\n"}
    refused = build(world(tmp_path, "auental", files))
    assert refused.code != 0
    assert refused.output.count("[html-nicht-erlaubt]") == 2
    assert "content/kapitel/03-boese.md:5" in refused.output
