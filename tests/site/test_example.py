"""The site of the example concept: complete, linked, and nothing in it that a strict page must not have."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from html_pages import Element, HtmlSite
from isek.values.fold import address
from site_builds import Built

OWN_PAGES = ("kapitel", "leitfragen", "themenfelder", "raeume", "massnahmen", "fachkonzepte", "akteure", "fassungen")
PLACES = ("empfehlungen", "ziele", "beschluesse", "indikatoren", "beteiligungen", "stellungnahmen", "glossar")
FOLDERS = {"beteiligungen": "beteiligung"}
INDEXES = (
    "", "leitfragen/", "empfehlungen/", "themenfelder/", "ziele/", "raeume/", "massnahmen/", "orte/", "zeitplan/",
    "kosten/", "umsetzungsstand/", "indikatoren/", "fachkonzepte/", "akteure/", "beschluesse/", "beteiligung/",
    "stellungnahmen/", "fassungen/", "glossar/", "daten/", "impressum/", "datenschutz/", "barrierefreiheit/",
    "leichte-sprache/", "gebaerdensprache/",
)  # fmt: skip
DATA = ("daten/konzept.json", "daten/massnahmen.csv", "daten/verweise.json", "daten/kosten.json")
RESOURCES = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "object": "data", "embed": "src"}
NO_RESOURCE = {"canonical", "license", "alternate", "author", "next", "prev"}
REPORTS = ("Fehler auf dieser Seite melden", "Barriere melden")
SCHEMES = ("http:", "https:", "mailto:", "tel:")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(example: Built) -> HtmlSite:
    """The pages of the example."""
    return example.pages


@pytest.fixture(scope="module")
def collections(example: Built) -> dict[str, list[dict[str, object]]]:
    """The published data of the example."""
    found = json.loads((example.pages.root / "daten/konzept.json").read_text(encoding="utf-8"))
    result: dict[str, list[dict[str, object]]] = found["sammlungen"]
    return result


def test_builds_strictly_without_a_warning(example: Built) -> None:
    assert example.code == 0, example.output
    assert [line for line in example.output.splitlines() if not line.startswith(("INFO", "DEBUG"))] == []


def test_the_map_of_a_measure_is_light(pages: HtmlSite) -> None:
    """At most 6 kB packed, with the ground below it; and that is all that the page loads of the basemap."""
    found = {}
    for address_, page in pages.pages.items():
        locator = re.search(r'<figure class="isek-locator".*?</figure>', page.source, re.DOTALL)
        if locator is None:
            continue
        assert "<script" not in locator[0], address_
        grounds = re.findall(r"assets/karten/(grundkarte[^#\"]*)", page.source)
        kinds = {name.rpartition("-")[0]: name for name in grounds}
        assert set(kinds) == {"grundkarte-klein", "grundkarte-klein-dunkel"}, address_
        own = len(gzip.compress(locator[0].encode(), 9))
        files = [(pages.root / "assets" / "karten" / name).read_bytes() for name in kinds.values()]
        found[address_] = own + max(len(gzip.compress(data, 9)) for data in files)
    assert len(found) > 35
    assert max(found.values()) <= 6_000, max(found.items(), key=lambda one: one[1])


def test_every_link_leads_somewhere(pages: HtmlSite) -> None:
    assert pages.broken_links() == []


@pytest.mark.parametrize("path", [*INDEXES, *DATA, "404.html", "sitemap.xml"])
def test_address_of_the_contract_exists(pages: HtmlSite, path: str) -> None:
    assert pages.has(path)


@pytest.mark.parametrize("collection", OWN_PAGES)
def test_objects_have_their_page(
    pages: HtmlSite, collections: dict[str, list[dict[str, object]]], collection: str
) -> None:
    wanted = {f"{collection}/{address(str(found['id']))}/" for found in collections[collection]}
    assert wanted
    assert wanted - set(pages.pages) == set()


@pytest.mark.parametrize("collection", PLACES)
def test_objects_have_their_place(
    pages: HtmlSite, collections: dict[str, list[dict[str, object]]], collection: str
) -> None:
    ids = pages.pages[f"{FOLDERS.get(collection, collection)}/"].ids
    wanted = {address(str(found["id"])) for found in collections[collection]}
    assert wanted
    assert wanted - set(ids) == set()


def test_other_pages_are_at_their_path(pages: HtmlSite, collections: dict[str, list[dict[str, object]]]) -> None:
    paths = {str(found["id"]) for found in collections["seiten"]}
    wanted = {"" if path == "index" else f"{path}/" for path in paths}
    assert wanted >= {"", "leichte-sprache/", "gebaerdensprache/"}
    assert wanted - set(pages.pages) == set()


def test_titles_are_the_first_heading(pages: HtmlSite, collections: dict[str, list[dict[str, object]]]) -> None:
    for name in OWN_PAGES:
        for found in collections[name]:
            page = pages.pages[f"{name}/{address(str(found['id']))}/"]
            assert str(found.get("titel") or found.get("frage")) in page.all("h1")[0].text


def test_every_page_takes_reports_with_its_address(pages: HtmlSite) -> None:
    for page in filter(lambda one: one.all("footer"), pages.pages.values()):
        links = [one.attributes["href"] for one in page.all("a") if one.text in REPORTS]
        letters = [unquote(href) for href in links if href.startswith("mailto:")]
        named = "bitte die Adresse eintragen" if page.address == "404.html" else f"lindenfurt.example/{page.address}\r"
        assert [named in one for one in letters] == [True, True], page.address


def test_scripts_come_without_our_comments(pages: HtmlSite) -> None:
    folder = pages.root / "assets" / "isek"
    own = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    assert "isek.js" in own
    assert [name for name, text in own.items() if re.search(r"^\s*(?://|/\*)", text, re.MULTILINE)] == []
    assert "BSD-2-Clause" in (folder / "leaflet" / "leaflet.js").read_text(encoding="utf-8")


def test_one_first_heading_each(pages: HtmlSite) -> None:
    assert {page.address: len(page.all("h1")) for page in pages.pages.values() if len(page.all("h1")) != 1} == {}


def test_ids_are_unique(pages: HtmlSite) -> None:
    doubled = {p.address: {i for i in p.ids if p.ids.count(i) > 1} for p in pages.pages.values()}
    assert {page: ids for page, ids in doubled.items() if ids} == {}


def test_every_page_has_a_title_of_its_own(pages: HtmlSite) -> None:
    titles = [page.all("title")[0].text for page in pages.pages.values()]
    assert {title for title in titles if titles.count(title) > 1 or not title.strip()} == set()


def test_nothing_comes_from_elsewhere(pages: HtmlSite) -> None:
    foreign = [
        f"{page.address} → {url}"
        for page in pages.pages.values()
        for element in page.elements
        for url in resources(element)
        if "//" in url or url.startswith("data:text")
    ]
    assert foreign == []


def resources(element: Element) -> list[str]:
    """What a browser loads for an element without being asked."""
    if element.tag == "link":
        loaded = not NO_RESOURCE & set(element.attributes.get("rel", "").split())
        return [element.attributes["href"]] if loaded else []
    url = element.attributes.get(RESOURCES.get(element.tag, "-"))
    return [url] if url else []


def test_styles_and_scripts_load_nothing_from_elsewhere(pages: HtmlSite) -> None:
    urls = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|import\s*\(?\s*["']|fetch\(\s*["'])((?:https?:)?//[^"')]+)""")
    sources = [*pages.root.rglob("*.css"), *pages.root.rglob("*.js")]
    assert sources
    assert {path.name: urls.findall(path.read_text(encoding="utf-8")) for path in sources} == {
        path.name: [] for path in sources
    }


def test_no_inline_styles_and_handlers(pages: HtmlSite) -> None:
    """A strict Content Security Policy must not have to make exceptions."""
    found = [
        f"{page.address}: <{element.tag} {name}>"
        for page in pages.pages.values()
        for element in page.elements
        for name in element.attributes
        if name == "style" or name.startswith("on")
    ]
    found += [
        f"{page.address}: <{element.tag}>"
        for page in pages.pages.values()
        for element in page.all("style", "script")
        if element.tag == "style"
        or ("src" not in element.attributes and not element.attributes.get("type", "").endswith("json"))
    ]
    assert found == []


def test_links_have_harmless_schemes(pages: HtmlSite) -> None:
    schemes = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
    odd = {
        link
        for page in pages.pages.values()
        for link in page.links()
        if schemes.match(link) and not link.startswith(SCHEMES)
    }
    assert odd == set()


def test_sources_are_not_published(pages: HtmlSite) -> None:
    raw = {".md", ".yml", ".yaml", ".csv", ".xlsx", ".gpkg", ".geojson"}
    data = pages.root / "daten"
    assert [path for path in pages.root.rglob("*") if path.suffix in raw and path.parent != data] == []


def test_pictures_are_published(pages: HtmlSite, root: Path) -> None:
    for picture in (root / "content/bilder").iterdir():
        assert (pages.root / "bilder" / picture.name).read_bytes() == picture.read_bytes()


def test_indexes_lead_to_every_page(pages: HtmlSite) -> None:
    """From the start page every page can be reached by links."""
    seen: set[str] = set()
    todo = {""}
    while todo:
        seen |= todo
        todo = set().union(*(pages.linked(one) for one in todo)) & pages.addresses - seen
    assert pages.addresses - seen == set()


def test_no_word_is_english(pages: HtmlSite) -> None:
    """What platforms bring along: titles of permalinks, headings of boxes, words of the frame."""
    english = re.compile(
        r"\b(Permanent link|Warning|Danger|Hint|Table of contents|Skip to|Search|Back to top|Previous|Next|None|N/A)\b"
    )
    found = {
        page.address: english.findall(page.text + " ".join(titles(page.elements))) for page in pages.pages.values()
    }
    assert {page: words for page, words in found.items() if words} == {}


def titles(elements: tuple[Element, ...]) -> list[str]:
    """The texts that assistive technology and tooltips read."""
    return [
        text for element in elements for name, text in element.attributes.items() if name in ("title", "aria-label")
    ]


def test_pages_are_german(pages: HtmlSite) -> None:
    """Those in plain language say so: `de-simple`."""
    assert {page.all("html")[0].attributes.get("lang") for page in pages.pages.values()} == {"de", "de-simple"}
